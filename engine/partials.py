"""The partials of a tape's nodes: one function, made from the op table, that goes through its columns.

A branch for each operation takes a third of the time of a rule called for each node. The numbers are those of
`Op.backward`, bit for bit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from engine import rules
from engine.ops import CONSTANT, ROWS, Op
from engine.sweep import most_first


def partials_of(rows: Iterable[Op]) -> Callable[..., list[list[float]]]:
    """Return the function of `op, operands, value` that gives each node's partials, one per slot; 0 to a constant."""
    lines = [
        "def partials(op, operands, value):",
        "    rows = []",
        "    add = rows.append",
        "    for node, ins in enumerate(operands):",
        "        if not ins:",
        "            add([])",
        "            continue",
        "        name = op[node]",
    ]
    branch = "if"
    for row in most_first(rows):
        lines.append(f"        {branch} name == {row.name!r}:")
        lines += [f"            {line}" for line in _row(row)]
        branch = "elif"
    return rules.made("\n".join([*lines, "        add(row)", "    return rows"]), "partials", {})


def _row(row: Op) -> list[str]:
    given = {name: f"of_{name}" for name in row.operands}

    def spelled(name: str) -> str:
        return f"value[{given.get(name, 'node')}]"

    partials = ", ".join([rules.code(partial, spelled) for partial in row.partials])
    lines = [f"{', '.join(given.values())}, = ins", f"row = [{partials}]"]
    for slot, operand in enumerate(given.values()):
        lines += [f"if op[{operand}] == {CONSTANT!r}:", f"    row[{slot}] = 0.0"]
    return lines


partials = partials_of(ROWS)
