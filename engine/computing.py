"""What carries a plan out over samples: compiled lanes or plain ones, and how samples are cut into batches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.kernels.plan import Plan, Sample, unfused

if TYPE_CHECKING:
    from engine.kernels.lanes import Lanes
    from engine.kernels.plain_lanes import PlainLanes

Floats = NDArray[np.float64]
Computing: TypeAlias = "Lanes | PlainLanes"


def can_compile(asked: bool | None) -> bool:
    """Whether there are to be kernels: as asked, or else if they can be had, after waiting until they are compiled."""
    from engine.kernels.child import ready

    return ready(wait=True) if asked is None else asked


def plan_for_training(sample: Sample, is_compiled: bool) -> Plan:
    """Return the plan that steps over many samples take."""
    if not is_compiled:
        return unfused(sample)
    from engine.kernels.fused import fused

    return fused(sample)


def ends_of(samples: int, batch_size: int | None) -> list[int]:
    """Return for each batch how many samples there are up to its last; the last batch has what is left."""
    return [*range(batch_size or samples, samples, batch_size or samples), samples]


def shares_of(ends: Sequence[int], is_mean: bool) -> Floats:
    """Return what each sample counts in the loss of its batch."""
    sizes = np.diff([0, *ends])
    return np.repeat(1.0 / sizes if is_mean else np.ones(len(sizes)), sizes)


def computing(
    plan: Plan,
    samples: Floats,
    shares: Floats,
    ends: Sequence[int],
    *,
    is_compiled: bool,
    is_whole: bool = False,
    outcomes: Sequence[tuple[int, int]] = (),
    order: NDArray[np.intp] | None = None,
) -> Computing:
    """Return what carries `plan` out. `samples[input, sample]` are in the order of its inputs; see Lanes for the others."""
    if not is_compiled:
        from engine.kernels.plain_lanes import PlainLanes

        return PlainLanes(plan, samples, shares, ends, is_whole, outcomes, order)
    from engine.kernels.cache import load, machine_code
    from engine.kernels.dense import BLOCK
    from engine.kernels.lanes import Lanes

    return Lanes(machine_code(load("lanes").train), plan, BLOCK, samples, shares, ends, is_whole, outcomes, order)
