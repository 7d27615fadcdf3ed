"""The packed form says what JSON says."""

from __future__ import annotations

import json
from math import inf, nan
from typing import Any

import pytest

from app.lessons import lessons
from engine import Value, to_document
from engine.exports import EXPORTS, PACKED
from engine.exports.json import strict
from engine.program import run
from engine.training.passes import pass_document
from tests.engine.cases import GRAPHS
from tests.engine.exports.unpacking import head, unpacked
from tests.engine.training.moments import THREE, moment, numbers, read


def check(document: dict[str, Any]) -> None:
    """Hold what comes back to the JSON, whose names for NaN and infinities are compared as themselves."""
    back = unpacked(PACKED.write(document))
    assert json.loads(json.dumps(strict(back))) == json.loads(EXPORTS["json"].write(document))


@pytest.mark.parametrize("name", GRAPHS)
def test_a_graph_comes_back_as_it_was(name: str) -> None:
    check(to_document(GRAPHS[name]()))


@pytest.mark.parametrize("name", lessons())
def test_so_does_that_of_an_example(name: str) -> None:
    check(run(lessons()[name].program).document())


@pytest.mark.parametrize("sample", [1, None])
def test_so_does_a_pass_of_a_training(sample: int | None) -> None:
    check(
        pass_document(
            moment(*read({"network": {"hidden": [2], "output": "softmax"}, "loss": "cross_entropy"}, THREE)),
            sample=sample,
            run="é",
        )
    )


def test_so_do_numbers_that_are_not_finite_unicode_and_what_is_empty() -> None:
    root = Value(-0.0, label="∂𝛼\n\0") * Value(nan) + Value(inf) * -inf
    document = to_document(root, output="", names={"": root}, root_values=[nan, inf, 1.5])
    assert None in document["nodes"]["span"]
    assert "" in document["nodes"]["label"]
    check(document)
    back = unpacked(PACKED.write(document))
    assert str(back["nodes"]["value"]) == str(document["nodes"]["value"])
    check(to_document(Value(2)))


def test_a_step_to_where_no_float_is_has_names_for_it_as_well() -> None:
    spec, data = read({"network": {"hidden": [2]}})
    after = numbers(data)
    after[:3] = nan, inf, -inf
    document = pass_document(moment(spec, data, after=after, gradient=-after))
    assert [row["after"] for row in strict(document)["update"][:3]] == ["NaN", "Infinity", "-Infinity"]
    check(document)


def test_codes_and_ids_take_as_many_bytes_as_they_need() -> None:
    total = Value(0.0, label="v")
    for i in range(300):
        total = total + Value(1.0, label=f"x{i}")
    document = to_document(total)
    columns = head(PACKED.write(document))["columns"]
    assert {name: columns[name]["kind"] for name in ("op", "label", "operands")} == {
        "op": "uint8", "label": "uint16", "operands": "uint16"
    }  # fmt: skip
    check(document)


def test_equal_spans_stand_once_whether_they_are_one_list_or_not() -> None:
    document = run("a = 1\nfor i in range(3):\n    a = a*2 + 1").document()
    apart = json.loads(json.dumps(document))
    assert PACKED.write(apart) == PACKED.write(document)
