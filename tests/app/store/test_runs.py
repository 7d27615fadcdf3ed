"""Runs: added once, written by whoever holds them, listed, removed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from threading import Barrier
from typing import TypeVar

import pytest

from app.lab.states import OVER, State
from app.store import COLUMNS, Progress, Run, Store

T = TypeVar("T")
SPEC = {"data": {"dataset": "moons"}, "epochs": 100}
KEY = "k" * 5000


def at_once(*works: Callable[[], T]) -> list[T]:
    """What several threads give that begin together."""
    together = Barrier(len(works))

    def begin(work: Callable[[], T]) -> T:
        together.wait()
        return work()

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(begin, works))


def stored(store: Store, id: str) -> Run:
    run = store.runs.run(id)
    assert run is not None
    return run


def test_a_new_run_is_queued_and_held_by_its_server(store: Store) -> None:
    run, is_new = store.runs.add("owner", SPEC, server="me", outline={"epochs": 100})
    assert is_new
    assert (run.owner, run.state, run.server, run.spec, run.outline) == ("owner", "queued", "me", SPEC, {"epochs": 100})
    assert (run.epochs_done, run.changes, run.final, run.scores, run.reason, run.rows) == (0, [], None, None, None, 0)
    assert store.runs.run(run.id) == run


def test_an_unknown_id_is_none(store: Store) -> None:
    for name in ("", "nothing", "\0", "é"):
        assert store.runs.run(name) is None
    assert store.runs.checkpoint_at("nothing") is None
    assert not store.runs.delete("nothing")
    assert not store.runs.progress("nothing", "me", Progress())
    assert not store.runs.set_state("nothing", "paused", among=["queued"])


def test_a_key_makes_one_run_of_its_owner(store: Store) -> None:
    first, _ = store.runs.add("one", SPEC, KEY)
    assert store.runs.add("one", {"other": True}, KEY) == (first, False)
    for owner, key in (("two", KEY), ("one", KEY + "!"), ("one", None), ("one", None), ("one", "\udc80\0")):
        assert store.runs.add(owner, SPEC, key)[1], key
    assert store.runs.delete(first.id)
    assert store.runs.add("one", SPEC, KEY)[1]


def test_a_key_makes_one_run_when_many_ask_at_once(pair: tuple[Store, Store]) -> None:
    for store in pair:
        store.make()
    for key in "abcde":
        answers = at_once(*[partial(pair[n % 2].runs.add, "owner", SPEC, key) for n in range(6)])
        assert len({run.id for run, _ in answers}) == 1
        assert [is_new for _, is_new in answers].count(True) == 1
    assert len(pair[0].runs.list(None)) == 5


def test_lists_are_by_owner_newest_first_in_pages(store: Store) -> None:
    ids = [store.runs.add("ab"[n % 2], SPEC)[0].id for n in range(6)]
    whole = store.runs.list(None)
    assert [each.id for each in whole] == ids[::-1]
    assert [each.id for each in store.runs.list("a")] == [ids[4], ids[2], ids[0]]
    assert store.runs.list("c") == []
    page = store.runs.list(None, limit=2)
    assert page == whole[:2]
    assert store.runs.list(None, before=page[-1].number, limit=3) == whole[2:5]


def test_progress_is_stored_whole(store: Store) -> None:
    name = store.runs.add("owner", SPEC, server="me")[0].id
    first = Progress(epochs_done=3, state="running", checkpoints=[(0, b"zero"), (2, b"two")], latest=(3, b"three"))
    assert store.runs.progress(name, "me", first)
    change = {"epoch": 3, "learning_rate": 0.5}
    assert store.runs.progress(name, "me", Progress(epochs_done=5, changes=[change], latest=(5, b"five")))
    assert store.runs.progress(name, "me", Progress(epochs_done=4, changes=[change]))  # told once more
    run = stored(store, name)
    assert (run.state, run.epochs_done, run.changes, run.server) == ("running", 5, [change], "me")
    end = Progress(state="diverged", reason="not finite", final={"loss": "NaN", "weights": [[1]]}, scores={"loss": "NaN"})
    assert store.runs.progress(name, "me", end)
    run = stored(store, name)
    assert (run.state, run.reason, run.server) == ("diverged", "not finite", None)
    assert run.final == {"loss": "NaN", "weights": [[1]]}
    assert store.runs.list(None)[0].scores == {"loss": "NaN"}


def test_checkpoints_stay_and_the_latest_makes_way(store: Store) -> None:
    name = store.runs.add("owner", SPEC, server="me")[0].id
    assert store.runs.checkpoint_at(name) is None
    for epoch in range(0, 9, 2):
        kept = [(epoch, b"kept %d" % epoch)] if epoch % 4 == 0 else []
        assert store.runs.progress(name, "me", Progress(checkpoints=kept, latest=(epoch + 1, b"latest %d" % (epoch + 1))))
    found = [store.runs.checkpoint_at(name, epoch) for epoch in (0, 3, 4, 7, 8, 9, 100)]
    assert [each and each[0] for each in found] == [0, 0, 4, 4, 8, 9, 9]
    assert found[-1] == store.runs.checkpoint_at(name) == (9, b"latest 9")
    assert store.runs.progress(name, "me", Progress(latest=(8, b"not this one")))
    assert store.runs.checkpoint_at(name) == (8, b"kept 8")
    assert store.runs.progress(name, "me", Progress(checkpoints=[(0, b"again")]))
    assert store.runs.checkpoint_at(name, 3) == (0, b"again")


@pytest.mark.parametrize("state", ["paused", *sorted(OVER)])
def test_nobody_writes_a_run_at_rest(store: Store, state: State) -> None:
    name = store.runs.add("owner", SPEC, server="me")[0].id
    assert store.runs.set_state(name, state, among=["queued", "running"], server="me", reason="asked for")
    before = stored(store, name)
    assert (before.state, before.server, before.reason) == (state, None, "asked for")
    assert not store.runs.progress(name, "me", Progress(epochs_done=9, latest=(9, b"")))
    assert stored(store, name) == before
    assert store.runs.checkpoint_at(name) is None


def test_only_the_server_that_holds_it_writes(store: Store) -> None:
    name = store.runs.add("owner", SPEC, server="me")[0].id
    assert not store.runs.progress(name, "other", Progress(epochs_done=9))
    assert store.runs.set_state(name, "queued", among=["queued"], server="other")
    assert not store.runs.progress(name, "me", Progress(epochs_done=9))
    assert store.runs.progress(name, "other", Progress(epochs_done=1))
    assert stored(store, name).epochs_done == 1


def test_a_state_is_entered_from_those_expected_and_by_one(pair: tuple[Store, Store]) -> None:
    name = pair[0].runs.add("owner", SPEC)[0].id
    assert not pair[0].runs.set_state(name, "queued", among=["paused"], server="me")
    for _ in range(8):
        assert pair[0].runs.set_state(name, "paused", among=["queued", "running"])
        resume = [partial(each.runs.set_state, name, "queued", among=["paused"]) for each in (*pair, *pair, *pair)]
        answers = at_once(*[partial(work, server=str(n)) for n, work in enumerate(resume)])
        assert answers.count(True) == 1
        assert stored(pair[1], name).server == str(answers.index(True))


def test_a_deleted_run_leaves_nothing_and_takes_nothing(store: Store) -> None:
    name, other = (store.runs.add("owner", SPEC, server="me")[0].id for _ in range(2))
    rows = {column: [0.0] for column in COLUMNS}
    for each in (name, other):
        assert store.runs.progress(each, "me", Progress(columns=rows, checkpoints=[(0, b"")], latest=(1, b"")))
    assert store.runs.delete(name)
    assert store.runs.run(name) is None
    assert not store.runs.progress(name, "me", Progress(columns=rows, latest=(1, b"")))
    assert store.runs.curves(other) == rows
    with store.database.reading() as connection:
        counts = [connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar() for name in ("curves", "checkpoints")]
    assert counts == [1, 2]


def test_a_run_that_is_deleted_while_it_is_written_leaves_nothing(pair: tuple[Store, Store]) -> None:
    for _ in range(5):
        name = pair[0].runs.add("owner", SPEC, server="me")[0].id
        writes = [partial(pair[0].runs.progress, name, "me", Progress(checkpoints=[(n, b"")])) for n in range(4)]
        assert at_once(*writes, partial(pair[1].runs.delete, name))[-1]
    with pair[0].database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM checkpoints").scalar() == 0


def test_the_oldest_at_rest_make_room(url: str) -> None:
    with closing(Store(url, 10, most_runs=2)) as store:
        ids = [store.runs.add("owner", SPEC, server="me")[0].id for _ in range(6)]
        for n in (1, 2, 0):
            assert store.runs.progress(ids[n], "me", Progress(state="done", checkpoints=[(0, b"")]))
        assert [each.id for each in store.runs.list(None)] == [ids[n] for n in (5, 4, 3, 2, 0)]
        assert store.runs.set_state(ids[3], "paused", among=["queued"])
        assert [each.id for each in store.runs.list(None)] == [ids[n] for n in (5, 4, 3, 0)]
        assert store.runs.queued() == 2


def test_runs_that_end_at_once_make_room(pair: tuple[Store, Store]) -> None:
    for store in pair:
        store.runs.most = 3
    ids = [pair[0].runs.add("owner", SPEC, server="me")[0].id for _ in range(12)]
    answers = at_once(*[partial(pair[n % 2].runs.progress, id, "me", Progress(state="done")) for n, id in enumerate(ids)])
    assert all(answers)
    last = pair[0].runs.add("owner", SPEC, server="me")[0].id
    assert pair[0].runs.progress(last, "me", Progress(state="done"))
    assert len(pair[1].runs.list(None)) == 3
