"""The gallery: every lesson runs, opens on a question, and what its notes say is true where they say it."""

from __future__ import annotations

import math
import re
import tomllib
from functools import cache
from itertools import groupby
from typing import Any

import pytest

from app.lessons import FOLDER, lessons
from engine.ops import LEAF
from engine.program import Run, run
from engine.tape import Tape
from tests.walked import Walked

NAMES = list(lessons())
LINE = 180
"""Characters that the line under the status holds at 1280."""

FIELDS = {"title", "question", "theme", "try", "program", "opens", "notes"}
NOTE_FIELDS = {"step", "pass", "text", "shows", "given"}

NUMBER = re.compile(r"(?<![\w.*\[])\u2212?\d+(?:\.\d+)?(?:e\u2212?\d+)?(?![\w\]])")

NOTEBOOK_LOSSES = {1: 0.8495386963346085, 2: 0.8416987366473648, 3: 0.8331752616815645, 25: 0.2744423718862616}
NOTEBOOK_END = 0.004835307346619926


@cache
def written(name: str) -> dict[str, Any]:
    """What the file of a lesson says, with what is there for these tests alone."""
    (path,) = [path for path in FOLDER.glob("*.toml") if path.stem.split("-", 1)[1] == name]
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def ran(name: str) -> Run:
    return run(lessons()[name].program.strip("\n"))


@cache
def walked(name: str, pass_: int) -> Walked:
    return Walked(ran(name).document(pass_))


def test_the_first_lesson_is_the_one_on_which_the_page_opens() -> None:
    assert NAMES[0] == "used-twice"
    assert len(NAMES) == len(set(NAMES)) == len(list(FOLDER.glob("*.toml")))


def test_the_lessons_of_a_theme_follow_each_other() -> None:
    themes = [theme for theme, _ in groupby(lesson.theme for lesson in lessons().values())]
    assert len(themes) == len(set(themes))


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_says_what_it_has_to_and_nothing_that_is_not_read(name: str) -> None:
    file = written(name)
    assert file.keys() <= FIELDS
    assert all(note.keys() <= NOTE_FIELDS for note in file["notes"])
    lesson = lessons()[name]
    assert lesson.question.endswith("?")
    assert len(lesson.question) <= 44, "it has one line above the program"
    assert 3 <= len(lesson.notes) <= 6
    for said in (lesson.question, lesson.try_, *(note.text for note in lesson.notes)):
        assert "!" not in said.replace("!=", "")
        assert len(re.findall(r"[.?](?= |$)", said)) <= 2, f"at most two sentences: {said}"
    assert not ran(name).warnings


@pytest.mark.parametrize("name", NAMES)
def test_notes_stand_in_the_order_of_the_walk_at_steps_that_exist_and_one_where_the_lesson_opens(name: str) -> None:
    lesson = lessons()[name]
    places = [(note.pass_, note.step) for note in lesson.notes]
    assert places == sorted(set(places))
    assert (lesson.opens.pass_, lesson.opens.step) in places
    for note in lesson.notes:
        total = walked(name, note.pass_).total
        assert note.step <= total
        both = f"{note.text} Try: {lesson.try_}" if note.step == total else note.text
        assert len(both) <= LINE, f"it has one line under the status: {both}"


NOTES = [(name, i) for name in NAMES for i in range(len(lessons()[name].notes))]


@pytest.mark.parametrize(("name", "i"), NOTES)
def test_what_a_note_shows_is_what_the_reader_sees_at_its_step(name: str, i: int) -> None:
    note = written(name)["notes"][i]
    walk = walked(name, note.get("pass", 0))
    for what, number in note.get("shows", {}).items():
        seen = walk.number(what, note["step"])
        same = math.isnan(seen) if math.isnan(number) else math.isclose(seen, number, rel_tol=1e-5, abs_tol=1e-12)
        assert same, f"{what} is {seen}"


@pytest.mark.parametrize(("name", "i"), NOTES)
def test_every_number_in_a_note_is_one_that_it_shows_or_that_stands_in_the_program(name: str, i: int) -> None:
    note = written(name)["notes"][i]
    program = written(name)["program"] + ran(name).output
    known = [*note.get("shows", {}).values(), *note.get("given", [])]
    known += [float(literal) for literal in re.findall(r"(?<![\w.])-?\d+(?:\.\d+)?", program)]
    for literal in NUMBER.findall(note["text"]):
        plain = literal.replace("\u2212", "-")
        mantissa = plain.partition("e")[0]
        places = len(mantissa.partition(".")[2])
        as_said = [f"{number:.{places}{'e' if 'e' in plain else 'f'}}" for number in known if math.isfinite(number)]
        said = [re.sub(r"e([+-])0*(\d)", lambda power: f"e{power[1].strip('+')}{power[2]}", each) for each in as_said]
        assert plain in said or f"-{plain}" in said, f"{literal} is not among {said}"


@pytest.mark.parametrize("name", NAMES)
def test_finite_differences_confirm_the_gradients_of_every_pass_with_a_note(name: str) -> None:
    for pass_ in {note.pass_ for note in lessons()[name].notes}:
        tape = ran(name).passes[pass_]
        if math.isfinite(tape.value[tape.root]):
            confirm(tape)


def confirm(tape: Tape) -> None:
    """Nudge each leaf, and compare with the gradient that the pass handed to it."""
    for leaf in [node for node, op in enumerate(tape.op) if op == LEAF]:
        at = tape.value[leaf]
        h = 1e-5 * max(1.0, abs(at))
        handed = tape.grad[leaf] - tape.grad_before[leaf]
        above, below = (tape.forward({leaf: at + by}).value[tape.root] for by in (h, -h))
        tape.forward({leaf: at})
        assert math.isclose(handed, (above - below) / (2 * h), rel_tol=1e-4, abs_tol=1e-8), (leaf, handed)


def test_the_notebooks_loop_gives_the_notebooks_losses() -> None:
    notebook = ran("notebook")
    assert len(notebook.passes) == 101, "one step, and then 100 epochs"
    losses = [tape.value[tape.root] for tape in notebook.passes]
    assert losses == sorted(losses, reverse=True)
    for pass_, loss in NOTEBOOK_LOSSES.items():
        assert math.isclose(losses[pass_], loss, abs_tol=1e-12)
    assert math.isclose(float(notebook.output.split()[-1]), NOTEBOOK_END, abs_tol=1e-12)
