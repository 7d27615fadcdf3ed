from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from engine import Value, record, to_document
from engine.exports import EXPORTS
from engine.ops import CONSTANT, LEAF, OPS
from engine.origin import origin
from engine.tape import record_pass
from tests.engine.cases import GRAPHS

SCHEMA = json.loads(Path(__file__).with_name("document.schema.json").read_text())
SCHEMA["properties"]["nodes"]["properties"]["op"]["items"] = {"enum": [LEAF, CONSTANT, *OPS]}


def sheet() -> dict[str, Any]:
    with origin.fresh():
        with origin.at((1, 0, 1, 5)):
            a = Value(2)
        with origin.at((2, 0, 2, 5)):
            b = Value(4)
        with origin.at((3, 4, 3, 7)):
            product = a * b
        with origin.at((3, 4, 3, 11)):
            d = product + a
    d.backward()
    return to_document(d, program="a = 2\nb = 4\nd = a*b + a", names={"a": a, "b": b, "d": d})


def test_the_document_of_the_contracts_example_is_the_contracts() -> None:
    assert sheet() == {
        "format": "gradwalk.graph",
        "version": 1,
        "program": "a = 2\nb = 4\nd = a*b + a",
        "pass": 0,
        "passes": 1,
        "root": 3,
        "nodes": {
            "op": ["leaf", "leaf", "mul", "add"],
            "label": ["a", "b", "", "d"],
            "operands": [[], [], [0, 1], [2, 0]],
            "value": [2.0, 4.0, 8.0, 10.0],
            "grad": [5.0, 2.0, 1.0, 1.0],
            "grad_before": [0.0, 0.0, 0.0, 0.0],
            "partials": [[], [], [4.0, 2.0], [1.0, 1.0]],
            "group": ["", "", "", ""],
            "span": [[1, 0, 1, 5], [2, 0, 2, 5], [3, 4, 3, 7], [3, 4, 3, 11]],
        },
        "names": {"a": 0, "b": 1, "d": 3},
        "output": "",
        "warnings": [],
    }


@pytest.mark.parametrize("name", GRAPHS)
def test_every_document_follows_the_schema_and_has_columns_of_one_length(name: str) -> None:
    document = json.loads(EXPORTS["json"].write(to_document(GRAPHS[name]())))
    jsonschema.validate(document, SCHEMA)
    nodes = document["nodes"]
    assert {len(column) for column in nodes.values()} == {document["root"] + 1}
    assert [len(row) for row in nodes["partials"]] == [len(ins) for ins in nodes["operands"]]


def test_names_of_a_notebook_label_nodes_without_a_label_and_its_own_names_do_not() -> None:
    a, b = Value(1.0, label="mine"), Value(2.0)
    total = a + b
    document = to_document(total, names={"_": total, "_12": b, "a": a, "b": b, "loss": total, "same": total, "n": 3})
    assert document["nodes"]["label"] == ["mine", "b", "loss"]
    assert document["names"] == {"a": 0, "b": 1, "loss": 2, "same": 2}


def test_the_gradient_from_before_the_pass_is_shown_beside_that_after_it() -> None:
    x = Value(1.0)
    root = (x * 3) * 2
    root.backward()
    root.backward()
    nodes = to_document(root)["nodes"]
    assert (nodes["grad_before"][0], nodes["grad"][0]) == (6.0, 12.0)
    assert sum(nodes["grad_before"][1:]) == 0


def test_a_leaf_that_changed_after_its_use_is_named_with_its_place() -> None:
    with origin.at((8, 15, 8, 20)):
        a, b = Value(2.0, label="a"), Value(4.0, label="b")
    product = a * b
    a.data = 5.0
    (warning,) = to_document(product)["warnings"]
    assert warning.startswith("a, line 8, column 16, was changed after it had been used")


def test_of_many_leaves_that_changed_a_few_are_named_and_the_others_counted() -> None:
    leaves = [Value(float(i)) for i in range(20)]
    total = sum(leaves[1:], leaves[0])
    for leaf in leaves:
        leaf.data += 1
    warnings = to_document(total)["warnings"]
    assert (len(warnings), warnings[-1]) == (6, "The same holds for 15 more nodes.")


def test_an_inner_node_that_was_given_a_number_is_named() -> None:
    a = Value(2.0)
    square = a * a
    square.data = 7.0
    assert to_document(square + 1)["warnings"] == [
        "node 1 (*) was given a number of its own, in place of what its operands make."
    ]


def test_nodes_left_out_are_counted_after_the_callers_own_warnings() -> None:
    old, a = Value(1.0) * 2, Value(3.0)
    root, other = a * a, old * a
    document = to_document(record_pass(root, [a, root, other]), warnings=["first"])
    assert document["warnings"][0] == "first"
    assert document["warnings"][1].startswith("1 node was left out")


def test_the_first_number_that_is_not_finite_is_named() -> None:
    zero = Value(0.0, label="zero")
    broken = (zero / zero).tanh() * 2
    assert to_document(broken)["warnings"] == ["node 1 (/) is NaN: the first value that is not a finite number."]
    assert to_document(zero.sqrt() * 3)["warnings"] == [
        "The gradient of zero is Infinity: the first gradient that is not a finite number."
    ]


def test_what_is_not_finite_stays_a_float_in_the_document() -> None:
    nodes = to_document(Value(0.0).log())["nodes"]
    assert (nodes["value"], nodes["partials"]) == ([0.0, -math.inf], [[], [math.inf]])


def test_a_document_is_a_copy_that_the_tape_does_not_share() -> None:
    tape = record(Value(1.0) * 2)
    to_document(tape)["nodes"]["value"][0] = 99.0
    assert tape.value[0] == 1.0
