"""Sums of products for all lanes at once: `outputs = weights · inputs + bias`, forward and backward.

Everything lies in one flat array `m` and is told by offsets in floats. A row is `lanes` floats, a multiple of BLOCK; inputs are
`k` rows side by side from `x` on, outputs `n` rows from `y` on, the gradients of both likewise from `gx` and `gy` on. The
parameters of output o start at `w + o * s`: k weights, then the bias if `has_bias`; their gradients lie the same way from
`gw` on. `s` is k, one more with a bias.

Tiles of 4 outputs (or inputs) by 2 vectors of lanes stay in registers while the sum runs: each number that is loaded is used
2 or 4 times. Sums run in the order of inputs, so that they agree with the tape's to rounding.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np
from numba import njit

from engine.kernels.vector import WIDTH, add, add_totals, add_totals_apart, load, multiply_add, spread, store, total

F = TypeVar("F", bound=Callable[..., Any])

BLOCK = 2 * WIDTH
"""Lanes come in multiples of this."""

U = np.uintp
V = U(WIDTH)
STEP = U(BLOCK)


OPTIONS: dict[str, Any] = {"nogil": True, "error_model": "numpy", "no_cpython_wrapper": True, "no_cfunc_wrapper": True}
"""Nothing but other kernels calls these: without wrappers they are compiled sooner."""


def _inner(function: F) -> F:
    """Return `function` compiled, for other kernels to call."""
    compiled: F = njit(**OPTIONS)(function)
    return compiled


@_inner
def dense_forward(m, w, s, has_bias, x, k, y, n, lanes):  # type: ignore[no-untyped-def]
    """Compute the outputs."""
    whole = n - n % U(4)
    for o in range(U(0), whole, U(4)):
        w0 = w + o * s
        w1 = w0 + s
        w2 = w1 + s
        w3 = w2 + s
        b0 = b1 = b2 = b3 = 0.0
        if has_bias:
            b0, b1, b2, b3 = m[w0 + k], m[w1 + k], m[w2 + k], m[w3 + k]
        for lane in range(U(0), lanes, STEP):
            p0 = q0 = spread(b0)
            p1 = q1 = spread(b1)
            p2 = q2 = spread(b2)
            p3 = q3 = spread(b3)
            at = x + lane
            for i in range(k):
                p = load(m, at)
                q = load(m, at + V)
                a = spread(m[w0 + i])
                p0 = multiply_add(a, p, p0)
                q0 = multiply_add(a, q, q0)
                a = spread(m[w1 + i])
                p1 = multiply_add(a, p, p1)
                q1 = multiply_add(a, q, q1)
                a = spread(m[w2 + i])
                p2 = multiply_add(a, p, p2)
                q2 = multiply_add(a, q, q2)
                a = spread(m[w3 + i])
                p3 = multiply_add(a, p, p3)
                q3 = multiply_add(a, q, q3)
                at += lanes
            at = y + o * lanes + lane
            store(m, at, p0)
            store(m, at + V, q0)
            at += lanes
            store(m, at, p1)
            store(m, at + V, q1)
            at += lanes
            store(m, at, p2)
            store(m, at + V, q2)
            at += lanes
            store(m, at, p3)
            store(m, at + V, q3)
    for o in range(whole, n, U(1)):
        w0 = w + o * s
        b0 = m[w0 + k] if has_bias else 0.0
        for lane in range(U(0), lanes, STEP):
            p0 = q0 = spread(b0)
            at = x + lane
            for i in range(k):
                a = spread(m[w0 + i])
                p0 = multiply_add(a, load(m, at), p0)
                q0 = multiply_add(a, load(m, at + V), q0)
                at += lanes
            at = y + o * lanes + lane
            store(m, at, p0)
            store(m, at + V, q0)


@_inner
def dense_weights(m, gw, s, has_bias, x, k, gy, n, lanes):  # type: ignore[no-untyped-def]
    """Add each weight's gradient, the sum over lanes of the output's gradient times the input, and each bias's."""
    whole = k - k % U(4)
    even = n - n % U(2)
    for o in range(U(0), even, U(2)):
        g0 = gy + o * lanes
        g1 = g0 + lanes
        for i in range(U(0), whole, U(4)):
            x0 = x + i * lanes
            x1 = x0 + lanes
            x2 = x1 + lanes
            x3 = x2 + lanes
            p0 = p1 = p2 = p3 = q0 = q1 = q2 = q3 = spread(0.0)
            for lane in range(U(0), lanes, V):
                p = load(m, g0 + lane)
                q = load(m, g1 + lane)
                a = load(m, x0 + lane)
                p0 = multiply_add(p, a, p0)
                q0 = multiply_add(q, a, q0)
                a = load(m, x1 + lane)
                p1 = multiply_add(p, a, p1)
                q1 = multiply_add(q, a, q1)
                a = load(m, x2 + lane)
                p2 = multiply_add(p, a, p2)
                q2 = multiply_add(q, a, q2)
                a = load(m, x3 + lane)
                p3 = multiply_add(p, a, p3)
                q3 = multiply_add(q, a, q3)
            at = gw + o * s + i
            add_totals(m, at, p0, p1, p2, p3)
            add_totals(m, at + s, q0, q1, q2, q3)
    if even < n:
        g0 = gy + even * lanes
        for i in range(U(0), whole, U(4)):
            x0 = x + i * lanes
            x1 = x0 + lanes
            x2 = x1 + lanes
            x3 = x2 + lanes
            p0 = p1 = p2 = p3 = q0 = q1 = q2 = q3 = spread(0.0)
            for lane in range(U(0), lanes, STEP):
                p = load(m, g0 + lane)
                q = load(m, g0 + lane + V)
                p0 = multiply_add(p, load(m, x0 + lane), p0)
                q0 = multiply_add(q, load(m, x0 + lane + V), q0)
                p1 = multiply_add(p, load(m, x1 + lane), p1)
                q1 = multiply_add(q, load(m, x1 + lane + V), q1)
                p2 = multiply_add(p, load(m, x2 + lane), p2)
                q2 = multiply_add(q, load(m, x2 + lane + V), q2)
                p3 = multiply_add(p, load(m, x3 + lane), p3)
                q3 = multiply_add(q, load(m, x3 + lane + V), q3)
            add_totals(m, gw + even * s + i, add(p0, q0), add(p1, q1), add(p2, q2), add(p3, q3))
    for i in range(whole, k, U(1)):
        _weights_of_one(m, gw + i, s, x + i * lanes, gy, n, lanes)  # type: ignore[no-untyped-call]
    if has_bias:
        _biases(m, gw + k, s, gy, n, lanes)  # type: ignore[no-untyped-call]


@_inner
def _weights_of_one(m, gw, s, x, gy, n, lanes):  # type: ignore[no-untyped-def]
    """Add the gradients of the weights of one input, `s` apart."""
    whole = n - n % U(4)
    for o in range(U(0), whole, U(4)):
        g0 = gy + o * lanes
        g1 = g0 + lanes
        g2 = g1 + lanes
        g3 = g2 + lanes
        p0 = p1 = p2 = p3 = q0 = q1 = q2 = q3 = spread(0.0)
        for lane in range(U(0), lanes, STEP):
            p = load(m, x + lane)
            q = load(m, x + lane + V)
            p0 = multiply_add(load(m, g0 + lane), p, p0)
            q0 = multiply_add(load(m, g0 + lane + V), q, q0)
            p1 = multiply_add(load(m, g1 + lane), p, p1)
            q1 = multiply_add(load(m, g1 + lane + V), q, q1)
            p2 = multiply_add(load(m, g2 + lane), p, p2)
            q2 = multiply_add(load(m, g2 + lane + V), q, q2)
            p3 = multiply_add(load(m, g3 + lane), p, p3)
            q3 = multiply_add(load(m, g3 + lane + V), q, q3)
        add_totals_apart(m, gw + o * s, s, add(p0, q0), add(p1, q1), add(p2, q2), add(p3, q3))
    for o in range(whole, n, U(1)):
        p0 = q0 = spread(0.0)
        for lane in range(U(0), lanes, STEP):
            p0 = multiply_add(load(m, gy + o * lanes + lane), load(m, x + lane), p0)
            q0 = multiply_add(load(m, gy + o * lanes + lane + V), load(m, x + lane + V), q0)
        m[gw + o * s] += total(add(p0, q0))


@_inner
def _biases(m, gw, s, gy, n, lanes):  # type: ignore[no-untyped-def]
    """Add the gradients of biases, `s` apart: the sums over lanes of the outputs' gradients."""
    whole = n - n % U(4)
    for o in range(U(0), whole, U(4)):
        g0 = gy + o * lanes
        g1 = g0 + lanes
        g2 = g1 + lanes
        g3 = g2 + lanes
        p0 = p1 = p2 = p3 = spread(0.0)
        for lane in range(U(0), lanes, V):
            p0 = add(p0, load(m, g0 + lane))
            p1 = add(p1, load(m, g1 + lane))
            p2 = add(p2, load(m, g2 + lane))
            p3 = add(p3, load(m, g3 + lane))
        add_totals_apart(m, gw + o * s, s, p0, p1, p2, p3)
    for o in range(whole, n, U(1)):
        p0 = spread(0.0)
        for lane in range(U(0), lanes, V):
            p0 = add(p0, load(m, gy + o * lanes + lane))
        m[gw + o * s] += total(p0)


@_inner
def squares(m, at, count):  # type: ignore[no-untyped-def]
    """Return the sum of squares of `count` floats, a multiple of BLOCK."""
    p0 = q0 = spread(0.0)
    for i in range(at, at + count, STEP):
        p = load(m, i)
        q = load(m, i + V)  # type: ignore[arg-type]
        p0 = multiply_add(p, p, p0)
        q0 = multiply_add(q, q, q0)
    return total(add(p0, q0))


@_inner
def dense_inputs(m, w, s, gx, k, gy, n, lanes, is_first):  # type: ignore[no-untyped-def]
    """Hand the outputs' gradients to the inputs: added to what they have, or instead of it where these are the first."""
    whole = k - k % U(4)
    for i in range(U(0), whole, U(4)):
        for lane in range(U(0), lanes, STEP):
            x0 = gx + i * lanes + lane
            x1 = x0 + lanes
            x2 = x1 + lanes
            x3 = x2 + lanes
            if is_first:
                p0 = p1 = p2 = p3 = q0 = q1 = q2 = q3 = spread(0.0)
            else:
                p0 = load(m, x0)
                q0 = load(m, x0 + V)
                p1 = load(m, x1)
                q1 = load(m, x1 + V)
                p2 = load(m, x2)
                q2 = load(m, x2 + V)
                p3 = load(m, x3)
                q3 = load(m, x3 + V)
            at = gy + lane
            t = w + i
            for _ in range(n):
                p = load(m, at)
                q = load(m, at + V)
                a = spread(m[t])
                p0 = multiply_add(a, p, p0)
                q0 = multiply_add(a, q, q0)
                a = spread(m[t + U(1)])
                p1 = multiply_add(a, p, p1)
                q1 = multiply_add(a, q, q1)
                a = spread(m[t + U(2)])
                p2 = multiply_add(a, p, p2)
                q2 = multiply_add(a, q, q2)
                a = spread(m[t + U(3)])
                p3 = multiply_add(a, p, p3)
                q3 = multiply_add(a, q, q3)
                at += lanes
                t += s
            store(m, x0, p0)
            store(m, x0 + V, q0)
            store(m, x1, p1)
            store(m, x1 + V, q1)
            store(m, x2, p2)
            store(m, x2 + V, q2)
            store(m, x3, p3)
            store(m, x3 + V, q3)
    for i in range(whole, k, U(1)):
        for lane in range(U(0), lanes, STEP):
            x0 = gx + i * lanes + lane
            if is_first:
                p0 = q0 = spread(0.0)
            else:
                p0 = load(m, x0)
                q0 = load(m, x0 + V)
            at = gy + lane
            t = w + i
            for _ in range(n):
                a = spread(m[t])
                p0 = multiply_add(a, load(m, at), p0)
                q0 = multiply_add(a, load(m, at + V), q0)
                at += lanes
                t += s
            store(m, x0, p0)
            store(m, x0 + V, q0)
