"""JSON as RFC 8259 has it, and no further: one reading of every body, before anything else sees it."""

from __future__ import annotations

import json
from typing import Any

DEEPEST = 100
"""Arrays and objects inside one another."""
LONGEST_NUMBER = 1000
"""Digits of a number."""


class NotStrict(ValueError):
    """The text is not JSON, or JSON of which two readers may think differently; the message says why."""


def read(body: bytes) -> Any:
    """The value that a body holds. Raises NotStrict for NaN and Infinity, a name twice in one object, half a character."""
    try:
        value = json.loads(body.decode(), object_pairs_hook=_object, parse_constant=_constant, parse_int=_integer)
    except json.JSONDecodeError as error:
        raise NotStrict(f"The body is not JSON (line {error.lineno}, column {error.colno}).") from None
    except UnicodeDecodeError:
        raise NotStrict("The body is not UTF-8.") from None
    except RecursionError:
        raise _too_deep() from None
    _check(value)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise NotStrict("An object in the body has the same name twice.")
    return members


def _constant(word: str) -> float:
    raise NotStrict(f"The body is not JSON: {word} is no JSON number.")


def _integer(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise NotStrict(f"A number in the body has more than {LONGEST_NUMBER:,} digits.")
    return int(digits)


def _check(value: Any) -> None:
    """Look at every string and every level, without recursion."""
    level, depth = [value], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise _too_deep()
        below: list[Any] = []
        for each in level:
            if isinstance(each, str):
                _whole(each)
            elif isinstance(each, dict):
                for name in each:
                    _whole(name)
                below.extend(each.values())
            elif isinstance(each, list):
                below.extend(each)
        level = below


def _whole(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise NotStrict("A string in the body holds half of a surrogate pair, which is no character.") from None


def _too_deep() -> NotStrict:
    return NotStrict(f"The body nests deeper than {DEEPEST} levels.")
