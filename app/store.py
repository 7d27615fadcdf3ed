"""What is kept: links. SQLite by default, PostgreSQL by URL. A write that was acknowledged survives kill -9."""

from __future__ import annotations

import secrets
import threading
import time
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Double,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

SCHEMA = MetaData()
LINKS = Table(
    "links",
    SCHEMA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(32), unique=True, nullable=False),
    Column("state", JSON, nullable=False),
    Column("created", Double, nullable=False),
)


class Store:
    """The database. Its methods block: call them in a thread."""

    def __init__(self, url: str, most_links: int) -> None:
        self.most_links = most_links
        self.engine = _engine(url)
        self.writing = self.engine.execution_options(writes=True)
        self._made = False
        self._making = threading.Lock()

    @property
    def local(self) -> bool:
        """Whether the database is a file or memory: one that cannot be used at the start will not be later."""
        return self.engine.dialect.name == "sqlite"

    def make(self) -> None:
        """Create the tables if they are not there yet: when the database is first needed, for it may be away at the start."""
        with self._making:
            if not self._made:
                SCHEMA.create_all(self.writing)
                self._made = True

    def reachable(self) -> bool:
        """Whether the database answers."""
        try:
            self.make()
            with self.engine.connect() as connection:
                connection.execute(text("SELECT 1"))
        except (SQLAlchemyError, OSError):
            return False
        return True

    def keep_link(self, state: dict[str, Any]) -> str:
        """Keep a state; gives its id, which cannot be guessed. The oldest make room for more than are kept."""
        self.make()
        name = secrets.token_urlsafe(9)
        with self.writing.begin() as connection:
            connection.execute(insert(LINKS).values(id=name, state=state, created=time.time()))
            newest = connection.execute(select(func.max(LINKS.c.number))).scalar_one()
            connection.execute(delete(LINKS).where(LINKS.c.number <= newest - self.most_links))
        return name

    def link(self, name: str) -> dict[str, Any] | None:
        """The state that was kept under an id; None if there is none."""
        if not name.isascii() or not name.isprintable():
            return None  # PostgreSQL takes no NUL
        self.make()
        with self.engine.connect() as connection:
            found: dict[str, Any] | None = connection.execute(select(LINKS.c.state).where(LINKS.c.id == name)).scalar()
            return found

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        parsed = parsed.set(drivername="postgresql+psycopg")
        return create_engine(parsed, pool_pre_ping=True, connect_args={"connect_timeout": 5})
    if parsed.database in (None, "", ":memory:"):  # one connection, lent to one thread at a time, is the database
        return create_engine(
            parsed, poolclass=QueuePool, pool_size=1, max_overflow=0, connect_args={"check_same_thread": False}
        )
    Path(str(parsed.database)).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed, connect_args={"check_same_thread": False, "timeout": 15})

    @event.listens_for(engine, "connect")
    def _durable(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # transactions begin where we say, below
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        # A transaction that begins with a read and writes later fails under another writer, whatever the time-out.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
