"""A run's events: every row once, in order, at most 20 times a second, whoever comes and goes."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from app.listening import listen
from tests.app.lab.labs import LONG, SMALL, Lab, Wire, lab, read_events

ProblemOf = Callable[[httpx.Response], dict[str, Any]]

LONGER: Wire = {**SMALL, "shuffle": True, "epochs": 9_000}
"""Over in a second."""


@pytest.fixture(scope="module")
def here(compiled: Path) -> Iterator[Lab]:
    with lab(trainers=1, streams=3) as found:
        yield found


def epochs_in(events: list[tuple[str, int, Wire]]) -> list[int]:
    return [epoch for name, _, data in events if name == "epoch" for epoch in data["epoch"]]


def nobody_listens(here: Lab) -> bool:
    assert here.streams
    ends = time.monotonic() + 10
    while here.streams.open and time.monotonic() < ends:
        time.sleep(0.02)
    return not here.streams.open


def test_who_follows_a_run_is_told_every_row_once_and_the_end(here: Lab) -> None:
    id = here.start(LONGER)["id"]
    began = time.monotonic()
    events = list(here.events(id))
    seconds = time.monotonic() - began
    run = here.run(id)
    assert epochs_in(events) == run["curves"]["epoch"] == list(range(9_000))
    for name in ("loss", "accuracy", "test_loss", "test_accuracy"):
        assert [x for event, _, data in events if event == "epoch" for x in data[name]] == run["curves"][name]
    rows = 0
    for name, last, data in events:
        rows += len(data.get("epoch", []))
        assert last == rows
        if name == "epoch":
            assert data["epochs_done"] >= rows
            assert data["parameters"]["epoch"] <= data["epochs_done"]
    assert events[-1] == ("done", 9_000, {name: run[name] for name in events[-1][2]})
    assert [name for name, _, _ in events].count("done") == 1
    assert events[-1][2].keys() == {"state", "queue_position", "epochs_done", "reason", "changes", "final"}
    assert [name for name, _, _ in events].count("epoch") <= 20 * seconds + 1


def test_each_state_is_told(here: Lab) -> None:
    id = here.start(LONG)["id"]
    states = []
    changed = False
    for name, _, data in here.events(id):
        if name == "state" and data["state"] not in states:
            states.append(data["state"])
        if name == "epoch" and "paused" not in states:
            assert here.tell(id, "pause")["state"] == "paused"
        if name == "state" and data["state"] == "paused" and not changed:
            changed = True  # which may be told before the run is stopped
            assert here.client.patch(f"/runs/{id}", json={"learning_rate": 0.5}).status_code == 200
            assert here.tell(id, "cancel")["state"] == "stopped"
        if name == "done":
            assert data["state"] == "stopped"
            assert [each["learning_rate"] for each in data["changes"]] == [0.5]
    assert states[-2:] == ["running", "paused"]
    assert nobody_listens(here)


def test_a_run_that_is_over_is_told_at_once(here: Lab) -> None:
    run = here.done(here.start(SMALL)["id"])
    events = list(here.events(run["id"]))
    assert [name for name, _, _ in events] == ["epoch", "done"]
    assert epochs_in(events) == run["curves"]["epoch"]
    assert [name for name, _, _ in here.events(run["id"], 30)] == ["done"]
    assert epochs_in(list(here.events(run["id"], 29))) == [29]
    assert epochs_in(list(here.events(run["id"], 10**12))) == []


def test_whoever_comes_back_has_no_gap_and_nothing_twice(here: Lab) -> None:
    id = here.start(LONGER)["id"]
    told: list[int] = []
    last = 0
    while True:
        for name, row, data in here.events(id, last):
            told += data.get("epoch", [])
            last = row
            if name != "state":
                break
        if name == "done":
            break
        time.sleep(0.05)
    assert told == list(range(9_000))
    assert nobody_listens(here)


@pytest.mark.parametrize("last", ["nonsense", "-1", "1e3", "9" * 400, "²"])
def test_an_id_that_is_none_begins_at_the_first_row(here: Lab, last: str) -> None:
    id = here.done(here.start(SMALL)["id"])["id"]
    with here.client.stream("GET", f"/runs/{id}/events", headers={"last-event-id": last.encode()}) as response:
        assert epochs_in(list(read_events(response.iter_lines()))) == list(range(30))


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br", "zstd"])
def test_events_come_as_they_happen_however_they_are_compressed(here: Lab, encoding: str) -> None:
    id = here.start(LONG)["id"]
    with here.client.stream("GET", f"/runs/{id}/events", headers={"accept-encoding": encoding}) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        assert response.headers["cache-control"] == "no-cache"
        assert response.headers.get("content-encoding", "identity") == encoding
        assert "default-src 'none'" in response.headers["content-security-policy"]
        events = read_events(response.iter_lines())
        seen = [next(events) for _ in range(4)]  # of a run that goes on for minutes
        assert seen[-1][2]["epoch"]
    assert here.client.delete(f"/runs/{id}").status_code == 204
    assert nobody_listens(here)


def test_a_stream_ends_when_its_run_is_removed(here: Lab) -> None:
    id = here.start(LONG)["id"]
    for name, _, _ in here.events(id):
        if name == "epoch":
            here.client.delete(f"/runs/{id}")
    assert nobody_listens(here)


def test_there_are_so_many_streams_and_no_more(here: Lab, problem_of: ProblemOf) -> None:
    id = here.start(LONG)["id"]
    streams = [here.events(id) for _ in range(3)]
    for stream in streams:
        next(stream)
    response = here.client.get(f"/runs/{id}/events")
    assert problem_of(response)["type"] == "/problems/unavailable"
    streams.pop().close()
    ends = time.monotonic() + 10
    while here.client.head(f"/runs/{id}/events").status_code == 503 and time.monotonic() < ends:
        time.sleep(0.02)
    assert next(here.events(id))
    for stream in streams:
        stream.close()
    here.client.delete(f"/runs/{id}")
    assert nobody_listens(here)


def test_a_client_that_takes_nothing_does_not_hold_its_place(compiled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def narrow(host: str, port: int) -> socket.socket:
        listener = listen(host, port)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)  # else all of the stream fits between the two
        return listener

    monkeypatch.setattr("scripts.serving.listen", narrow)
    monkeypatch.setattr("app.gate.SENDING", 0.3)
    with lab(trainers=1) as here, socket.socket() as client:
        id = here.done(here.start({**SMALL, "epochs": 40_000, "network": {"hidden": [2]}})["id"])["id"]
        address = urlsplit(here.base)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect((str(address.hostname), int(address.port or 0)))
        client.sendall(f"GET /api/v1/runs/{id}/events HTTP/1.1\r\nHost: {address.netloc}\r\n\r\n".encode())
        assert client.recv(16) == b"HTTP/1.1 200 OK\r"
        assert here.streams
        assert here.streams.open
        assert nobody_listens(here)
        assert b"event: done" not in taken(client)


def taken(client: socket.socket) -> bytes:
    """Return what has come and not been taken yet, of a connection that the other side has given up."""
    found = b""
    try:
        while part := client.recv(65536):
            found += part
    except ConnectionResetError:
        pass  # given up for good
    return found
