"""What is kept: links, and training runs. SQLite by default, PostgreSQL by URL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine

from app.store.curves import COLUMNS
from app.store.database import Database
from app.store.links import Links
from app.store.run import AT_REST, Checkpoint, Listed, Progress, Run
from app.store.runs import RunStore
from app.store.servers import LEASE, Servers

__all__ = ["AT_REST", "COLUMNS", "LEASE", "Checkpoint", "Listed", "Progress", "Run", "RunStore", "Servers", "Store"]


class Store:
    """All that is kept in one database. Its methods, and those of its parts, block: call them in a thread."""

    def __init__(self, url: str, most_links: int, most_runs: int) -> None:
        self.database = Database(url)
        self.links = Links(self.database, most_links)
        self.runs = RunStore(self.database, most_runs)
        self.servers = Servers(self.database)

    @property
    def engine(self) -> Engine:
        """The connections to the database."""
        return self.database.engine

    @property
    def local(self) -> bool:
        """Whether the database is a file or memory: one that cannot be used at the start will not be later."""
        return self.database.local

    def make(self) -> None:
        """Create the tables if they are not there yet."""
        self.database.make()

    def reachable(self) -> bool:
        """Whether the database answers."""
        return self.database.reachable()

    def keep_link(self, state: dict[str, Any]) -> str:
        """Keep a state; gives its id, which cannot be guessed."""
        return self.links.keep(state)

    def link(self, name: str) -> dict[str, Any] | None:
        """The state that was kept under an id; None if there is none."""
        return self.links.state(name)

    def close(self) -> None:
        """Let go of all connections."""
        self.database.close()
