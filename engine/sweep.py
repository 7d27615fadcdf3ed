"""The backward sweep: the chain rule, stated once as text, from which two functions are made.

One sweeps over a tape's columns, the other over Values themselves, in a fraction of the time of a rule called for each
node. Both do the same operations in the same order: their gradients are equal bit for bit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from engine import rules
from engine.ops import CONSTANT, OPS, ROWS, SLOTS, Op

Operands: TypeAlias = tuple[int, ...]

FORWARD = {name: row.forward for name, row in OPS.items()}
BACKWARD = {name: row.backward for name, row in OPS.items()}


@dataclass(frozen=True)
class Spelling:
    """How the chain rule is written where its numbers stand.

    `given` are the arguments besides the order, `op` is the operation of a `node`, `value` and `grad` hold `{}` for the
    node whose they are; `operands` returns the lines that give its operands the names in its argument.
    """

    given: str
    op: str
    value: str
    grad: str
    operands: Callable[[list[str]], list[str]]


COLUMNS = Spelling(
    given=", op, operands, value, grad",
    op="op[node]",
    value="value[{}]",
    grad="grad[{}]",
    operands=lambda names: [f"{', '.join(names)}, = operands[node]"],
)
VALUES = Spelling(
    given="",
    op="node.op",
    value="{}._data",
    grad="{}.grad",
    operands=lambda names: [f"{name} = node.{slot}" for name, slot in zip(names, SLOTS, strict=False)],
)

COMMON = ("mul", "add")
MOST_FIRST = ("arith", "activ", "power")
"""The operations, and the groups of them, in the order in which a sweep asks for them: most nodes are sums of products."""


def most_first(rows: Iterable[Op]) -> list[Op]:
    """Return the rows in the order in which what is made from them asks for an operation."""
    return sorted(rows, key=lambda row: (row.name not in COMMON, MOST_FIRST.index(row.group)))


def chain_rule(rows: Iterable[Op], spelling: Spelling) -> Callable[..., None]:
    """Return the sweep over nodes in `order`, consumers before their operands, as a function of `order` and what is given.

    Each hands to its operands, slot by slot, its gradient × its partial to that slot, and what an operand is handed adds
    up. Infinity × 0 is NaN, as in IEEE 754 and PyTorch.
    """
    lines = [
        f"def sweep(order{spelling.given}):",
        "    for node in order:",
        f"        name = {spelling.op}",
        f"        adjoint = {spelling.grad.format('node')}",
    ]
    branch = "if"
    for row in most_first(rows):
        lines.append(f"        {branch} name == {row.name!r}:")
        lines += [f"            {line}" for line in _handing(row, spelling)]
        branch = "elif"
    return rules.made("\n".join(lines), "sweep", {})


def _handing(row: Op, spelling: Spelling) -> list[str]:
    to = {name: f"to_{name}" for name in row.operands}

    def spelled(name: str) -> str:
        return spelling.value.format(to.get(name, "node"))

    return spelling.operands(list(to.values())) + [
        f"{spelling.grad.format(to[name])} += {_contribution(partial, spelled)}"
        for name, partial in zip(row.operands, row.partials, strict=True)
    ]


def _contribution(partial: str, spelled: Callable[[str], str]) -> str:
    if partial in ("1", "-1"):  # the same bits as those of a product
        return partial.replace("1", "adjoint")
    return f"adjoint * ({rules.code(partial, spelled)})"


sweep_columns = chain_rule(ROWS, COLUMNS)
sweep_values = chain_rule(ROWS, VALUES)


def leading(operands: Sequence[Sequence[int]], root: int) -> list[bool]:
    """Return whether each node leads to the root: only those take part in the backward pass."""
    leads = [False] * len(operands)
    leads[root] = True
    for node in range(root, -1, -1):
        if leads[node]:
            for i in operands[node]:
                leads[i] = True
    return leads


def sweep(
    op: Sequence[str], operands: Sequence[Operands], value: Sequence[float], grad_before: Sequence[float], root: int
) -> list[float]:
    """Return each node's gradient, by the chain rule over the nodes that lead to the root, last first.

    The root's gradient is seeded with 1. Leaves start from `grad_before`, all others from 0. Constants take nothing.
    """
    grad = list(grad_before)
    grad[root] += 1.0
    leads = leading(operands, root)
    sweep_columns([node for node in range(root, -1, -1) if leads[node] and operands[node]], op, operands, value, grad)
    for node, name in enumerate(op):
        if name == CONSTANT:  # was handed its share with the others: to ask at each slot would take longer
            grad[node] = 0.0
    return grad
