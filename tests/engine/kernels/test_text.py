"""Rule text as kernel text: what is put in and folded, and that it says what the rule says."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable
from itertools import product

import numpy as np
import pytest

from engine import rules
from engine.kernels.forms import FORMS, Form
from engine.kernels.text import calls_in, names_in, straight

NUMBERS = [0.0, 5e-324, 1e-300, 0.5, 1.0, 1.5, 2.0, 3.0, 25.0, 708.5, 710.0, 746.0, 1e16, 1e154, 1e200, 1.7e308, math.inf]
POINTS = [*NUMBERS, *(-x for x in NUMBERS), math.nan]

STRAIGHT = [
    ("a + b", {}, "a + b"),
    ("a / b", {}, "a / b"),
    ("-out / b", {}, "-out / b"),
    ("1 - out ** 2", {}, "1.0 - out * out"),
    ("(a + b) ** 2", {}, "(a + b) * (a + b)"),
    ("a ** 1", {}, "a"),
    ("a ** 3", {}, "a * a * a"),
    ("a ** 4", {}, "power(a, 4.0)"),
    ("a ** b", {}, "power(a, b)"),
    ("a ** b", {"b": 0.0}, "power(a, 0.0)"),
    ("a ** b", {"b": 2.0}, "a * a"),
    ("b * a ** (b - 1)", {"b": 2.0}, "2.0 * a"),
    ("b * a ** (b - 1)", {"b": 3.0}, "3.0 * (a * a)"),
    ("0 if b == 0 else b * a ** (b - 1)", {"b": 2.0}, "2.0 * a"),
    ("0 if b == 0 else b * a ** (b - 1)", {"b": 0.0}, "0.0"),
    ("2 * 3 + a", {}, "6.0 + a"),
    ("tanh(a) + abs(-b)", {}, "tanh_(a) + abs_(-b)"),
    ("0 if a <= 0 else a", {}, "select(a <= 0.0, 0.0, a)"),
    ("1 if a > 0 else -1 if a < 0 else 0", {}, "select(a > 0.0, 1.0, select(a < 0.0, -1.0, 0.0))"),
    ("0 if a == 0 and b >= 0 else a", {}, "select((a == 0.0) & (b >= 0.0), 0.0, a)"),
    ("0 if a < 0 or b < 0 or a > b else 1", {}, "select((a < 0.0) | (b < 0.0) | (a > b), 0.0, 1.0)"),
]


def as_float(function: Callable[..., float]) -> Callable[..., np.float64]:
    return lambda *arguments: np.float64(function(*arguments))


SCOPE = {name: as_float(function) for name, function in rules.SCOPE.items()}
SCOPE["select"] = lambda condition, then, otherwise: np.float64(then if condition else otherwise)


def computed(text: str, given: dict[str, float]) -> float:
    """What kernel text says where the names have these numbers, by the functions of the plain rules."""
    with np.errstate(all="ignore"):
        return float(eval(text, {**SCOPE, **{name: np.float64(x) for name, x in given.items()}}))


def units(x: float, y: float) -> float:
    """How far two numbers are apart in units in the last place; infinite if but one is NaN, infinite or below 0."""
    if x.hex() == y.hex():
        return 0.0
    if not (math.isfinite(x) and math.isfinite(y)) or math.copysign(1, x) != math.copysign(1, y):
        return math.inf
    return abs(x - y) / math.ulp(y)


@pytest.mark.parametrize(("rule", "given", "expected"), STRAIGHT)
def test_what_is_known_is_put_in_and_computed_and_choices_become_selections(
    rule: str, given: dict[str, float], expected: str
) -> None:
    assert straight(rule, given=given) == expected


def test_names_of_the_rule_are_written_as_asked_for_and_functions_as_they_are() -> None:
    assert straight("tanh(a) if a > b else out / c", "{}[i]".format, {"c": 2.0}) == (
        "select(a[i] > b[i], tanh_(a[i]), out[i] / 2.0)"
    )


def test_names_and_calls_are_told_apart() -> None:
    text = "select(a > 0.0, tanh_(out), power(b, 2.5))"
    assert (names_in(text), calls_in(text)) == ({"a", "b", "out"}, {"select", "tanh_", "power"})


def test_text_that_is_no_expression_is_refused() -> None:
    for text in ("a +", "a = 1", "a; b", ""):
        with pytest.raises(SyntaxError):
            straight(text)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.op.name}-{form.last}")
def test_a_form_says_without_branches_what_the_rules_of_its_row_say(form: Form) -> None:
    texts = [form.value(), *(form.partial(slot) for slot in range(len(form.operands)))]
    for text in texts:
        assert not [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.IfExp | ast.BoolOp)]
    last = () if form.last is None else (form.last,)
    most = 0.0 if form.last is None else 1.0  # a product has another last bit than a power
    for operands in product(POINTS, repeat=len(form.operands)):
        out = form.op.forward(*operands, *last)
        plain = [out, *form.op.backward(out, *operands, *last)[: len(form.operands)]]
        given = {**dict(zip(form.operands, operands, strict=True)), "out": out}
        for text, expected in zip(texts, plain, strict=True):
            assert units(computed(text, given), expected) <= most, f"{text} at {given}"
