"""The tape: a graph's operations in order of creation, in columns.

Position in a column is the node's id, from here to the pixel. Nothing here is recursive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, SupportsFloat

from engine.arithmetic import number
from engine.backward import Pass, accumulated, by_order, changes, under
from engine.errors import InvalidRequest, UnknownName
from engine.grouping import grouped
from engine.operators import numbered_operands
from engine.ops import CONSTANT, LEAF
from engine.origin import Span
from engine.partials import partials
from engine.sweep import FORWARD, Operands, leading, sweep
from engine.value import Value

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from engine.batch import Batch
    from engine.replay import Replay


@dataclass(eq=False)
class Tape:
    """Operations in order of creation, operands before consumers, and the numbers of one pass over them.

    `operands` holds ids by slot. `grad_before` is what each leaf had accumulated before the pass, 0 for any other node.
    `nodes` are the Values recorded, `changed` the ids of those whose data was set after a node had used it, or that are not
    leaves; `left_out` counts those whose operands were not all in, `around` is the group in which the pass was run.
    Label, group and span are read from the Values when first asked for.
    """

    nodes: tuple[Value, ...]
    op: list[str]
    operands: list[Operands]
    root: int
    names: dict[str, int]
    value: list[float]
    grad_before: list[float]
    changed: tuple[int, ...] = ()
    left_out: int = 0
    around: str = ""
    _grad: list[float] | None = field(default=None, init=False, repr=False)

    def __len__(self) -> int:
        return len(self.op)

    @property
    def grad(self) -> list[float]:
        """What each node's gradient is after the pass; 0 for constants. Computed when first asked for."""
        return self.backward() if self._grad is None else self._grad

    @cached_property
    def label(self) -> list[str]:
        """The label of each Value, else the first name under which it was recorded, else ""."""
        label = [node.label for node in self.nodes]
        for name, node in self.names.items():
            label[node] = label[node] or name
        return label

    @cached_property
    def _called(self) -> dict[str, int]:
        """The id of the first node of each label, and what each name was bound to."""
        return {**dict(zip(reversed(self.label), range(len(self) - 1, -1, -1), strict=True)), **self.names}

    @cached_property
    def group(self) -> list[str]:
        """The group path of each node, told from the group in which backward() ran."""
        return grouped([node.group for node in self.nodes], self.op, self.around)

    @cached_property
    def span(self) -> list[Span | None]:
        """The place in the program that made each node."""
        return [node.span for node in self.nodes]

    @property
    def partials(self) -> list[list[float]]:
        """The partial of each node to each of its slots, computed from the values on the tape; 0 to a constant."""
        return partials(self.op, self.operands, self.value)

    @cached_property
    def leads(self) -> list[bool]:
        """Whether each node leads to the root: only those take part in the backward pass."""
        return leading(self.operands, self.root)

    def contributions(self) -> list[list[float]]:
        """Return gradient × partial by node and slot: what each node hands to its operands in the pass.

        A constant, and an operand of a node that does not lead to the root, is handed 0.
        """
        grad, op, leads = self.grad, self.op, self.leads
        return [
            [0.0 if op[i] == CONSTANT or not leads[node] else grad[node] * partial for i, partial in zip(ins, row, strict=True)]
            for node, (ins, row) in enumerate(zip(self.operands, self.partials, strict=True))
        ]

    def forward(self, values: Mapping[str | int, SupportsFloat] | None = None) -> Tape:
        """Set the leaves named by id or name, compute all operations anew, in place, and return this tape.

        Its gradients are from then on those of the backward pass over the new values, from the same `grad_before`.
        Raises what `leaf` raises; nothing is set then.
        """
        value, op = self.value, self.op
        given = {self.leaf(leaf): number(x) for leaf, x in (values or {}).items()}
        for leaf, x in given.items():
            value[leaf] = x
        for node, ins in enumerate(self.operands):
            if ins:
                value[node] = FORWARD[op[node]](*[value[i] for i in ins])
        self._grad = None
        return self

    def backward(self) -> list[float]:
        """Compute the gradient of each node anew from the values on the tape, by the chain rule, and return it as `grad`."""
        self._grad = sweep(self.op, self.operands, self.value, self.grad_before, self.root)
        return self._grad

    def compiled(self) -> Replay:
        """Return a replay of this tape by compiled kernels, or by itself where there are none to be had.

        The first one on a machine waits for some seconds until the kernels are compiled, later ones load them.
        """
        from engine.replay import replayed

        return replayed(self)

    def batch(self, inputs: Mapping[str | int, ArrayLike], reduction: str = "mean") -> Batch:
        """Return this tape, of one sample, over many: a number for each sample at every leaf that `inputs` names by id or name.

        All other leaves are parameters. The loss is the root's mean over the samples, or their "sum". Raises as Batch does.
        """
        from engine.batch import Batch

        return Batch(self, inputs, reduction)

    def leaf(self, leaf: str | int) -> int:
        """Return the id of the leaf that has this name or id.

        Raises UnknownName for a name that is not on the tape, InvalidRequest for a node that is no leaf.
        """
        if isinstance(leaf, str):
            if not leaf or leaf not in self._called:
                raise UnknownName(f"No value on this tape is called {leaf!r}.", name=leaf, suggestion=None)
            leaf = self._called[leaf]
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
    return _tape(root, (), named)


def record_pass(root: Value, also: Sequence[Value] = (), names: Mapping[str, object] | None = None, around: str = "") -> Tape:
    """Return the tape of a program's pass: what leads to `root`, and those of `also` whose operands are all in.

    `also` is in order of creation; `left_out` counts the others of it. `around` is the group in which the pass is run.
    """
    return _tape(root, also, names or {}, around)


def _tape(root: Value, also: Sequence[Value], names: Mapping[str, object], around: str = "") -> Tape:
    operations, ends = under(root)
    taken, left_out = _taken(also, {*operations, *ends}) if also else ([], 0)
    nodes = sorted([*ends, *reversed(operations), *taken], key=by_order)
    position = {node: i for i, node in enumerate(nodes)}
    value = [node._data for node in nodes]
    before = accumulated(nodes)
    if root._place.last_pass is None:
        changed = changes(nodes)
    else:
        changed = _put(root._place.last_pass, operations, ends, position, value, before)
    return Tape(
        nodes=tuple(nodes),
        op=[node.op for node in nodes],
        operands=operand_ids(nodes, position),
        root=position[root],
        names={name: position[node] for name, node in names.items() if isinstance(node, Value) and node in position},
        value=value,
        grad_before=before,
        changed=changed,
        left_out=left_out,
        around=around,
    )


operand_ids = numbered_operands()


def _taken(also: Sequence[Value], inside: set[Value]) -> tuple[list[Value], int]:
    """Return the nodes of `also` that are not `inside`, but whose operands all are or are taken, and how many are not taken."""
    outside = [node for node in also if node not in inside]
    taken = []
    for node in outside:
        if inside.issuperset(node.operands):
            inside.add(node)
            taken.append(node)
    return taken, len(outside) - len(taken)


def _put(
    held: Pass,
    operations: Sequence[Value],
    ends: Sequence[Value],
    position: Mapping[Value, int],
    value: list[float],
    before: list[float],
) -> tuple[int, ...]:
    """Put the numbers of a pass that was run into the columns; return the ids of what had changed by then."""
    columns = (value, operations, held.made), (value, ends, held.given), (before, ends, held.grad_before)
    for column, nodes, numbers in columns:
        for node, x in zip(nodes, numbers, strict=True):
            column[position[node]] = x
    if not held.changed:
        return ()
    ids = sorted([position[node] for node in (*operations, *ends)])
    return tuple([ids[i] for i in held.changed])
