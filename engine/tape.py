"""The tape: a graph's operations in order of creation, in columns.

Position in a column is the node's id, from here to the pixel. Nothing here is recursive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter
from typing import SupportsFloat

from engine.arithmetic import number
from engine.errors import InvalidRequest, UnknownName
from engine.grouping import grouped
from engine.ops import CONSTANT, LEAF
from engine.origin import Span
from engine.sweep import BACKWARD, FORWARD, Numbers, Operands, leading, sweep
from engine.value import Value


@dataclass(frozen=True, eq=False)
class Tape:
    """Operations in order of creation, operands before consumers, and the numbers of one pass over them.

    `operands` holds ids by slot. `grad_before` is what each leaf had accumulated before the pass; `grad`, what each
    node holds after it. `nodes` are the Values recorded, `left_out` counts those whose operands were not all in,
    `around` is the group in which the pass was run.
    Label, group and span are read from the Values when first asked for.
    """

    nodes: tuple[Value, ...]
    op: list[str]
    operands: list[Operands]
    root: int
    names: dict[str, int]
    numbers: Numbers
    left_out: int = 0
    around: str = ""

    def __len__(self) -> int:
        return len(self.op)

    @property
    def value(self) -> list[float]:
        """The value of each node."""
        return self.numbers.value

    @property
    def grad_before(self) -> list[float]:
        """What each leaf had accumulated before the pass; 0 for any other node."""
        return self.numbers.grad_before

    @property
    def grad(self) -> list[float]:
        """What each node's gradient is after the pass; 0 for constants."""
        return self.numbers.grad

    @cached_property
    def label(self) -> list[str]:
        """The label of each Value, else the first name under which it was recorded, else ""."""
        label = [node.label for node in self.nodes]
        for name, node in self.names.items():
            label[node] = label[node] or name
        return label

    @cached_property
    def group(self) -> list[str]:
        """The group path of each node, told from the group in which backward() ran."""
        return grouped([node.group for node in self.nodes], self.op, self.around)

    @cached_property
    def span(self) -> list[Span | None]:
        """The place in the program that made each node."""
        return [node.span for node in self.nodes]

    @cached_property
    def partials(self) -> list[list[float]]:
        """The partial of each node to each of its slots; 0 to a constant."""
        value, op = self.value, self.op
        partials: list[list[float]] = []
        for node, ins in enumerate(self.operands):
            if not ins:
                partials.append([])
                continue
            row = list(BACKWARD[op[node]](value[node], *[value[i] for i in ins]))
            for slot, i in enumerate(ins):
                if op[i] == CONSTANT:
                    row[slot] = 0.0
            partials.append(row)
        return partials

    @cached_property
    def leads(self) -> list[bool]:
        """Whether each node leads to the root: only those take part in the backward pass."""
        return leading(self.operands, self.root)

    def contributions(self) -> list[list[float]]:
        """Return gradient × partial by node and slot: what each node hands to its operands in the pass.

        A constant, and an operand of a node that does not lead to the root, is handed 0.
        """
        grad, op, leads = self.backward(), self.op, self.leads
        return [
            [0.0 if op[i] == CONSTANT or not leads[node] else grad[node] * partial for i, partial in zip(ins, row, strict=True)]
            for node, (ins, row) in enumerate(zip(self.operands, self.partials, strict=True))
        ]

    def forward(self, values: Mapping[str | int, SupportsFloat] | None = None) -> Tape:
        """Return the tape of the same operations computed anew, with new values at the leaves named by id or name.

        Its gradients are those of the backward pass over the new values, from the same `grad_before`.
        Raises UnknownName for a name that is not on the tape, InvalidRequest for a node that is no leaf.
        """
        value = list(self.value)
        for leaf, given in (values or {}).items():
            value[self._leaf(leaf)] = number(given)
        for node, ins in enumerate(self.operands):
            if ins:
                value[node] = FORWARD[self.op[node]](*[value[i] for i in ins])
        grad = sweep(self.op, self.operands, value, self.grad_before, self.root)
        return replace(self, numbers=Numbers(value, self.grad_before, grad))

    def backward(self) -> list[float]:
        """Return the gradient of each node by the chain rule, computed anew from the values on the tape."""
        return sweep(self.op, self.operands, self.value, self.grad_before, self.root)

    def _leaf(self, leaf: str | int) -> int:
        if isinstance(leaf, str):
            known = {**dict(zip(reversed(self.label), range(len(self) - 1, -1, -1), strict=True)), **self.names}
            if not leaf or leaf not in known:
                raise UnknownName(f"No value on this tape is called {leaf!r}.", name=leaf, suggestion=None)
            leaf = known[leaf]
        if not 0 <= leaf < len(self) or self.op[leaf] != LEAF:
            raise InvalidRequest(f"Node {leaf} is not a leaf: only leaves take new values.")
        return leaf


def record(root: Value, names: Mapping[str, object] | None = None) -> Tape:
    """Return the tape of every node that leads to `root`, in order of creation; `root` comes last.

    After `root.backward()` it holds the numbers of that pass, as they stood then; before it, those of the pass that
    would be. Values among `names` (such as `globals()`) that are on the tape label nodes that have no label;
    a notebook's own names (`_`, `__`, `_12`) do not.
    """
    named = {name: value for name, value in (names or {}).items() if name.strip("_0123456789")}
    return _tape(_nodes_under(root), (), root, named, 0)


def record_pass(root: Value, also: Sequence[Value] = (), names: Mapping[str, object] | None = None, around: str = "") -> Tape:
    """Return the tape of a program's pass: what leads to `root`, and those of `also` whose operands are all in.

    `also` is in order of creation; `left_out` counts the others of it. `around` is the group in which the pass is run.
    """
    under = _nodes_under(root)
    inside = set(under)
    outside = [node for node in also if node not in inside]
    taken = []
    for node in outside:
        if inside.issuperset(node.operands):
            inside.add(node)
            taken.append(node)
    return replace(_tape(under, taken, root, names, len(outside) - len(taken)), around=around)


def run_backward(root: Value) -> None:
    """Do one backward pass from `root`: gradients are written to the nodes, the pass is kept on the root."""
    nodes = _nodes_under(root)
    op, operands = _columns(nodes)
    numbers = _numbers(nodes, op, operands, len(nodes) - 1)
    for node, grad in zip(nodes, numbers.grad, strict=True):
        node.grad = grad
    root.last_pass = numbers


_by_order = attrgetter("order")


def _nodes_under(root: Value) -> list[Value]:
    """List `root` and every node it was made from, in order of creation."""
    seen = {root}
    stack = [root]
    while stack:
        for operand in stack.pop().operands:
            if operand not in seen:
                seen.add(operand)
                stack.append(operand)
    return sorted(seen, key=_by_order)


def _columns(nodes: Sequence[Value]) -> tuple[list[str], list[Operands]]:
    position = {node: i for i, node in enumerate(nodes)}
    return [node.op for node in nodes], [tuple([position[o] for o in node.operands]) for node in nodes]


def _numbers(nodes: Sequence[Value], op: Sequence[str], operands: Sequence[Operands], root: int) -> Numbers:
    value = [node.data for node in nodes]
    before = [number(node.grad) if node.op == LEAF else 0.0 for node in nodes]
    return Numbers(value, before, sweep(op, operands, value, before, root), _changed(nodes, operands))


def _changed(nodes: Sequence[Value], operands: Sequence[Operands]) -> tuple[int, ...]:
    changed = [node.changed for node in nodes]
    latest = max(changed)
    found = set()
    for node, ins in zip(nodes, operands, strict=True):
        if node.order > latest:
            break
        found.update([i for i in ins if changed[i] > node.order])
    if latest:
        found.update(i for i, ins in enumerate(operands) if ins and changed[i])
    return tuple(sorted(found))


def _tape(under: list[Value], also: Sequence[Value], root: Value, names: Mapping[str, object] | None, left_out: int) -> Tape:
    nodes = sorted([*under, *also], key=_by_order) if also else under
    op, operands = _columns(nodes)
    position = {node: i for i, node in enumerate(nodes)}
    if root.last_pass is not None and not also:
        numbers = root.last_pass
    else:
        numbers = _numbers(nodes, op, operands, position[root])
        if root.last_pass is not None:
            numbers = _with_pass(numbers, root.last_pass, [position[node] for node in under])
    bound = {name: position[value] for name, value in (names or {}).items() if isinstance(value, Value) and value in position}
    return Tape(tuple(nodes), op, operands, position[root], bound, numbers, left_out)


def _with_pass(now: Numbers, then: Numbers, ids: list[int]) -> Numbers:
    """Return `now` with the numbers of a pass that was run put in; `ids` are the ids here of the nodes it had."""
    columns = (now.value, then.value), (now.grad_before, then.grad_before), (now.grad, then.grad)
    for mine, its in columns:
        for i, held in zip(ids, its, strict=True):
            mine[i] = held
    return replace(now, changed=tuple(ids[i] for i in then.changed))
