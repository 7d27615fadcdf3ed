"""Source of the kernel that carries out instructions for many samples at once, `train`.

Everything lies in one flat array `m` and is told by offsets in floats: parameters, their gradients, the optimiser's state,
seeds, rows of values, rows of gradients, samples (lanes.py lays it out). A row is a node's numbers, one a lane; an instruction
works on rows side by side. Rules run without any fastmath, so that their bits are the plain tape's.
"""

from __future__ import annotations

from engine.kernels.forms import FORMS, PARTIALS, Form
from engine.kernels.runs_source import SLOTS
from engine.kernels.text import FUNCTIONS, names_in, straight
from engine.optimizers import LEARNING_RATE, OPTIONS, ROWS, Optimizer

DENSE, PARAMETER, COPY = range(len(FORMS), len(FORMS) + 3)
"""Codes of instructions that are no form: sums of products, a parameter spread over a row, a row copied."""

DENSE_WEIGHTS, DENSE_INPUTS, PARAMETER_TOTAL = range(len(PARTIALS), len(PARTIALS) + 3)
"""Codes of contributions that are no partial's: to the weights of sums, to their inputs, to a parameter."""

COLUMNS = ("code", "y", "count", *(f"in{slot}" for slot in range(SLOTS)), "w", "k", "has_bias", "is_first", "to")
"""The columns of an instruction, and of a contribution: what an instruction hands to one of its slots.

`y` and `in0`, … are where rows begin, `count` says how many, `to` is one of those; `w` is a parameter, `k` counts the inputs of
a sum.
"""

HEAD = (
    "lanes", "parameters", "gradients", "state", "rates", "seeds", "rows", "shift", "inputs", "samples", "root", "optimizer",
    "done", "right", "instructions", "contributions", "clears", "batches", "outcomes", "after_outcomes",
)  # fmt: skip
"""With what the table begins: counts of lanes and parameters, where each part of the memory begins (parameters at 0; `shift`
leads from a row of values to that of its gradients), how many floats the inputs of a tile are, the root's row, an optimiser's
code, how many steps were done, and how many samples of the last step had the right outcome. Then where the lists behind it
begin, one after another: instructions and contributions, in COLUMNS; ranges of the memory whose gradients start from 0; each
batch's tiles, from one to before another; the outcomes: rows of an output and of its target.

An only output is right where it is above the cut just where its target is above 0; several are where the largest of them stands
where the largest target does, of equal ones the first."""

FORWARD, BACKWARD, TRAIN = range(3)
"""How far a call goes: values; gradients as well; parameters changed as well."""

RATES = (LEARNING_RATE, "l1", "l2")
"""With what the rates begin; the optimiser's options follow, and last comes the cut of an only outcome."""

CUT = len(RATES) + OPTIONS
"""Where among the rates the cut stands."""

OPERANDS = max((form.operands for form in FORMS), key=len)
"""The operands' names, which are the same in every row of the op table."""

START = '''"""Generated from the op table and the table of optimisers."""
import numpy as np
from numba import njit

from engine.kernels.dense import squares
from engine.kernels.dense_forward import dense_forward
from engine.kernels.dense_inputs import dense_inputs
from engine.kernels.dense_weights import dense_weights
from engine.kernels.intrinsics import as_float, as_int
{functions}

U = np.uintp


@njit("void(int64[::1], float64[::1], float64[::1], int64)", cache=True, nogil=True, error_model="numpy")
def train(table, m, losses, reach):
    """Do as many steps as `losses` has places; it gets each step's loss, before the update."""
    {head}
    cut = rates + U({cut})
    for step in range(losses.size):
        for i in range(parameters):
            m[gradients + i] = 0.0
        loss = 0.0
        hits = 0
        batch = batches + U(2) * (done % ((outcomes - batches) // U(2)))
        for tile in range(U(table[batch]), U(table[batch + U(1)])):
            if samples != rows:
                for i in range(inputs):
                    m[rows + i] = m[samples + tile * inputs + i]
            for q in range(instructions, contributions, U({columns})):
                {decoded}
'''

MIDDLE = """            seed = seeds + tile * lanes
            for i in range(lanes):
                if m[seed + i] != 0.0:  # a lane without a sample has none, whatever stands there
                    loss += m[seed + i] * m[root + i]
            if outcomes + U(2) == after_outcomes:
                y = U(table[outcomes])
                target = U(table[outcomes + U(1)])
                for i in range(lanes):
                    hits += (m[seed + i] != 0.0) & ((m[y + i] > m[cut]) == (m[target + i] > 0.0))
            elif outcomes != after_outcomes:
                for i in range(lanes):
                    largest = highest = outcomes
                    for q in range(outcomes + U(2), after_outcomes, U(2)):
                        if m[U(table[q]) + i] > m[U(table[largest]) + i]:
                            largest = q
                        if m[U(table[q + U(1)]) + i] > m[U(table[highest + U(1)]) + i]:
                            highest = q
                    hits += (m[seed + i] != 0.0) & (largest == highest)
            if reach == {forward}:
                continue
            for q in range(clears, batches, U(2)):
                for i in range(U(table[q]), U(table[q + U(1)])):
                    m[i] = 0.0
            for i in range(lanes):
                m[root + shift + i] = m[seed + i]
            for q in range(contributions, clears, U({columns})):
                {decoded}
"""

END = """        l1 = m[rates + U(1)]
        l2 = m[rates + U(2)]
        if l1 != 0.0 or l2 != 0.0:
            loss += l2 * squares(m, U(0), gradients)  # parameters are followed by zeros up to their gradients
            if l1 != 0.0:
                for i in range(parameters):
                    loss += l1 * abs_(m[i])
            for i in range(parameters):
                p = m[i]
                m[gradients + i] += select(p > 0.0, l1, select(p < 0.0, -l1, 0.0)) + 2.0 * l2 * p
        losses[step] = loss
        table[{right}] = hits
        if reach != {train}:
            continue
        done += U(1)
        table[{done}] = done
        own_t = float(done)
        own_learning_rate = m[rates]
"""


def source() -> str:
    """Return the module's text."""
    forward = [(code, _forward(form)) for code, form in enumerate(FORMS)]
    forward += [
        (DENSE, ["dense_forward(m, w, s, has_bias, in0, k, y, count, lanes)"]),
        (PARAMETER, ["p = m[w]", "for i in range(lanes):", "    m[y + i] = p"]),
        (COPY, ["for i in range(floats):", "    m[y + i] = m[in0 + i]"]),
    ]
    backward = [(code, _backward(partial)) for code, partial in enumerate(PARTIALS)]
    backward += [
        (DENSE_WEIGHTS, ["dense_weights(m, gradients + w, s, has_bias, in0, k, y + shift, count, lanes)"]),
        (DENSE_INPUTS, ["dense_inputs(m, w, s, to + shift, k, y + shift, count, lanes, is_first)"]),
        (
            PARAMETER_TOTAL,
            ["for i in range(lanes):", "    m[gradients + w] += select(m[seed + i] != 0.0, m[y + shift + i], 0.0)"],
        ),
    ]
    return "".join(
        [
            START.format(functions=FUNCTIONS, head=_head(), cut=CUT, columns=len(COLUMNS), decoded=_decoded()),
            *_branches("code", forward, 16),
            MIDDLE.format(forward=FORWARD, columns=len(COLUMNS), decoded=_decoded()),
            *_branches("code", backward, 16),
            END.format(train=TRAIN, done=HEAD.index("done"), right=HEAD.index("right")),
            *_branches("optimizer", [(code, _update(row)) for code, row in enumerate(ROWS)], 8),
        ]
    )


def _head() -> str:
    """Return statements that give each number of the head its name; an optimiser's code is signed, as all codes are."""
    return "; ".join(f"{name} = {_cell(name, number)}" for number, name in enumerate(HEAD))


def _decoded() -> str:
    """Return statements that give each column of the row at `q` its name, and the counts that follow from them."""
    told = [f"{name} = {_cell(name, f'q + U({number})')}" for number, name in enumerate(COLUMNS)]
    return "; ".join([*told, "s = k + U(1) if has_bias else k", "floats = count * lanes", "kept = 0 if is_first else -1"])


def _cell(name: str, at: int | str) -> str:
    if name in ("has_bias", "is_first"):
        return f"table[{at}] != 0"
    return f"table[{at}]" if name in ("code", "optimizer") else f"U(table[{at}])"


def _branches(name: str, cases: list[tuple[int, list[str]]], indent: int) -> list[str]:
    lines = []
    for nth, (code, body) in enumerate(cases):
        lines += [f"{'el' if nth else ''}if {name} == {code}:", *(f"    {line}" for line in body)]
    return [f"{' ' * indent}{line}\n" for line in lines]


def _forward(form: Form) -> list[str]:
    loads = [f"    {name} = m[in{slot} + i]" for slot, name in enumerate(form.operands)]
    return ["for i in range(floats):", *loads, f"    m[y + i] = {form.value()}"]


def _backward(partial: str) -> list[str]:
    needed = names_in(partial)
    lines = ["for i in range(floats):"]
    lines += [f"    {name} = m[in{slot} + i]" for slot, name in enumerate(OPERANDS) if name in needed]
    lines += ["    out = m[y + i]"] if "out" in needed else []
    lines += ["    had = as_float(as_int(m[to + shift + i]) & kept)"]
    return [*lines, f"    m[to + shift + i] = had + m[y + shift + i] * ({partial})"]


def _update(row: Optimizer) -> list[str]:
    """Return one step of an optimiser. Its numbers lie in the state: the first of every parameter, then the second."""
    lines = [f"{_own(name)} = m[rates + U({len(RATES) + number})]" for number, name in enumerate(row.options)]
    lines += [f"{_own(name)} = {straight(rule, _own)}" for name, rule in row.once]
    lines += ["for i in range(parameters):"]
    places = {"p": "m[i]", **{name: f"m[state + U({number}) * parameters + i]" for number, name in enumerate(row.state)}}
    lines += [f"    {_own(name)} = {place}" for name, place in [*places.items(), ("g", "m[gradients + i]")]]
    lines += [f"    {_own(name)} = {straight(rule, _own)}" for name, rule in row.step]
    return [*lines, *(f"    {place} = {_own(name)}" for name, place in places.items())]


def _own(name: str) -> str:
    """Return an optimiser's name for a number as a variable that is nobody else's."""
    return f"own_{name}"
