"""A tape of one sample as instructions over rows, for the kernel of lanes_source.py.

A row is a node's numbers for all lanes. Parameters are no rows: they are shared, and spread over a row where an operation other
than a sum of products takes one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.kernels.forms import FORMS, form_code
from engine.kernels.lanes_source import PARAMETER
from engine.ops import CONSTANT, LEAF


@dataclass
class Instruction:
    """One instruction over `rows` rows side by side: the first that it makes, and the first of each operand's.

    `slots` are the slots to which it hands gradients, ascending. `weights` is the position of the first parameter, `inputs` how
    many inputs a sum has; `first` are the slots whose gradients start with what is handed to them here.
    """

    form: int
    row: int
    rows: int = 1
    operands: tuple[int, ...] = ()
    slots: tuple[int, ...] = ()
    weights: int = 0
    inputs: int = 0
    has_bias: bool = False
    first: tuple[int, ...] = ()


@dataclass
class Plan:
    """Instructions in order, and where things stand.

    `row` tells the row of each node that has one, `parameters` the nodes by position, `constants` the rows that hold the same
    number for good. `clears` holds the rows whose gradients start from 0, as ranges.
    """

    inputs: Sequence[int]
    root: int = 0
    rows: int = 0
    row: dict[int, int] = field(default_factory=dict)
    parameters: list[int] = field(default_factory=list)
    constants: dict[int, float] = field(default_factory=dict)
    instructions: list[Instruction] = field(default_factory=list)
    clears: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for node in self.inputs:
            self.new_row(node)

    def new_row(self, node: int | None = None) -> int:
        """Return a new row, a node's if one is given."""
        row, self.rows = self.rows, self.rows + 1
        if node is not None:
            self.row[node] = row
        return row

    def spread(self, node: int) -> int:
        """Return the row of a parameter, with the instruction that fills it if it has none yet."""
        if node not in self.row:
            position = self.position(node)
            self.instructions.append(Instruction(PARAMETER, self.new_row(node), weights=position))
        return self.row[node]

    def position(self, node: int) -> int:
        """Return a parameter's position, a new one if it has none."""
        if node not in self._positions:
            self._positions[node] = len(self.parameters)
            self.parameters.append(node)
        return self._positions[node]

    _positions: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Sample:
    """The columns of a tape of one sample, with the leaves told apart: inputs have a number a lane, parameters one for all."""

    op: Sequence[str]
    operands: Sequence[Sequence[int]]
    value: Sequence[float]
    leads: Sequence[bool]
    root: int
    inputs: Sequence[int]

    def form(self, node: int) -> int:
        """Return the code of an operation's form."""
        last = self.operands[node][-1]
        has_form = len(self.operands[node]) > 1 and self.op[last] == CONSTANT
        return form_code(self.op[node], self.value[last] if has_form else None)

    def parameters(self) -> set[int]:
        """Return the leaves that are no inputs."""
        return {node for node, op in enumerate(self.op) if op == LEAF} - set(self.inputs)


def unfused(sample: Sample) -> Plan:
    """Return the plan with a row for every node, in the order of the tape: all numbers are those of the plain one."""
    plan = Plan(sample.inputs)
    parameters = sample.parameters()
    for node, (op, operands) in enumerate(zip(sample.op, sample.operands, strict=True)):
        if node in parameters:
            plan.spread(node)
        elif op == CONSTANT:
            plan.constants[plan.new_row(node)] = sample.value[node]
        elif operands:
            form = sample.form(node)
            kept = operands[: len(FORMS[form].operands)]
            slots = tuple(slot for slot, i in enumerate(kept) if sample.leads[node] and sample.op[i] != CONSTANT)
            rows = tuple(plan.row[i] for i in kept)
            plan.instructions.append(Instruction(form, plan.new_row(node), operands=rows, slots=slots))
    plan.root = plan.row[sample.root]
    plan.clears = [(0, plan.rows)]
    return plan
