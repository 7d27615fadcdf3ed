"""A process that makes graphs does not go through them time and again for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from app.garbage import look_seldom
from engine import program
from engine.program import Limits

LOOP = "x = Value(1.0)\ny = x\nfor i in range(2000):\n    y = y * 0.5 + x\ny.backward()"


@pytest.fixture
def searches() -> Iterator[list[int]]:
    """The generations that are searched from now on; all is as before afterwards."""
    found: list[int] = []

    def note(phase: str, about: dict[str, int]) -> None:
        if phase == "start":
            found.append(about["generation"])

    before = gc.get_threshold()
    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)
    gc.set_threshold(*before)
    gc.unfreeze()


def test_a_graph_is_made_without_a_search(searches: list[int]) -> None:
    gc.set_threshold(700)
    program.run(LOOP, limits=Limits()).document()
    assert searches
    look_seldom()
    searches.clear()
    document = program.run(LOOP, limits=Limits()).document()
    assert searches == []
    assert len(document["nodes"]["op"]) == 6001


def test_what_refers_to_itself_still_goes(searches: list[int]) -> None:
    look_seldom()
    gc.set_threshold(100)
    for _ in range(1000):
        one: list[object] = []
        one.append(one)
    assert 0 in searches
