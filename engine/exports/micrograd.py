"""A Python program over micrograd (`pip install micrograd`): its own operations where they give our numbers exactly."""

from __future__ import annotations

from collections.abc import Sequence

from engine.exports.arithmetic import NAMES
from engine.exports.graph import alike
from engine.exports.program import written
from engine.exports.registry import Document, register
from engine.exports.ruled import Ruled
from engine.ops import CONSTANT, OPS, Op

SAME = ("+", "-", "*")
"""micrograd's operators that always give our numbers. Its division multiplies by a power, which rounds twice."""

POWER, RELU = "**", "relu"

DEEP = 200
"""From so many nodes in a row on, the recursion of micrograd's own backward() may not reach the end."""

WALK = '''\
def backward(root):
    """Do what root.backward() does, without its recursion: this graph is too deep for it."""
    order, seen, stack = [], set(), [(root, False)]
    while stack:
        node, is_done = stack.pop()
        if is_done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack.extend((operand, False) for operand in node._prev)
    root.grad = 1
    for node in reversed(order):
        node._backward()'''


@register("micrograd", title="micrograd", purpose="a program in Python", media_type="text/x-python", extension="py")
def write(document: Document) -> bytes:
    """Return a program that prints the root's value and every leaf's gradient."""
    return written(_Micrograd(document))


class _Micrograd(Ruled):
    reserved = frozenset({"Value", "backward"}) | NAMES
    does = "A graph of Gradwalk, for micrograd. Prints the value of its root and the gradient of each leaf."

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.is_deep = _depth(self.graph.operands) > DEEP

    def opening(self) -> Sequence[str]:
        definitions = self.definitions()
        walk = [WALK] if self.is_deep else []
        return [self.imports("from micrograd.engine import Value"), *self.rules.functions(), *definitions, *walk]

    def constant(self, number: str) -> str:
        return self.leaf(number)

    def operation(self, i: int) -> str:
        name = self.graph.op[i]
        symbol = OPS[name].symbol
        if symbol in SAME or (symbol == POWER and self._has_power(i)):
            return self.infix(i)
        if name == RELU and self._has_relu(i):
            return f"{self.whole(i)[0]}.{name}()"
        return self.by_rule(i)

    def backward(self, root: str) -> str:
        if not self.graph.operands[self.graph.root]:
            return f"{root}.grad += 1.0  # backward() would forget what the leaf had"
        return f"backward({root})" if self.is_deep else super().backward(root)

    def definition(self, op: Op) -> str:
        operands = ", ".join(op.operands)
        terms = [self.rules.source(f"grad * ({partial})", _held) for partial in op.partials]
        lines = [
            f"def {op.name}({operands}):",
            f'    """Return {op.formula or op.value}."""',
            f'    out = Value({self.rules.source(op.value, _held)}, ({operands},), "{op.name}")',
            "",
            "    def _backward():",
            *[f"        {operand}.grad += {term}" for operand, term in zip(op.operands, terms, strict=True)],
            "",
            "    out._backward = _backward",
            "    return out",
        ]
        return "\n".join(lines)

    def _has_power(self, i: int) -> bool:
        """Whether micrograd's own power, of a Value to a number, gives our value and our partial."""
        graph = self.graph
        base, exponent = graph.operands[i]
        if graph.op[exponent] != CONSTANT or graph.op[base] == CONSTANT:
            return False
        a, b = graph.value[base], graph.value[exponent]
        try:
            partial = b * a ** (b - 1)
            return type(partial) is float and alike(a**b, graph.made(i)) and alike(partial, graph.rule_partials(i)[0])
        except (ArithmeticError, TypeError):  # it raises or turns complex where ours does not
            return False

    def _has_relu(self, i: int) -> bool:
        """Whether micrograd's own relu gives our value and our partial; it differs at NaN, and where the value is set."""
        graph = self.graph
        a, out = graph.value[graph.operands[i][0]], graph.value[i]
        return alike(0.0 if a < 0 else a, out) and (out > 0) == graph.rule_partials(i)[0]


def _held(name: str) -> str:
    return "out.grad" if name == "grad" else f"{name}.data"


def _depth(operands: list[list[int]]) -> int:
    """The length of the longest chain of nodes."""
    depth: list[int] = []
    for ins in operands:
        depth.append(1 + max([depth[j] for j in ins], default=0))
    return max(depth)
