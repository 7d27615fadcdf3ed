"""The modules of kernels: from the name of each to the function that returns its text."""

from __future__ import annotations

from collections.abc import Callable

from engine.kernels import epochs_source, runs_source

MODULES: dict[str, Callable[[], str]] = {"lanes": epochs_source.source, "runs": runs_source.source}
