"""How values of a program are written: what print shows, and what an f-string makes of a number."""

from __future__ import annotations

import re

from engine.errors import ProgramError
from engine.value import Value

DEEPEST = 20
"""Lists within lists are written out to this depth; a list may hold itself."""

_FORMAT = re.compile(r"(?:.?[<>=^])?[-+ ]?z?#?0?(\d{0,3})[,_]?(?:\.(\d{1,2}))?[bcdeEfFgGnosxX%]?")


def shown(x: object) -> str:
    """What print writes for it."""
    return x if isinstance(x, str) else represented(x)


def represented(x: object, depth: int = 0) -> str:
    """What a list shows for it, and what the last line of a program is answered with."""
    if isinstance(x, (list, tuple)):
        if depth >= DEEPEST:
            return "[...]" if isinstance(x, list) else "(...)"
        inner = ", ".join(represented(each, depth + 1) for each in x)
        if isinstance(x, list):
            return f"[{inner}]"
        return f"({inner},)" if len(x) == 1 else f"({inner})"
    if x is None or isinstance(x, (bool, int, float, str, Value, range)):
        return repr(x)
    return f"<{type(x).__name__}>"


def formatted(x: object, spec: str) -> str:
    """The text of `x` in the number format `spec`, as in f"{x:.4f}".

    Raises ProgramError where the format does not fit. Width and precision are bounded, so that the result is.
    """
    if not spec:
        return shown(x)
    if not _FORMAT.fullmatch(spec):
        raise ProgramError(f"{spec[:20]!r} is no number format; .4f is four decimals")
    if isinstance(x, Value):
        raise ProgramError("a Value has no number format; write .data or .grad after it")
    if not isinstance(x, (bool, int, float, str)):
        raise ProgramError(f"{type(x).__name__} has no number format")
    try:
        return format(x, spec)
    except (ValueError, OverflowError) as error:
        raise ProgramError(str(error)[:80]) from None
