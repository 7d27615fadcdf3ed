"""A run as it is stored, and what is new of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, TypeAlias

from sqlalchemy import Row

from app.lab.states import OVER, PAUSED, State
from app.store.tables import RUNS

Checkpoint: TypeAlias = tuple[int, bytes]
"""The epoch that comes next, and all that training goes on from."""

AT_REST: frozenset[State] = OVER | {PAUSED}
"""No server holds a run that is in one of these."""


@dataclass(frozen=True, kw_only=True)
class Listed:
    """What a list shows of a run. `outline` and `scores` are what whoever stored it said of its spec and of its end."""

    number: int
    id: str
    owner: str
    state: State
    outline: dict[str, Any] | None
    epochs_done: int
    created: float
    """Seconds since 1970."""
    scores: dict[str, Any] | None
    reason: str | None


@dataclass(frozen=True, kw_only=True)
class Run(Listed):
    """A run without its curve and its checkpoints."""

    spec: dict[str, Any]
    changes: list[dict[str, Any]]
    final: dict[str, Any] | None
    server: str | None
    """Which server holds it; None where it is at rest, or nobody does."""
    rows: int
    """Rows of the curve."""


@dataclass(frozen=True, kw_only=True)
class Progress:
    """What is new of a run. `columns` are rows of the curve, NaN for what there is not; rows that are stored are passed over.

    `changes` are those that are new. `latest` is what training goes on from, in the place of the one before; `checkpoints`
    stay. With a `state` come its `reason`, `final` and `scores`.
    """

    epochs_done: int = 0
    columns: Mapping[str, Sequence[float]] = field(default_factory=dict)
    checkpoints: Sequence[Checkpoint] = ()
    latest: Checkpoint | None = None
    changes: Sequence[dict[str, Any]] = ()
    state: State | None = None
    reason: str | None = None
    final: dict[str, Any] | None = None
    scores: dict[str, Any] | None = None


LISTED = [RUNS.c[each.name] for each in fields(Listed)]
WHOLE = [RUNS.c[each.name] for each in fields(Run)]


def listed(row: Row[Any]) -> Listed:
    """The entry that a row of these columns makes."""
    return Listed(**row._mapping)


def whole(row: Row[Any]) -> Run:
    """The run that a row of these columns makes."""
    return Run(**row._mapping)
