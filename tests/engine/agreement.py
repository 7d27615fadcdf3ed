"""What it means that a replay agrees with the plain tape, node by node."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable, Mapping
from functools import cache

import numpy as np

from engine import rules
from engine.kernels.text import calls_in
from engine.ops import CONSTANT, OPS
from engine.replay import Replay
from engine.sweep import BACKWARD, FORWARD

UNITS = 4
"""How far a function may be from the plain one, in units in the last place: by so many floats."""

EXACT = frozenset({"div", "abs_", "max_", "min_", "sqrt_"})
"""Functions that have one right answer to the last bit, as + - * have: rules that call no other agree bit for bit."""


def bits(numbers: Iterable[float]) -> list[str]:
    """Return what tells floats apart to the last bit, zeros by their signs; all NaN are one."""
    return [float(number).hex() for number in numbers]


CLOSE = 1e-12
"""How far numbers of whole programs may be from those of the plain tape, measured by the largest of their kind."""


def done(replay: Replay, values: Mapping[str | int, float] | None = None) -> Replay:
    """Return a replay after it has gone forward and back."""
    replay.forward(values)
    replay.backward()
    return replay


def held(replay: Replay) -> list[str]:
    """Return the bits of all that a replay holds."""
    return bits([*replay.value, *replay.grad])


def far(mine: object, theirs: object) -> float:
    """Return how far numbers are apart at most, measured by the largest; infinity unless the same are NaN or infinite."""
    a, b = np.atleast_1d(np.asarray(mine, np.float64)), np.atleast_1d(np.asarray(theirs, np.float64))
    finite = np.isfinite(b)
    if not np.array_equal(a[~finite], b[~finite], equal_nan=True):
        return math.inf
    largest = np.abs(b[finite]).max(initial=0.0)
    apart = np.abs(a[finite] - b[finite]).max(initial=0.0)
    return float(apart / largest) if largest else float(apart)


def disagreements(replay: Replay) -> list[str]:
    """Return what a replay holds otherwise than the plain rules say, each on the operands and gradients that *it* holds.

    A difference of 4 units in one function moves on through the graph, and grows without a bound that could be told. So the
    claim is local. Each value is that of the plain rule on the replay's own operands: bit for bit, with the signs of zeros,
    where the rule calls none but EXACT; else within 4 units, and 0, infinite or NaN only where the plain one is. Each gradient
    is the sum, in the order of the walk, of the contributions by the plain rules from the replay's own values and gradients,
    if every partial from an inexact rule may be 4 units off: between the sums of the least and of the largest contributions,
    for sums are monotone, and bit for bit where those are one. It is NaN where they are; where a sum of opposite infinities
    hangs on the last bit of a contribution, it may be.
    """
    tape, value, grad = replay.tape, replay.value.tolist(), replay.grad.tolist()
    found = []
    for node, ins in enumerate(tape.operands):
        if ins:
            plain = FORWARD[tape.op[node]](*[value[i] for i in ins])
            if not (same(value[node], plain) or (not _is_exact(tape.op[node]) and _near(value[node], plain))):
                found.append(f"value {node} of {tape.op[node]}{[value[i] for i in ins]}: {value[node]!r}, not {plain!r}")
    sums = [[before] * 3 for before in tape.grad_before]
    sums[tape.root] = [before + 1.0 for before in sums[tape.root]]
    for node in range(tape.root, -1, -1):
        ins = tape.operands[node]
        if ins and tape.leads[node]:
            partials = BACKWARD[tape.op[node]](value[node], *[value[i] for i in ins])
            for slot, (i, partial) in enumerate(zip(ins, partials, strict=True)):
                terms = _contributions(grad[node], partial, _is_exact(tape.op[node], slot))
                sums[i] = [total + term for total, term in zip(sums[i], terms, strict=True)]
    for node, (low, plain, high) in enumerate(sums):
        if tape.op[node] == CONSTANT:
            low = plain = high = 0.0
        if not _between(grad[node], low, plain, high):
            found.append(f"gradient {node} of {tape.op[node]}: {grad[node]!r}, not {plain!r} ({low!r} to {high!r})")
    return found


def same(x: float, y: float) -> bool:
    """Whether two floats are one to the last bit; all NaN are one."""
    return x.hex() == y.hex()


def floats_apart(x: float, y: float) -> int:
    """Return how many floats lie from one to the other; infinity follows the largest, and both zeros are one."""
    return abs(_rank(x) - _rank(y))


def _near(x: float, plain: float) -> bool:
    if not math.isfinite(x) or not math.isfinite(plain) or x == 0 or plain == 0:
        return False
    return floats_apart(x, plain) <= UNITS


def _contributions(adjoint: float, partial: float, is_exact: bool) -> tuple[float, float, float]:
    """Return the least, the plain and the largest contribution."""
    plain = adjoint * partial
    if is_exact or partial == 0 or not math.isfinite(partial):
        return plain, plain, plain
    ends = sorted(adjoint * _float(_rank(partial) + by) for by in (-UNITS, UNITS))
    return ends[0], plain, ends[1]


def _between(x: float, low: float, plain: float, high: float) -> bool:
    if same(low, high):
        return same(x, plain)
    is_nan = [each != each for each in (low, plain, high)]
    return any(is_nan) if x != x else any(is_nan) or low <= x <= high


@cache
def _is_exact(op: str, slot: int | None = None) -> bool:
    """Whether the rule of an operation's value, or of its partial to a slot, calls none but exact functions."""
    text = OPS[op].value if slot is None else OPS[op].partials[slot]
    return calls_in(rules.code(text, str)) <= EXACT


def _rank(x: float) -> int:
    bits = int(struct.unpack("<q", struct.pack("<d", x))[0])
    return bits if bits >= 0 else -(bits & ~(-1 << 63))


def _float(rank: int) -> float:
    bits = min(abs(rank), _rank(math.inf))
    return math.copysign(float(struct.unpack("<d", struct.pack("<q", bits))[0]), rank)
