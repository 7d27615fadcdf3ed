from __future__ import annotations

import pytest

from engine import errors
from engine.errors import EngineError, Place

KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, EngineError) and kind is not EngineError
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_error_has_a_slug_a_title_and_a_page_of_its_own(kind: type[EngineError]) -> None:
    assert kind.slug
    assert kind.title
    assert vars(kind)["__doc__"].strip()


def test_an_error_carries_its_detail_its_places_and_its_facts() -> None:
    place = Place("here", line=8, column=15)
    error = errors.LimitExceeded("too many", places=[place], limit="nodes", value=3, asked=4)
    assert (str(error), error.detail, error.places) == ("too many", "too many", (place,))
    assert error.facts == {"limit": "nodes", "value": 3, "asked": 4}
