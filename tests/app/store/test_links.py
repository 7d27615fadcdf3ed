"""Links: durable, shared by threads and processes, bounded."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

from app.store import Store


def test_many_threads_at_once_lose_nothing(store: Store) -> None:
    with ThreadPoolExecutor(16) as threads:
        names = list(threads.map(lambda n: store.keep_link({"n": n}), range(100)))
        states = list(threads.map(store.link, names))
    assert [state and state["n"] for state in states] == list(range(100))


def test_an_unknown_id_is_none(store: Store) -> None:
    for name in ("", "nothing", "\0", "é", "'; DROP TABLE links; --"):
        assert store.link(name) is None
    assert store.reachable()


def test_the_oldest_make_room(url: str) -> None:
    with closing(Store(url, most_links=3, most_runs=3)) as store:
        names = [store.keep_link({"n": n}) for n in range(5)]
        assert [store.link(name) is None for name in names] == [True, True, False, False, False]


def test_two_servers_share_them(pair: tuple[Store, Store]) -> None:
    with ThreadPoolExecutor(8) as threads:
        names = list(threads.map(lambda n: pair[n % 2].keep_link({"n": n}), range(20)))
    assert [pair[1 - n % 2].link(name) for n, name in enumerate(names)] == [{"n": n} for n in range(20)]
