"""A row in the op table is all that a new operation needs, in programs for other libraries too."""

from __future__ import annotations

import importlib.util

import pytest

from engine import to_document
from engine.exports import EXPORTS
from engine.operators import operator
from engine.ops import OPS, ROWS, Op
from engine.partials import partials_of
from engine.sweep import BACKWARD, COLUMNS, FORWARD, VALUES, chain_rule
from engine.value import OPERATORS, Value, apply, constant
from tests.engine.exports.running import held, printed

SWISH = Op("swish", ("a", "b"), "a / (1 + exp(-a * b))", ("out / a if a != 0 else 0.5", "out * (a - out)"), group="activ")
"""Its partials are made up: what counts is that they are carried out."""


@pytest.fixture(autouse=True)
def _row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(OPS, SWISH.name, SWISH)
    monkeypatch.setitem(FORWARD, SWISH.name, SWISH.forward)
    monkeypatch.setitem(BACKWARD, SWISH.name, SWISH.backward)
    monkeypatch.setitem(OPERATORS, SWISH.name, operator(SWISH, Value, constant))
    monkeypatch.setattr("engine.sweep.sweep_columns", chain_rule((*ROWS, SWISH), COLUMNS))
    monkeypatch.setattr("engine.tape.partials", partials_of((*ROWS, SWISH)))
    monkeypatch.setattr("engine.backward.sweep_values", chain_rule((*ROWS, SWISH), VALUES))


@pytest.mark.parametrize("form", ["micrograd", *(["torch"] if importlib.util.find_spec("torch") else [])])
def test_a_program_carries_out_its_rules(form: str) -> None:
    root = apply(SWISH.name, Value(1.5), Value(-0.5)) * 2 + apply(SWISH.name, Value(0.0), 3.0)
    root.backward()
    document = to_document(root)
    value, grads = printed(form, document)
    assert [value, *grads] == pytest.approx([held(document)[0], *held(document)[1]], rel=1e-12)


@pytest.mark.parametrize("form", ["dot", "mermaid", "latex"])
def test_it_is_drawn_and_set(form: str) -> None:
    text = EXPORTS[form].write(to_document(apply(SWISH.name, Value(1.5), Value(-0.5)))).decode()
    assert r"\mathrm{e}^{" in text if form == "latex" else "swish" in text
