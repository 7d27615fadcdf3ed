"""Gradients of the inputs of sums of products. See dense.py for the names."""

from __future__ import annotations

from engine.kernels.dense import STEP, U, V, inner
from engine.kernels.vector import load, multiply_add, spread, store


@inner
def dense_inputs(m, w, s, gx, k, gy, n, lanes, is_first):  # type: ignore[no-untyped-def]
    """Hand the outputs' gradients to the inputs: added to what they have, or instead of it where these are the first."""
    whole = k - k % U(4)
    even = lanes - lanes % STEP
    for i in range(U(0), whole, U(4)):
        for lane in range(U(0), even, STEP):
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
        for lane in range(U(0), even, STEP):
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
    if even < lanes:
        _last_inputs(m, w, s, gx + even, k, gy + even, n, lanes, is_first)  # type: ignore[no-untyped-call]


@inner
def _last_inputs(m, w, s, gx, k, gy, n, lanes, is_first):  # type: ignore[no-untyped-def]
    """Hand the outputs' gradients to the inputs for one vector of lanes."""
    whole = k - k % U(8)
    for i in range(U(0), whole, U(8)):
        x0 = gx + i * lanes
        x1, x2, x3, x4 = x0 + lanes, x0 + U(2) * lanes, x0 + U(3) * lanes, x0 + U(4) * lanes
        x5, x6, x7 = x4 + lanes, x4 + U(2) * lanes, x4 + U(3) * lanes
        p0 = p1 = p2 = p3 = p4 = p5 = p6 = p7 = spread(0.0)
        if not is_first:
            p0, p1, p2, p3 = load(m, x0), load(m, x1), load(m, x2), load(m, x3)
            p4, p5, p6, p7 = load(m, x4), load(m, x5), load(m, x6), load(m, x7)
        at = gy
        t = w + i
        for _ in range(n):
            p = load(m, at)
            p0 = multiply_add(spread(m[t]), p, p0)
            p1 = multiply_add(spread(m[t + U(1)]), p, p1)
            p2 = multiply_add(spread(m[t + U(2)]), p, p2)
            p3 = multiply_add(spread(m[t + U(3)]), p, p3)
            p4 = multiply_add(spread(m[t + U(4)]), p, p4)
            p5 = multiply_add(spread(m[t + U(5)]), p, p5)
            p6 = multiply_add(spread(m[t + U(6)]), p, p6)
            p7 = multiply_add(spread(m[t + U(7)]), p, p7)
            at += lanes
            t += s
        store(m, x0, p0)
        store(m, x1, p1)
        store(m, x2, p2)
        store(m, x3, p3)
        store(m, x4, p4)
        store(m, x5, p5)
        store(m, x6, p6)
        store(m, x7, p7)
    for i in range(whole, k):
        p0 = spread(0.0) if is_first else load(m, gx + i * lanes)
        at = gy
        t = w + i
        for _ in range(n):
            p0 = multiply_add(spread(m[t]), load(m, at), p0)
            at += lanes
            t += s
        store(m, gx + i * lanes, p0)
