"""The symbols of nodes in formulas: x1 is x with an index; what has no short name is v with its id."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SHORT = re.compile(r"([A-Za-z]{1,6}?)(?:_?([0-9]{1,4})|\[([0-9]{1,4})\])?")


@dataclass(frozen=True, slots=True)
class Symbol:
    """Letters and an index, which may be empty."""

    letters: str
    index: str

    def tex(self) -> str:
        """Return the symbol."""
        return self._indexed(self.letters if len(self.letters) == 1 else rf"\mathit{{{self.letters}}}")

    def gradient(self) -> str:
        """Return the symbol with a bar: the node's gradient."""
        one = len(self.letters) == 1
        return self._indexed(rf"\bar{{{self.letters}}}" if one else rf"\overline{{\mathit{{{self.letters}}}}}")

    def says(self, label: str) -> bool:
        """Whether one who sees the symbol knows the label."""
        return label in (f"{self.letters}{self.index}", f"{self.letters}_{self.index}", f"{self.letters}[{self.index}]")

    def _indexed(self, letters: str) -> str:
        return f"{letters}_{{{self.index}}}" if self.index else letters


def symbols(labels: Sequence[str], names: Mapping[str, int]) -> list[Symbol]:
    """Return a symbol for each node, no two alike: of nodes that would share one, it is that of the node which `names`
    means, or else of none."""
    read = [_read(label, node) for node, label in enumerate(labels)]
    owner: dict[Symbol, int] = {}
    for node, symbol in enumerate(read):
        if symbol is not None:
            owner[symbol] = -1 if symbol in owner else node
    for name, node in names.items():
        symbol = read[node]
        if symbol is not None and labels[node] == name and owner[symbol] < 0:
            owner[symbol] = node
    return [
        symbol if symbol is not None and owner[symbol] == node else Symbol("v", str(node)) for node, symbol in enumerate(read)
    ]


def _read(label: str, node: int) -> Symbol | None:
    """The symbol that a label makes; None where it is too long for one, or would be taken for another node's id."""
    found = SHORT.fullmatch(label)
    if found is None:
        return None
    letters, index = found[1], found[2] or found[3] or ""
    return Symbol(letters, index) if letters != "v" or not index or index == str(node) else None
