"""Links: states that are kept under short names."""

from __future__ import annotations

import secrets
import time
from typing import Any

from sqlalchemy import delete, func, insert, select

from app.store.database import Database, can_be_asked_for
from app.store.tables import LINKS


class Links:
    """At most so many, the newest."""

    def __init__(self, database: Database, most: int) -> None:
        self._database = database
        self.most = most

    def keep(self, state: dict[str, Any]) -> str:
        """Keep a state; gives its id, which cannot be guessed. The oldest make room for more than are kept."""
        name = secrets.token_urlsafe(9)
        with self._database.writing() as connection:
            connection.execute(insert(LINKS).values(id=name, state=state, created=time.time()))
            newest = connection.execute(select(func.max(LINKS.c.number))).scalar_one()
            connection.execute(delete(LINKS).where(LINKS.c.number <= newest - self.most))
        return name

    def state(self, name: str) -> dict[str, Any] | None:
        """The state that was kept under an id; None if there is none."""
        if not can_be_asked_for(name):
            return None
        with self._database.reading() as connection:
            found: dict[str, Any] | None = connection.execute(select(LINKS.c.state).where(LINKS.c.id == name)).scalar()
            return found
