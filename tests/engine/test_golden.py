"""The engine against PyTorch: against the record of it everywhere, and the record against it where it is installed."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from engine import record
from engine.ops import OPS, ROWS
from tests.engine.cases import GRAPHS

GOLDEN: dict[str, Any] = json.loads(Path(__file__).with_name("golden.json").read_text())
OPERATIONS = [pytest.param(row, id=f"{row['op']}{tuple(row['at'])}") for row in GOLDEN["operations"]]
TORCH = importlib.util.find_spec("torch") is not None


def floats(column: list[float | str]) -> list[float]:
    return [float(x) for x in column]


def near(numbers: list[float]) -> object:
    return pytest.approx(numbers, rel=1e-8, abs=1e-12, nan_ok=True)  # PyTorch's softplus is linear from 20 on


@pytest.mark.parametrize("row", OPERATIONS)
def test_an_operation_and_its_partials_are_those_of_pytorch(row: dict[str, Any]) -> None:
    op, at = OPS[row["op"]], floats(row["at"])
    out = op.forward(*at)
    assert [out] == near(floats([row["value"]]))
    assert list(op.backward(out, *at)) == near(floats(row["partials"]))


def test_every_operation_of_the_table_is_on_record() -> None:
    on_record = {row["op"] for row in GOLDEN["operations"]}
    assert on_record == {op.name for op in ROWS}, "python -m scripts.record_golden writes the record anew; it needs PyTorch"
    assert set(GOLDEN["graphs"]) == set(GRAPHS)


@pytest.mark.parametrize("name", GRAPHS)
def test_the_gradients_of_a_graph_are_those_of_pytorch(name: str) -> None:
    root, theirs = GRAPHS[name](), GOLDEN["graphs"][name]
    root.backward()
    tape = record(root)
    leaves = {str(i): node.grad for i, node in enumerate(tape.nodes) if node.op == "leaf"}
    assert root.data == pytest.approx(theirs["value"], rel=1e-12)
    assert leaves == pytest.approx(theirs["grads"], rel=1e-10)


if TORCH:

    def test_the_record_is_what_pytorch_says_today() -> None:
        from scripts.record_golden import recorded

        now = recorded()
        assert now["graphs"].keys() == GOLDEN["graphs"].keys()
        for name, graph in now["graphs"].items():
            assert graph["grads"] == pytest.approx(GOLDEN["graphs"][name]["grads"], rel=1e-10)
        assert [(row["op"], row["at"]) for row in now["operations"]] == [(row["op"], row["at"]) for row in GOLDEN["operations"]]
        for mine, row in zip(now["operations"], GOLDEN["operations"], strict=True):
            assert floats([mine["value"], *mine["partials"]]) == near(floats([row["value"], *row["partials"]]))
