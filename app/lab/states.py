"""The states that a run can be in."""

from __future__ import annotations

from typing import Literal

State = Literal["queued", "running", "paused", "done", "stopped", "diverged", "failed"]

QUEUED: State = "queued"
RUNNING: State = "running"
PAUSED: State = "paused"
DONE: State = "done"
STOPPED: State = "stopped"
DIVERGED: State = "diverged"
FAILED: State = "failed"

OVER: frozenset[State] = frozenset({DONE, STOPPED, DIVERGED, FAILED})
"""Nothing more comes of these."""
