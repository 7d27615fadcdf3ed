"""The database: SQLite by default, PostgreSQL by URL. A write that was acknowledged survives kill -9."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import SQLITE_BUSY, OperationalError
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from app.store.tables import SCHEMA

PATIENCE = 15.0
"""Seconds that a connection to a file waits for another's transaction."""
LOCK = 0x67726164
"""What servers call the lock by which they let each other through one at a time, on PostgreSQL."""


class Database:
    """Connections to it. The methods block: call them in a thread."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        self._lasting = self.engine.execution_options(writes="FULL")
        self._passing = self.engine.execution_options(writes="NORMAL")
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
                with self._lasting.begin() as connection:
                    self.alone(connection)
                    SCHEMA.create_all(connection)
                self._made = True

    def reachable(self) -> bool:
        """Whether the database answers."""
        try:
            with self.reading() as connection:
                connection.execute(text("SELECT 1"))
        except (SQLAlchemyError, OSError):
            return False
        return True

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read by; it waits for no writer."""
        self.make()
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self, lasting: bool = True) -> Iterator[Connection]:
        """A connection to write by, in one transaction, which is committed when this ends, or undone if it raises.

        What is lasting survives a failure of the power; what is not, all but that, and costs no wait for the disk (SQLite).
        """
        self.make()
        with (self._lasting if lasting else self._passing).begin() as connection:
            yield connection

    def insert(self, table: Table) -> Any:
        """An INSERT that can say what is to be done about a row that is there already."""
        return (sqlite.insert if self.local else postgresql.insert)(table)

    def alone(self, connection: Connection) -> None:
        """Let no other server through here before the transaction ends. On SQLite, whoever writes is alone anyway."""
        if not self.local:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))

    def now(self, connection: Connection) -> float:
        """Seconds since 1970 by a clock that all servers have in common."""
        if self.local:
            return time.time()
        return float(connection.execute(text("SELECT extract(epoch FROM clock_timestamp())")).scalar_one())

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def can_be_asked_for(name: str) -> bool:
    """Whether something may be kept under this name: PostgreSQL takes no NUL."""
    return name.isascii() and name.isprintable()


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
    engine = create_engine(parsed, connect_args={"check_same_thread": False, "timeout": PATIENCE})

    @event.listens_for(engine, "connect")
    def _durable(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # transactions begin where we say, below
        _write_ahead(connection)
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        # A transaction that begins with a read and writes later fails under another writer, whatever the time-out.
        if writes := connection.get_execution_options().get("writes"):
            connection.exec_driver_sql(f"PRAGMA synchronous = {writes}")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.exec_driver_sql("BEGIN")

    return engine


def _write_ahead(connection: Any) -> None:
    """Write ahead from now on. While another server is at just that with a new file, SQLite refuses and does not wait."""
    ends = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except OperationalError as error:
            if error.sqlite_errorcode != SQLITE_BUSY or time.monotonic() > ends:
                raise
        time.sleep(0.01)
