"""Errors on their way from a process to the server: what is said there is raised here."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from engine import errors
from engine.errors import EngineError, Place

KINDS: dict[str, type[EngineError]] = {
    name: kind for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, EngineError)
}
FAULT: dict[str, Any] = {"kind": "fault"}
"""What is said of a mistake of the engine's own."""


class EngineFault(Exception):
    """The engine has made a mistake over a request; the process has written what it was."""


def told(error: EngineError) -> dict[str, Any]:
    """An error as JSON can carry it."""
    places = [asdict(place) for place in error.places]
    return {"kind": type(error).__name__, "detail": error.detail, "places": places, "facts": error.facts}


def understood(told: dict[str, Any]) -> EngineError:
    """The error that was told. Raises EngineFault for a mistake of the engine's own."""
    kind = KINDS.get(told["kind"])
    if kind is None:
        raise EngineFault(told["kind"])
    return kind(told["detail"], places=[Place(**place) for place in told["places"]], **told["facts"])
