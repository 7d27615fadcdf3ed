"""A tape put into the order in which kernels run it: runs of nodes of one kind that do not use one another, side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from engine.kernels.forms import NOTHING, form_code, handing_code
from engine.kernels.runs_source import SLOTS, TABLE
from engine.ops import CONSTANT, OPS

Column = NDArray[np.uint32]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Arrange = Callable[..., int]

INPUT = len(OPS)
"""The number of what is no operation: a leaf or a constant. Operations have their number in the table."""

_NUMBERS = {name: number for number, name in enumerate(OPS)}


@dataclass(frozen=True)
class Schedule:
    """A tape in kernel order: leaves, constants, then run after run; within each, nodes in order of creation.

    A node's place is its number here; `place[node]` tells it. `runs` has a row a run: form, handing, first place, place after
    the last. `operands[slot][place]` are places. The backward pass goes through the places from last to first, and
    `targets[slot][place]` is where it adds a contribution: the operand's place, if that gets its contributions in the order of
    the walk, or else a cell of its own behind all places. `gathers` has a row for each such operand, ascending: its place, its
    first cell, the cell after its last; its cells stand in the order of the walk. So every sum has the bits of the plain sweep.
    `size` counts places and cells, `leaves` the leaves, and `inputs` leaves and constants.
    """

    place: NDArray[np.intp]
    runs: Integers
    operands: tuple[Column, ...]
    targets: tuple[Column, ...]
    gathers: NDArray[np.uint32]
    leaves: int
    inputs: int
    size: int

    def table(self, root: int) -> Integers:
        """Return the table of the kernels, for a root at this place. The gradient of a constant is not seeded: it has none."""
        count, runs = len(self.place), self.runs.size
        grad, slots = count, count * np.arange(2 * SLOTS)
        before = grad + self.size
        scratch = before + self.inputs
        seeded = scratch if self.leaves <= root < self.inputs else grad + root
        begin = len(TABLE)
        bounds = [begin, begin + runs, begin + runs + self.gathers.size]
        head = [grad, grad + count, before, scratch, seeded, self.inputs, *bounds, *slots.tolist()]
        return np.concatenate((head, self.runs.ravel(), self.gathers.ravel() + np.int64(grad))).astype(np.int64)

    def columns(self) -> Column:
        """Return the columns of the kernels: each slot's operands, then where in the memory its contributions go."""
        return np.concatenate((*self.operands, *(column + np.uint32(len(self.place)) for column in self.targets)))


def scheduled(
    op: Sequence[str], operands: Sequence[Sequence[int]], value: Sequence[float], leads: Sequence[bool], arrange: Arrange
) -> Schedule:
    """Return the schedule of a tape's columns; `arrange` is the kernel of that name. Nodes that do not lead hand nothing on."""
    count = len(op)
    arity = np.fromiter(map(len, operands), np.int64, count)
    begin = np.concatenate(([0], np.cumsum(arity))).astype(np.uint32)
    flat = np.fromiter(chain.from_iterable(operands), np.uint32, int(begin[-1]))
    ins = _by_slot(flat, begin, arity)
    is_constant = np.fromiter((name == CONSTANT for name in op), np.bool_, count)
    leading = np.fromiter(leads, np.bool_, count)
    number = np.fromiter((_NUMBERS.get(name, INPUT) for name in op), np.int64, count)
    kind, codes = _kinds(number, arity, ins, is_constant, leading, np.asarray(value))
    run = np.empty(count, np.int64)
    runs = arrange(begin, flat, kind, np.empty(count, np.int64), len(codes), run, np.empty(len(codes), np.int64))
    order = np.lexsort((is_constant, run))
    place = np.empty(count, np.intp)
    place[order] = np.arange(count)
    inputs = int(np.count_nonzero(run < 0))
    bounds = np.searchsorted(run[order], np.arange(runs + 1))
    rows = np.column_stack((codes[kind[order[bounds[:-1]]]], bounds[:-1], bounds[1:])).reshape(runs, 4)
    targets, gathers, size = _targets(arity, ins, is_constant, leading, place, inputs)
    moved = tuple(np.ascontiguousarray(place[column[order]], np.uint32) for column in ins)
    handed = tuple(column[order] for column in targets)
    leaves = inputs - int(np.count_nonzero(is_constant))
    return Schedule(place, np.ascontiguousarray(rows, np.int64), moved, handed, gathers, leaves, inputs, size)


def _by_slot(flat: Column, begin: Column, arity: Integers) -> list[Column]:
    """Return a column of ids a slot, 0 where a node has no such slot."""
    columns = []
    for slot in range(SLOTS):
        column = np.zeros(arity.size, np.uint32)
        has = arity > slot
        column[has] = flat[begin[:-1][has] + np.uint32(slot)]
        columns.append(column)
    return columns


def _kinds(
    number: Integers, arity: Integers, ins: list[Column], is_constant: Flags, leading: Flags, value: NDArray[np.float64]
) -> tuple[Integers, Integers]:
    """Return each node's kind, -1 for leaves and constants, and a kind's form and handing as a row of the second array."""
    slots = range(SLOTS)
    constant = sum((is_constant[ins[slot]] & (arity > slot)).astype(np.int64) << slot for slot in slots)
    last = np.stack(ins)[np.maximum(arity - 1, 0), np.arange(arity.size)]
    number_last = np.where(is_constant[last] & (arity > 1), value[last], np.inf)  # an infinity has no form of its own
    columns = np.column_stack((number, constant, np.nan_to_num(number_last, nan=np.inf, posinf=np.inf), leading))
    told_apart, which = np.unique(columns, axis=0, return_inverse=True)
    names = list(OPS)
    found: dict[tuple[int, int], int] = {}
    kinds = []
    for of, mask, exponent, leads in told_apart.tolist():
        if of == INPUT:
            kinds.append(-1)
            continue
        form = form_code(names[int(of)], exponent)
        taking = tuple(slot for slot in slots if not int(mask) >> slot & 1)
        handing = handing_code(form, taking) if leads else NOTHING
        kinds.append(found.setdefault((form, handing), len(found)))
    return np.array(kinds)[which.ravel()], np.array(list(found), np.int64).reshape(-1, 2)


def _targets(
    arity: Integers, ins: list[Column], is_constant: Flags, leading: Flags, place: NDArray[np.intp], inputs: int
) -> tuple[list[Column], NDArray[np.uint32], int]:
    """Return where each slot of each node hands its contribution, the rows of `gathers`, and the count of places and cells.

    A sum that starts from 0 does not mind which of the first two comes first; a leaf may start from what it had accumulated.
    """
    count = arity.size
    targets = [place[column].astype(np.uint32) for column in ins]
    edges = [np.flatnonzero((arity > slot) & leading & ~is_constant[ins[slot]]) for slot in range(SLOTS)]
    consumer = np.concatenate(edges)
    slot = np.repeat(np.arange(SLOTS), [edge.size for edge in edges])
    operand = np.concatenate([place[ins[number][edge]] for number, edge in enumerate(edges)])
    walk = np.lexsort((slot, -consumer, operand))
    consumer, slot, operand = consumer[walk], slot[walk], operand[walk]
    done = place[consumer]
    first = np.searchsorted(operand, operand)  # the edge with which this operand's begin
    nth = np.arange(operand.size) - first
    late = (nth > 0) & (done > np.roll(done, 1)) & ((nth > 1) | (operand < inputs))
    late |= (nth == 2) & (done > np.roll(done, 2))
    disordered = np.zeros(count, np.bool_)
    disordered[operand[late]] = True
    apart = np.flatnonzero(disordered[operand])
    cells = np.arange(count, count + apart.size, dtype=np.uint32)
    for number in range(SLOTS):
        here = slot[apart] == number
        targets[number][consumer[apart[here]]] = cells[here]
    gathered, begins, counts = np.unique(operand[apart], return_index=True, return_counts=True)
    gathers = np.column_stack((gathered, begins + count, begins + counts + count)).astype(np.uint32)
    return targets, np.ascontiguousarray(gathers.reshape(-1, 3)), count + apart.size
