"""The curve of a run: rows in pieces, each piece a blob of float64, lowest byte first, column by column."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from sqlalchemy import Connection, delete, insert, select

from app.store.tables import CURVES

COLUMNS = ("epoch", "loss", "accuracy", "test_loss", "test_accuracy")
Columns: TypeAlias = dict[str, list[float]]


def read(connection: Connection, run: int, start: int = 0) -> Columns:
    """The rows from number `start` on, epoch included as a float; NaN stands for what there is not."""
    pieces = connection.execute(
        select(CURVES.c.start, CURVES.c.count, CURVES.c.columns)
        .where(CURVES.c.run == run, CURVES.c.start + CURVES.c.count > start)
        .order_by(CURVES.c.start)
    )
    columns: Columns = {name: [] for name in COLUMNS}
    for first, count, blob in pieces:
        numbers = struct.unpack(f"<{len(COLUMNS) * count}d", blob)
        for place, column in enumerate(columns.values()):
            column += numbers[place * count + max(start - first, 0) : (place + 1) * count]
    return columns


def append(connection: Connection, run: int, start: int, columns: Mapping[str, Sequence[float]]) -> None:
    """Put rows behind the `start` rows that there are."""
    count = len(columns["epoch"])
    blob = b"".join(struct.pack(f"<{count}d", *columns[name]) for name in COLUMNS)
    connection.execute(insert(CURVES).values(run=run, start=start, count=count, columns=blob))


def join(connection: Connection, run: int) -> None:
    """Make one piece of all: of a run that has ended, which is read more often than it was written."""
    columns = read(connection, run)
    if columns["epoch"]:
        connection.execute(delete(CURVES).where(CURVES.c.run == run))
        append(connection, run, 0, columns)


def later(columns: Mapping[str, Sequence[float]], epoch: int) -> Columns:
    """The rows that come after an epoch's."""
    epochs = columns.get("epoch", ())
    first = next((place for place, each in enumerate(epochs) if each > epoch), len(epochs))
    return {name: list(columns.get(name, ())[first:]) for name in COLUMNS}
