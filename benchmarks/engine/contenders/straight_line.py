"""Straight-line C for one network, compiled by gcc for this very machine: the limit."""

from __future__ import annotations

import ctypes

import numpy as np

from benchmarks.engine.contenders.compiler import loaded
from benchmarks.engine.contenders.straight_line_source import source
from benchmarks.engine.training import Trainer, Work


class _Arguments(ctypes.Structure):
    """As in the source. One pointer to all of them: seven arguments would cost a microsecond a call."""

    _fields_ = (
        ("parameters", ctypes.c_void_p),
        ("data", ctypes.c_void_p),
        ("rows", ctypes.c_void_p),
        ("losses", ctypes.c_void_p),
        ("rate", ctypes.c_double),
        ("alpha", ctypes.c_double),
        ("steps", ctypes.c_long),
    )


def trainer(work: Work, width: int, steps: int, *flags: str) -> Trainer:
    """Train with vectors of `width` lanes, `steps` steps a call. Raises Missing without gcc."""
    lanes = -(-work.samples // width) * width
    code, rows = source(work.sizes, lanes, width)
    features = work.sizes[0]
    data = _aligned((features + 2) * lanes).reshape(features + 2, lanes)
    data[:features, : work.samples] = np.array(work.inputs).T
    data[features, : work.samples] = work.targets
    data[features + 1, : work.samples] = 1 / work.samples  # the share of a lane in the mean: 0 for those that pad
    count = len(work.parameters)
    scratch, padded, losses = _aligned(rows * lanes), _aligned(-(-count // width) * width), _aligned(steps)
    parameters = padded[:count]
    parameters[:] = work.parameters
    arguments = _Arguments(
        parameters.ctypes.data,
        data.ctypes.data,
        scratch.ctypes.data,
        losses.ctypes.data,
        work.learning_rate,
        work.alpha,
        steps,
    )
    arguments.held = (data, scratch, padded, losses)  # it has only their addresses
    function, pointer = loaded(code, *flags).train, ctypes.byref(arguments)
    return Trainer(lambda: function(pointer), lambda: float(losses[-1]), parameters.tolist, steps)


def _aligned(length: int) -> np.ndarray:
    """Return zeros that begin where a cache line does."""
    room = np.zeros(length + 8)
    skip = -(room.ctypes.data // 8) % 8
    return room[skip : skip + length]
