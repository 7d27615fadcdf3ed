"""Arithmetic on floats that is total: IEEE 754 answers where Python's would raise or turn complex.

The rules of the op table and the plain numbers of programs both compute with these.
`+`, `-`, `*` and unary minus need no entry: on floats they never raise.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import SupportsFloat

NAN = math.nan
INFINITY = math.inf


def number(given: SupportsFloat) -> float:
    """Return the float nearest to `given`; an int too large for one becomes an infinity of its sign.

    Raises TypeError for what is not a number, text included.
    """
    if given.__class__ is float:
        return given
    if not hasattr(given, "__float__"):  # what isinstance(given, SupportsFloat) asks, in a tenth of the time
        raise TypeError(f"a number is needed here, not {type(given).__name__}")
    try:
        return float(given)
    except OverflowError:
        return INFINITY if given > 0 else -INFINITY  # type: ignore[operator]


def div(a: float, b: float) -> float:
    """Return a / b; x/0 is an infinity of the sign that x and the zero make, 0/0 is NaN."""
    if b:
        return a / b
    if a == 0 or a != a:
        return NAN
    return math.copysign(INFINITY, a) * math.copysign(1.0, b)


def power(a: float, b: float) -> float:
    """Return a ** b: 1 for any a ** 0, NaN (never complex) for a negative base with a fractional exponent."""
    try:
        return math.pow(a, b)
    except OverflowError:
        return -INFINITY if a < 0 and abs(math.fmod(b, 2.0)) == 1.0 else INFINITY
    except ValueError:  # a pole at base 0, or no real result
        if a != 0:
            return NAN
        return math.copysign(INFINITY, a) if abs(math.fmod(b, 2.0)) == 1.0 else INFINITY


def exp(a: float) -> float:
    """Return e ** a; infinity from about 709.8 on."""
    try:
        return math.exp(a)
    except OverflowError:
        return INFINITY


def log(a: float) -> float:
    """Return the natural logarithm: -infinity at 0, NaN below."""
    if a > 0:
        return math.log(a)
    return -INFINITY if a == 0 else NAN


def log1p(a: float) -> float:
    """Return log(1 + a), exact for small a: -infinity at -1, NaN below."""
    if a > -1:
        return math.log1p(a)
    return -INFINITY if a == -1 else NAN


def sqrt(a: float) -> float:
    """Return the square root, NaN below 0."""
    return math.sqrt(a) if a >= 0 else NAN


def sin(a: float) -> float:
    """Return the sine, NaN at an infinity."""
    return math.sin(a) if math.isfinite(a) else NAN


def cos(a: float) -> float:
    """Return the cosine, NaN at an infinity."""
    return math.cos(a) if math.isfinite(a) else NAN


def larger(a: float, b: float) -> float:
    """Return the larger of the two, NaN if either is."""
    return a if a >= b or a != a else b


def smaller(a: float, b: float) -> float:
    """Return the smaller of the two, NaN if either is."""
    return a if a <= b or a != a else b


FUNCTIONS: dict[str, Callable[..., float]] = {
    "abs": math.fabs,
    "cos": cos,
    "exp": exp,
    "log": log,
    "log1p": log1p,
    "max": larger,
    "min": smaller,
    "sin": sin,
    "sqrt": sqrt,
    "tanh": math.tanh,
}
"""Every function that a rule's text may call, by the name it has there."""
