"""What is wrong with a value from JSON: each check returns a sentence that says what is needed, or None."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isfinite
from typing import Any

LARGEST_INTEGER = 2**53
"""Up to here every whole number is a float, too, in any reader of JSON."""
LARGEST_SEED = 2**32 - 1
"""The largest seed of NumPy's RandomState."""

KINDS = {bool: "true or false", str: "text", type(None): "null", dict: "an object", list: "a list", tuple: "a list"}


def kind_of(x: object) -> str:
    """Return what `x` is, in words, without its content."""
    return KINDS.get(type(x), "a number" if isinstance(x, int | float) else f"a {type(x).__name__:.40}")


def whole(x: object, least: int = 0, most: int | None = None) -> str | None:
    """A whole number from `least` to `most`: JSON has 1.0 for 1, too; true is none."""
    if isinstance(x, bool) or not isinstance(x, int | float):
        return f"A whole number is needed, not {kind_of(x)}."
    if isinstance(x, float) and not x.is_integer():
        return "A whole number is needed, not a fraction."
    if x < least:
        return f"It has to be at least {least}{_short(x)}."
    if x > (top := LARGEST_INTEGER if most is None else most):
        return f"It has to be at most {top}{_short(x)}."
    return None


def finite(x: object, least: float | None = None, below: float | None = None, most: float | None = None) -> str | None:
    """A finite number from `least` to `most`, and less than `below`; a whole one up to 2^53."""
    if isinstance(x, bool) or not isinstance(x, int | float):
        return f"A number is needed, not {kind_of(x)}."
    if isinstance(x, int) and abs(x) > LARGEST_INTEGER:
        return "A whole number has to be at most 2^53."
    if not isfinite(x):
        return "The number has to be finite."
    if least is not None and x < least:
        return f"It has to be at least {least:g}{_short(x)}."
    if below is not None and x >= below:
        return f"It has to be less than {below:g}{_short(x)}."
    if most is not None and x > most:
        return f"It has to be at most {most:g}{_short(x)}."
    return None


def boolean(x: object) -> str | None:
    """True or false."""
    return None if isinstance(x, bool) else f"True or false is needed, not {kind_of(x)}."


def text(x: object, longest: int | None = None) -> str | None:
    """A text that is not empty, and of at most `longest` characters."""
    if not isinstance(x, str):
        return f"Text is needed, not {kind_of(x)}."
    if not x:
        return "The text is empty."
    if longest is not None and len(x) > longest:
        return f"The text has to have at most {longest} characters."
    return None


def listed(x: object) -> str | None:
    """A list."""
    return None if isinstance(x, Sequence) and not isinstance(x, str | bytes) else f"A list is needed, not {kind_of(x)}."


def one_of(items: Sequence[Any], check: Callable[[Any], str | None]) -> str | None:
    """Nothing wrong with any of the items; the first that has something is named by its position, from 1."""
    for position, each in enumerate(items, 1):
        if message := check(each):
            return f"Item {position}: {message}"
    return None


def _short(x: float) -> str:
    return f", and {x:.15g} is given" if abs(x) <= LARGEST_INTEGER else ""
