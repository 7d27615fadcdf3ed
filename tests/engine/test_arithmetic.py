from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import arithmetic

NUMBERS = st.one_of(st.floats(), st.sampled_from([0.0, -0.0, 1.0, -1.0, 2.0, -3.0, 0.5, math.inf, -math.inf, math.nan, 1e308]))


def same(mine: float, theirs: float) -> bool:
    if math.isnan(theirs):
        return math.isnan(mine)
    return bool(np.isclose(mine, theirs, rtol=1e-12, atol=0.0)) and math.copysign(1, mine) == math.copysign(1, theirs)


@pytest.mark.parametrize(
    ("name", "numpys"), [("div", np.divide), ("power", np.float_power), ("larger", np.maximum), ("smaller", np.minimum)]
)
@given(a=NUMBERS, b=NUMBERS)
def test_two_numbers_give_what_ieee_754_and_numpy_give(name: str, numpys: np.ufunc, a: float, b: float) -> None:
    with np.errstate(all="ignore"):
        theirs = float(numpys(np.float64(a), np.float64(b)))
    mine = getattr(arithmetic, name)(a, b)
    assert same(mine, theirs) or (mine == theirs == 0)


@pytest.mark.parametrize(
    ("name", "numpys"),
    [("exp", np.exp), ("log", np.log), ("log1p", np.log1p), ("sqrt", np.sqrt), ("tanh", np.tanh), ("abs", np.abs)],
)
@given(a=NUMBERS)
def test_one_number_gives_what_ieee_754_and_numpy_give(name: str, numpys: np.ufunc, a: float) -> None:
    with np.errstate(all="ignore"):
        theirs = float(numpys(np.float64(a)))
    mine = arithmetic.FUNCTIONS[name](a)
    assert same(mine, theirs) or (mine == theirs == 0) or abs(theirs) < 1e-300


def test_an_int_beyond_all_floats_is_an_infinity_of_its_sign() -> None:
    assert [arithmetic.number(x) for x in (10**400, -(10**400), 7, True)] == [math.inf, -math.inf, 7.0, 1.0]


@pytest.mark.parametrize("exponent", [-1.0, math.nextafter(-1.0, 0.0), math.nextafter(-1.0, -2.0), -2.0, -3.0, -(2.0**53)])
@pytest.mark.parametrize("base", [0.0, -0.0])
def test_a_pole_has_the_sign_of_zero_for_odd_exponents_alone(base: float, exponent: float) -> None:
    with np.errstate(divide="ignore"):
        assert arithmetic.power(base, exponent) == np.float_power(base, exponent)
