"""The run that a worker holds: same bytes as a fresh one, for its own program and inputs alone, and not at any size."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import held, worker
from app.held import Held, key_of
from engine.program import Limits

MEMORY = 1 << 28
ROOM = 1 << 40
TURNS = "a = Value(1.5)\nc = {}\nfor i in range(3):\n    b = a * i + 1 / c\n    b.backward()"
PROGRAMS = [
    TURNS.format(0.0),
    TURNS.format(-0.0),
    TURNS.format(2) + "  # the same, but for this",
    "import numpy as np\na = Value(np.random.randn())\nfor i in range(2):\n    (a * i).backward()",
    "a = Value(2.0)\n(a * a).backward()",
    "a = nothing",
    "a = Value(2.0)\na.backward()\na.backward()\nb = nothing",
]


def asked(program: str, pass_: int | None, inputs: dict[str, float], **limits: Any) -> dict[str, Any]:
    limits = asdict(Limits(seconds=60.0, **limits))
    return {"program": program, "inputs": inputs, "pass": pass_, "format": "json", "limits": limits}


INPUTS: list[list[dict[str, float]]] = [[{}, {"a": 1.0}, {"none": 1.0}], [{"a": 0.0}, {"a": -0.0}], [{"c": 0.0}, {"c": -0.0}]]


@st.composite
def sequences(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Requests about one or two programs, so that many ask for what is held, or almost."""
    programs = draw(st.lists(st.sampled_from(PROGRAMS), min_size=1, max_size=2))
    inputs = draw(st.sampled_from(INPUTS))
    passes = st.sampled_from([None, 0, 1, 2, 3])
    steps = st.sampled_from([60, 1_000_000, 1_000_000])
    one = st.builds(asked, st.sampled_from(programs), passes, st.sampled_from(inputs), steps=steps)
    return draw(st.lists(one, min_size=2, max_size=12))


@settings(deadline=None)
@given(sequences())
def test_whatever_was_asked_before_each_answer_is_that_of_a_fresh_run(sequence: list[dict[str, Any]]) -> None:
    kept = Held(ROOM)
    for request in sequence:
        assert worker.answer(request, MEMORY, kept) == worker.answer(request, MEMORY, Held(MEMORY))


def test_zero_and_minus_zero_are_two_runs() -> None:
    kept = Held(ROOM)
    program = "a = Value(1.0)\nb = 1 / a\nb.backward()\nb.backward()"
    roots = [kept.document(asked(program, 0, {"a": zero}))["root_values"][0] for zero in (0.0, -0.0)]
    assert roots == [float("inf"), float("-inf")]


def test_the_key_holds_all_that_a_run_depends_on_and_not_its_pass() -> None:
    request = asked(PROGRAMS[0], 0, {"a": 1.0})
    assert key_of(request) == key_of({**request, "pass": 2, "format": "dot"})
    others = [asked(PROGRAMS[1], 0, {"a": 1.0}), asked(PROGRAMS[0], 0, {"a": 2.0}), asked(PROGRAMS[0], 0, {"a": 1.0}, nodes=9)]
    documents = [{"document": {"root": root}, "limits": {}, "format": "dot"} for root in (0, 1)]
    assert len({key_of(other) for other in [request, *others, *documents]}) == 6


def test_a_run_that_fills_the_process_is_answered_and_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Held(held.resident() - 1)
    request = asked(PROGRAMS[0], 1, {})
    assert worker.answer(request, MEMORY, kept) == worker.answer(request, MEMORY, Held(MEMORY))
    assert kept.run is None


def test_a_document_takes_the_place_of_the_run() -> None:
    kept = Held(ROOM)
    document = kept.document(asked(PROGRAMS[0], 1, {}))
    assert kept.run is not None
    assert kept.document({"document": document})["root"] == document["root"]
    assert kept.run is None
