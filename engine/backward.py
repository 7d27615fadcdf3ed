"""One backward pass over Values: the walk to all that leads to the root, and what is kept of the pass."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from engine import rules
from engine.arithmetic import number
from engine.ops import CONSTANT, LEAF, SLOTS
from engine.origin import clock
from engine.sweep import sweep_values

if TYPE_CHECKING:
    from engine.value import Value


@dataclass(frozen=True, slots=True)
class Pass:
    """The numbers of one pass, apart from the graph: what a root keeps of its last backward().

    The order is that of `under`: `made` are the values of the operations, `given` those of the leaves and constants,
    `grad_before` what these had accumulated. The gradients are not kept: they follow. `changed` are the positions, by order
    of creation, of nodes whose data was set after a node had used it, or that are not leaves.
    """

    made: list[float]
    given: list[float]
    grad_before: list[float]
    changed: tuple[int, ...]


PART = 4096


def _walk(*, clear: bool) -> Callable[[Value], tuple[list[Value], list[Value]]]:
    """Make the walk from a root to all that leads to it: the same lines for each slot. It may set gradients to 0 on its way.

    A node is marked with an object of the walk's own: that is quicker, and smaller, than a set of those seen. So no two
    threads may walk over one node at the same time. What stands in the last slot is walked first, for it is mostly the
    newest: the list of operations is nearly sorted then.
    """
    lines = [
        "def walk(root):",
        "    mark = root._mark = object()",
        "    operations, ends, waiting = [], [], [None]",
        "    wait, next_one, found, ended = waiting.append, waiting.pop, operations.append, ends.append",
        "    node = root",
        "    while node is not None:",
        f"        operand = node.{SLOTS[0]}",
        "        if operand is None:",
        "            ended(node)",
        "            node = next_one()",
        "            continue",
        "        found(node)",
        *(["        node.grad = 0.0"] if clear else []),
        "        going = None",
    ]
    for n, slot in enumerate(SLOTS):
        lines += [
            *([f"        operand = node.{slot}"] if n else []),
            "        if operand is not None and operand._mark is not mark:",
            "            operand._mark = mark",
            *(["            if going is not None:", "                wait(going)"] if n else []),
            "            going = operand",
        ]
    lines += ["        node = next_one() if going is None else going", "    return operations, ends"]
    return rules.made("\n".join(lines), "walk", {})


walk, clearing_walk = _walk(clear=False), _walk(clear=True)
by_order = attrgetter("order")


def under(root: Value, *, clear: bool = False) -> tuple[list[Value], list[Value]]:
    """Return the operations that lead to `root`, last created first, and the leaves and constants, first created first.

    `clear` sets the gradients of the operations to 0. Not recursive: O(nodes + operands), and a sort of what is nearly
    sorted.
    """
    operations, ends = (clearing_walk if clear else walk)(root)
    operations.sort(key=by_order, reverse=True)
    ends.sort(key=by_order)
    return operations, ends


def run_backward(root: Value) -> None:
    """Do one backward pass from `root`: gradients are written to the nodes, the numbers of the pass are kept on the root.

    Where it is interrupted, the leaves have the gradients that they had before.
    """
    operations, ends = under(root, clear=True)
    before = accumulated(ends)
    changed = (
        () if not operations or clock.changed < operations[-1].order else changes(sorted([*operations, *ends], key=by_order))
    )
    try:
        for end, grad in zip(ends, before, strict=True):
            end.grad = grad
        root.grad += 1.0
        sweep_values(operations)
    except BaseException:
        for end, grad in zip(ends, before, strict=True):
            end.grad = grad
        raise
    for end in ends:
        if end.op == CONSTANT:  # was handed its share with the others: to ask at each slot would take longer
            end.grad = 0.0
    root._own().last_pass = Pass(_values(operations), [node._data for node in ends], before, changed)


def _values(nodes: list[Any]) -> list[float]:
    """Put each node's number in its place in the list, part by part: two lists at once would be the most that a pass holds."""
    for start in range(0, len(nodes), PART):
        nodes[start : start + PART] = [node._data for node in nodes[start : start + PART]]
    return nodes


def accumulated(ends: Sequence[Value]) -> list[float]:
    """Return what each leaf holds from the passes before; 0 for any other node."""
    return [number(node.grad) if node.op == LEAF else 0.0 for node in ends]


def changes(nodes: Sequence[Value]) -> tuple[int, ...]:
    """Return the positions of nodes whose data was set after one of `nodes` had used it, or that are not leaves."""
    found = set()
    for node in nodes:
        operands = node.operands
        if operands and node._place.changed:
            found.add(node)
        found.update([operand for operand in operands if operand._place.changed > node.order])
    return tuple([i for i, node in enumerate(nodes) if node in found])
