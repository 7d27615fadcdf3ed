"""What is kept: durable, shared by threads and processes, bounded."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from app.store import Store

URLS = [
    "sqlite://",
    "sqlite:///:memory:",
    "sqlite:///{folder}/links.db",
    *filter(None, [os.environ.get("TEST_POSTGRESQL_URL")]),
]


@pytest.fixture(params=URLS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    store = Store(request.param.format(folder=tmp_path), most_links=1000)
    yield store
    store.close()


def test_many_threads_at_once_lose_nothing(store: Store) -> None:
    with ThreadPoolExecutor(16) as threads:
        names = list(threads.map(lambda n: store.keep_link({"n": n}), range(100)))
        states = list(threads.map(store.link, names))
    assert [state and state["n"] for state in states] == list(range(100))


def test_an_unknown_id_is_none(store: Store) -> None:
    for name in ("", "nothing", "\0", "é", "'; DROP TABLE links; --"):
        assert store.link(name) is None
    assert store.reachable()


def test_the_oldest_make_room(tmp_path: Path) -> None:
    with closing(Store(f"sqlite:///{tmp_path}/links.db", most_links=3)) as store:
        names = [store.keep_link({"n": n}) for n in range(5)]
        assert [store.link(name) is None for name in names] == [True, True, False, False, False]


def test_a_file_is_written_ahead_and_to_the_disk(tmp_path: Path) -> None:
    with closing(Store(f"sqlite:///{tmp_path}/links.db", most_links=3)) as store:
        store.make()
        with store.engine.connect() as connection:
            assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
            assert connection.execute(text("PRAGMA synchronous")).scalar() == 2


def test_reading_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    with closing(Store(f"sqlite:///{tmp_path}/links.db", most_links=3)) as store:
        name = store.keep_link({"n": 1})
        with closing(sqlite3.connect(tmp_path / "links.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert store.link(name) == {"n": 1}
            other.execute("ROLLBACK")


def test_two_servers_share_a_file_from_its_first_moment(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/links.db"
    with closing(Store(url, 100)) as one, closing(Store(url, 100)) as two, ThreadPoolExecutor(8) as threads:
        names = list(threads.map(lambda n: (one, two)[n % 2].keep_link({"n": n}), range(20)))
        assert [(two, one)[n % 2].link(name) for n, name in enumerate(names)] == [{"n": n} for n in range(20)]


def test_a_file_that_is_no_database_cannot_be_reached(tmp_path: Path) -> None:
    (tmp_path / "links.db").write_text("no database " * 1000)
    with closing(Store(f"sqlite:///{tmp_path}/links.db", 3)) as store:
        assert not store.reachable()
