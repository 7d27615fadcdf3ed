"""Which groups a pass shows, told from the group paths that its nodes have recorded.

A node records every call and every turn of a loop in which it was made. A pass shows them as its reader sees them:
from where backward() was called, and without groups that would hold next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from engine.ops import CONSTANT, LEAF
from engine.origin import PARAMETERS, TURN

CALL_HOLDS = 2
"""A call is a group from so many operations on."""

TURN_HOLDS = 3
"""The turns of a loop are groups if one of them has so many operations."""


@dataclass(slots=True)
class _Part:
    """One part of a path, and what it holds."""

    name: str
    inner: dict[str, _Part] = field(default_factory=dict)
    own: int = 0
    total: int = 0
    shown: str = ""


def grouped(paths: Sequence[str], op: Sequence[str], around: str = "") -> list[str]:
    """Return the path that each node shows, "" for none.

    `around`, the group in which backward() was called, is left out, so that the passes of a training loop show
    the same groups; calls in it count from 0. A call of one operation is no group, nor are the turns of a loop that all
    hold less than three operations, or one call each.
    """
    if not any(paths):
        return list(paths)
    told = _told_from(around, paths) if around else dict(zip(paths, paths, strict=True))
    top = _tree(told, paths, op)
    _show(top)
    if around:
        _count_anew(top)
    final = {raw: _shown(top, path) for raw, path in told.items()}
    return [final[path] for path in paths]


def _told_from(around: str, paths: Iterable[str]) -> dict[str, str]:
    """Each path as it reads from `around`; all as they are where one from outside would be taken for one from inside."""
    inside = around + "/"
    told = {path: path.removeprefix(inside) if path.startswith(inside) else path for path in dict.fromkeys(paths)}
    if around in told:
        told[around] = ""
    within = {path.split("/", 1)[0] for raw, path in told.items() if raw != path}
    outside = {path.split("/", 1)[0] for raw, path in told.items() if raw == path}
    return {path: path for path in told} if within & outside - {""} else told


def _tree(told: dict[str, str], paths: Sequence[str], op: Sequence[str]) -> _Part:
    """The paths as a tree, in order of first appearance, with the operations counted in each part."""
    top = _Part("")
    at: dict[str, _Part] = {}
    for path in dict.fromkeys(paths):
        part = top
        for name in told[path].split("/") if told[path] else ():
            part = part.inner.setdefault(name, _Part(name))
        at[path] = part
    for path, name in zip(paths, op, strict=True):
        at[path].own += name not in (LEAF, CONSTANT)
    return top


def _show(part: _Part) -> None:
    """Decide from the inside out which parts show, and under which names. Paths are few parts deep (origin.DEEPEST)."""
    loops: dict[str, list[_Part]] = {}
    for inner in part.inner.values():
        if inner.name == PARAMETERS:
            _show_all(inner)
            continue
        _show(inner)
        if inner.name[0] == TURN:
            loops.setdefault(inner.name.rsplit(" ", 1)[0], []).append(inner)
        elif inner.total >= CALL_HOLDS:
            inner.shown = inner.name
    for turns in loops.values():
        if len(turns) > 1 and any(turn.total >= TURN_HOLDS and _is_more_than_a_call(turn) for turn in turns):
            for turn in turns:
                turn.shown = turn.name.removeprefix(TURN)
    part.total = part.own + sum(inner.total for inner in part.inner.values())


def _show_all(part: _Part) -> None:
    part.shown = part.name
    for inner in part.inner.values():
        _show_all(inner)


def _is_more_than_a_call(turn: _Part) -> bool:
    return bool(turn.own) or sum(inner.total > 0 for inner in turn.inner.values()) > 1


def _count_anew(part: _Part, counts: dict[str, int] | None = None) -> None:
    """Number the calls that were made in the pass's own group, not within another call, from 0."""
    counts = {} if counts is None else counts
    for inner in part.inner.values():
        if inner.name[0] == TURN:
            _count_anew(inner, counts)
        elif inner.shown and inner.name != PARAMETERS:
            kind = inner.name.rsplit(" ", 1)[0]
            inner.shown = f"{kind} {counts.get(kind, 0)}"
            counts[kind] = counts.get(kind, 0) + 1


def _shown(top: _Part, path: str) -> str:
    part, shown = top, []
    for name in path.split("/") if path else ():
        part = part.inner[name]
        shown.append(part.shown)
    return "/".join(filter(None, shown))
