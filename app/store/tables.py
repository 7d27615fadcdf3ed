"""The tables. One that is not there yet is made when the database is first needed; those that are there stay as they are."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Double,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

SCHEMA = MetaData()

LINKS = Table(
    "links",
    SCHEMA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(32), unique=True, nullable=False),
    Column("state", JSON, nullable=False),
    Column("created", Double, nullable=False),
)

RUNS = Table(
    "runs",
    SCHEMA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(32), unique=True, nullable=False),
    Column("owner", String(64), nullable=False),
    Column("key", String(64)),  # the digest of an idempotency key, which may be of any length
    Column("state", String(16), nullable=False),
    Column("server", String(32)),  # which server holds it: only one that is queued or running is held
    Column("spec", JSON, nullable=False),
    Column("outline", JSON(none_as_null=True)),
    Column("changes", JSON, nullable=False),
    Column("epochs_done", Integer, nullable=False),
    Column("created", Double, nullable=False),
    Column("rested", Double),  # when it came to rest: by this the oldest make room
    Column("final", JSON(none_as_null=True)),
    Column("scores", JSON(none_as_null=True)),
    Column("reason", String),
    Column("rows", Integer, nullable=False),  # of the curve, and the epoch of the last one
    Column("last_epoch", Integer, nullable=False),
    UniqueConstraint("owner", "key"),
    Index("runs_of_an_owner", "owner", "number"),
    Index("runs_in_a_state", "state", "rested"),
    sqlite_autoincrement=True,  # a number is never used again
)

CURVES = Table(
    "curves",
    SCHEMA,
    Column("run", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, primary_key=True, autoincrement=False),  # number of the first row, from 0
    Column("count", Integer, nullable=False),
    Column("columns", LargeBinary, nullable=False),
)

CHECKPOINTS = Table(
    "checkpoints",
    SCHEMA,
    Column("run", Integer, primary_key=True, autoincrement=False),
    Column("epoch", Integer, primary_key=True, autoincrement=False),
    Column("kept", Boolean, nullable=False),  # the latest one, if it is not to be kept, goes when a later one comes
    Column("content", LargeBinary, nullable=False),
)

SERVERS = Table(
    "servers",
    SCHEMA,
    Column("id", String(32), primary_key=True),
    Column("host", String(255), nullable=False),
    Column("pid", Integer, nullable=False),
    Column("seen", Double, nullable=False),
)
