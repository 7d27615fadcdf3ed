"""A Python program over this engine: the same numbers to the last bit."""

from __future__ import annotations

from collections.abc import Sequence

from engine.exports.program import Dialect, written
from engine.exports.registry import Document, register
from engine.ops import OPS


@register("python", title="Python", purpose="runs on this engine", media_type="text/x-python", extension="py")
def write(document: Document) -> bytes:
    """Return a program that prints the root's value and every leaf's gradient, as the document has them."""
    return written(_Ours(document))


class _Ours(Dialect):
    reserved = frozenset({"Value", "constant"})
    does = "A graph of Gradwalk. Prints the value of its root and the gradient of each leaf."

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.called: set[str] = set()
        self.constants = False

    def opening(self) -> Sequence[str]:
        imports = f"from engine import {', '.join(['Value', *sorted(self.called)])}"
        return [f"{imports}\nfrom engine.value import constant" if self.constants else imports]

    def constant(self, number: str) -> str:
        self.constants = True
        return f"constant({number})"

    def operation(self, i: int) -> str:
        name = self.graph.op[i]
        if OPS[name].symbol:
            return self.infix(i)
        self.called.add(name)
        return self.call(i)
