"""The benchmarks' tables and picture, of made-up figures: nothing is timed here."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from benchmarks.engine.agreement import Disagreement, check_numbers
from benchmarks.engine.plot import picture
from benchmarks.engine.plot.scale import Log, digits, duration
from benchmarks.engine.report import blocks, filled
from benchmarks.engine.section import Row, Section

STEP = Section(
    "step",
    "a step",
    "ours",
    [
        Row("slow", 4e-4, goal=40.0),
        Row("close", 7e-6, goal=0.9),
        Row("gone", goal=2.0, missing="not installed"),
        Row("ours", 8e-6),
    ],
)
GROWN = {f"replay {size}": Section(f"replay {size}", "an operation", "ours", [Row("ours", 3e-9)]) for size in (1000, 10_000)}
RUN = {
    "machine": {"processor": "one"},
    "command": "make bench",
    "seconds": 1.0,
    "memory": {
        "micrograd": {"built": 4e7, "peak": 5e7},
        "ours": {"built": 1.2e7, "peak": 2e7},
        "chain": {"missing": "no room"},
    },
    "startup": {"import engine": 0.04, "import gone": "not installed"},
}


@pytest.fixture
def tables() -> dict[str, str]:
    return blocks(RUN, {"step": STEP, **GROWN})


def test_a_row_tells_how_many_times_as_long_as_ours_it_took_and_whether_that_is_the_goal(tables):
    assert "| slow | 400 µs | 50.0 × | ≥ 40 × | met |" in tables["step"]
    assert "| close | 7.00 µs | 0.875 × | ≥ 0.9 × | **missed** |" in tables["step"]


def test_who_did_not_run_is_named_with_the_reason(tables):
    assert "| gone | did not run: not installed |  | ≥ 2 × |  |" in tables["step"]
    assert "| step: gone | ≥ 2 × | did not run |  |" in tables["goals"]


def test_what_is_faster_than_ours_is_listed_among_the_losses(tables):
    assert tables["losses"] == "- step: close takes 0.875 × our time."


def test_memory_that_is_more_than_the_goal_is_called_a_miss(tables):
    assert "| memory of a step's graph, part of micrograd's | ≤ 0.25 | 0.300 | **missed** |" in tables["goals"]


def test_growth_has_a_column_for_each_size_in_order(tables):
    assert tables["replay"].splitlines() == [
        "| ns an operation | 1,000 | 10,000 |",
        "| --- | --: | --: |",
        "| **ours** | 3.00 | 3.00 |",
    ]


def test_only_what_stands_between_marks_is_replaced():
    document = "before\n<!-- run: step -->\nold\n<!-- end -->\nbetween\n<!-- run: loop -->\n<!-- end -->\n"
    expected = "before\n<!-- run: step -->\nnew\n<!-- end -->\nbetween\n<!-- run: loop -->\nNot in this run.\n<!-- end -->\n"
    assert filled(document, {"step": "new"}) == expected


def test_the_json_says_which_goals_are_met():
    assert [row["met"] for row in STEP.as_json()["rows"]] == [True, False, None, None]


def test_the_picture_has_a_bar_for_each_that_ran_and_none_for_another():
    drawn = ET.fromstring(picture({"step": STEP, **GROWN}))
    words = [text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
    bars = [rect for rect in drawn.iter("{http://www.w3.org/2000/svg}rect") if rect.get("fill")]
    assert len(bars) == 3
    assert "gone" not in words
    assert "50.0 ×" in words


def test_the_picture_has_colours_for_light_and_for_dark():
    assert "prefers-color-scheme: dark" in picture({"step": STEP})


def test_a_logarithmic_scale_places_powers_of_ten_at_equal_distances():
    scale = Log(1.0, 100.0, 0.0, 50.0)
    assert [scale(1.0), scale(10.0), scale(100.0)] == pytest.approx([0.0, 25.0, 50.0])


@pytest.mark.parametrize(
    ("number", "text"), [(123456.0, "123,000"), (12.345, "12.3"), (0.98765, "0.988"), (9.999, "10.0"), (0.0, "0")]
)
def test_numbers_have_three_digits(number, text):
    assert digits(number) == text


@pytest.mark.parametrize(("seconds", "text"), [(2.5, "2.50 s"), (1e-3, "1.00 ms"), (4.2e-6, "4.20 µs"), (3e-10, "0.300 ns")])
def test_durations_have_the_unit_that_fits(seconds, text):
    assert duration(seconds) == text


@pytest.mark.parametrize("wrong", [[1.0, 2.0000001], [1.0], [1.0, float("nan")]])
def test_numbers_that_differ_end_the_run(wrong):
    with pytest.raises(Disagreement, match="loss"):
        check_numbers("loss", wrong, [1.0, 2.0])


def test_numbers_that_differ_by_rounding_agree():
    check_numbers("loss", [1.0, 2.0 + 1e-12], [1.0, 2.0])
