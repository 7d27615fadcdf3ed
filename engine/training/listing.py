"""A program's text while it is written: its lines, and to which part of the computation each of them belongs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from math import isfinite

WIDEST = 100
"""Characters from which on a sum stands on several lines."""

LONGEST_SUM = 500
"""Terms from which on a sum is made in several statements: what reads a program descends once for each term."""

INDENT = "    "


class Listing:
    """Lines of a program; `parts` has the group of each, without that of its sample."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.parts: list[str] = []

    @property
    def text(self) -> str:
        """The program."""
        return "\n".join([*self.lines, ""])

    def write(self, line: str, part: str = "") -> None:
        """Put a line down."""
        self.lines.append(line)
        self.parts.append(part)

    def paragraph(self, comment: str) -> None:
        """Begin a part with a comment, after a blank line."""
        if self.lines:
            self.write("")
        self.write(f"# {comment}")

    def give(self, name: str, terms: Sequence[str], part: str = "", call: str = "", indent: str = "") -> None:
        """Give a name the sum of some terms, or what a function makes of it."""
        line = f"{indent}{name} = {call}({' + '.join(terms)})" if call else f"{indent}{name} = {' + '.join(terms)}"
        if len(line) <= WIDEST or len(terms) == 1:
            self.write(line, part)
            return
        self.write(f"{indent}{name} = {call}(", part)
        for row in _rows(terms, WIDEST - len(indent) - len(INDENT)):
            self.write(f"{indent}{INDENT}{row}", part)
        self.write(f"{indent})", part)

    def sum(self, name: str, terms: Iterable[str], part: str) -> None:
        """Give a name the sum of any number of terms."""
        rest = iter(terms)
        some = list(islice(rest, LONGEST_SUM))
        while some:
            self.give(name, some, part)
            some = list(islice(rest, LONGEST_SUM))
            some = [name, *some] if some else []

    def extend(self, other: Listing, part: str = "", indent: str = "") -> None:
        """Put another listing's lines down."""
        for line, of in zip(other.lines, other.parts, strict=True):
            self.write(f"{indent}{line}" if line else line, "/".join([each for each in (part, of) if each]))


def _rows(terms: Sequence[str], width: int) -> list[str]:
    """Break a sum before its operators."""
    rows = [terms[0]]
    for term in terms[1:]:
        if len(rows[-1]) + len(term) + 3 > width:
            rows.append(f"+ {term}")
        else:
            rows[-1] += f" + {term}"
    return rows


def spelled(number: float) -> str:
    """Return a number as a program writes it, which reads the same number."""
    return repr(number) if isfinite(number) else f'float("{number}")'


def commented(text: str, most: int = 60) -> str:
    """Return somebody's text as a comment may hold it: on one line, and not long."""
    line = " ".join("".join([each if each.isprintable() else " " for each in text[: 4 * most]]).split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
