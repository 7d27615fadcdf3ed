"""Servers: whose runs are left, and who takes them."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import update

from app.store import LEASE, Progress, Store
from app.store.tables import SERVERS


def alter(store: Store, server: str, **values: object) -> None:
    with store.database.writing() as connection:
        connection.execute(update(SERVERS).where(SERVERS.c.id == server).values(**values))


def silent(store: Store, server: str, seconds: float) -> None:
    """Let a server's last sign of life be so long ago."""
    with store.database.reading() as connection:
        now = store.database.now(connection)
    alter(store, server, seen=now - seconds)


def add(store: Store, server: str | None) -> str:
    return store.runs.add("owner", {}, server=server)[0].id


@pytest.fixture
def dead_process() -> int:
    """The id of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_runs_of_a_living_server_are_left_alone(store: Store) -> None:
    one, two = store.servers.enter(), store.servers.enter()
    add(store, one)
    assert store.servers.orphans(two) == []
    silent(store, one, LEASE - 5)
    assert store.servers.orphans(two) == []


def test_a_server_that_has_left_leaves_its_runs(store: Store) -> None:
    one, two = store.servers.enter(), store.servers.enter()
    running, queued, paused, done = (add(store, one) for _ in range(4))
    store.runs.progress(running, one, Progress(state="running", epochs_done=7))
    store.runs.set_state(paused, "paused", among=["queued"])
    store.runs.progress(done, one, Progress(state="done"))
    nobodys = add(store, None)
    store.servers.leave(one)
    assert store.servers.orphans(two) == [running, queued, nobodys]
    run = store.runs.run(running)
    assert run is not None
    assert (run.state, run.server, run.epochs_done) == ("queued", two, 7)
    assert not store.runs.progress(running, one, Progress(epochs_done=8))
    assert store.runs.progress(running, two, Progress(epochs_done=8))
    assert store.servers.orphans(two) == []


def test_a_silent_server_elsewhere_is_dead_after_its_lease(store: Store) -> None:
    one, two = store.servers.enter(), store.servers.enter()
    name = add(store, one)
    alter(store, one, host="elsewhere", pid=1)
    silent(store, one, LEASE - 5)
    assert store.servers.orphans(two) == []
    silent(store, one, LEASE + 1)
    assert store.servers.orphans(two) == [name]
    assert not store.servers.beat(one)
    assert store.servers.orphans(one) == []


def test_a_sign_of_life_in_time_keeps_the_runs(store: Store) -> None:
    one, two = store.servers.enter(), store.servers.enter()
    add(store, one)
    silent(store, one, LEASE + 1)
    assert store.servers.beat(one)
    assert store.servers.orphans(two) == []


def test_a_process_of_this_machine_that_has_ended_is_dead_at_once(store: Store, dead_process: int) -> None:
    one, two = store.servers.enter(), store.servers.enter()
    name = add(store, one)
    alter(store, one, pid=dead_process, host="elsewhere")
    assert store.servers.orphans(two) == []
    with store.database.reading() as connection:
        (here,) = connection.exec_driver_sql(f"SELECT host FROM servers WHERE id = '{two}'").one()
    alter(store, one, host=here)
    assert store.servers.orphans(two) == [name]


def test_each_run_is_taken_over_once(pair: tuple[Store, Store]) -> None:
    ids = [add(pair[0], None) for _ in range(10)]
    servers = [pair[n % 2].servers.enter() for n in range(4)]
    with ThreadPoolExecutor(4) as threads:
        taken = list(threads.map(lambda n: pair[n % 2].servers.orphans(servers[n]), range(4)))
    assert sorted(name for part in taken for name in part) == sorted(ids)
    for server, part in zip(servers, taken, strict=True):
        assert all(pair[0].runs.progress(name, server, Progress(epochs_done=1)) for name in part)
