"""The tape: operations in topological order, held as columns; and the chain rule, stated once.

A node's id is its position in the tape, from here to the pixel.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from engine.arithmetic import number
from engine.errors import UnknownName
from engine.ops import CONSTANT, LEAF, OPS
from engine.rules import PARTIALS, VALUE

if TYPE_CHECKING:
    from engine.origin import Span
    from engine.value import Value

_by_order = attrgetter("order")


class Tape:
    """A graph in columns, operands before users; position in each list = node id.

    `op`, `operands` (ids, by slot), `label`, `group`, `span`, `value`; after backward() also `grad`, `grad_before` (what
    a leaf had before the pass, 0 elsewhere) and `partials` (by slot, 0 to a constant). `root` is the id of the node that
    is differentiated, `names` maps names to ids, `left_out` counts nodes that a pass could not hold.
    """

    def __init__(self, nodes: Sequence[Value], root: Value, names: Mapping[str, object] | None = None) -> None:
        position = {node.order: i for i, node in enumerate(nodes)}
        self.nodes: Sequence[Value] = nodes
        self.op: list[str] = [node.op for node in nodes]
        self.operands: list[tuple[int, ...]] = [tuple([position[x.order] for x in node.operands]) for node in nodes]
        self.label: list[str] = [node.label for node in nodes]
        self.group: list[str] = [node.group for node in nodes]
        self.span: list[Span | None] = [node.span for node in nodes]
        self.value: list[float] = [node.data for node in nodes]
        self.grad_before: list[float] = [_before(node, root) if node.op == LEAF else 0.0 for node in nodes]
        self.grad: list[float] = [0.0] * len(nodes)
        self.partials: list[tuple[float, ...]] = [()] * len(nodes)
        self.root: int = position[root.order]
        self.names: dict[str, int] = {}
        self.left_out = 0
        for name, node in (names or {}).items():
            at = position.get(getattr(node, "order", -1))
            if at is not None and nodes[at] is node:
                self.names[name] = at
                self.label[at] = self.label[at] or name

    def __len__(self) -> int:
        return len(self.op)

    def forward(self, values: Mapping[str | int, float] | None = None) -> list[float]:
        """Compute every value anew, with `values` (by name or node id) put into leaves; give the list of values.

        Raises UnknownName for a name or an id that is no leaf.
        """
        value = self.value
        for key, x in (values or {}).items():
            value[self._leaf(key)] = number(x)
        for i, op in enumerate(self.op):
            if op in VALUE:
                value[i] = VALUE[op](*[value[x] for x in self.operands[i]])
        return value

    def backward(self) -> Tape:
        """Fill `partials` and `grad` from the values that stand here; give the tape itself.

        The chain rule: walking from the root to the first node, each node hands gradient × partial to the operand in
        each of its slots. A leaf adds the sum to what it had before; a constant takes nothing.
        """
        value, operands, ops, partials = self.value, self.operands, self.op, self.partials
        adjoint = [0.0] * len(ops)
        adjoint[self.root] = 1.0
        leads = bytearray(len(ops))
        leads[self.root] = 1
        for i in range(len(ops) - 1, -1, -1):
            slots = operands[i]
            if not slots:
                continue
            row = PARTIALS[ops[i]](*[value[x] for x in slots], value[i])
            if any(ops[x] == CONSTANT for x in slots):
                row = tuple([0.0 if ops[x] == CONSTANT else p for x, p in zip(slots, row, strict=True)])
            partials[i] = row
            if leads[i]:
                gradient = adjoint[i]
                for x, partial in zip(slots, row, strict=True):
                    if ops[x] != CONSTANT:
                        leads[x] = 1
                        adjoint[x] += gradient * partial
        self.grad = [
            before + own if op == LEAF else own
            for op, before, own in zip(ops, self.grad_before, adjoint, strict=True)
        ]  # fmt: skip
        return self

    def contributions(self) -> list[tuple[float, ...]]:
        """What each node hands to each of its slots: gradient × partial. Nodes that do not lead to the root hand 0."""
        own = self.grad
        return [tuple([own[i] * partial for partial in row]) for i, row in enumerate(self.partials)]

    def write_back(self) -> None:
        """Give the recorded Values the gradients of this tape."""
        leads = self.leading()
        for i, node in enumerate(self.nodes):
            if leads[i] and node.op != CONSTANT:
                node.before = self.grad_before[i]
                node.grad = self.grad[i]

    def leading(self) -> bytearray:
        """leading()[id] is 1 where a path goes from the node to the root."""
        leads = bytearray(len(self.op))
        leads[self.root] = 1
        for i in range(self.root, -1, -1):
            if leads[i]:
                for x in self.operands[i]:
                    leads[x] = 1
        return leads

    def changed(self) -> list[int]:
        """The leaves whose data was changed after a node had used it, by id."""
        found: set[int] = set()
        value = self.value
        for i, op in enumerate(self.op):
            if op in OPS:
                again = VALUE[op](*[value[x] for x in self.operands[i]])
                if again != value[i] and not (again != again and value[i] != value[i]):
                    found.update(x for x in self.operands[i] if self.op[x] == LEAF)
        return sorted(found)

    def _leaf(self, key: str | int) -> int:
        at = self.names.get(key) if isinstance(key, str) else key
        if at is None and key in self.label:
            at = self.label.index(str(key))
        if at is None or not 0 <= at < len(self.op) or self.op[at] != LEAF:
            known = sorted({name for name, i in self.names.items() if self.op[i] == LEAF})
            raise UnknownName(f"{key!r} is not a leaf of this tape; known: {', '.join(known) or 'none'}", name=str(key))
        return at


def record(root: Value, names: Mapping[str, object] | None = None) -> Tape:
    """The tape of every node that leads to `root`, operands before consumers, in the order of their making.

    `names` (such as globals()) maps names to Values; it also labels those that have no label. After root.backward() the
    tape holds what that pass found at the leaves as `grad_before`; otherwise what they hold now. O(nodes log nodes),
    without recursion.
    """
    return Tape(sorted(_ancestors(root), key=_by_order), root, names)


def record_pass(root: Value, built: Iterable[Value], names: Mapping[str, object] | None = None) -> Tape:
    """The tape of a program's pass: what leads to `root`, and of the Values in `built` (in the order of their making)
    those whose operands are all on it. `left_out` counts the others.
    """
    nodes = _ancestors(root)
    held = {node.order for node in nodes}
    left_out = 0
    for node in built:
        if node.order in held:
            continue
        if all(x.order in held for x in node.operands):
            held.add(node.order)
            nodes.append(node)
        else:
            left_out += 1
    tape = Tape(sorted(nodes, key=_by_order), root, names)
    tape.left_out = left_out
    return tape


def _ancestors(root: Value) -> list[Value]:
    seen = {root.order}
    found = [root]
    for node in found:  # grows while it is walked
        for operand in node.operands:
            if operand.order not in seen:
                seen.add(operand.order)
                found.append(operand)
    return found


def _before(leaf: Value, root: Value) -> float:
    """What a leaf had before the pass: after root.backward() (which leaves the root with a `before`) what it noted then."""
    if root.before is not None and leaf.before is not None:
        return leaf.before
    return leaf.grad
