"""The epochs of a run, on lanes: a step for each batch, and what is measured before the first of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.computing import Computing, computing, ends_of, shares_of
from engine.descent import Descent
from engine.kernels.epochs_source import ENTRY
from engine.kernels.lanes_source import CUT, FORWARD, RATES
from engine.losses import MEAN, loss
from engine.training.choices import NO_ZERO_GRAD, OVERWRITE_GRADIENTS
from engine.training.faults import FaultyDescent, Overwritten, overwritten
from engine.training.planned import cut, planned
from engine.training.prepared import Prepared
from engine.training.spec import Spec
from engine.training.text import sample_tape

Floats = NDArray[np.float64]
Rows: TypeAlias = NDArray[np.intp]


class Epochs:
    """The batches of a run's epochs, with the optimiser at work on them: `descent`, whose parameters are in the flat order."""

    def __init__(self, spec: Spec, prepared: Prepared, parameters: Floats, is_compiled: bool) -> None:
        self.spec, self.prepared = spec, prepared
        self.has_outcomes = prepared.task != "regression"
        self._planned = planned(spec, prepared, is_compiled)
        self._columns = self._planned.columns(prepared)
        self._train, self._test = prepared.train_rows, np.flatnonzero(prepared.test)
        self.ends = ends_of(len(self._train), spec.batch_size)
        self._weights = np.diff([0, *self.ends]) / len(self._train)
        self._lanes = self._computing(self._train, self.ends)
        self._tested = self._computing(self._test, [len(self._test)]) if len(self._test) else None
        is_apart = self.has_outcomes and len(self.ends) > 1
        self._whole = self._computing(self._train, [len(self._train)]) if is_apart else None
        self.descent = self._descent()
        self.descent.parameters = parameters
        self._laid = 0
        self._stream = np.random.RandomState(0)
        if spec.shuffle:
            self._lanes.lay(self._columns, self.rows(0))

    def _shares(self, ends: list[int]) -> Floats:
        return shares_of(ends, loss(self.spec.loss).reduction == MEAN)

    def _computing(self, rows: Rows, ends: list[int]) -> Computing:
        made = self._planned
        outcomes = made.outcomes if self.has_outcomes else ()
        shares = self._shares(ends)
        lanes = computing(made.plan, self._columns, shares, ends, is_compiled=made.is_compiled, outcomes=outcomes, order=rows)
        lanes.rates[RATES.index("l1")], lanes.rates[RATES.index("l2")] = self.spec.l1, self.spec.l2
        lanes.rates[CUT] = cut(self.prepared, made)
        return lanes

    def _descent(self) -> Descent:
        spec, row = self.spec, self.spec.optimizer
        given = (self._lanes, self._planned.nodes, row.name, row.learning_rate, spec.l1, spec.l2, row.options)
        if OVERWRITE_GRADIENTS in spec.faults:
            return FaultyDescent(*given, self._overwritten())
        return FaultyDescent(*given, None) if NO_ZERO_GRAD in spec.faults else Descent(*given)

    def _overwritten(self) -> Overwritten:
        told = sample_tape(self.prepared, self.spec, np.zeros(self.prepared.shape.count))
        shares = self._shares(self.ends)
        starts = [0, *self.ends[:-1]]

        def gradients(parameters: Floats, steps: int) -> Floats:
            start = starts[steps % len(starts)]
            row = self.rows(self._laid)[start]
            numbers = [*self.prepared.x[row].tolist(), *self.prepared.targets[:, row].tolist()]
            return overwritten(told, numbers, parameters, float(shares[start]))

        return gradients

    def rows(self, epoch: int) -> Rows:
        """Return the rows of the train part in the order in which an epoch takes them."""
        if not self.spec.shuffle:
            return self._train
        self._stream.seed([self.spec.network.seed, epoch])  # a fraction of the time of another stream with this seed
        rows: Rows = self._train[self._stream.permutation(len(self._train))]
        return rows

    def batch(self, epoch: int, nth: int) -> Rows:
        """Return the rows of an epoch's batch, in order."""
        return self.rows(epoch)[[0, *self.ends][nth] : self.ends[nth]]

    def begin(self, epoch: int) -> None:
        """Lay the samples as an epoch takes them."""
        if self.spec.shuffle and self._laid != epoch:
            self._lanes.lay(self._columns, self.rows(epoch))
            self._laid = epoch

    def run(self, learning_rates: Floats, first: int, every: int) -> Floats:
        """Do an epoch for each learning rate, from number `first` on; measure those that `every` divides.

        Return their entries [epoch, column] in the columns of ENTRY.
        """
        entries = np.full((len(learning_rates), len(ENTRY)), np.nan)
        at_once = 1 if self.spec.shuffle else len(entries)
        for start in range(0, len(entries), max(at_once, 1)):
            self.begin(first + start)
            part = slice(start, start + at_once)
            if self._planned.is_compiled and not isinstance(self.descent, FaultyDescent):
                self._run_compiled(learning_rates[part], entries[part], first + start, every)
            else:
                self._run_plain(learning_rates[part], entries[part], first + start, every)
        return entries

    @cached_property
    def _kernel(self) -> Callable[..., None]:
        from engine.kernels.cache import load, machine_code

        return machine_code(load("lanes").epochs)

    @cached_property
    def _parts(self) -> list[NDArray[Any]]:
        """The tables and memories that the kernel takes."""
        return [*_flat(self._lanes), *_flat(self._whole), *_flat(self._tested)]

    def _run_compiled(self, learning_rates: Floats, entries: Floats, first: int, every: int) -> None:
        self._kernel(*self._parts, learning_rates, self._weights, np.empty(len(self.ends)), entries, first, every)

    def _run_plain(self, learning_rates: Floats, entries: Floats, first: int, every: int) -> None:
        for nth, rate in enumerate(learning_rates.tolist()):
            is_measured = (first + nth) % every == 0
            _, right = self._measured(self._whole) if is_measured else (0.0, np.nan)
            test_loss, test_right = self._measured(self._tested) if is_measured else (np.nan, np.nan)
            self.descent.learning_rate = rate
            losses = self.descent.run(len(self.ends))
            if is_measured and self._whole is None:
                right = self._lanes.right
            with np.errstate(all="ignore"):
                entries[nth] = (self._weights * losses).sum(), right, test_loss, test_right, self.is_finite

    def _measured(self, lanes: Computing | None) -> tuple[float, float]:
        """Return the loss and how many are right at the parameters as they are, NaN where there are no lanes."""
        if lanes is None:
            return np.nan, np.nan
        lanes.parameters[:] = self._lanes.parameters
        found = np.empty(1)
        lanes.steps(found, FORWARD)()
        return float(found[0]), lanes.right

    @property
    def is_finite(self) -> bool:
        """Whether all parameters are."""
        return bool(np.isfinite(self._lanes.parameters).all())

    def measured(self) -> Floats:
        """Return an entry without an update, in the columns of ENTRY: the loss is that of the whole train part."""
        whole = self._computing(self._train, [len(self._train)])
        return np.array([*self._measured(whole), *self._measured(self._tested), self.is_finite])


def _flat(lanes: Computing | None) -> tuple[NDArray[np.int64], Floats]:
    from engine.kernels.lanes import Lanes

    return (lanes.table, lanes.memory) if isinstance(lanes, Lanes) else (np.empty(0, np.int64), np.empty(0))
