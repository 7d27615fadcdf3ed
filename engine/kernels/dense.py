"""What the kernels of sums of products share: `outputs = weights · inputs + bias` for all lanes at once.

They are `dense_forward`, `dense_weights` and `dense_inputs`, each in a file of its own.

Everything lies in one flat array `m` and is told by offsets in floats. A row is `lanes` floats, a multiple of BLOCK; inputs are
`k` rows side by side from `x` on, outputs `n` rows from `y` on, the gradients of both likewise from `gx` and `gy` on. The
parameters of output o start at `w + o * s`: k weights, then the bias if `has_bias`; their gradients lie the same way from
`gw` on. `s` is k, one more with a bias.

Tiles of 4 outputs (or inputs) by 2 vectors of lanes, or of 8 by one for a last odd vector, stay in registers while the sum
runs: each number that is loaded is used 2 to 8 times. Sums run in the order of inputs, so that they agree with the tape's to
rounding.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np
from numba import njit

from engine.kernels.vector import WIDTH, add, load, multiply_add, spread, total

F = TypeVar("F", bound=Callable[..., Any])

BLOCK = WIDTH
"""Lanes come in multiples of this."""

U = np.uintp
V = U(WIDTH)
STEP = U(2 * WIDTH)


OPTIONS: dict[str, Any] = {"nogil": True, "error_model": "numpy", "no_cpython_wrapper": True, "no_cfunc_wrapper": True}
"""Nothing but other kernels calls these: without wrappers they are compiled sooner."""


def inner(function: F) -> F:
    """Return `function` compiled, for other kernels to call."""
    compiled: F = njit(**OPTIONS)(function)
    return compiled


@inner
def squares(m, at, count):  # type: ignore[no-untyped-def]
    """Return the sum of squares of `count` floats, a multiple of 16."""
    p0 = q0 = spread(0.0)
    for i in range(at, at + count, STEP):
        p = load(m, i)
        q = load(m, i + V)  # type: ignore[arg-type]
        p0 = multiply_add(p, p, p0)
        q0 = multiply_add(q, q, q0)
    return total(add(p0, q0))
