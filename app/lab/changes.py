"""Changes of the learning rate that a new run is told beforehand: so a run that was changed on its way can be had again."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from app.lab.schemas import MOST_CHANGES, Change
from engine.errors import InvalidRequest, Place

FIELD = "changes"

Changes = TypeAdapter(Annotated[list[Change], Field(max_length=MOST_CHANGES)])

SCHEMA: dict[str, Any] = {
    "type": "array",
    "maxItems": MOST_CHANGES,
    "default": [],
    "description": "Of the learning rate, by epochs in their order, as a run that was changed on its way tells them.",
    "items": Change.model_json_schema(),
}


def apart(given: Any) -> tuple[Any, list[dict[str, Any]]]:
    """A body of POST /runs without its changes, and these. Raises InvalidRequest for changes that are none."""
    if not isinstance(given, Mapping) or FIELD not in given:
        return given, []
    try:
        changes = Changes.validate_python(given[FIELD])
    except ValidationError as error:
        raise InvalidRequest.of_all(
            [Place(each["msg"], field=".".join(map(str, (FIELD, *each["loc"])))) for each in error.errors()[:8]]
        ) from None
    for nth, (before, after) in enumerate(pairwise(changes), 1):
        if after.epoch < before.epoch:
            raise InvalidRequest.of(f"{FIELD}.{nth}.epoch", "Changes stand in the order of their epochs.")
    return {name: each for name, each in given.items() if name != FIELD}, [each.model_dump() for each in changes]
