"""Source of the kernel that carries out instructions for many samples at once, `train`.

Everything lies in one flat array `m` and is told by offsets in floats: parameters, their gradients, the optimiser's state,
seeds, rows of values, rows of gradients, samples (lanes.py lays it out). A row is a node's numbers, one a lane; an instruction
works on rows side by side. Rules run without any fastmath, so that their bits are the plain tape's.
"""

from __future__ import annotations

from engine.kernels.forms import FORMS, PARTIALS, Form
from engine.kernels.runs_source import SLOTS
from engine.kernels.text import names_in, straight
from engine.optimizers import LEARNING_RATE, ROWS, Optimizer

DENSE, PARAMETER, COPY = range(len(FORMS), len(FORMS) + 3)
"""Codes of instructions that are no form: sums of products, a parameter spread over a row, a row copied."""

DENSE_WEIGHTS, DENSE_INPUTS, PARAMETER_TOTAL = range(len(PARTIALS), len(PARTIALS) + 3)
"""Codes of contributions that are no partial's: to the weights of sums, to their inputs, to a parameter."""

COLUMNS = ("code", "y", "rows", *(f"in{slot}" for slot in range(SLOTS)), "w", "k", "has_bias", "is_first", "to")
"""The columns of an instruction, and of a contribution: what an instruction hands to one of its slots.

`y` and `in0`, … are where rows begin, `to` is one of them; `w` is a parameter, `k` counts the inputs of a sum.
"""

HEAD = (
    "lanes", "parameters", "gradients", "state", "seeds", "rows", "shift", "inputs", "samples", "root", "optimizer", "done",
)  # fmt: skip
"""What the first array tells: counts of lanes and parameters, where each part begins (parameters at 0; `shift` leads from a
row of values to that of its gradients), how many floats the inputs of a tile are, the root's row, an optimiser's code, and how
many steps were done."""

FORWARD, BACKWARD, TRAIN = range(3)
"""How far a call goes: values; gradients as well; parameters changed as well."""

RATES = (LEARNING_RATE, "l1", "l2")
"""With what the array of rates begins; the optimiser's options follow."""

OPERANDS = max((form.operands for form in FORMS), key=len)
"""The operands' names, which are the same in every row of the op table."""

START = '''"""Generated from the op table and the table of optimisers."""
import numpy as np
from numba import njit

from engine.kernels.dense import dense_forward, dense_inputs, dense_weights
from engine.kernels.vmath import abs_, cos_, exp_, log1p_, log_, max_, min_, power, select, sin_, sqrt_, tanh_

U = np.uintp


TABLE = "int64[:, ::1]"
FLOATS = "float64[::1]"


@njit(f"void(int64[::1], {TABLE}, {TABLE}, {TABLE}, {TABLE}, {FLOATS}, {FLOATS}, {FLOATS}, int64)",
      cache=True, nogil=True, error_model="numpy")
def train(head, instructions, contributions, clears, batches, m, rates, losses, reach):
    """Do as many steps as `losses` has places; it gets each step's loss, before the update."""
    lanes, parameters, gradients = U(head[0]), U(head[1]), U(head[2])
    state, seeds, rows, shift = U(head[3]), U(head[4]), U(head[5]), U(head[6])
    inputs, samples, root, optimizer = U(head[7]), U(head[8]), U(head[9]), head[10]
    for step in range(losses.size):
        for i in range(U(0), parameters, U(1)):
            m[gradients + i] = 0.0
        loss = 0.0
        batch = head[11] % batches.shape[0]
        for tile in range(U(batches[batch, 0]), U(batches[batch, 1]), U(1)):
            if samples != rows:
                for i in range(U(0), inputs, U(1)):
                    m[rows + i] = m[samples + tile * inputs + i]
            for q in range(instructions.shape[0]):
                {forward}
'''

MIDDLE = """            seed = seeds + tile * lanes
            for i in range(U(0), lanes, U(1)):
                if m[seed + i] != 0.0:  # a lane without a sample has none, whatever stands there
                    loss += m[seed + i] * m[root + i]
            if reach == {forward}:
                continue
            for q in range(clears.shape[0]):
                for i in range(U(clears[q, 0]), U(clears[q, 1]), U(1)):
                    m[i] = 0.0
            for i in range(U(0), lanes, U(1)):
                m[root + shift + i] = m[seed + i]
            for q in range(contributions.shape[0]):
                {backward}
"""

END = """        if rates[1] != 0.0 or rates[2] != 0.0:
            for i in range(U(0), parameters, U(1)):
                p = m[i]
                loss += rates[1] * abs_(p) + rates[2] * p * p
                m[gradients + i] += select(p > 0.0, rates[1], select(p < 0.0, -rates[1], 0.0)) + 2.0 * rates[2] * p
        losses[step] = loss
        if reach != {train}:
            continue
        head[11] += 1
        own_t = float(head[11])
        own_learning_rate = rates[0]
"""


def source() -> str:
    """Return the module's text."""
    forward = [(code, _forward(form)) for code, form in enumerate(FORMS)]
    forward += [
        (DENSE, ["dense_forward(m, w, s, has_bias, in0, k, y, rows_of, lanes)"]),
        (PARAMETER, ["p = m[w]", "for i in range(U(0), lanes, U(1)):", "    m[y + i] = p"]),
        (COPY, ["for i in range(U(0), floats, U(1)):", "    m[y + i] = m[in0 + i]"]),
    ]
    backward = [(code, _backward(partial)) for code, partial in enumerate(PARTIALS)]
    backward += [
        (DENSE_WEIGHTS, ["dense_weights(m, gradients + w, s, has_bias, in0, k, y + shift, rows_of, lanes)"]),
        (DENSE_INPUTS, ["dense_inputs(m, w, s, to + shift, k, y + shift, rows_of, lanes, is_first)"]),
        (PARAMETER_TOTAL, ["for i in range(U(0), lanes, U(1)):", "    m[gradients + w] += m[y + shift + i]"]),
    ]
    return "".join(
        [
            START.replace("{forward}", _decoded("instructions")),
            *_branches("code", forward, 16),
            MIDDLE.format(forward=FORWARD, backward=_decoded("contributions")),
            *_branches("code", backward, 16),
            END.format(train=TRAIN),
            *_branches("optimizer", [(code, _update(row)) for code, row in enumerate(ROWS)], 8),
        ]
    )


def _decoded(table: str) -> str:
    """Return statements that give each column of a row its name, and the counts that follow."""
    told = []
    for number, name in enumerate(COLUMNS):
        cell = f"{table}[q, {number}]"
        told.append(f"{name} = {cell} != 0" if name in ("has_bias", "is_first") else f"{name} = {cell}" if name == "code" else
                    f"{'rows_of' if name == 'rows' else name} = U({cell})")  # fmt: skip
    return "; ".join([*told, "s = k + U(1) if has_bias else k", "floats = rows_of * lanes"])


def _branches(name: str, cases: list[tuple[int, list[str]]], indent: int) -> list[str]:
    lines = []
    for nth, (code, body) in enumerate(cases):
        lines += [f"{'el' if nth else ''}if {name} == {code}:", *(f"    {line}" for line in body)]
    return [f"{' ' * indent}{line}\n" for line in lines]


def _forward(form: Form) -> list[str]:
    loads = [f"    {name} = m[in{slot} + i]" for slot, name in enumerate(form.operands)]
    return ["for i in range(U(0), floats, U(1)):", *loads, f"    m[y + i] = {form.value()}"]


def _backward(partial: str) -> list[str]:
    needed = names_in(partial)
    lines = ["for i in range(U(0), floats, U(1)):"]
    lines += [f"    {name} = m[in{slot} + i]" for slot, name in enumerate(OPERANDS) if name in needed]
    lines += ["    out = m[y + i]"] if "out" in needed else []
    return [*lines, f"    m[to + shift + i] += m[y + shift + i] * ({partial})"]


def _update(row: Optimizer) -> list[str]:
    """Return one step of an optimiser. Its numbers lie in the state: the first of every parameter, then the second."""
    lines = [f"{_own(name)} = rates[{len(RATES) + number}]" for number, name in enumerate(row.options)]
    lines += [f"{_own(name)} = {straight(rule, _own)}" for name, rule in row.once]
    lines += ["for i in range(U(0), parameters, U(1)):"]
    places = {"p": "m[i]", **{name: f"m[state + U({number}) * parameters + i]" for number, name in enumerate(row.state)}}
    lines += [f"    {_own(name)} = {place}" for name, place in [*places.items(), ("g", "m[gradients + i]")]]
    lines += [f"    {_own(name)} = {straight(rule, _own)}" for name, rule in row.step]
    return [*lines, *(f"    {place} = {_own(name)}" for name, place in places.items())]


def _own(name: str) -> str:
    """Return an optimiser's name for a number as a variable that is nobody else's."""
    return f"own_{name}"
