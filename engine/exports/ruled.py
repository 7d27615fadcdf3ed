"""What the programs share that run without this engine: an operation that they do not have is defined by the table's rules."""

from __future__ import annotations

from abc import abstractmethod

from engine.exports.arithmetic import Rules
from engine.exports.program import Dialect
from engine.exports.registry import Document
from engine.ops import OPS, Op


class Ruled(Dialect):
    """A dialect that defines a function for each operation that it cannot spell."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.rules = Rules()
        self._defined: set[str] = set()

    @abstractmethod
    def definition(self, op: Op) -> str:
        """Return the function of an operation as a block of lines."""

    def by_rule(self, i: int) -> str:
        """Return source for an operation as a call of the function that is defined for it."""
        self._defined.add(self.graph.op[i])
        return self.call(i)

    def definitions(self) -> list[str]:
        """Return the functions that operations have needed."""
        return [self.definition(OPS[name]) for name in sorted(self._defined)]

    def imports(self, theirs: str) -> str:
        """Return the imports: `theirs`, and what the rules need. Asked for after `definitions`."""
        return f"import math\n\n{theirs}" if self.rules.is_used else theirs
