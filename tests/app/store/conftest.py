"""A database of each kind, new for each test: memory, a file, and PostgreSQL where TEST_POSTGRESQL_URL names one."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from app.store import Store

FILE = "sqlite:///{folder}/kept.db"
POSTGRESQL = os.environ.get("TEST_POSTGRESQL_URL")
LASTING = [FILE, *filter(None, [POSTGRESQL])]


@pytest.fixture(params=["sqlite://", "sqlite:///:memory:", *LASTING])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store; of one in memory there is this one alone."""
    with _new(request.param, tmp_path) as url:
        store = Store(url, most_links=1000, most_runs=1000)
        yield store
        store.close()


@pytest.fixture(params=LASTING)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where stores, of several processes too, have the same database."""
    with _new(request.param, tmp_path) as url:
        yield url


@pytest.fixture
def pair(url: str) -> Iterator[tuple[Store, Store]]:
    """The stores of two servers on one database."""
    one, two = Store(url, 1000, 1000), Store(url, 1000, 1000)
    yield one, two
    one.close()
    two.close()


@contextmanager
def _new(url: str, folder: Path) -> Iterator[str]:
    if url != POSTGRESQL:
        yield url.format(folder=folder)
        return
    parsed = make_url(url).set(drivername="postgresql+psycopg")
    schema = f"test_{secrets.token_hex(8)}"
    engine = create_engine(parsed, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
        try:
            yield parsed.update_query_dict({"options": f"-csearch_path={schema}"}).render_as_string(hide_password=False)
        finally:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    engine.dispose()
