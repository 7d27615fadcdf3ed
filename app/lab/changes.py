"""Changes of the learning rate that a new run is told beforehand: so a run that was changed on its way can be had again."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from engine.errors import InvalidRequest
from engine.training.checks import LARGEST_INTEGER

FIELD = "changes"
MOST = 10_000

SCHEMA: dict[str, Any] = {
    "type": "array", "maxItems": MOST, "default": [],
    "description": "Of the learning rate, by epochs in their order, as a run that was changed on its way tells them.",
    "items": {
        "type": "object", "required": ["epoch", "learning_rate"], "additionalProperties": False,
        "properties": {"epoch": {"type": "integer", "minimum": 0}, "learning_rate": {"type": "number", "minimum": 0}},
    },
}  # fmt: skip


def apart(given: Any) -> tuple[Any, list[dict[str, Any]]]:
    """A body of POST /runs without its changes, and these. Raises InvalidRequest for changes that are none."""
    if not isinstance(given, Mapping) or FIELD not in given:
        return given, []
    changes = given[FIELD]
    rest = {name: each for name, each in given.items() if name != FIELD}
    if not isinstance(changes, list) or len(changes) > MOST:
        raise InvalidRequest.of(FIELD, f"A list of at most {MOST:,} changes is needed.")
    read = [_change(each, f"{FIELD}.{nth}") for nth, each in enumerate(changes)]
    for nth, (before, after) in enumerate(pairwise(read), 1):
        if after["epoch"] < before["epoch"]:
            raise InvalidRequest.of(f"{FIELD}.{nth}.epoch", "Changes stand in the order of their epochs.")
    return rest, read


def _change(given: Any, field: str) -> dict[str, Any]:
    if not isinstance(given, dict) or set(given) != {"epoch", "learning_rate"}:
        raise InvalidRequest.of(field, "A change has an epoch and a learning_rate.")
    epoch, rate = given["epoch"], given["learning_rate"]
    if not _is_number(epoch) or epoch != int(epoch) or not 0 <= epoch <= LARGEST_INTEGER:
        raise InvalidRequest.of(f"{field}.epoch", "A whole number from 0 on is needed.")
    if not _is_number(rate) or rate < 0:
        raise InvalidRequest.of(f"{field}.learning_rate", "A finite number from 0 on is needed.")
    return {"epoch": int(epoch), "learning_rate": float(rate)}


def _is_number(given: Any) -> bool:
    """Whether it is a finite number; True is none."""
    return isinstance(given, int | float) and not isinstance(given, bool) and abs(given) <= 1.7976931348623157e308
