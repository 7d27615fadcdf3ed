"""A training run: a spec carried out epoch by epoch, left and gone on with at will, always with the same numbers."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.computing import can_compile
from engine.errors import InvalidRequest
from engine.kernels.plain_lanes import stepped
from engine.optimizers import LEARNING_RATE
from engine.training.checkpoint import Checkpoint
from engine.training.checks import finite
from engine.training.choices import NO_ZERO_GRAD
from engine.training.columns import Columns
from engine.training.epochs import Epochs
from engine.training.initializations import initial
from engine.training.moment import Moment
from engine.training.prepared import Prepared, prepared
from engine.training.schedules import rate
from engine.training.spec import Spec
from engine.training.stopping import Patience, stopped, watched

Floats = NDArray[np.float64]

DONE, STOPPED, DIVERGED = "done", "stopped", "diverged"

MOST_ENTRIES = 10_000
"""Entries that a curve has at most; of more epochs, every second has one, or every third, …"""

AT_ONCE = 1 << 14
"""Epochs that one call of the kernel does at most."""
PATIENT = 0.25
"""Seconds that one call takes at most, if it is of more than one epoch."""


@dataclass(frozen=True)
class Change:
    """Another base learning rate, from an epoch on."""

    epoch: int
    learning_rate: float

    def wire(self) -> dict[str, float]:
        """Return the JSON form."""
        return {"epoch": self.epoch, "learning_rate": self.learning_rate}


Changes: TypeAlias = "Iterable[Change | Mapping[str, Any]]"


class Training:
    """A run of `spec`, before its first epoch at first. The same spec and changes give the same numbers, bit for bit.

    `epochs_done` counts; `ended` is None, "done", "stopped" by a rule, or "diverged"; `reason` says why, in a
    sentence. A run that diverged stands before the epoch of which the loss, or a parameter, was not finite: that one is not
    done and has no entry. `changes` are those of the learning rate so far.
    """

    def __init__(
        self,
        spec: Spec,
        *,
        changes: Changes = (),
        compiled: bool | None = None,
        data: Prepared | None = None,
    ) -> None:
        """`compiled` asks for kernels or for none; without it, there are kernels where they can be had. `data` are those that
        `prepared` gives for the spec, if they are there already. Raises as `prepared` does.
        """
        self.spec = spec
        self.data = data or prepared(spec)
        self.is_compiled = can_compile(compiled)
        self.changes = [each if isinstance(each, Change) else Change(each["epoch"], each["learning_rate"]) for each in changes]
        shape = self.data.shape
        self._epochs = Epochs(spec, self.data, initial(spec.network, shape.features, shape.outputs), self.is_compiled)
        self._has_test = bool(self.data.test.any())
        self.epochs_done = 0
        self.ended: str | None = None
        self.reason: str | None = None
        self._patience = Patience()
        self._pace = 0.0
        """Seconds that an epoch takes, as far as is known."""

    @classmethod
    def restored(
        cls,
        spec: Spec,
        checkpoint: Checkpoint,
        changes: Changes = (),
        *,
        compiled: bool | None = None,
        data: Prepared | None = None,
    ) -> Training:
        """Return the run as it was at the checkpoint."""
        training = cls(spec, changes=changes, compiled=compiled, data=data)
        training._set(checkpoint)
        return training

    @property
    def stride(self) -> int:
        """Of how many epochs one has an entry in the curve."""
        return math.ceil(self.spec.epochs / MOST_ENTRIES)

    @property
    def parameters(self) -> Floats:
        """The parameters with which the next epoch begins, in the flat order."""
        return self._epochs.descent.parameters

    def checkpoint(self) -> Checkpoint:
        """All that the run goes on from."""
        return Checkpoint(self.epochs_done, self._epochs.descent.standing, self._patience, self.ended, self.reason)

    def _set(self, checkpoint: Checkpoint) -> None:
        self.epochs_done = checkpoint.epoch
        self._epochs.descent.standing = checkpoint.standing
        self._patience = checkpoint.patience
        self.ended, self.reason = checkpoint.ended, checkpoint.reason

    def change(self, learning_rate: float) -> int:
        """Set the base learning rate from the next epoch on, and return the number of that epoch.

        Raises InvalidRequest for what is not a finite number from 0 on.
        """
        if message := finite(learning_rate, least=0):
            raise InvalidRequest.of(LEARNING_RATE, message)
        self.changes.append(Change(self.epochs_done, float(learning_rate)))
        return self.epochs_done

    def learning_rates(self, first: int, end: int) -> Floats:
        """Return the learning rates of epochs up to before `end`, by the schedule on the latest changed base."""
        rates = np.full(end - first, self.spec.optimizer.learning_rate)
        for each in self.changes:
            rates[max(each.epoch - first, 0) :] = each.learning_rate
        if self.spec.schedule is not None:
            rates[:] = [rate(self.spec.schedule, epoch, base) for epoch, base in enumerate(rates.tolist(), first)]
        return rates

    def advance(self, most_epochs: int | None = None, seconds: float = math.inf) -> Columns:
        """Do so many epochs, or as many as fit into the seconds, but one at least, and return their entries.

        None are done once the run has ended. Of a long run only every `stride`-th epoch has an entry.
        """
        left = self.spec.epochs - self.epochs_done if most_epochs is None else most_epochs
        now = time.perf_counter()
        ends = now + seconds
        parts = []
        while left > 0 and self.ended is None:
            count = min(left, self.spec.epochs - self.epochs_done, self._fitting(min(ends - now, PATIENT)))
            before = self.epochs_done
            parts.append(self._advanced(count))
            left -= count
            began, now = now, time.perf_counter()
            if self.epochs_done > before:
                self._pace = (now - began) / count
            if now >= ends:
                break
        return parts[0] if len(parts) == 1 else Columns.joined(parts)

    def _fitting(self, seconds: float) -> int:
        """Return how many epochs one call does: as many as fit, but not many more than were done, for the run may end soon."""
        return min(AT_ONCE, 64 + 2 * self.epochs_done, max(1, int(seconds / self._pace))) if self._pace else 1

    def _advanced(self, count: int) -> Columns:
        """Do so many epochs, fewer if the run ends, and return the entries of those that are done."""
        first, before = self.epochs_done, self._epochs.descent.standing
        stop = self.spec.stop
        every = 1 if stop.accuracy is not None or stop.patience is not None else self.stride
        rates = self.learning_rates(first, first + count)
        entries = self._epochs.run(rates, first, every)
        is_sound = np.isfinite(entries[:, 0]) & (entries[:, 4] == 1)
        done = count if is_sound.all() else int(is_sound.argmin())
        columns = self._columns(first, entries[:done])
        by_rule = stopped(stop, columns, self._patience, self._has_test)
        if by_rule is not None:
            done, self.ended, self.reason = by_rule.entry + 1, STOPPED, by_rule.reason
            columns = self._columns(first, entries[:done])
        elif done < count:
            what = "A parameter" if np.isfinite(entries[done, 0]) else "The loss"
            self.ended, self.reason = DIVERGED, f"{what} was no longer finite in epoch {first + done}."
        if done < count:
            self._epochs.descent.standing = before
            self._epochs.run(rates[:done], first, self.spec.epochs + 1)
        self.epochs_done = first + done
        if stop.patience is not None:
            self._patience = self._patience.after(watched(columns, self._has_test), first)
        if self.ended is None and self.epochs_done >= self.spec.epochs:
            self.ended = DONE
        is_told = columns.epoch % self.stride == 0
        if is_told.all():
            return columns
        return Columns(*(column[is_told] for column in vars(columns).values()))

    def _columns(self, first: int, entries: Floats) -> Columns:
        """Return entries as columns of a curve."""
        loss, right, test_loss, test_right, _ = entries.T
        tests = int(self.data.test.sum())
        accuracy, test_accuracy = right / (len(self.data.test) - tests), test_right / max(tests, 1)
        if not self._epochs.has_outcomes:
            accuracy = test_accuracy = np.full(len(loss), np.nan)
        return Columns(np.arange(first, first + len(loss)), loss, accuracy, test_loss, test_accuracy)

    def final(self) -> dict[str, Any]:
        """Return loss, accuracy, test_loss and test_accuracy at the parameters as they are, None where there is none, and
        weights and biases, nested. The loss is that of the whole train part.
        """
        told = {name: column[0] for name, column in self._columns(0, self._epochs.measured()[None]).listed().items()}
        del told["epoch"]
        weights, biases = self.data.shape.nested(self.parameters)
        return {**told, "weights": weights, "biases": biases}

    def moment(self, epoch: int, *, sample: int | None = None, batch: int = 0) -> Moment:
        """Return the step of an epoch that takes the sample, a row of the data, or of the epoch's batch number `batch`.

        This run stays where it is. Epochs that were not kept, and those that are still to come, are gone through in another.
        Raises InvalidRequest for an epoch, a sample or a batch that the run does not have.
        """
        if epoch < 0:
            raise InvalidRequest.of("epoch", f"Epochs are counted from 0; {epoch} is none of them.")
        carried = NO_ZERO_GRAD in self.spec.faults  # where gradients are overwritten alone, they are zeroed all the same
        other = self._at(epoch)
        epochs, descent = other._epochs, other._epochs.descent
        nth = batch if sample is None else _batch_of(epochs, epoch, sample)
        if not 0 <= nth < len(epochs.ends):
            raise InvalidRequest.of(
                "batch", f"An epoch of this run has {len(epochs.ends)} batches, counted from 0; {nth} is none of them."
            )
        epochs.begin(epoch)
        descent.learning_rate = learning_rate = float(self.learning_rates(epoch, epoch + 1)[0])
        descent.run(nth)
        before = descent.standing
        descent.step()
        after, gradient = descent.standing, descent.gradients
        with np.errstate(all="ignore"):
            names = stepped(descent.row, descent.lanes.rates, after.steps, before.parameters, gradient, before.state)
        return Moment(
            spec=self.spec,
            prepared=self.data,
            epoch=epoch,
            batch=nth,
            rows=epochs.batch(epoch, nth),
            parameters=before.parameters,
            old_gradients=before.gradients if carried and before.gradients is not None else np.zeros_like(gradient),
            gradient=gradient,
            after=after.parameters,
            state_before=before.state,
            state_after=after.state,
            step=after.steps,
            learning_rate=learning_rate,
            once={name: float(names[name]) for name, _ in descent.row.once},
        )

    def _at(self, epoch: int) -> Training:
        """Return another of this run, as it begins that epoch."""
        other = Training(self.spec, changes=self.changes, compiled=self.is_compiled, data=self.data)
        if epoch >= self.epochs_done:
            other._set(self.checkpoint())
        if epoch > other.epochs_done:
            other.advance(epoch - other.epochs_done)
        if epoch != other.epochs_done:
            raise InvalidRequest.of(
                "epoch", f"The run begins with epoch 0 and ends before epoch {other.epochs_done + 1}; there is no {epoch}."
            )
        return other


def _batch_of(epochs: Epochs, epoch: int, sample: int) -> int:
    test = epochs.prepared.test
    if not 0 <= sample < len(test):
        raise InvalidRequest.of("sample", f"The data have {len(test)} rows, counted from 0; {sample} is none of them.")
    if test[sample]:
        raise InvalidRequest.of(
            "sample", f"Row {sample} is of the test part, which no step takes: choose a row of the train part."
        )
    position = int(np.flatnonzero(epochs.rows(epoch) == sample)[0])
    return int(np.searchsorted(epochs.ends, position, side="right"))
