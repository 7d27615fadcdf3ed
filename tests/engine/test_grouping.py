"""Which groups a pass shows, from paths as nodes record them: `*` marks the turn of a loop, `~` a second loop called alike."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.grouping import DEEPEST, grouped
from engine.origin import origin

PATTERN = re.compile(r"([a-z_0-9]+( [0-9]+)?(/[a-z_0-9]+ [0-9]+)*)?")


def shown(*paths: str, around: str = "") -> list[str]:
    """What a node of an operation shows for each path; `path x 3` stands for three of them, in front is each once."""
    recorded: list[str] = []
    for path in paths:
        name, _, times = path.partition(" x ")
        recorded += [name] * int(times or 1)
    return list(dict.fromkeys(grouped(recorded, ["add"] * len(recorded), around)))


CASES: list[tuple[list[str], str, list[str]]] = [
    # a call is a group from two operations on, the turns of a loop from three in one of them
    (["", "f 0"], "", [""]),
    (["f 0 x 2", "f 1", "f 2 x 2"], "", ["f 0", "", "f 2"]),
    (["*i 0 x 2", "*i 1 x 2"], "", [""]),
    (["*i 0 x 2", "*i 1 x 3"], "", ["i 0", "i 1"]),
    (["*i 0 x 9"], "", [""]),
    # turns of one call each are no groups, the calls are
    (["*i 0/f 0 x 5", "*i 1/f 1 x 5"], "", ["f 0", "f 1"]),
    (["*i 0/f 0 x 5", "*i 0", "*i 1/f 1 x 5"], "", ["i 0/f 0", "i 0", "i 1/f 1"]),
    (["*i 0/f 0 x 5", "*i 0/g 0", "*i 1/f 1 x 5"], "", ["i 0/f 0", "i 0", "i 1/f 1"]),
    (["*i 0/*k 0 x 4", "*i 1/*k 0 x 4"], "", ["i 0", "i 1"]),
    (["*i 0/*k 0 x 3", "*i 0/*k 1 x 3", "*i 1/*k 0 x 3", "*i 1/*k 1 x 3"], "", ["i 0/k 0", "i 0/k 1", "i 1/k 0", "i 1/k 1"]),
    # parameters show whole
    (["parameters", "parameters/layer 0/neuron 0"], "", ["parameters", "parameters/layer 0/neuron 0"]),
    # around backward() nothing shows, and calls count from 0
    (["*i 7/f 14 x 2", "*i 7/f 15 x 2", "*i 7"], "*i 7", ["f 0", "f 1", ""]),
    (["parameters", "train 0/*i 3/f 6 x 2", "train 0 x 3"], "train 0/*i 3", ["parameters", "f 0", ""]),
    (["*i 3/f 3 x 2", "*i 3/f 4/f 0 x 2", "*i 3/f 4"], "*i 3", ["f 0", "f 1/f 0", "f 1"]),
    (["*e 1/*i 2/*k 0/f 8 x 3", "*e 1/*i 2/*k 0", "*e 1/*i 2/*k 1/f 9 x 3"], "*e 1/*i 2", ["k 0/f 0", "k 0", "k 1/f 1"]),
    # backward() in a function that makes no node of its own, or some
    (["*i 4/f 9 x 2"], "*i 4/step 4", ["f 0"]),
    (["*i 4/f 9 x 2", "*i 4/step 4 x 5", "*i 4/step 4/g 0 x 2"], "*i 4/step 4", ["f 0", "", "g 0"]),
    # what was made before stands beside it, and takes no name away
    (["*i 6/f 12 x 2", "*i 6", "*i 7/f 13 x 2"], "*i 7", ["i 6/f 1", "i 6", "f 0"]),
    (["*i 6 x 2", "*i 7 x 9"], "*i 7", [""]),
    (["*x 0 x 3", "*x 1 x 3", "*i 7/*x 0 x 3", "*i 7/*x 1 x 3"], "*i 7", ["x_2 0", "x_2 1", "x 0", "x 1"]),
    (["f 0 x 2", "*i 7/f 8 x 2"], "*i 7", ["f 1", "f 0"]),
    # what would be called alike is told apart: loops one after another, a loop like a call, a name that ends in _2
    (["*x 0 x 3", "*x 1 x 3", "*x~2 0 x 3", "*x~2 1 x 3"], "", ["x 0", "x 1", "x_2 0", "x_2 1"]),
    (["*x 0 x 2", "*x 1 x 2", "*x~2 0 x 3", "*x~2 1 x 3"], "", ["", "x 0", "x 1"]),
    (["*x 0 x 3", "*x 1 x 3", "*x_2 0 x 3", "*x_2 1 x 3", "*x~2 0 x 3", "*x~2 1 x 3"], "",
     ["x 0", "x 1", "x_2 0", "x_2 1", "x_3 0", "x_3 1"]),
    (["*net 0/net 1 x 3", "*net 0 x 3", "*net 1 x 3", "net 0 x 2"], "", ["net_2 0/net 1", "net_2 0", "net_2 1", "net 0"]),
    (["*k 0/*i 0 x 3", "*k 0/*i 1 x 3", "*i 0 x 3", "*i 1 x 3"], "", ["i 0", "i 1", "i_2 0", "i_2 1"]),
    # recursion
    (["f 0 x 2", "f 0/f 0 x 2", "f 0/f 0/f 0"], "", ["f 0", "f 0/f 0"]),
]  # fmt: skip


@pytest.mark.parametrize(("paths", "around", "expected"), CASES)
def test_a_pass_shows_these_groups(paths: list[str], around: str, expected: list[str]) -> None:
    assert shown(*paths, around=around) == expected


def test_leaves_and_constants_make_no_group_and_stand_in_one() -> None:
    assert grouped(["f 0", "f 0", "f 0"], ["leaf", "constant", "add"]) == ["", "", ""]
    assert grouped(["f 0", "f 0", "f 0"], ["constant", "mul", "add"]) == ["f 0"] * 3


def test_groups_are_shown_to_a_depth_and_what_is_deeper_stands_in_the_last() -> None:
    deep = "/".join(["f 0"] * 16)
    assert shown(f"{deep} x 2") == ["/".join(["f 0"] * DEEPEST)]
    inside = "/".join(["*i 5", *["f 0"] * DEEPEST])
    assert shown(f"{inside} x 2", around="*i 5") == ["/".join(["f 0"] * DEEPEST)]


KINDS = st.sampled_from(["f", "x", "*x", "*f", "*x_2"])
BODY = st.recursive(st.just(()), lambda inner: st.tuples(KINDS, st.integers(1, 3), st.lists(inner, max_size=4)), max_leaves=20)
BODIES = st.lists(BODY, max_size=5)
"""What is made one after another: an operation, or calls of a function, or the turns of a loop, with what is made in each."""

Made = tuple[str, int, list["Made"]] | tuple[()]


def carry_out(bodies: list[Made], paths: list[str]) -> None:
    """Note the path that each operation records."""
    for body in bodies:
        if not body:
            paths.append(origin.group)
            continue
        kind, times, inner = body
        loop = origin.loop(kind[1:]) if kind[0] == "*" else ""
        for number in range(times):
            with origin.within(f"{loop} {number}") if loop else origin.call(kind):
                carry_out(inner, paths)


@given(BODIES, st.integers(0, 99))
def test_paths_follow_the_documents_pattern_and_no_two_groups_show_the_same(bodies: list[Made], chosen: int) -> None:
    paths: list[str] = []
    with origin.fresh():
        carry_out(bodies, paths)
    around = ["", *paths][chosen % (len(paths) + 1)]
    found = grouped(paths, ["add"] * len(paths), around)
    holds: dict[str, set[str]] = {}
    for path, group in zip(paths, found, strict=True):
        assert PATTERN.fullmatch(group)
        holds.setdefault(group, set()).add(path)
    for group, inside in holds.items():
        if group:  # what shows one group was recorded in one call or turn, at least as deep
            assert len(shared(inside)) >= len(group.split("/")), (group, inside)


def shared(paths: set[str]) -> list[str]:
    """The parts that all of the paths begin with."""
    common = []
    for level in zip(*[path.split("/") for path in paths], strict=False):
        if len(set(level)) > 1:
            break
        common.append(level[0])
    return common


@given(BODIES, BODIES)
def test_turns_that_make_the_same_show_the_same(before: list[Made], bodies: list[Made]) -> None:
    turns: list[list[str]] = []
    with origin.fresh(), origin.call("train"):
        carry_out(before, [])
        loop = origin.loop("k")
        for number in range(4):
            paths: list[str] = []
            with origin.within(f"{loop} {number}"):
                around = origin.group
                carry_out(bodies, paths)
            turns.append(grouped(paths, ["add"] * len(paths), around))
    assert turns == [turns[0]] * 4
