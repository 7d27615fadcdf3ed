"""The servers that use a database, and whose runs are left by one that has died."""

from __future__ import annotations

import os
import secrets
import socket
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select, update

from app.lab.states import QUEUED, RUNNING
from app.store.database import Database
from app.store.tables import RUNS, SERVERS

LEASE = 10.0
"""Seconds without a sign of life after which a server counts as dead."""


class Servers:
    """Each server enters, gives signs of life, and leaves. The methods block: call them in a thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def enter(self) -> str:
        """Enter this process as a server; gives the id under which it holds runs."""
        name = secrets.token_urlsafe(9)
        with self._database.writing() as connection:
            values = {"id": name, "host": machine(), "pid": os.getpid(), "seen": self._database.now(connection)}
            connection.execute(insert(SERVERS).values(values))
        return name

    def beat(self, server: str) -> bool:
        """Give a sign of life. False if the server has counted as dead: it holds no runs any more, and has to enter anew."""
        with self._database.writing(lasting=False) as connection:
            values = {"seen": self._database.now(connection)}
            return connection.execute(update(SERVERS).where(SERVERS.c.id == server).values(values)).rowcount == 1

    def leave(self, server: str) -> None:
        """Give up all that a server holds: the next one to ask takes it over."""
        with self._database.writing() as connection:
            connection.execute(delete(SERVERS).where(SERVERS.c.id == server))

    def orphans(self, server: str) -> list[str]:
        """Let `server`, which lives, hold the runs that are queued or running and that no living server holds.

        A server on the same machine is dead when its process is; any other when it has given no sign of life for so long. The
        runs are queued from now on. Gives their ids, the oldest first.
        """
        with self._database.writing() as connection:
            self._database.alone(connection)
            living = self._living(connection)
            if server not in living:
                return []
            connection.execute(delete(SERVERS).where(SERVERS.c.id.not_in(living)))
            left = RUNS.c.server.is_(None) | RUNS.c.server.not_in(living)
            wanted = select(RUNS.c.number, RUNS.c.id).where(RUNS.c.state.in_([QUEUED, RUNNING]), left)
            found = connection.execute(wanted.order_by(RUNS.c.number).with_for_update()).all()
            taken = RUNS.c.number.in_([row.number for row in found])
            connection.execute(update(RUNS).where(taken).values(server=server, state=QUEUED))
        return [row.id for row in found]

    def _living(self, connection: Connection) -> set[str]:
        now, here = self._database.now(connection), machine()
        return {
            row.id
            for row in connection.execute(select(SERVERS))
            if now - row.seen < LEASE and (row.host != here or _runs(row.pid))
        }


def machine() -> str:
    """What two processes have in common if they see each other by their process ids: of a container, its own."""
    parts = [socket.gethostname()[:100]]
    with suppress(OSError):
        parts += [Path("/proc/sys/kernel/random/boot_id").read_text().strip(), str(Path("/proc/self/ns/pid").stat().st_ino)]
    return " ".join(parts)


def _runs(pid: int) -> bool:
    """Whether there is such a process, as far as can be known."""
    if os.name != "posix":
        return True  # elsewhere, to ask is to kill
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return True
