"""Names for the nodes of a graph in a program, and texts that a program may hold as a comment."""

from __future__ import annotations

import builtins
import keyword
import re
from collections.abc import Iterable, Mapping, Sequence

LONGEST = 40
"""A longer label is no name for a variable."""

SHOWN = 80
"""So many characters of a text a comment shows."""

TAKEN = frozenset({*keyword.kwlist, *dir(builtins)})

NAME = re.compile(rf"(?!__)[A-Za-z_][A-Za-z0-9_]{{0,{LONGEST - 1}}}")
"""ASCII alone: Python takes many another letter for one of these."""


def variables(labels: Sequence[str], names: Mapping[str, int], reserved: Iterable[str]) -> list[str]:
    """Return a name for each node, no two alike: its label where that is a name and free, else `v` and its id.

    Of nodes with one label it belongs to the one that `names` gives it, else to the first.
    """
    taken = TAKEN.union(reserved)
    owner: dict[str, int] = {}
    for node, label in enumerate(labels):
        if label and label not in owner and label not in taken and NAME.fullmatch(label):
            owner[label] = node
    for name, node in names.items():
        if name in owner and labels[node] == name:
            owner[name] = node
    found = [""] * len(labels)
    for name, node in owner.items():
        found[node] = name
    return [name or _by_id(node, owner) for node, name in enumerate(found)]


def _by_id(node: int, owner: Mapping[str, int]) -> str:
    name = f"v{node}"
    while name in owner:
        name += "_"
    return name


def comment(text: str) -> str:
    """Return `text` on one line, cut where it is long: what does not print stands as an escape."""
    shown = text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
    return shown if shown.isprintable() else "".join(c if c.isprintable() else ascii(c)[1:-1] for c in shown)
