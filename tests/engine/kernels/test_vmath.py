from __future__ import annotations

import importlib
import math
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import rules

numba = pytest.importorskip("numba", reason="kernels need Numba")
vmath: Any = importlib.import_module("engine.kernels.vmath")

PI = math.pi
ONE_OPERAND = ("abs_", "cos_", "exp_", "log_", "log1p_", "sin_", "sqrt_", "tanh_")
TWO_OPERANDS = ("div", "max_", "min_", "power")
CALLS = {"cos_", "power", "sin_"}
"""What calls the C library, one number at a time."""

LIBRARY_CALL = r"call double @(?!llvm\.(copysign|fabs|fmuladd|sqrt)\.)"

RULES = {
    "sigmoid": ("1.0 / (1.0 + exp_(-a))", lambda a: 1 / (1 + np.exp(-a))),
    "softplus": (
        "log1p_(exp_(-abs_(a))) + select(a <= 0.0, 0.0, a)",
        lambda a: np.log1p(np.exp(-np.abs(a))) + np.maximum(a, 0),
    ),
}

ULPS = {"abs_": 0.5, "exp_": 1, "log_": 1, "sqrt_": 0.5, "sigmoid": 4, "softplus": 4}

EDGES = [
    0.0, 5e-324, 2.2250738585072014e-308, 1e-300, 2.0**-54, 1.1e-16, 0.5, 1.0, 2.0, 3.0, PI / 2, PI, 22.0, 36.7, 37.5,
    708.4, 709.782712893384, 709.7827128933841, 710.0, 744.4400719213812, 745.1332191019411, 745.1332191019412, 746.0,
    1000.0, 1e5, 2.0**31, 2.0**53, 1e22, 1.5e300, 1.7976931348623157e308, math.inf, math.nan,
]  # fmt: skip
EDGES += [-x for x in EDGES]
NEIGHBORS = [math.nextafter(a, b) for a in (1.0, -1.0, 0.5, PI) for b in (-math.inf, math.inf)]

Kernel = Callable[..., Any]


@cache
def kernel(text: str, arity: int) -> Any:
    """A kernel like those that are generated: out[i] = text, in which `a` and `b` are elements of the arrays given."""
    names = "ab"[:arity]
    elements = "; ".join(f"{name} = many_{name}[i]" for name in names)
    arguments = ", ".join(f"many_{name}" for name in names)
    source = f"def run({arguments}, out):\n for i in range(uintp(0), uintp(out.size), uintp(1)):\n  {elements}; out[i] = {text}"
    scope = {**vars(vmath), "uintp": np.uintp}
    exec(source, scope)
    return numba.njit([f"({'float64[::1], ' * arity}float64[::1])"], nogil=True, error_model="numpy")(scope["run"])


def computed(name: str, *operands: Any) -> Any:
    arrays = np.broadcast_arrays(*(np.atleast_1d(np.asarray(each, np.float64)) for each in operands))
    arrays = [np.ascontiguousarray(each) for each in arrays]
    out = np.empty_like(arrays[0])
    text = RULES[name][0] if name in RULES else f"{name}({', '.join('ab'[: len(arrays)])})"
    kernel(text, len(arrays))(*arrays, out)
    return out


def points(name: str) -> Any:
    """200,000 floats from the whole range, dense near 0, near 1 and near the places where results become infinite or 0."""
    random = np.random.default_rng(7)
    signs = random.choice([-1.0, 1.0], 40_000)
    x = np.concatenate(
        [
            signs * np.exp2(random.uniform(-1074, 1024, 40_000)),
            signs * np.exp2(random.uniform(-60, 12, 40_000)),
            random.uniform(-4, 4, 40_000),
            signs * random.uniform(708, 746, 40_000),
            signs + random.choice([-1.0, 1.0], 40_000) * np.exp2(random.uniform(-53, -1, 40_000)),
            np.rint(random.uniform(-1e5, 1e5, 20_000)) * (PI / 2),
        ]
    )
    if name == "sigmoid":
        return x[x > -709.78]  # further down exp(-a) is infinite in the rule, on the plain tape too
    return np.abs(x) if name in ("log_", "sqrt_") else x


def ulps(mine: Any, true: Any) -> Any:
    """How far each of `mine` is from the true value, in units in the last place of the float nearest to it."""
    with np.errstate(all="ignore"):
        nearest = true.astype(np.float64)
        apart = np.abs(mine - true) / np.spacing(np.abs(nearest))
    same = (mine == nearest) | (np.isnan(mine) & np.isnan(nearest))
    return np.where(np.isfinite(nearest) & np.isfinite(mine), apart, np.where(same, 0.0, np.inf))


def alike(mine: float, theirs: float, units: float = 3) -> bool:
    """Whether both are NaN, the same infinity, zeros of one sign, or finite and within some units in the last place."""
    if not math.isfinite(theirs):
        return math.isnan(mine) if math.isnan(theirs) else mine == theirs
    return math.copysign(1, mine) == math.copysign(1, theirs) and abs(mine - theirs) <= units * math.ulp(theirs)


def test_everything_that_a_rule_may_call_is_there() -> None:
    assert {*ONE_OPERAND, *TWO_OPERANDS} == set(rules.SCOPE)
    assert [name for name in (*rules.SCOPE, "select") if not hasattr(vmath, name)] == []


@pytest.mark.skipif(np.finfo(np.longdouble).nmant < 63, reason="the true values need a long double of 64 digits")
@pytest.mark.parametrize("name", [*ONE_OPERAND, *RULES])
def test_a_function_is_within_3_units_in_the_last_place_of_the_true_value(name: str) -> None:
    x = points(name)
    with np.errstate(all="ignore"):
        true = (RULES[name][1] if name in RULES else getattr(np, name[:-1]))(x.astype(np.longdouble))
    off = ulps(computed(name, x), true)
    assert off.max() <= ULPS.get(name, 3), f"at {x[off.argmax()]!r}"


@pytest.mark.parametrize("name", ONE_OPERAND)
def test_zeros_infinities_nan_and_thresholds_give_what_the_plain_tape_gets(name: str) -> None:
    places = EDGES + NEIGHBORS
    mine, theirs = computed(name, places), [rules.SCOPE[name](a) for a in places]
    assert [a for a, m, t in zip(places, mine, theirs, strict=True) if not alike(m, t)] == []


@pytest.mark.parametrize("name", TWO_OPERANDS)
def test_pairs_of_zeros_infinities_and_nan_give_what_the_plain_tape_gets(name: str) -> None:
    pairs = [(a, b) for a in EDGES for b in EDGES]
    mine, theirs = computed(name, *zip(*pairs, strict=True)), [rules.SCOPE[name](a, b) for a, b in pairs]
    assert [pair for pair, m, t in zip(pairs, mine, theirs, strict=True) if not alike(m, t, 1)] == []


@pytest.mark.parametrize("name", ONE_OPERAND)
@given(a=st.floats())
def test_any_float_gives_what_the_plain_tape_gets(name: str, a: float) -> None:
    assert alike(float(computed(name, a)[0]), rules.SCOPE[name](a))


@pytest.mark.parametrize("name", TWO_OPERANDS)
@given(a=st.floats(), b=st.floats())
def test_any_two_floats_give_what_the_plain_tape_gets(name: str, a: float, b: float) -> None:
    assert alike(float(computed(name, a, b)[0]), rules.SCOPE[name](a, b), 1)


@pytest.mark.parametrize("name", ONE_OPERAND)
def test_one_number_alone_has_the_bits_that_it_has_among_many(name: str) -> None:
    x = np.concatenate([EDGES, points(name)[::100]])
    alone = np.concatenate([computed(name, a) for a in x])
    among = computed(name, x)
    assert np.array_equal(alone, among, equal_nan=True)
    numbers = ~np.isnan(among)
    assert np.array_equal(np.signbit(alone[numbers]), np.signbit(among[numbers]))


@pytest.mark.parametrize("name", [*ONE_OPERAND, *TWO_OPERANDS])
def test_a_loop_becomes_vector_code_unless_it_calls_the_c_library(name: str) -> None:
    arity = 1 if name in ONE_OPERAND else 2
    run = kernel(f"{name}({', '.join('ab'[:arity])})", arity)
    code = run.inspect_llvm(run.signatures[0])
    assert bool(re.search(LIBRARY_CALL, code)) == (name in CALLS)
    assert re.search(r"store <\d+ x double>", code) or name in CALLS


def test_a_choice_takes_either_side_as_it_is() -> None:
    chosen = np.empty(4)
    kernel("select(a < 0.0, -0.0, a)", 1)(np.array([-1.0, math.nan, math.inf, 0.0]), chosen)
    assert [math.copysign(1, x) if x == 0 else x for x in chosen[[0, 2, 3]]] == [-1.0, math.inf, 1.0]
    assert math.isnan(chosen[1])
