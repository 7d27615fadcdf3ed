"""Schedules against PyTorch's, epoch by epoch, and against their formulas."""

from __future__ import annotations

import math
from typing import Any

import pytest

from engine import rules
from engine.training.options import of_schedule
from engine.training.schedules import SCHEDULES, rate
from engine.training.spec import Schedule

CASES: list[tuple[str, str, dict[str, float]]] = [
    ("step", "StepLR", {"step_size": 7, "gamma": 0.3}),
    ("step", "StepLR", {"step_size": 1, "gamma": 1.0}),
    ("exponential", "ExponentialLR", {"gamma": 0.93}),
    ("cosine", "CosineAnnealingLR", {"T_max": 30, "eta_min": 0.001}),
    ("cosine", "CosineAnnealingLR", {"T_max": 1, "eta_min": 0.02}),
]
EPOCHS = 100


@pytest.mark.filterwarnings("ignore:Detected call of")
@pytest.mark.parametrize(("name", "torch_name", "options"), CASES)
def test_the_rate_is_pytorch_s(name: str, torch_name: str, options: dict[str, float]) -> None:
    torch: Any = pytest.importorskip("torch")
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=0.1)
    scheduler = getattr(torch.optim.lr_scheduler, torch_name)(optimizer, **options)
    for epoch in range(EPOCHS):
        expected = optimizer.param_groups[0]["lr"]
        assert rate(Schedule(name, options), epoch, 0.1) == pytest.approx(expected, rel=1e-12, abs=1e-15)
        scheduler.step()


@pytest.mark.parametrize("name", SCHEDULES)
def test_the_formula_that_is_shown_is_what_is_computed(name: str) -> None:
    options = {option.name: option.default for option in of_schedule(name)}
    scope = {"floor": math.floor, "cos": math.cos, "pi": math.pi, "learning_rate": 0.1, **options}
    assert rules.tree(SCHEDULES[name].formula)
    for epoch in (0, 1, 29, 30, 31, 100, 250):
        shown = eval(SCHEDULES[name].formula, {**scope, "epoch": epoch})
        assert rate(Schedule(name, options), epoch, 0.1) == pytest.approx(shown, rel=1e-13, abs=1e-16)


def test_options_have_defaults() -> None:
    assert SCHEDULES["step"].options == {"step_size": 30, "gamma": 0.1}
    assert rate(Schedule("step"), 60, 1.0) == pytest.approx(0.01)
    assert [option.name for option in of_schedule("cosine")] == ["T_max", "eta_min"]


def test_without_a_schedule_the_rate_stays() -> None:
    assert rate(None, 10**6, 0.05) == 0.05


def test_a_rate_that_grows_without_end_is_infinite_and_no_error() -> None:
    assert rate(Schedule("exponential", {"gamma": 10.0}), 1000, 1.0) == math.inf
