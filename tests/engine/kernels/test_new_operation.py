"""A row in the op table is all that a new operation needs in kernels."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest

import engine.kernels
from engine import Value, record, rules
from engine.operators import operator
from engine.ops import OPS, ROWS, Op
from engine.replay import CompiledReplay
from engine.sweep import BACKWARD, COLUMNS, FORWARD, chain_rule
from engine.value import OPERATORS, apply, constant
from tests.engine.agreement import disagreements

SWISH = Op("swish", ("a", "b"), "a / (1 + exp(-a * b))", ("out / a if a != 0 else 0.5", "out * (a - out)"), group="activ")
"""Its partials are made up: what counts is that they are carried out."""


@pytest.fixture(autouse=True)
def _kernels_of_the_longer_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make forms, source and schedule anew, and let Python carry the source out: to compile it would take seconds."""
    monkeypatch.setitem(OPS, SWISH.name, SWISH)
    monkeypatch.setitem(FORWARD, SWISH.name, SWISH.forward)
    monkeypatch.setitem(BACKWARD, SWISH.name, SWISH.backward)
    monkeypatch.setitem(OPERATORS, SWISH.name, operator(SWISH, Value, constant))
    monkeypatch.setattr("engine.sweep.sweep_columns", chain_rule((*ROWS, SWISH), COLUMNS))
    for name in ("forms", "runs_source", "schedule"):
        monkeypatch.setattr(engine.kernels, name, importlib.import_module(f"engine.kernels.{name}"))
        monkeypatch.delitem(sys.modules, f"engine.kernels.{name}")
    vmath = {**rules.SCOPE, "select": lambda condition, then, otherwise: then if condition else otherwise}
    monkeypatch.setitem(sys.modules, "numba", module(njit=lambda *_, **__: lambda function: function))
    monkeypatch.setitem(sys.modules, "engine.kernels.vmath", module(**vmath))
    kernels: dict[str, object] = {}
    exec(importlib.import_module("engine.kernels.runs_source").source(), kernels)
    monkeypatch.setattr("engine.kernels.cache.load", lambda _: SimpleNamespace(**kernels))
    monkeypatch.setattr("engine.kernels.cache.machine_code", lambda kernel: kernel)


def module(**names: object) -> ModuleType:
    made = ModuleType("stands in")
    vars(made).update(names)
    return made


def test_a_replay_carries_out_its_rules() -> None:
    a, b = Value(1.5), Value(-0.5)
    root = apply(SWISH.name, a, b) * 2 + apply(SWISH.name, b, 3.0) + apply(SWISH.name, 0.5, a) + a**3 + apply("max", a, b)
    tape = record(root + apply(SWISH.name, a, a))
    replay = CompiledReplay(tape)
    with np.errstate(all="ignore"):
        for at in (1.5, -2.0, 0.0):
            replay.forward({0: at})
            replay.backward()
            tape.forward({0: at}).backward()
            assert replay.value.tolist() == pytest.approx(tape.value, rel=1e-15)
            assert replay.grad.tolist() == pytest.approx(tape.grad, rel=1e-15)
            assert disagreements(replay) == []
