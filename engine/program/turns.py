"""The turns of a program's loops, as groups of the nodes that they make."""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Iterator
from types import TracebackType
from typing import Final

from engine.origin import origin

NAME_LENGTH = 24
"""So many characters of a name stand in a group's path."""

_END: Final = object()


def kind_of(target: ast.expr) -> str:
    """What the turns of a for loop are called: by the names it gives, `i` or `x_y`."""
    names: list[str] = []
    parts = deque([target])
    while parts and len(names) < NAME_LENGTH:  # a target may be a tuple of thousands, and its loop is begun again and again
        part = parts.popleft()
        if isinstance(part, ast.Name):
            names.append(part.id)
        elif isinstance(part, (ast.Tuple, ast.List)):
            parts.extend(part.elts[:NAME_LENGTH])
    return "_".join(names).lower()[:NAME_LENGTH] or "turn"


class Turns:
    """One execution of a loop: what is made in each turn goes into a group of its own, `i 0`, `i 1`, …"""

    def __init__(self, kind: str) -> None:
        self._outer = origin.group
        self._path = origin.loop(kind)

    def __enter__(self) -> Turns:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        origin.group = self._outer

    def each(self, entries: Iterator[object]) -> Iterator[object]:
        """The entries, with the group of its turn set for each; making the next entry belongs to no turn."""
        number = 0
        while True:
            origin.group = self._outer
            entry = next(entries, _END)
            if entry is _END:
                return
            if self._path:
                origin.group = f"{self._path} {number}"
            number += 1
            yield entry
