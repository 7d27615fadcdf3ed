"""Source of the kernels that replay one tape: `arrange` puts it into runs, `forward` and `backward` go through them.

A run is nodes of one kind that do not use one another, side by side (schedule.py tells how they are numbered). `in0`, `in1`, …
hold the places of each node's operands by slot, `to0`, `to1`, … where its contributions go. Columns are uint32 and counters
unsigned, for Numba tests signed indices for being negative.
"""

from __future__ import annotations

from engine.kernels.forms import CHEAP, FORMS, HANDINGS, Form, Handing
from engine.kernels.text import calls_in, names_in
from engine.ops import OPS

SLOTS = max(len(op.operands) for op in OPS.values())
"""How many operand columns there are."""

GATHERED = 64
"""So many operands are put side by side before a rule with calls runs over them as a vector loop."""

INS = ", ".join(f"in{slot}" for slot in range(SLOTS))
TOS = ", ".join(f"to{slot}" for slot in range(SLOTS))
COLUMNS = ", ".join(["uint32[::1]"] * SLOTS)

HEAD = '''"""Generated from the op table."""
import numpy as np
from numba import njit

from engine.kernels.vmath import abs_, cos_, exp_, log1p_, log_, max_, min_, power, select, sin_, sqrt_, tanh_

U = np.uintp


@njit("int64(uint32[::1], uint32[::1], int64[::1], int64[::1], int64, int64[::1], int64[::1])",
      cache=True, nogil=True, error_model="numpy")
def arrange(begin, operands, kind, height, kinds, run, most):
    """Put node after node into runs; return how many runs there are. `run[i]` gets the number of a node's, `most` is scratch.

    List scheduling (Graham 1969) by critical path: the kind of the ready node from which the way to the end is longest comes
    next, with all that is ready of it. In random graphs that makes half as many runs as levels do.
    """
    count = kind.size
    waits = np.zeros(count, np.int64)
    users = np.zeros(count + 1, np.int64)
    for edge in range(operands.size):
        users[operands[edge] + 1] += 1
    for i in range(count):
        users[i + 1] += users[i]
    at = users[:-1].copy()
    consumers = np.empty(operands.size, np.int64)
    for i in range(count):
        waits[i] = begin[i + 1] - begin[i]
        for edge in range(begin[i], begin[i + 1]):
            consumers[at[operands[edge]]] = i
            at[operands[edge]] += 1
    for i in range(count - 1, -1, -1):
        height[i] = 0
        for edge in range(users[i], users[i + 1]):
            height[i] = max(height[i], height[consumers[edge]] + 1)
    head = np.full(kinds, -1)
    following = np.full(count, -1)
    most[:] = -1
    taken = -1
    for i in range(count):
        if kind[i] < 0:
            following[i] = taken
            taken = i
            run[i] = -1
    runs = 0
    while taken >= 0:
        i = taken
        while i >= 0:
            for edge in range(users[i], users[i + 1]):
                user = consumers[edge]
                waits[user] -= 1
                if waits[user] == 0:
                    following[user] = head[kind[user]]
                    head[kind[user]] = user
                    most[kind[user]] = max(most[kind[user]], height[user])
            i = following[i]
        best = 0
        for k in range(1, kinds):
            if most[k] > most[best]:
                best = k
        taken = head[best] if kinds else -1
        if taken >= 0:
            head[best] = -1
            most[best] = -1
            i = taken
            while i >= 0:
                run[i] = runs
                i = following[i]
            runs += 1
    return runs
'''

FORWARD = f"""

@njit("void(int64[:, ::1], {COLUMNS}, float64[::1])", cache=True, nogil=True, error_model="numpy")
def forward(runs, {INS}, value):
{{buffers}}
    for q in range(runs.shape[0]):
        form = runs[q, 0]
        start = U(runs[q, 2])
        end = U(runs[q, 3])
"""

BACKWARD = f"""

@njit("void(int64[:, ::1], {COLUMNS}, {COLUMNS}, uint32[:, ::1], float64[::1], float64[::1], float64[::1], int64, float64)",
      cache=True, nogil=True, error_model="numpy")
def backward(runs, {INS}, {TOS}, gathers, before, value, grad, root, seed):
    for i in range(U(0), U(before.size), U(1)):
        grad[i] = before[i]
    for i in range(U(before.size), U(value.size), U(1)):
        grad[i] = 0.0
    for i in range(U(value.size), U(grad.size), U(1)):
        grad[i] = -0.0  # a cell gets one number, and 0.0 + -0.0 would be another
    grad[root] += seed
    gather = gathers.shape[0] - 1
    for q in range(runs.shape[0] - 1, -2, -1):
        start = U(runs[q, 2]) if q >= 0 else U(0)
        while gather >= 0 and gathers[gather, 0] >= start:
            total = grad[gathers[gather, 0]]
            for cell in range(U(gathers[gather, 1]), U(gathers[gather, 2]), U(1)):
                total += grad[cell]
            grad[gathers[gather, 0]] = total
            gather -= 1
        if q < 0:
            break
        last = U(runs[q, 3] - 1)
        count = U(runs[q, 3]) - start
        handing = runs[q, 1]
"""


def source() -> str:
    """Return the module's text."""
    buffers = "\n".join(f"    gathered{slot} = np.empty({GATHERED})" for slot in range(SLOTS))
    parts = [HEAD, FORWARD.format(buffers=buffers)]
    parts += [_branch("form", code, _forward(form)) for code, form in enumerate(FORMS)]
    parts += [BACKWARD]
    parts += [_branch("handing", code, _backward(handing)) for code, handing in enumerate(HANDINGS)]
    return "".join(parts)


def _branch(name: str, code: int, body: list[str]) -> str:
    lines = [f"{'el' if code else ''}if {name} == {code}:", *(f"    {line}" for line in body)]
    return "".join(f"        {line}\n" for line in lines)


def _forward(form: Form) -> list[str]:
    text = form.value()
    slots = range(len(form.operands))
    if calls_in(text) <= CHEAP:
        loads = [f"    {form.operands[slot]} = value[in{slot}[i]]" for slot in slots]
        return ["for i in range(start, end, U(1)):", *loads, f"    value[i] = {text}"]
    return [
        f"for i in range(start, end, U({GATHERED})):",
        f"    count = min(U({GATHERED}), end - i)",
        "    for j in range(U(0), count, U(1)):",
        *(f"        gathered{slot}[j] = value[in{slot}[i + j]]" for slot in slots),
        "    for j in range(U(0), count, U(1)):",
        *(f"        {form.operands[slot]} = gathered{slot}[j]" for slot in slots),
        f"        value[i + j] = {text}",
    ]


def _backward(handing: Handing) -> list[str]:
    form = handing.form
    partials = [form.partial(slot) for slot in handing.slots]
    needed = set().union(*map(names_in, partials))
    lines = ["for j in range(U(0), count, U(1)):", "    i = last - j", "    adjoint = grad[i]"]
    lines += [f"    {name} = value[in{slot}[i]]" for slot, name in enumerate(form.operands) if name in needed]
    lines += ["    out = value[i]"] if "out" in needed else []
    return [
        *lines,
        *(f"    grad[to{slot}[i]] += adjoint * ({text})" for slot, text in zip(handing.slots, partials, strict=True)),
    ]
