"""The database: made when it is first needed, by whoever comes first; an older one goes on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier, Timer

import pytest
from sqlalchemy import text

from app.store import Progress, Store

OLD = """
CREATE TABLE links (
    number INTEGER NOT NULL, id VARCHAR(32) NOT NULL, state JSON NOT NULL, created DOUBLE NOT NULL,
    PRIMARY KEY (number), UNIQUE (id)
);
INSERT INTO links VALUES (7, 'kept', '{"program": "a = 2"}', 1.5);
"""


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(f"sqlite:///{tmp_path}/kept.db", 3, 3)) as store:
        yield store


def test_a_file_is_written_ahead_and_to_the_disk(file: Store) -> None:
    with file.database.reading() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2


def test_only_what_is_lasting_waits_for_the_disk(file: Store) -> None:
    for lasting, level in ((True, 2), (False, 1), (True, 2)):  # on the same connection
        with file.database.writing(lasting) as connection:
            assert connection.execute(text("PRAGMA synchronous")).scalar() == level


def test_reading_does_not_wait_for_a_writer(file: Store, tmp_path: Path) -> None:
    name = file.keep_link({"n": 1})
    with closing(sqlite3.connect(tmp_path / "kept.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert file.link(name) == {"n": 1}
        other.execute("ROLLBACK")


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    run, _ = store.runs.add("owner", {}, server="me")
    rows = {"epoch": [0], "loss": [1.0], "accuracy": [1.0], "test_loss": [1.0], "test_accuracy": ["no number"]}
    with pytest.raises(Exception, match="float"):
        store.runs.progress(run.id, "me", Progress(epochs_done=1, columns=rows, latest=(1, b"")))  # type: ignore[arg-type]
    assert store.runs.run(run.id) == run
    assert store.runs.checkpoint_at(run.id) is None


def test_many_servers_share_it_from_its_first_moment(url: str) -> None:
    stores = [Store(url, 100, 100) for _ in range(6)]
    together = Barrier(len(stores))

    def begin(store: Store) -> str:
        together.wait()
        return store.keep_link({"n": 1})

    with ThreadPoolExecutor(len(stores)) as threads:
        names = list(threads.map(begin, stores))
    assert [stores[0].link(name) for name in names] == [{"n": 1}] * len(stores)
    for store in stores:
        store.close()


def test_a_new_file_that_another_server_is_at_is_waited_for(file: Store, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "kept.db", isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("CREATE TABLE links_of_another (number INTEGER)")
        commit = Timer(0.2, other.execute, ["COMMIT"])
        commit.start()
        assert file.reachable()
        commit.join()


def test_one_that_holds_links_alone_goes_on(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "kept.db")) as old:
        old.executescript(OLD)
    with closing(Store(f"sqlite:///{tmp_path}/kept.db", 100, 100)) as store:
        assert store.link("kept") == {"program": "a = 2"}
        assert store.link(store.keep_link({"n": 1})) == {"n": 1}
        run, _ = store.runs.add("owner", {"epochs": 1})
        assert store.runs.run(run.id) == run


def test_a_file_that_is_no_database_cannot_be_reached(file: Store, tmp_path: Path) -> None:
    (tmp_path / "kept.db").write_text("no database " * 1000)
    assert not file.reachable()
