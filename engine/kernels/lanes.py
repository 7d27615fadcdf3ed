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
    CUT,
    DENSE,
    DENSE_INPUTS,
    DENSE_WEIGHTS,
    HEAD,
    PARAMETER,
    PARAMETER_TOTAL,
)
from engine.kernels.plan import Instruction, Plan
from engine.kernels.runs_source import SLOTS
from engine.optimizers import STATE

Floats = NDArray[np.float64]
Places = NDArray[np.intp]
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

    `samples[input, sample]` are the inputs' numbers, in the order of the plan's, taken in `order` as `lay` does; `batches` the
    samples after the last of each batch, ascending; `shares` what each sample's root counts in the loss. `block` is the number
    of which lanes are a multiple. `is_whole` asks for one tile, so that the rows of all samples stay. `outcomes` are rows of
    outputs and of their targets, by which a step counts in `right` how many samples came out right.
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
        outcomes: Sequence[tuple[int, int]] = (),
        order: Places | None = None,
    ) -> None:
        self._train, self.plan = train, plan
        most = max(FEWEST, CACHED // (16 * max(plan.rows, 1))) if not is_whole else batches[-1]
        tiles, numbers = tiled([0, *batches], most)
        lanes = _multiple(max((end - start for start, end in tiles), default=1), block)
        places = _multiple(len(plan.parameters), PADDED)
        count = plan.rows * lanes
        gradients, state, rates = places, 2 * places, (2 + STATE) * places
        seeds = rates + _multiple(CUT + 1, block)
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
            [rows + row * lanes for each in outcomes for row in each],
        ]
        head = {
            "lanes": lanes, "parameters": len(plan.parameters), "gradients": gradients, "state": state, "rates": rates,
            "seeds": seeds, "rows": rows, "shift": count, "inputs": inputs, "samples": begins, "root": rows + plan.root * lanes,
            "optimizer": 0, "done": 0, "right": 0,
            **dict(zip(HEAD[-len(lists) - 1 :], accumulate(map(len, lists), initial=len(HEAD)), strict=True)),
        }  # fmt: skip
        self.table = np.array([*(head[name] for name in HEAD), *chain.from_iterable(lists)], np.int64)
        self.parameters = self.memory[: len(plan.parameters)]
        self.gradients = self.memory[gradients : gradients + len(plan.parameters)]
        self.state = self.memory[state : state + STATE * len(plan.parameters)].reshape(STATE, -1)
        self.rates = self.memory[rates : rates + CUT + 1]
        self.value = self.memory[rows : rows + count].reshape(plan.rows, lanes)
        self.grad = self.memory[rows + count : after].reshape(plan.rows, lanes)
        for row, number in plan.constants.items():
            self.value[row] = number
        self._laid = self.memory[begins : begins + len(tiles) * inputs].reshape(len(tiles), len(plan.inputs), lanes)
        bounds = np.array(tiles, np.intp).reshape(-1, 2, 1)
        self._nth = np.minimum(bounds[:, 0] + np.arange(lanes), bounds[:, 1] - 1)  # [tile, lane]: the sample there
        share = self.memory[seeds : seeds + len(tiles) * lanes].reshape(len(tiles), lanes)
        share[:] = np.where(bounds[:, 0] + np.arange(lanes) < bounds[:, 1], shares[self._nth], 0.0)
        self.lay(samples, order)

    def lay(self, samples: Floats, order: Places | None = None) -> None:
        """Put samples side by side into the lanes: `samples[:, order[nth]]` is the nth, or `samples[:, nth]` without an order.

        Lanes without one get their tile's last again: 0 may be where a function has a pole.
        """
        at = self._nth if order is None else order[self._nth]
        step = max(1, CACHED // self._laid[:1].nbytes) if self._laid.size else len(at)  # the copy between stays small
        for start in range(0, len(at), step):
            self._laid[start : start + step] = samples[:, at[start : start + step]].transpose(1, 0, 2)

    @property
    def optimizer(self) -> int:
        """The number of the optimiser's row in its table."""
        return int(self.table[HEAD.index("optimizer")])

    @optimizer.setter
    def optimizer(self, row: int) -> None:
        self.table[HEAD.index("optimizer")] = row

    @property
    def done(self) -> int:
        """How many steps were done: by it the next one's batch is found, and its number told to the optimiser."""
        return int(self.table[HEAD.index("done")])

    @done.setter
    def done(self, steps: int) -> None:
        self.table[HEAD.index("done")] = steps

    @property
    def right(self) -> int:
        """How many samples of the last step had the right outcome."""
        return int(self.table[HEAD.index("right")])

    def steps(self, losses: Floats, reach: int) -> Callable[[], None]:
        """Return what does a step for each place of `losses`, as far as `reach` says; see lanes_source.py."""
        return partial(self._train, self.table, self.memory, losses, reach)


def tiled(bounds: Sequence[int], most: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
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
