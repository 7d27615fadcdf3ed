"""A plan with its numbers: samples laid out in tiles of lanes, and the kernel called on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate, chain, pairwise

import numpy as np
from numpy.typing import NDArray

from engine.kernels.forms import PARTIALS, partial_code
from engine.kernels.lanes_source import (
    COLUMNS,
    COPY,
    DENSE,
    DENSE_INPUTS,
    DENSE_WEIGHTS,
    HEAD,
    PARAMETER,
    PARAMETER_TOTAL,
    RATES,
)
from engine.kernels.plan import Instruction, Plan
from engine.kernels.runs_source import SLOTS
from engine.optimizers import OPTIONS, STATE

Floats = NDArray[np.float64]
Train = Callable[..., None]

OTHERS = {DENSE: DENSE_INPUTS, COPY: PARTIALS.index("1.0")}
"""What is handed on by instructions that are no form; a copy hands its gradient on as it is."""

CACHED = 1 << 19
"""Bytes of rows that a tile takes at most, if it is not one of FEWEST lanes: half of a common second level of cache."""

PADDED = 16
"""Parameters, their gradients and each list of state take a multiple of so many floats, with zeros at the end."""

FEWEST = 64
"""Lanes that a tile has at least, where there are so many samples."""


class Lanes:
    """A plan over samples, in memory of its own.

    `samples[input, sample]` are the inputs' numbers, in the order of the plan's; `batches` the samples after the last of each
    batch, ascending; `shares` what each sample's root counts in the loss. `block` is the number of which lanes are a multiple.
    `is_whole` asks for one tile, so that the rows of all samples stay.
    """

    def __init__(
        self,
        train: Train,
        plan: Plan,
        block: int,
        samples: Floats,
        shares: Floats,
        batches: Sequence[int],
        is_whole: bool = False,
    ) -> None:
        self._train, self.plan = train, plan
        most = max(FEWEST, CACHED // (16 * max(plan.rows, 1))) if not is_whole else samples.shape[1]
        tiles, numbers = _tiles([0, *batches], most)
        lanes = _multiple(max((end - start for start, end in tiles), default=1), block)
        places = _multiple(len(plan.parameters), PADDED)
        count = plan.rows * lanes
        gradients, state, rates = places, 2 * places, (2 + STATE) * places
        seeds = rates + _multiple(len(RATES) + OPTIONS, block)
        rows = seeds + len(tiles) * lanes
        inputs = len(plan.inputs) * lanes
        after = rows + 2 * count
        self.memory = _aligned(after + (len(tiles) * inputs if len(tiles) > 1 else 0))
        begins = after if len(tiles) > 1 else rows
        clears = [rows + count + row * lanes for each in plan.clears for row in each]
        lists = [
            _rows([(made.form, made, -1) for made in plan.instructions], rows, lanes),
            _rows(list(_contributions(plan)), rows, lanes),
            clears,
            [tile for each in numbers for tile in each],
        ]
        head = {
            "lanes": lanes, "parameters": len(plan.parameters), "gradients": gradients, "state": state, "rates": rates,
            "seeds": seeds, "rows": rows, "shift": count, "inputs": inputs, "samples": begins, "root": rows + plan.root * lanes,
            "optimizer": 0, "done": 0,
            **dict(zip(HEAD[-len(lists) - 1 :], accumulate(map(len, lists), initial=len(HEAD)), strict=True)),
        }  # fmt: skip
        self.table = np.array([*(head[name] for name in HEAD), *chain.from_iterable(lists)], np.int64)
        self.parameters = self.memory[: len(plan.parameters)]
        self.gradients = self.memory[gradients : gradients + len(plan.parameters)]
        self.rates = self.memory[rates : rates + len(RATES) + OPTIONS]
        self.value = self.memory[rows : rows + count].reshape(plan.rows, lanes)
        self.grad = self.memory[rows + count : after].reshape(plan.rows, lanes)
        for row, number in plan.constants.items():
            self.value[row] = number
        self._lay_out(tiles, samples, shares, begins, lanes, seeds)

    def _lay_out(
        self, tiles: list[tuple[int, int]], samples: Floats, shares: Floats, begins: int, lanes: int, seeds: int
    ) -> None:
        """Put each tile's samples side by side. Lanes without one get the last again: 0 may be where a function has a pole."""
        inputs = len(self.plan.inputs)
        laid = self.memory[begins : begins + len(tiles) * inputs * lanes].reshape(len(tiles), inputs, lanes)
        share = self.memory[seeds : seeds + len(tiles) * lanes].reshape(len(tiles), lanes)
        for number, (start, end) in enumerate(tiles):
            laid[number, :, : end - start] = samples[:, start:end]
            laid[number, :, end - start :] = samples[:, end - 1 : end]
            share[number, : end - start] = shares[start:end]

    @property
    def optimizer(self) -> int:
        """The number of the optimiser's row in its table."""
        return int(self.table[HEAD.index("optimizer")])

    @optimizer.setter
    def optimizer(self, row: int) -> None:
        self.table[HEAD.index("optimizer")] = row

    def steps(self, losses: Floats, reach: int) -> Callable[[], None]:
        """Return what does a step for each place of `losses`, as far as `reach` says; see lanes_source.py."""
        return partial(self._train, self.table, self.memory, losses, reach)


def _tiles(bounds: Sequence[int], most: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return tiles as ranges of samples, no longer than `most` and about as long as each other, and each batch's as a range."""
    tiles: list[tuple[int, int]] = []
    numbers = []
    for start, end in pairwise(bounds):
        count = -(-(end - start) // most)
        cuts = [start + (end - start) * nth // count for nth in range(count + 1)]
        numbers.append((len(tiles), len(tiles) + count))
        tiles += pairwise(cuts)
    return tiles, numbers


def _contributions(plan: Plan) -> Iterator[tuple[int, Instruction, int]]:
    """Yield what instructions hand on, last instruction first and slot by slot: the code, the instruction and the slot."""
    for made in reversed(plan.instructions):
        if made.form == PARAMETER:
            yield PARAMETER_TOTAL, made, -1
        if made.form == DENSE:
            yield DENSE_WEIGHTS, made, -1
        for slot in made.slots:
            yield OTHERS[made.form] if made.form in OTHERS else partial_code(made.form, slot), made, slot


def _rows(told: Sequence[tuple[int, Instruction, int]], rows: int, lanes: int) -> list[int]:
    """Return a row for each code, instruction and slot, in the columns of COLUMNS, one after another."""
    listed: list[int] = []
    for code, made, slot in told:
        operands = [*made.operands, *[0] * (SLOTS - len(made.operands))]
        cells: dict[str, int] = {
            "code": code, "y": rows + made.row * lanes, "count": made.rows, "w": made.weights, "k": made.inputs,
            "has_bias": made.has_bias, "is_first": slot in made.first, "to": rows + operands[slot] * lanes,
            **{f"in{number}": rows + row * lanes for number, row in enumerate(operands)},
        }  # fmt: skip
        listed += [cells[name] for name in COLUMNS]
    return listed


def _multiple(count: int, block: int) -> int:
    return -(-max(count, 1) // block) * block


def _aligned(count: int) -> Floats:
    """Return zeros that begin where a line of the cache does."""
    floats = np.zeros(count + 8)
    begin = -(floats.ctypes.data // 8) % 8
    return floats[begin : begin + count]
