"""Training runs: what they were told, how far they are, their curves and checkpoints."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from app.lab.states import OVER, QUEUED, State
from app.store import curves
from app.store.database import Database, can_be_asked_for
from app.store.run import AT_REST, LISTED, WHOLE, Checkpoint, Listed, Progress, Run, listed, whole
from app.store.tables import CHECKPOINTS, CURVES, RUNS


class RunStore:
    """Runs by their ids, which cannot be guessed. The methods block: call them in a thread.

    Each that writes is one transaction, and has been committed when it returns. A server holds the runs that it queues and
    trains, and it alone may write their progress; a run at rest, which is paused or has ended, is held by nobody. Of those at
    rest, the `most` that came to rest last are kept.
    """

    def __init__(self, database: Database, most: int) -> None:
        self._database = database
        self.most = most

    def add(
        self,
        owner: str,
        spec: dict[str, Any],
        key: str | None = None,
        *,
        server: str | None = None,
        outline: dict[str, Any] | None = None,
        changes: Sequence[dict[str, Any]] = (),
    ) -> tuple[Run, bool]:
        """Store a new run, queued, which `server` holds, with the changes that are known of it. With the key of one that the
        owner has, that one stays alone.

        Gives the run, and whether it is new.
        """
        name = secrets.token_urlsafe(9)
        digest = None if key is None else sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
        given = {"id": name, "owner": owner, "key": digest, "server": server, "spec": spec, "outline": outline}
        begun: dict[str, Any] = {"state": QUEUED, "changes": [*changes], "epochs_done": 0, "rows": 0, "last_epoch": -1}
        same = RUNS.c.id == name if key is None else (RUNS.c.owner == owner) & (RUNS.c.key == digest)
        while True:
            with self._database.writing() as connection:
                values = {**given, **begun, "created": self._database.now(connection)}
                connection.execute(
                    self._database.insert(RUNS).values(values).on_conflict_do_nothing(index_elements=["owner", "key"])
                )
                if row := connection.execute(select(*WHOLE).where(same)).first():
                    return whole(row), row.id == name
            # the one that had the key was deleted in between

    def run(self, id: str) -> Run | None:
        """A run; None if there is none."""
        if not can_be_asked_for(id):
            return None
        with self._database.reading() as connection:
            row = connection.execute(select(*WHOLE).where(RUNS.c.id == id)).first()
        return None if row is None else whole(row)

    def list(self, owner: str | None, before: int | None = None, limit: int = 100) -> list[Listed]:
        """The runs of an owner, or of all: newest first, those with a number below `before`."""
        wanted = select(*LISTED).order_by(RUNS.c.number.desc()).limit(limit)
        if owner is not None:
            wanted = wanted.where(RUNS.c.owner == owner)
        if before is not None:
            wanted = wanted.where(RUNS.c.number < before)
        with self._database.reading() as connection:
            return [listed(row) for row in connection.execute(wanted)]

    def queued(self) -> int:
        """How many runs wait, whichever server holds them."""
        with self._database.reading() as connection:
            return connection.execute(select(func.count()).where(RUNS.c.state == QUEUED)).scalar_one()

    def curves(self, id: str, start: int = 0) -> curves.Columns:
        """The rows of a run's curve from number `start` on, from 0; no rows for a run that there is not."""
        with self._database.reading() as connection:
            number = connection.execute(select(RUNS.c.number).where(RUNS.c.id == id)).scalar()
            return curves.read(connection, -1 if number is None else number, start)

    def checkpoint_at(self, id: str, epoch: int | None = None) -> Checkpoint | None:
        """The checkpoint of an epoch, or else the last one before it; the latest of all where no epoch is named."""
        wanted = select(CHECKPOINTS.c.epoch, CHECKPOINTS.c.content).join(RUNS, RUNS.c.number == CHECKPOINTS.c.run)
        wanted = wanted.where(RUNS.c.id == id).order_by(CHECKPOINTS.c.epoch.desc()).limit(1)
        if epoch is not None:
            wanted = wanted.where(CHECKPOINTS.c.epoch <= epoch)
        with self._database.reading() as connection:
            row = connection.execute(wanted).first()
        return None if row is None else (row.epoch, row.content)

    def progress(self, id: str, server: str, news: Progress) -> bool:
        """Store what is new of a run that `server` holds. False, and nothing is stored, if it does not: the run has been
        deleted, paused or stopped, or another server has it."""
        with self._database.writing(lasting=news.state is not None or bool(news.changes)) as connection:
            held = (RUNS.c.id == id) & (RUNS.c.server == server)
            asked = [RUNS.c.number, RUNS.c.changes, RUNS.c.epochs_done, RUNS.c.rows, RUNS.c.last_epoch]
            run = connection.execute(select(*asked).where(held).with_for_update()).first()
            if run is None:
                return False
            values: dict[str, Any] = {"epochs_done": max(run.epochs_done, news.epochs_done)}
            changes = list(news.changes)
            if changes and run.changes[-len(changes) :] != changes:  # else it is told once more, for the answer did not arrive
                values["changes"] = run.changes + changes
            rows = curves.later(news.columns, run.last_epoch)
            if epochs := rows["epoch"]:
                curves.append(connection, run.number, run.rows, rows)
                values |= {"rows": run.rows + len(epochs), "last_epoch": int(epochs[-1])}
            self._keep(connection, run.number, news)
            if news.state is not None:
                values |= {"reason": news.reason, "final": news.final, "scores": news.scores}
                values |= self._entering(connection, news.state, server)
            connection.execute(update(RUNS).where(RUNS.c.number == run.number).values(values))
            if news.state in OVER:
                curves.join(connection, run.number)
            if news.state in AT_REST:
                self._make_room(connection)
        return True

    def set_state(
        self, id: str, state: State, *, among: Collection[State], server: str | None = None, reason: str | None = None
    ) -> bool:
        """Put a run, whoever holds it, into a state in which `server` holds it; False if it is in none `among` these now."""
        with self._database.writing() as connection:
            wanted = select(RUNS.c.number).where(RUNS.c.id == id, RUNS.c.state.in_(among)).with_for_update()
            number = connection.execute(wanted).scalar()
            if number is None:
                return False
            values = {"reason": reason, **self._entering(connection, state, server)}
            connection.execute(update(RUNS).where(RUNS.c.number == number).values(values))
            if state in AT_REST:
                self._make_room(connection)
        return True

    def delete(self, id: str) -> bool:
        """Remove a run and all that is stored of it; False if there was none."""
        with self._database.writing() as connection:
            number = connection.execute(select(RUNS.c.number).where(RUNS.c.id == id).with_for_update()).scalar()
            if number is not None:
                _remove(connection, [number])
        return number is not None

    def _entering(self, connection: Connection, state: State, server: str | None) -> dict[str, Any]:
        at_rest = state in AT_REST
        rested = self._database.now(connection) if at_rest else None
        return {"state": state, "server": None if at_rest else server, "rested": rested}

    def _keep(self, connection: Connection, run: int, news: Progress) -> None:
        insert = self._database.insert(CHECKPOINTS)
        place = ["run", "epoch"]
        if news.checkpoints:
            rows = [{"run": run, "epoch": epoch, "kept": True, "content": content} for epoch, content in news.checkpoints]
            replaced = {"kept": True, "content": insert.excluded.content}
            connection.execute(insert.on_conflict_do_update(index_elements=place, set_=replaced), rows)
        if news.latest is not None:
            epoch, content = news.latest
            connection.execute(delete(CHECKPOINTS).where(CHECKPOINTS.c.run == run, ~CHECKPOINTS.c.kept))
            row = {"run": run, "epoch": epoch, "kept": False, "content": content}
            connection.execute(insert.on_conflict_do_nothing(index_elements=place), [row])

    def _make_room(self, connection: Connection) -> None:
        # Those that somebody else is about to remove, or to set going again, are left alone.
        spare = select(RUNS.c.number).where(RUNS.c.state.in_(AT_REST)).order_by(RUNS.c.rested.desc(), RUNS.c.number.desc())
        numbers = connection.execute(spare.offset(self.most).with_for_update(skip_locked=True)).scalars().all()
        if numbers:
            _remove(connection, numbers)


def _remove(connection: Connection, numbers: Collection[int]) -> None:
    connection.execute(delete(RUNS).where(RUNS.c.number.in_(numbers)))
    for table in (CURVES, CHECKPOINTS):
        connection.execute(delete(table).where(table.c.run.in_(numbers)))
