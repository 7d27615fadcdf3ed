"""The plan for training: sums of products in blocks, and only those gradients behind which there is a parameter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from engine.kernels.forms import FORMS
from engine.kernels.lanes_source import COPY, DENSE, PARAMETER
from engine.kernels.plan import Instruction, Plan, Sample
from engine.kernels.sums import order_of_inputs, sums
from engine.ops import CONSTANT


def fused(sample: Sample) -> Plan:
    """Return the plan. Its loss and gradients are the unfused one's but for rounding: the products are not rounded alone.

    Sums over the same inputs are one block. What a level holds of one form is one instruction where its operands stand side by
    side, as they do behind a block.
    """
    return _Fusing(sample).plan


class _Fusing:
    def __init__(self, sample: Sample) -> None:
        self.sample = sample
        self.parameters = sample.parameters()
        self.sums, self.within = sums(sample, self.parameters)
        self.plan = Plan(order_of_inputs(sample, self.sums))
        self.trained = self._trained()
        self.copies: dict[tuple[int, ...], int] = {}
        self._add_parameters_of_sums()
        for nodes in self._levels():
            self._add_level(nodes)
        self.plan.root = self._row(sample.root)
        for parameter in sorted(self.parameters):
            self.plan.position(parameter)  # also where the loss does not depend on it
        self._begin_gradients()

    def _operands(self, node: int) -> Sequence[int]:
        return self.sums[node].inputs if node in self.sums else self.sample.operands[node]

    def _is_operation(self, node: int) -> bool:
        return bool(self.sample.operands[node]) and self.sample.leads[node] and node not in self.within

    def _trained(self) -> set[int]:
        """Return the nodes behind which there is a parameter: only their gradients are of use."""
        trained = set(self.parameters)
        for node, operands in enumerate(self.sample.operands):
            if any(i in trained for i in operands):
                trained.add(node)
        return trained

    def _add_parameters_of_sums(self) -> None:
        """Give the parameters of a block positions side by side, sum after sum: its weights, then its bias."""
        for block in self._blocks(sorted(self.sums)):
            for node in block:
                made = self.sums[node]
                for parameter in [*made.weights, *([] if made.bias is None else [made.bias])]:
                    self.plan.position(parameter)

    def _blocks(self, nodes: Sequence[int]) -> list[list[int]]:
        """Return the sums among these nodes that share inputs, level by level."""
        blocks: dict[tuple[int, tuple[int, ...], bool], list[int]] = defaultdict(list)
        for node in nodes:
            if node in self.sums:
                made = self.sums[node]
                blocks[self._level[node], made.inputs, made.bias is None].append(node)
        return list(blocks.values())

    def _levels(self) -> list[list[int]]:
        levels: dict[int, list[int]] = defaultdict(list)
        for node, level in self._level.items():
            levels[level].append(node)
        return [levels[level] for level in sorted(levels)]

    @property
    def _level(self) -> dict[int, int]:
        if not hasattr(self, "_of"):
            self._of: dict[int, int] = {}
            for node in range(len(self.sample.op)):
                if self._is_operation(node):
                    self._of[node] = 1 + max((self._of.get(i, 0) for i in self._operands(node)), default=0)
        return self._of

    def _add_level(self, nodes: list[int]) -> None:
        for block in self._blocks(nodes):
            self._add_block(block)
        alike: dict[tuple[int, tuple[int, ...]], list[int]] = defaultdict(list)
        for node in nodes:
            if node not in self.sums:
                form = self.sample.form(node)
                slots = tuple(slot for slot, i in enumerate(self._kept(form, node)) if i in self.trained)
                alike[form, slots].append(node)
        for (form, slots), those in alike.items():
            self._add_alike(form, slots, those)

    def _add_block(self, block: list[int]) -> None:
        made = self.sums[block[0]]
        slots = (0,) if any(i in self.trained for i in made.inputs) else ()
        inputs = self._side_by_side(tuple(self._row(i) for i in made.inputs), slots)
        rows = [self.plan.new_row(node) for node in block]
        weights = self.plan.position(made.weights[0])
        self.plan.instructions.append(
            Instruction(DENSE, rows[0], len(rows), (inputs,), slots, weights, len(made.inputs), made.bias is not None)
        )

    def _kept(self, form: int, node: int) -> Sequence[int]:
        """Return the operands that a form leaves."""
        return self.sample.operands[node][: len(FORMS[form].operands)]

    def _add_alike(self, form: int, slots: tuple[int, ...], nodes: list[int]) -> None:
        """Add operations of one form, as few instructions as their operands' places allow."""
        placed = sorted((tuple(self._row(i) for i in self._kept(form, node)), node) for node in nodes)
        last: Instruction | None = None
        for rows, node in placed:
            row = self.plan.new_row(node)
            if last is not None and rows == tuple(first + last.rows for first in last.operands):
                last.rows += 1
                continue
            last = Instruction(form, row, operands=rows, slots=slots)
            self.plan.instructions.append(last)

    def _row(self, node: int) -> int:
        if node in self.parameters:
            return self.plan.spread(node)
        if node not in self.plan.row:
            assert self.sample.op[node] == CONSTANT
            self.plan.constants[self.plan.new_row(node)] = self.sample.value[node]
        return self.plan.row[node]

    def _side_by_side(self, rows: tuple[int, ...], slots: tuple[int, ...]) -> int:
        """Return the first of rows that hold the same side by side: themselves, or a copy."""
        if rows == tuple(range(rows[0], rows[0] + len(rows))):
            return rows[0]
        if rows not in self.copies:
            first = self.plan.rows
            for row in rows:
                self.plan.instructions.append(Instruction(COPY, self.plan.new_row(), operands=(row,), slots=slots))
            self.copies[rows] = first
        return self.copies[rows]

    def _begin_gradients(self) -> None:
        """Tell which gradients start from what is handed to them first, and which from 0."""
        begun, cleared = {self.plan.root}, set()
        for made in reversed(self.plan.instructions):
            if made.slots or made.form in (DENSE, PARAMETER):
                cleared |= set(range(made.row, made.row + made.rows)) - begun  # nobody hands anything on to these
                begun |= cleared
            count = made.inputs if made.form == DENSE else made.rows
            for slot in made.slots:
                rows = set(range(made.operands[slot], made.operands[slot] + count))
                if begun.isdisjoint(rows):
                    made.first = (*made.first, slot)
                cleared |= set() if slot in made.first else rows - begun
                begun |= rows
        self.plan.clears = _ranges(cleared)


def _ranges(rows: set[int]) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    for row in sorted(rows):
        if ranges and ranges[-1][1] == row:
            ranges[-1] = (ranges[-1][0], row + 1)
        else:
            ranges.append((row, row + 1))
    return ranges
