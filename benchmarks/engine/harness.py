"""How long a call takes: contenders in turn, round after round, so that whatever slows the machine slows them alike."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Call = Callable[[], object]

LONG = 2.0
"""Seconds; a call that takes longer is timed in at most FEW rounds."""
FEW = 3


class Missing(Exception):
    """A contender that cannot take part, and why. The table names it with this reason."""


@dataclass(frozen=True)
class Timing:
    """CPU seconds of one call: the median of `rounds` batches of `calls` calls, and the fastest of them."""

    seconds: float
    fastest: float
    rounds: int
    calls: int


def interleave(contenders: Mapping[str, Call], rounds: int = 7, batch: float = 0.1) -> dict[str, Timing]:
    """Return each contender's timing, in the order given; a batch lasts about `batch` seconds.

    CPU time of the process, all threads: a neighbour's work does not count. Each contender runs once or more before it
    is timed, and garbage is collected before each batch. What the libraries have allocated until now is no garbage of
    the contenders': it is frozen, or a collection would cost more the more libraries are loaded.
    """
    calls = {name: _calls(call, batch) for name, call in contenders.items()}
    samples: dict[str, list[float]] = {name: [] for name in contenders}
    gc.collect()
    gc.freeze()
    for turn in range(rounds):
        for name, call in contenders.items():
            if turn >= FEW and samples[name][0] > LONG:
                continue
            gc.collect()
            samples[name].append(_batch(call, calls[name]))
    gc.unfreeze()
    return {name: Timing(statistics.median(taken), min(taken), len(taken), calls[name]) for name, taken in samples.items()}


def _calls(call: Call, batch: float) -> int:
    call()
    once = _batch(call, 1)
    if once < batch / 10:
        once = _batch(call, 5)
    return max(1, min(100_000, round(batch / max(once, 1e-7))))


def _batch(call: Call, calls: int) -> float:
    begun = time.process_time()
    for _ in range(calls):
        call()
    return (time.process_time() - begun) / calls
