"""Source of the kernels that replay one tape: `arrange` puts it into runs, `forward` and `backward` go through them.

A run is nodes of one kind that do not use one another, side by side (schedule.py tells how they are numbered). All numbers
lie in one memory `m`, all whole numbers in a table and in columns; each argument of a call takes a while. Columns are uint32
and counters unsigned, for Numba tests signed indices for being negative.
"""

from __future__ import annotations

from engine.kernels.forms import CHEAP, FORMS, HANDINGS, Form, Handing
from engine.kernels.text import FUNCTIONS, calls_in, names_in
from engine.ops import OPS

SLOTS = max(len(op.operands) for op in OPS.values())
"""How many operand columns there are."""

GATHERED = 64
"""So many operands are put side by side before a rule with calls runs over them as a vector loop."""

TABLE = (
    "grad", "cells", "before", "scratch", "root", "inputs", "runs", "gathers", "after_gathers",
    *(f"in{slot}" for slot in range(SLOTS)), *(f"to{slot}" for slot in range(SLOTS)),
)  # fmt: skip
"""With what the table begins. Values come first in the memory, place by place; then where gradients begin, their cells, what
inputs had accumulated, and room for gathered operands; the root's gradient; how many inputs there are. Then where the table
has its runs and its gathers (see schedule.py), and the columns of each slot begin: operands' places, and where in the memory
contributions go."""

HEAD = '''"""Generated from the op table."""
import numpy as np
from numba import njit

{functions}

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

FORWARD = """

@njit("void(int64[::1], uint32[::1], float64[::1])", cache=True, nogil=True, error_model="numpy")
def forward(table, columns, m):
    {head}
    for q in range(runs, gathers, U(4)):
        form = table[q]
        start = U(table[q + U(2)])
        end = U(table[q + U(3)])
"""

BACKWARD = """

@njit("void(int64[::1], uint32[::1], float64[::1])", cache=True, nogil=True, error_model="numpy")
def backward(table, columns, m):
    {head}
    for i in range(inputs):
        m[grad + i] = m[before + i]
    for i in range(grad + inputs, cells):
        m[i] = 0.0
    for i in range(cells, before):
        m[i] = -0.0  # a cell gets one number, and 0.0 + -0.0 would be another
    m[root] += 1.0
    gather = after_gathers - U(3)
    for nth in range((gathers - runs) // U(4) + U(1)):
        q = gathers - U(4) * (nth + U(1))  # the last turn has no run, and sums up what the inputs get
        start = U(table[q + U(2)]) if q >= runs else U(0)
        while gather >= gathers and U(table[gather]) >= grad + start:
            total = m[U(table[gather])]
            for cell in range(U(table[gather + U(1)]), U(table[gather + U(2)])):
                total += m[cell]
            m[U(table[gather])] = total
            gather -= U(3)
        if q < runs:
            break
        last = U(table[q + U(3)]) - U(1)
        count = last + U(1) - start
        handing = table[q + U(1)]
"""


def source() -> str:
    """Return the module's text."""
    head = "; ".join(f"{name} = U(table[{number}])" for number, name in enumerate(TABLE))
    parts = [HEAD.format(functions=FUNCTIONS), FORWARD.format(head=head)]
    parts += [_branch("form", code, _forward(form)) for code, form in enumerate(FORMS)]
    parts += [BACKWARD.format(head=head)]
    parts += [_branch("handing", code, _backward(handing)) for code, handing in enumerate(HANDINGS)]
    return "".join(parts)


def _branch(name: str, code: int, body: list[str]) -> str:
    lines = [f"{'el' if code else ''}if {name} == {code}:", *(f"    {line}" for line in body)]
    return "".join(f"        {line}\n" for line in lines)


def _forward(form: Form) -> list[str]:
    text = form.value()
    slots = range(len(form.operands))
    if calls_in(text) <= CHEAP:
        loads = [f"    {form.operands[slot]} = m[columns[in{slot} + i]]" for slot in slots]
        return ["for i in range(start, end):", *loads, f"    m[i] = {text}"]
    return [
        f"for i in range(start, end, U({GATHERED})):",
        f"    count = min(U({GATHERED}), end - i)",
        "    for j in range(count):",
        *(f"        m[scratch + U({slot * GATHERED}) + j] = m[columns[in{slot} + i + j]]" for slot in slots),
        "    for j in range(count):",
        *(f"        {form.operands[slot]} = m[scratch + U({slot * GATHERED}) + j]" for slot in slots),
        f"        m[i + j] = {text}",
    ]


def _backward(handing: Handing) -> list[str]:
    form = handing.form
    partials = [form.partial(slot) for slot in handing.slots]
    needed = set().union(*map(names_in, partials))
    lines = ["for j in range(count):", "    i = last - j", "    adjoint = m[grad + i]"]
    lines += [f"    {name} = m[columns[in{slot} + i]]" for slot, name in enumerate(form.operands) if name in needed]
    lines += ["    out = m[i]"] if "out" in needed else []
    handed = zip(handing.slots, partials, strict=True)
    return [*lines, *(f"    m[columns[to{slot} + i]] += adjoint * ({text})" for slot, text in handed)]
