"""A run as its listeners see it: what is stored of it, and word of what is new."""

from __future__ import annotations

import asyncio
from typing import Any

from app.lab.curves import Curves
from app.lab.states import OVER, QUEUED, State


class Live:
    """All of it has been stored before it is here. Belongs to one event loop."""

    def __init__(self, *, id: str, number: int, owner: str, spec: dict[str, Any], created: float) -> None:
        self.id, self.number, self.owner, self.spec, self.created = id, number, owner, spec, created
        self.state: State = QUEUED
        self.queue_position: int | None = None
        self.reason: str | None = None
        self.changes: list[dict[str, Any]] = []
        self.epochs_done = 0
        self.final: dict[str, Any] | None = None
        self.curves = Curves()
        self.parameters: dict[str, Any] | None = None
        """Those of the start of epoch `parameters["epoch"]`, as JSON has them; None where they are not known or too many."""
        self.server: str | None = None
        """Which server has it in its queue or trains it; None where it is at rest."""
        self.is_deleted = False
        self.changing = asyncio.Lock()
        """One change of the learning rate at a time: whoever waits for his own does not take another's for it."""
        self.over = asyncio.Event()
        """Set when nothing more will come."""
        self._news = asyncio.Event()

    @property
    def is_over(self) -> bool:
        """Whether it has ended."""
        return self.state in OVER

    def publish(self) -> None:
        """Let everybody know who waits."""
        if self.is_over or self.is_deleted:
            self.over.set()
        self._news.set()
        self._news = asyncio.Event()

    @property
    def news(self) -> asyncio.Event:
        """What is set at the next word. Take it before looking at the run, and nothing is missed."""
        return self._news

    def standing(self) -> dict[str, Any]:
        """What is said whenever the state changes."""
        return {
            "state": self.state,
            "queue_position": self.queue_position,
            "epochs_done": self.epochs_done,
            "reason": self.reason,
            "changes": self.changes,
        }
