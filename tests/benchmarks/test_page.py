"""The page's benchmark: its tables, of made-up figures, and its programs. Nothing is timed here."""

from __future__ import annotations

import json

import pytest

from benchmarks.engine.report import filled
from benchmarks.page.frames import figures
from benchmarks.page.report import KIND, blocks
from benchmarks.page.views import LOOP, as_program
from engine.program import run as run_program

STILL = {"median": 16.7, "p95": 16.8, "task": 0.0}
ALL_STILL = dict.fromkeys(("pan", "zoom", "scrub", "step", "play"), STILL)
RUN = {
    "machine": {"processor": "one"},
    "layout": [
        {
            "graph": "random 1,000",
            "nodes": 1000,
            "edges": 1458,
            "rows": [
                {"contender": "Gradwalk", "ms": 81.0, "first": 120.0, "rounds": 7, "crossings": 1500},
                {"contender": "dagre", "failed": "> 60 s"},
                {"contender": "dot", "ms": 12_000.0, "first": 12_000.0, "rounds": 3, "crossings": 1001},
            ],
        },
        {
            "graph": "network 2-16-16-1, 160 samples",
            "nodes": 103_698,
            "edges": 200_480,
            "rows": [{"contender": "Gradwalk, by groups", "ms": 200.0}],
        },
    ],
    "first paint": {"small": None, "large": 250},
    "opening": {
        "small": {"first paint": [30.0], "Next": [9.0, 11.0, 130.0]},
        "large": {"first paint": [251.0, 249.0, 260.0], "a group opened": [79.0]},
    },
    "frames": [
        {"view": "small", "ratio": 1, "actions": ALL_STILL},
        {"view": "large", "ratio": 2, "actions": {**ALL_STILL, "step": {"median": 16.7, "p95": 50.0, "task": 71.0}}},
    ],
    "memory": {"small": {"heap": 9e6, "process": 0}},
}


@pytest.fixture
def tables() -> dict[str, str]:
    return blocks(RUN)


def test_each_contender_has_a_row_with_its_time_or_the_reason_why_there_is_none(tables):
    assert tables["layout"].splitlines() == [
        "|  | random 1,000: 1,000 | network 2-16-16-1, 160 samples: 103,698 |",
        "| --- | --: | --: |",
        "| **Gradwalk** | 81.0 ms | – |",
        "| dagre | > 60 s | – |",
        "| dot | 12.0 s | – |",
        "| **Gradwalk, by groups** | – | 200 ms |",
    ]


def test_crossings_are_told_of_the_graphs_in_which_they_were_counted(tables):
    assert tables["crossings"].splitlines()[0] == "|  | random 1,000: 1,000 |"
    assert "| dot | 1,001 |" in tables["crossings"]
    assert "| dagre | – |" in tables["crossings"]


def test_goals_of_layouts_are_held_against_time_and_the_crossings_of_those_that_ended(tables):
    assert "| layout, random 1,000 | ≤ 80 ms | 81.0 ms | **missed** |" in tables["goals"]
    assert "| layout, network 2-16-16-1, 160 samples | ≤ 250 ms | 200 ms | met |" in tables["goals"]
    assert "| crossings, random 1,000 | ≤ 1,502 (dot × 1.5) | 1,500 | met |" in tables["goals"]
    assert "(dagre)" not in tables["goals"]


def test_goals_of_opening_are_held_against_medians(tables):
    assert "| first paint, large | ≤ 250 ms | 251 ms | **missed** |" in tables["goals"]
    assert "| Next, small | ≤ 100 ms | 11.0 ms | met |" in tables["goals"]
    assert "| a group opened, large | ≤ 80.0 ms | 79.0 ms | met |" in tables["goals"]
    assert "first paint, small" not in tables["goals"]


def test_frames_are_judged_by_the_worst_action(tables):
    assert (
        "| frames, large, at 2 | 16.7 · 33, no task > 50 ms | 16.7 (zoom), 50.0 (step), task 71 (step) | **missed** |"
        in tables["goals"]
    )
    assert tables["goals"].splitlines()[-2].endswith("no task | met |")
    assert tables["frames"].splitlines()[-1].split(" | ")[4] == "16.7 · 50.0 · task 71"


def test_memory_that_the_system_does_not_tell_is_called_so(tables):
    assert tables["memory"].splitlines()[-1] == "| small | 9 MB | not known |"


def test_only_the_blocks_of_the_page_are_filled():
    document = "<!-- run: layout -->\nof the engine\n<!-- end -->\n<!-- page: layout -->\nold\n<!-- end -->\n"
    expected = document.replace("old", "new")
    assert filled(document, {"layout": "new"}, KIND) == expected


def test_a_twentieth_of_the_frames_is_beyond_the_95th_percentile():
    frames = [16.7] * 18 + [33.4, 100.0]
    assert figures({"frames": frames, "tasks": []}) == {"median": 16.7, "p95": 33.4, "task": 0.0}
    assert figures({"frames": frames, "tasks": [60.0, 80.0]})["task"] == 80.0


def test_programs_make_the_graphs_that_are_looked_at():
    text = as_program(json.dumps({"ops": ["x", "x", "*", "+"], "operands": [[], [], [1], [2, 0]]}))
    assert text == "v0 = Value(0.5)\nv1 = Value(0.5)\nv2 = tanh(v1)\nv3 = v2 + v0\nv3.backward()\n"
    assert [len(run_program(program).passes[-1].op) for program in (text, LOOP)] == [4, 5000]
