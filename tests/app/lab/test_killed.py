"""kill -9 at any moment loses nothing that a client was told of, and the run goes on by itself. TORTURE says how many times."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest

from app.lab.curves import COLUMNS
from scripts.serving import command
from tests.app.lab.labs import LONG, SMALL, Lab, Wire, engines_curves, lab

TIMES = int(os.environ.get("TORTURE", "10"))
RUN: Wire = {**SMALL, "shuffle": True, "epochs": 2_500, "optimizer": {"name": "adam", "learning_rate": 0.01}}
"""Over in a second or so without kernels."""
RANDOM = random.Random(7)

pytestmark = pytest.mark.skipif(not Path("/proc/self").exists(), reason="the system has no /proc")


@pytest.fixture(scope="module")
def curves() -> dict[str, list[float]]:
    return engines_curves(RUN, compiled=False)


def workers_of(pid: int) -> list[int]:
    """The lab's processes below a server."""
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        with suppress(OSError):
            found += [int(each) for each in (task / "children").read_text().split() if _is_lab(int(each))]
    return found


def _is_lab(pid: int) -> bool:
    with suppress(OSError):
        return "app.lab.worker" in Path(f"/proc/{pid}/cmdline").read_text()
    return False


def kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


class Listener:
    """Follows a run in a thread, over as many connections as it takes, until it is told the end."""

    def __init__(self, base: str, id: str) -> None:
        self.base, self.id = base, id
        self.told: dict[str, list[float]] = {name: [] for name in COLUMNS}
        self.state = ""
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        last = 0
        ends = time.monotonic() + 60
        while not self.state and time.monotonic() < ends:
            client = Lab(self.base)
            with suppress(httpx.HTTPError), client.client:
                for name, row, data in client.events(self.id, last):
                    last = row
                    if name == "epoch":
                        for column in COLUMNS:
                            self.told[column] += data[column]
                    elif name == "done":
                        self.state = data["state"]
            time.sleep(0.02)

    def join(self) -> str:
        """The state that the run has ended in."""
        self._thread.join(60)
        return self.state


@pytest.fixture(scope="module")
def here() -> Iterator[Lab]:
    with lab(trainers=2, kernels="off") as found:
        found.start(SMALL)
        yield found


@pytest.mark.parametrize("nth", range(TIMES))
def test_a_worker_that_is_killed(here: Lab, curves: dict[str, list[float]], nth: int) -> None:
    id = here.start(RUN)["id"]
    listener = Listener(here.base, id)
    for _ in range(RANDOM.choice([1, 1, 2])):
        time.sleep(RANDOM.random() * 0.4)
        for pid in workers_of(os.getpid()):
            if RANDOM.random() < 0.7:
                kill(pid)
    assert listener.join() == "done"
    assert listener.told == curves
    assert here.run(id)["curves"] == curves


@contextmanager
def server(database: Path) -> Iterator[tuple[int, str]]:
    """The command on a database, killed at the end; its process and its address."""
    settings = {"GRADWALK_DATABASE_URL": f"sqlite:///{database}", "GRADWALK_KERNELS": "off", "GRADWALK_RUN_LIST": "all"}
    with command("--port", "0", settings=settings) as (process, line):
        yield process.pid, line.rpartition(" ")[2]


@pytest.mark.parametrize("nth", range(max(2, TIMES // 5)))
def test_a_server_that_is_killed(tmp_path: Path, curves: dict[str, list[float]], nth: int) -> None:
    told: dict[str, list[float]] = {name: [] for name in COLUMNS}
    row = 0
    with server(tmp_path / "runs.db") as (pid, base):
        first = Lab(base)
        with first.client, suppress(httpx.HTTPError):
            id = first.start(RUN)["id"]
            paused = first.tell(first.start(LONG)["id"], "pause")
            workers = workers_of(pid)
            timer = threading.Timer(0.3 + RANDOM.random() * 0.7, kill, [pid])
            timer.start()
            for _, rows, data in first.events(id):
                row = rows
                for column in COLUMNS:
                    told[column] += data.get(column, [])
            timer.join()
    assert all(column == curves[name][:row] for name, column in told.items())
    ends = time.monotonic() + 10
    while any(map(_is_lab, workers)) and time.monotonic() < ends:
        time.sleep(0.02)
    assert not any(map(_is_lab, workers))
    with server(tmp_path / "runs.db") as (_, base):
        second = Lab(base)
        with second.client:
            for _, _, data in second.events(id, row):
                for column in COLUMNS:
                    told[column] += data.get(column, [])
            assert told == curves == second.run(id)["curves"]
            assert second.run(paused["id"]) == paused


def test_a_server_that_is_stopped_ends_its_streams_and_the_next_goes_on(tmp_path: Path) -> None:
    with server(tmp_path / "runs.db") as (pid, base):
        first = Lab(base)
        with first.client:
            id = first.start({**RUN, "epochs": 10_000})["id"]
            events = first.events(id)
            while next(events)[0] != "epoch":
                pass
            os.kill(pid, signal.SIGTERM)
            began = time.monotonic()
            rows = sum(len(data.get("epoch", [])) for _, _, data in events)
            assert time.monotonic() - began < 3  # which uvicorn would wait for
    with server(tmp_path / "runs.db") as (_, base):
        second = Lab(base)
        with second.client:
            second.until(id, lambda run: len(run["curves"]["epoch"]) > rows)
            epochs = second.tell(id, "cancel")["curves"]["epoch"]
            assert epochs == list(range(len(epochs)))


def test_a_run_whose_process_dies_again_and_again_has_failed(here: Lab) -> None:
    id = here.start(LONG)["id"]
    ends = time.monotonic() + 30
    while (run := here.run(id))["state"] in ("queued", "running") and time.monotonic() < ends:
        for pid in workers_of(os.getpid()):
            kill(pid)
        time.sleep(0.01)
    assert run["state"] == "failed"
    assert "three times" in run["reason"]
    assert here.done(here.start(SMALL)["id"])["state"] == "done"
