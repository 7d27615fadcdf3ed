"""Forks: a run that starts with another run's numbers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from engine.errors import InvalidRequest

Parameters = Callable[[str, int], Awaitable[dict[str, Any] | None]]
"""Those with which a run's epoch begins; None where there is no such run or epoch."""


async def resolved(given: Any, parameters: Parameters) -> Any:
    """A body of POST /runs whose network has the numbers of the run and epoch that it names in `from`, if it does.

    Raises InvalidRequest where these are gone, and the body does not bring the numbers along.
    """
    origin = given.get("from") if isinstance(given, Mapping) else None
    network = given.get("network", {}) if isinstance(given, Mapping) else None
    if not isinstance(origin, Mapping) or not isinstance(network, Mapping):
        return given
    run, epoch = origin.get("run"), origin.get("epoch")
    if not isinstance(run, str) or not isinstance(epoch, int) or isinstance(epoch, bool) or epoch < 0:
        return given  # the reader of specs says what is wrong with it
    found = await parameters(run, epoch)
    if found is None:
        if network.get("weights") is not None:
            return given
        raise InvalidRequest.of("from", "There is no such run, or it has not come to that epoch.")
    return {**given, "network": {**network, "weights": found["weights"], "biases": found["biases"]}}
