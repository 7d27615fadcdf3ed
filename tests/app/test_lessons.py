"""The gallery: every lesson runs, opens on a question, and its notes are true at their steps."""

from __future__ import annotations

import math
from typing import Any

import pytest

from app.lessons import lessons
from engine.program import run

CONTRACT = ["used-twice", "a-plus-a", "micrograd", "neuron", "diamond", "nan"]


def document(name: str) -> dict[str, Any]:
    return run(lessons()[name].program.strip("\n")).document()


def operations(nodes: dict[str, Any]) -> list[int]:
    return [node for node, op in enumerate(nodes["op"]) if op not in ("leaf", "constant")]


def handing(nodes: dict[str, Any], root: int) -> list[int]:
    """Operations that lead to the root, in the order in which they hand on their gradient."""
    leads = {root}
    for node in range(root, -1, -1):
        if node in leads:
            leads.update(nodes["operands"][node])
    return [node for node in reversed(operations(nodes)) if node in leads]


def present(name: str, step: int) -> tuple[dict[str, Any], int]:
    """The nodes, and the node of the step."""
    found = document(name)
    nodes, forward = found["nodes"], operations(found["nodes"])
    if step <= len(forward):
        return nodes, forward[step - 1]
    return nodes, [found["root"], *handing(nodes, found["root"])][step - len(forward) - 1]


def test_the_lessons_come_in_their_order() -> None:
    assert list(lessons()) == CONTRACT


@pytest.mark.parametrize("name", CONTRACT)
def test_a_lesson_opens_on_a_question_and_has_two_to_five_notes_at_steps_that_exist(name: str) -> None:
    lesson = lessons()[name]
    found = document(name)
    total = len(operations(found["nodes"])) + 1 + len(handing(found["nodes"], found["root"]))
    steps = [note.step for note in lesson.notes]
    assert lesson.question.endswith("?")
    assert len(lesson.question) <= 44, "it has one line above the program"
    assert 2 <= len(steps) <= 5
    assert steps == sorted(set(steps))
    assert steps[0] == 0
    assert steps[-1] <= total


@pytest.mark.parametrize(
    ("name", "step", "op", "column", "number", "said"),
    [
        ("used-twice", 4, "add", "grad", 1, "hands its gradient on"),
        ("used-twice", 5, "mul", "grad", 1, "its 4 is added to the 1"),
        ("a-plus-a", 2, "add", "grad", 1, "begins with 1"),
        ("micrograd", 13, "relu", "value", 0, "this relu gives 0"),
        ("micrograd", 25, "add", "value", 24.7041, "24.7041"),
        ("micrograd", 39, "relu", "grad", 27.7668, "27.7668"),
        ("micrograd", 51, "add", "grad", -27.7668, "138.8338"),
        ("neuron", 7, "tanh", "value", 0.7071, "0.7071"),
        ("neuron", 10, "mul", "value", 0, "x2 is 0"),
        ("neuron", 11, "mul", "value", -6, "x1 is 2"),
        ("diamond", 6, "add", "grad", 1, "y hands 1 to u"),
        ("diamond", 7, "mul", "value", 54, "w adds 9"),
        ("diamond", 9, "mul", "grad", 10, "make 56"),
        ("nan", 5, "log", "grad", 3, "a gets \u22120.75"),
    ],
)
def test_a_note_stands_at_the_step_it_speaks_of(name: str, step: int, op: str, column: str, number: float, said: str) -> None:
    nodes, node = present(name, step)
    note = next(note for note in lessons()[name].notes if note.step == step)
    assert said in note.text
    assert nodes["op"][node] == op
    assert math.isclose(nodes[column][node], number, abs_tol=5e-5)


@pytest.mark.parametrize(
    ("name", "leaf", "gradient"),
    [
        ("used-twice", 0, 5),
        ("a-plus-a", 0, 2),
        ("micrograd", 0, 138.8338),
        ("neuron", 2, 1),
        ("diamond", 0, 56),
        ("nan", 0, -0.75),
    ],
)
def test_the_gradient_that_a_lesson_comes_to(name: str, leaf: int, gradient: float) -> None:
    assert math.isclose(document(name)["nodes"]["grad"][leaf], gradient, abs_tol=5e-5)
