"""Runs as answers have them: plain columns and lists, straight from what is known of a run."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from app.lab.curves import COLUMNS
from app.lab.live import Live
from app.store import Listed

STANDING = ("state", "queue_position", "epochs_done", "reason")
BULKY = {"data": ("x", "y", "csv"), "network": ("weights", "biases")}
"""What a list leaves out of specs: it may be megabytes."""


def whole(live: Live) -> dict[str, Any]:
    """A run with all of its curves."""
    return {**_head(live), "spec": live.spec, "curves": live.curves.wire(), "final": live.final}


def listed(run: Listed, live: Live | None) -> dict[str, Any]:
    """A run in the list, which may be trained just now; numbers are those that it ended with, or else the curve's last."""
    head = {**_named(run), **{name: getattr(live or run, name, None) for name in STANDING}}
    known = (live.final or {name: live.curves.last(name) for name in COLUMNS}) if live else run.scores or {}
    return {**head, "spec": run.outline, **{name: known.get(name) for name in COLUMNS[1:]}}


def outline(spec: Mapping[str, Any]) -> dict[str, Any]:
    """A spec as a list shows it."""
    return {name: _light(name, member) for name, member in spec.items()}


def _head(live: Live) -> dict[str, Any]:
    return {**_named(live), **live.standing()}


def _named(run: Live | Listed) -> dict[str, Any]:
    created = datetime.fromtimestamp(run.created, UTC).isoformat(timespec="milliseconds")
    return {"id": run.id, "number": run.number, "created": created}


def _light(name: str, member: Any) -> Any:
    if name not in BULKY or not isinstance(member, Mapping):
        return member
    return {key: each for key, each in member.items() if key not in BULKY[name]}
