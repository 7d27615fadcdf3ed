"""Gradients of the weights and biases of sums of products. See dense.py for the names."""

from __future__ import annotations

from engine.kernels.dense import STEP, U, V, inner
from engine.kernels.vector import add, add_totals, add_totals_apart, load, multiply_add, spread, total


@inner
def dense_weights(m, gw, s, has_bias, x, k, gy, n, lanes):  # type: ignore[no-untyped-def]
    """Add each weight's gradient, the sum over lanes of the output's gradient times the input, and each bias's."""
    whole = k - k % U(4)
    even = n - n % U(2)
    paired = lanes - lanes % STEP
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
            for lane in range(U(0), paired, STEP):
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
            if paired < lanes:
                p = load(m, g0 + paired)
                p0 = multiply_add(p, load(m, x0 + paired), p0)
                p1 = multiply_add(p, load(m, x1 + paired), p1)
                p2 = multiply_add(p, load(m, x2 + paired), p2)
                p3 = multiply_add(p, load(m, x3 + paired), p3)
            add_totals(m, gw + even * s + i, add(p0, q0), add(p1, q1), add(p2, q2), add(p3, q3))
    for i in range(whole, k, U(1)):
        _weights_of_one(m, gw + i, s, x + i * lanes, gy, n, lanes)  # type: ignore[no-untyped-call]
    if has_bias:
        _biases(m, gw + k, s, gy, n, lanes)  # type: ignore[no-untyped-call]


@inner
def _weights_of_one(m, gw, s, x, gy, n, lanes):  # type: ignore[no-untyped-def]
    """Add the gradients of the weights of one input, `s` apart."""
    whole = n - n % U(4)
    paired = lanes - lanes % STEP
    for o in range(U(0), whole, U(4)):
        g0 = gy + o * lanes
        g1 = g0 + lanes
        g2 = g1 + lanes
        g3 = g2 + lanes
        p0 = p1 = p2 = p3 = q0 = q1 = q2 = q3 = spread(0.0)
        for lane in range(U(0), paired, STEP):
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
        if paired < lanes:
            p = load(m, x + paired)
            p0 = multiply_add(load(m, g0 + paired), p, p0)
            p1 = multiply_add(load(m, g1 + paired), p, p1)
            p2 = multiply_add(load(m, g2 + paired), p, p2)
            p3 = multiply_add(load(m, g3 + paired), p, p3)
        add_totals_apart(m, gw + o * s, s, add(p0, q0), add(p1, q1), add(p2, q2), add(p3, q3))
    for o in range(whole, n, U(1)):
        p0 = spread(0.0)
        for lane in range(U(0), lanes, V):
            p0 = multiply_add(load(m, gy + o * lanes + lane), load(m, x + lane), p0)
        m[gw + o * s] += total(p0)


@inner
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
