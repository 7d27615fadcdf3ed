"""The functions which rules may call, for kernels that Numba compiles: `engine.rules.SCOPE`, name by name.

A loop over any of them but `power`, `sin_` and `cos_` becomes vector code, for they have no branch, no call and no
table. What each returns at zeros, infinities and NaN is what `engine.arithmetic` returns, elsewhere at most 3 units
in the last place from the true value (exp, log and sqrt: 1).

They lean on IEEE 754 being followed to the letter: no fastmath flag here, and none but "contract" would be safe.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, TypeVar

from numba import njit

from engine.kernels.intrinsics import as_float, as_int, muladd, root, select

F = TypeVar("F", bound=Callable[..., Any])

INFINITY = math.inf

MAGIC = 1.5 * 2.0**52
"""Added to a float below 2**51 in magnitude, it leaves the nearest whole number in the low bits of the sum."""

ONE = 1023 << 52
"""The bits of 1.0: adding n << 52 makes those of 2**n."""

LOG2_E = 1.4426950408889634
LN2_HIGH = float.fromhex("0x1.62e42fefa3800p-1")
LN2_LOW = float.fromhex("0x1.ef35793c76730p-45")
"""LN2_HIGH + LN2_LOW is ln 2 to 97 bits; the high part ends in 11 zeros, so its products with exponents are exact."""

SMALLEST_NORMAL = 2.0**-1022
ROOT_HALF = 0x3FE6A09E667F3BCD
"""The bits of sqrt(1/2)."""
FRACTION = (1 << 52) - 1


OPTIONS: dict[str, Any] = {
    "nogil": True,
    "error_model": "numpy",
    "forceinline": True,
    "no_cpython_wrapper": True,
    "no_cfunc_wrapper": True,
}


def _inlined(function: F) -> F:
    """Return `function` compiled into each kernel that calls it; from Python it cannot be called."""
    compiled: F = njit(**OPTIONS)(function)
    return compiled


@_inlined
def div(a: float, b: float) -> float:
    return a / b


@_inlined
def power(a: float, b: float) -> float:
    """Call the C library: no vector code, and no worry about its many special cases."""
    return math.pow(a, b)


@_inlined
def abs_(a: float) -> float:
    return math.fabs(a)


@_inlined
def max_(a: float, b: float) -> float:
    return select((a >= b) | (a != a), a, b)


@_inlined
def min_(a: float, b: float) -> float:
    return select((a <= b) | (a != a), a, b)


@_inlined
def sqrt_(a: float) -> float:
    return root(a)


@_inlined
def sin_(a: float) -> float:
    return math.sin(a)


@_inlined
def cos_(a: float) -> float:
    return math.cos(a)


@_inlined
def _reduced(a: float) -> tuple[float, float, float]:
    """Return shifted, high, low: a = n ln 2 + high + low, abs(high) <= ln(2) / 2, shifted = MAGIC + n.

    The two parts are kept apart, for their sum is rounded. Source: Cody and Waite, 1980.
    """
    shifted = muladd(a, LOG2_E, MAGIC)
    n = shifted - MAGIC
    return shifted, muladd(-n, LN2_HIGH, a), -n * LN2_LOW


@_inlined
def _expm1_near_0(high: float, low: float) -> float:
    """Return e**(high + low) - 1 for a reduced argument: its Taylor polynomial to the 13th power, in Estrin's order."""
    r = high + low
    r2 = r * r
    r4 = r2 * r2
    p = muladd(r2, muladd(r, 1 / 120, 1 / 24), muladd(r, 1 / 6, 1 / 2))
    q = muladd(r2, muladd(r, 1 / 362880, 1 / 40320), muladd(r, 1 / 5040, 1 / 720))
    s = muladd(r2, muladd(r, 1 / 6227020800, 1 / 479001600), muladd(r, 1 / 39916800, 1 / 3628800))
    return high + muladd(r2, muladd(r4, muladd(r4, s, q), p), low)


@_inlined
def exp_(a: float) -> float:
    """Return e**a; 2**n is multiplied on in two steps, for alone it may not be a float where the product is one."""
    a = select(a > 709.9, 709.9, a)  # infinite from 709.79 on, 0 from -745.2 down; NaN fails both tests and stays
    a = select(a < -746.0, -746.0, a)
    shifted, high, low = _reduced(a)
    half = as_int(muladd(shifted - MAGIC, 0.5, MAGIC))
    rest = as_int(shifted) - half
    return (1.0 + _expm1_near_0(high, low)) * as_float((half << 52) + ONE) * as_float((rest << 52) + ONE)


@_inlined
def tanh_(a: float) -> float:
    """Return -m / (2 + m), m = e**(-2 abs(a)) - 1, with a's sign: no digits cancel, however small `a` is."""
    size = math.fabs(a)
    shifted, high, low = _reduced(select(size > 22.0, -44.0, -2.0 * size))  # from 19.1 on it rounds to 1
    scale = as_float((as_int(shifted) << 52) + ONE)
    m = muladd(_expm1_near_0(high, low), scale, scale - 1.0)
    return math.copysign(m / (2.0 + m), a)


@_inlined
def log_(a: float) -> float:
    """Return k ln 2 + log(1 + f), a = 2**k (1 + f) with 1 + f between sqrt(1/2) and sqrt(2).

    With s = f / (2 + f), log(1 + f) is 2 atanh(s), summed as f - (f**2 / 2 - s (f**2 / 2 + rest)): the rounding of s
    then hardly matters. Source: the logarithm of fdlibm, Sun Microsystems, 1993.
    """
    tiny = a < SMALLEST_NORMAL
    bits = as_int(select(tiny, a * 2.0**54, a)) + (ONE - ROOT_HALF)
    k = as_float((bits >> 52) | as_int(2.0**52)) - (2.0**52 + 1023.0)  # NaN below 0, for the sign fills the exponent
    k = select(tiny, k - 54.0, k)
    f = as_float((bits & FRACTION) + ROOT_HALF) - 1.0
    s = f / (2.0 + f)
    z = s * s
    z2 = z * z
    z4 = z2 * z2
    low = muladd(z2, muladd(z, 2 / 9, 2 / 7), muladd(z, 2 / 5, 2 / 3))
    high = muladd(z2, muladd(z, 2 / 17, 2 / 15), muladd(z, 2 / 13, 2 / 11))
    rest = z * muladd(z4, muladd(z4, muladd(z, 2 / 21, 2 / 19), high), low)
    half = 0.5 * f * f
    y = muladd(k, LN2_HIGH, f - (half - muladd(s, half + rest, k * LN2_LOW)))
    y = select(a < INFINITY, y, a)  # infinity and NaN stay
    return select(a == 0.0, -INFINITY, y)


@_inlined
def log1p_(a: float) -> float:
    """Return log(u) + c / u, u = 1 + a as rounded and c what the rounding lost. Source: Kahan's correction."""
    u = 1.0 + a
    correction = (a - (u - 1.0)) / u
    y = log_(u) + select(correction == correction, correction, 0.0)  # NaN where u is 0 or infinite
    return select(a == 0.0, a, y)
