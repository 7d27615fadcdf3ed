"""Which groups a pass shows, told from the group paths that its nodes have recorded.

A node records every call and every turn of a loop in which it was made. A pass shows them as its reader sees them:
from where backward() was called, and without groups that would hold next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from engine.ops import CONSTANT, LEAF
from engine.origin import AGAIN, PARAMETERS, TURN

CALL_HOLDS = 2
"""A call is a group from so many operations on."""

TURN_HOLDS = 3
"""The turns of a loop are groups if one of them has so many operations."""

DEEPEST = 8
"""Groups are shown nested so deeply; what is made in calls beyond it stands in the last of them."""


@dataclass(slots=True, eq=False)
class _Part:
    """One part of a path, such as `neuron 2`, and what it holds."""

    name: str
    inner: dict[str, _Part] = field(default_factory=dict)
    own: int = 0
    total: int = 0
    around: bool = False
    """Whether backward() was called in it."""
    shown: bool = False
    number: int = 0
    path: str = ""

    @property
    def kind(self) -> str:
        """The name without its number: what the turns of one loop share, and the calls of one function."""
        return self.name.rsplit(" ", 1)[0]

    @property
    def is_turn(self) -> bool:
        return self.name[:1] == TURN

    def innermost_first(self) -> list[_Part]:
        """What it holds, what is nearest to backward() first: that has the same names in every pass."""
        return sorted(self.inner.values(), key=lambda inner: not inner.around)


def grouped(paths: Sequence[str], op: Sequence[str], around: str = "") -> list[str]:
    """Return the path that each node shows, "" for none.

    `around`, the group in which backward() was called, is left out, so that the passes of a training loop show
    the same groups. Calls count from 0 in each pass, also where others were made before it. A call of one operation is
    no group, nor are the turns of a loop that all hold less than three operations, or one call each. No two groups show
    the same path.
    """
    if not any(paths):
        return list(paths)
    top = _Part("")
    at = {path: _place(top, path) for path in dict.fromkeys(paths)}
    for path, name in zip(paths, op, strict=True):
        at[path].own += name not in (LEAF, CONSTANT)
    _open(top, around)
    _show(top)
    if around:
        _count_anew(top, {})
    else:
        _count_from_first(top)
    _name(top, 0)
    return [at[path].path for path in paths]


def _place(top: _Part, path: str) -> _Part:
    """The part of a path, made with those around it where it is the first to come."""
    part = top
    for name in path.split("/") if path else ():
        if name not in part.inner:
            part.inner[name] = _Part(name, number=int(name.rsplit(" ", 1)[1]) if " " in name else 0)
        part = part.inner[name]
    return part


def _open(top: _Part, around: str) -> None:
    part: _Part | None = top
    for name in around.split("/"):
        part = part.inner.get(name) if part is not None else None
        if part is not None:
            part.around = True


def _show(part: _Part) -> None:
    """Decide from the inside out which parts show. Paths are few parts deep (origin.DEEPEST)."""
    loops: dict[str, list[_Part]] = {}
    for inner in part.inner.values():
        _show(inner)
        if inner.is_turn:
            loops.setdefault(inner.kind, []).append(inner)
        else:
            inner.shown = (inner.total >= CALL_HOLDS and not inner.around) or inner.name == PARAMETERS
    for turns in loops.values():
        others = [turn for turn in turns if not turn.around]
        if len(turns) > 1 and any(turn.total >= TURN_HOLDS and _pieces(turn) > 1 for turn in others):
            for turn in others:
                turn.shown = True
    if part.name == PARAMETERS:
        _show_all(part)
    part.total = part.own + sum(inner.total for inner in part.inner.values())


def _show_all(part: _Part) -> None:
    for inner in part.inner.values():
        inner.shown = True
        _show_all(inner)


def _pieces(part: _Part) -> int:
    """How many operations and groups a reader would see in it."""
    return part.own + sum(1 if inner.shown else _pieces(inner) for inner in part.inner.values())


def _count_anew(part: _Part, counts: dict[str, int]) -> None:
    """Number the calls that were made in the pass's own group, not within another call, from 0."""
    for inner in part.innermost_first():
        if inner.is_turn or not inner.shown:
            _count_anew(inner, counts)
        elif inner.name != PARAMETERS:
            inner.number = counts.get(inner.kind, 0)
            counts[inner.kind] = inner.number + 1


def _count_from_first(top: _Part) -> None:
    """Number the calls from 0: a notebook's, or those of a second pass, follow on calls that no node here tells of."""
    first: dict[str, int] = {}
    for call in _calls(top):
        first[call.kind] = min(call.number, first.get(call.kind, call.number))
    for call in _calls(top):
        call.number -= first[call.kind]


def _calls(part: _Part) -> Iterator[_Part]:
    """The calls that were made in no other one, past the turns of loops."""
    for inner in part.inner.values():
        if inner.is_turn:
            yield from _calls(inner)
        elif inner.name != PARAMETERS:
            yield inner


def _name(part: _Part, depth: int) -> None:
    """Name what shows in a part that has its path. A loop whose turns would be called like another's is `i_2`."""
    families: dict[tuple[bool, int, str], list[_Part]] = {}
    for holder, inner in _below(part):
        family = (True, id(holder), inner.kind) if inner.is_turn else (False, 0, inner.kind)
        families.setdefault(family, []).append(inner)
    taken = set()
    for is_turn, _, kind in sorted(families, key=lambda family: family[0]):  # a call's name is its function's
        plain = name = kind.removeprefix(TURN).split(AGAIN)[0]
        again = 1
        while is_turn and name in taken:
            again += 1
            name = f"{plain}_{again}"
        taken.add(name)
        for inner in families[is_turn, _, kind]:
            shown = name if inner.name == PARAMETERS else f"{name} {inner.number}"
            inner.path = part.path if depth == DEEPEST else f"{part.path}/{shown}" if part.path else shown
            _name(inner, min(depth + 1, DEEPEST))


def _below(part: _Part) -> Iterator[tuple[_Part, _Part]]:
    """The parts that show next below, each with the part that holds it; those between do not show, and get its path."""
    for inner in part.innermost_first():
        if inner.shown:
            yield part, inner
        else:
            inner.path = part.path
            yield from _below(inner)
