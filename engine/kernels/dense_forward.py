"""Sums of products, forward. See dense.py for the names."""

from __future__ import annotations

from engine.kernels.dense import STEP, U, V, inner
from engine.kernels.vector import load, multiply_add, spread, store


@inner
def dense_forward(m, w, s, has_bias, x, k, y, n, lanes):  # type: ignore[no-untyped-def]
    """Compute the outputs."""
    whole = n - n % U(4)
    even = lanes - lanes % STEP
    for o in range(U(0), whole, U(4)):
        w0 = w + o * s
        w1 = w0 + s
        w2 = w1 + s
        w3 = w2 + s
        b0 = b1 = b2 = b3 = 0.0
        if has_bias:
            b0, b1, b2, b3 = m[w0 + k], m[w1 + k], m[w2 + k], m[w3 + k]
        for lane in range(U(0), even, STEP):
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
        for lane in range(U(0), even, STEP):
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
    if even < lanes:
        _last_outputs(m, w, s, has_bias, x + even, k, y + even, n, lanes)  # type: ignore[no-untyped-call]


@inner
def _last_outputs(m, w, s, has_bias, x, k, y, n, lanes):  # type: ignore[no-untyped-def]
    """Compute the outputs for one vector of lanes."""
    whole = n - n % U(8)
    for o in range(U(0), whole, U(8)):
        w0 = w + o * s
        w1, w2, w3, w4 = w0 + s, w0 + U(2) * s, w0 + U(3) * s, w0 + U(4) * s
        w5, w6, w7 = w4 + s, w4 + U(2) * s, w4 + U(3) * s
        p0 = p1 = p2 = p3 = p4 = p5 = p6 = p7 = spread(0.0)
        if has_bias:
            p0, p1, p2, p3 = spread(m[w0 + k]), spread(m[w1 + k]), spread(m[w2 + k]), spread(m[w3 + k])
            p4, p5, p6, p7 = spread(m[w4 + k]), spread(m[w5 + k]), spread(m[w6 + k]), spread(m[w7 + k])
        at = x
        for i in range(k):
            p = load(m, at)
            p0 = multiply_add(spread(m[w0 + i]), p, p0)
            p1 = multiply_add(spread(m[w1 + i]), p, p1)
            p2 = multiply_add(spread(m[w2 + i]), p, p2)
            p3 = multiply_add(spread(m[w3 + i]), p, p3)
            p4 = multiply_add(spread(m[w4 + i]), p, p4)
            p5 = multiply_add(spread(m[w5 + i]), p, p5)
            p6 = multiply_add(spread(m[w6 + i]), p, p6)
            p7 = multiply_add(spread(m[w7 + i]), p, p7)
            at += lanes
        at = y + o * lanes
        store(m, at, p0)
        store(m, at + lanes, p1)
        store(m, at + U(2) * lanes, p2)
        store(m, at + U(3) * lanes, p3)
        store(m, at + U(4) * lanes, p4)
        store(m, at + U(5) * lanes, p5)
        store(m, at + U(6) * lanes, p6)
        store(m, at + U(7) * lanes, p7)
    for o in range(whole, n):
        w0 = w + o * s
        p0 = spread(m[w0 + k] if has_bias else 0.0)
        at = x
        for i in range(k):
            p0 = multiply_add(spread(m[w0 + i]), load(m, at), p0)
            at += lanes
        store(m, y + o * lanes, p0)
