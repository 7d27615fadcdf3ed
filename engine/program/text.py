"""How values of a program are written: what print shows, and what an f-string makes of a number."""

from __future__ import annotations

import re

from engine.errors import ProgramError
from engine.program.limits import exceeded
from engine.value import Value

DEEPEST = 20
"""Lists within lists are written out to this depth."""

_FORMAT = re.compile(r"(?:.?[<>=^])?[-+ ]?z?#?0?(\d{0,3})[,_]?(?:\.(\d{1,2}))?[bdeEfFgGosxX%]?")


def shown(x: object, most: int) -> str:
    """What print writes for it, at most that many characters. Raises LimitExceeded for more."""
    return x if isinstance(x, str) else represented(x, most)


def represented(x: object, most: int) -> str:
    """What a list shows for it, and what the last line of a program is answered with. Raises LimitExceeded."""
    pen = _Pen(most)
    pen.represent(x, ())
    return "".join(pen.written)


class _Pen:
    """Writes a value out piece by piece: lists may share entries and be far longer in writing than in memory."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.length = 0
        self.written: list[str] = []

    def write(self, text: str) -> None:
        self.length += len(text)
        if self.length > self.most:
            exceeded("bytes of output", "output_bytes", self.most, self.length)
        self.written.append(text)

    def represent(self, x: object, around: tuple[int, ...]) -> None:
        """Write `x`; `around` are the lists that it stands in: a list may hold itself."""
        if not isinstance(x, (list, tuple)):
            known = x is None or isinstance(x, (bool, int, float, str, Value, range))
            self.write(repr(x) if known else f"<{getattr(x, 'name', type(x).__name__)}>")
            return
        opening, closing = "[]" if isinstance(x, list) else "()"
        if id(x) in around or len(around) >= DEEPEST:
            self.write(f"{opening}...{closing}")
            return
        self.write(opening)
        for i, each in enumerate(x):
            if i:
                self.write(", ")
            self.represent(each, (*around, id(x)))
        self.write(f",{closing}" if isinstance(x, tuple) and len(x) == 1 else closing)


def formatted(x: object, spec: str, most: int) -> str:
    """The text of `x` in the number format `spec`, as in f"{x:.4f}".

    Raises ProgramError where the format does not fit. Width and precision are bounded, so that the result is.
    """
    if not spec:
        return shown(x, most)
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
