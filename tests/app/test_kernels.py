"""What the server tells about the compiled kernels, while children compile them."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest

from app import Settings, create_app
from engine.kernels.cache import Cache
from scripts.serving import command, serving

fcntl = pytest.importorskip("fcntl", reason="the system has no such locks, by which a child is held up here")


@pytest.fixture
def unstamped(compiled: Path, tmp_path: Path) -> Cache:
    """A cache of which nobody knows yet that it is compiled. A child finds out in a second."""
    folder = tmp_path / "kernels"
    shutil.copytree(compiled, folder, ignore=shutil.ignore_patterns("*.stamp", "*.lock", ".*"))
    folder.chmod(0o700)
    return Cache(folder)


@contextmanager
def held_up(cache: Cache) -> Iterator[None]:
    """Let children wait before their work, as they do for a process that is at it."""
    with ExitStack() as locks:
        for stem in cache.stems.values():
            file = locks.enter_context((cache.folder / f"{stem}.lock").open("w"))
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def told(base: str) -> str:
    ready = httpx.get(f"{base}/readyz")
    assert ready.status_code == 200
    state: str = ready.json()["kernels"]
    return state


def after_compiling(base: str) -> str:
    deadline = time.monotonic() + 60
    while (state := told(base)) == "compiling" and time.monotonic() < deadline:
        time.sleep(0.02)
    return state


def answers(base: str) -> bool:
    return httpx.post(f"{base}/api/v1/graphs", json={"program": "a = 2\nb = a * 3"}).status_code == 200


def children_of(pid: int) -> set[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return {int(each) for each in listed if compiles(int(each))}


def compiles(pid: int) -> bool:
    try:
        return "engine.kernels" in Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return False


def test_a_server_answers_while_they_are_compiled_and_says_when_they_are(unstamped: Cache) -> None:
    with serving(create_app(Settings(kernels=str(unstamped.folder)))) as base:
        with held_up(unstamped):
            assert told(base) == "compiling"
            assert answers(base)
            assert told(base) == "compiling"
        assert after_compiling(base) == "compiled"
        assert answers(base)
    assert unstamped.is_compiled()


def test_two_servers_share_the_work_and_a_third_finds_it_done(unstamped: Cache) -> None:
    settings = Settings(kernels=str(unstamped.folder))
    with serving(create_app(settings)) as one, serving(create_app(settings)) as two:
        assert [after_compiling(one), after_compiling(two)] == ["compiled", "compiled"]
    with serving(create_app(settings)) as third:
        assert told(third) == "compiled"


def test_switched_off_they_are_absent(unstamped: Cache) -> None:
    with serving(create_app(Settings(kernels="off"))) as base:
        assert told(base) == "absent"
        assert answers(base)


def test_without_numba_they_are_absent(unstamped: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.kernels.folder.find_spec", lambda name: None)
    with serving(create_app(Settings(kernels=str(unstamped.folder)))) as base:
        assert told(base) == "absent"
        assert answers(base)


def test_where_they_cannot_be_compiled_they_are_absent_and_one_line_says_why(
    unstamped: Cache, caplog: pytest.LogCaptureFixture
) -> None:
    for stem in unstamped.stems.values():
        (unstamped.folder / f"{stem}.lock").mkdir()
    with serving(create_app(Settings(kernels=str(unstamped.folder)))) as base:
        assert after_compiling(base) == "absent"
        assert answers(base)
    logged = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert len(logged) == 1
    assert "IsADirectoryError" in logged[0]
    assert "\n" not in logged[0]


def test_where_no_process_can_be_started_they_are_absent(
    unstamped: Cache, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def none_left(cache: Cache) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("app.kernels.Compiling", none_left)
    with serving(create_app(Settings(kernels=str(unstamped.folder)))) as base:
        assert told(base) == "absent"
    assert "temporarily unavailable" in caplog.text


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="the system has no /proc")
def test_a_server_that_is_stopped_stops_its_children_without_a_word(unstamped: Cache) -> None:
    with held_up(unstamped), command("--port", "0", settings={"GRADWALK_KERNELS": str(unstamped.folder)}) as (process, line):
        base = line.rpartition(" ")[2]
        assert told(base) == "compiling"
        children = children_of(process.pid)
        assert len(children) == len(unstamped.modules)
        assert all(os.getpriority(os.PRIO_PROCESS, child) > os.getpriority(os.PRIO_PROCESS, 0) for child in children)
        process.send_signal(signal.SIGTERM)
        process.wait(20)
        assert not any(map(compiles, children))
        assert process.stderr
        assert process.stderr.read() == ""


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="the system has no /proc")
def test_a_server_whose_kernels_are_compiled_has_no_compiler_in_it(unstamped: Cache) -> None:
    with command("--port", "0", settings={"GRADWALK_KERNELS": str(unstamped.folder)}) as (process, line):
        assert after_compiling(line.rpartition(" ")[2]) == "compiled"
        assert "llvmlite" not in Path(f"/proc/{process.pid}/maps").read_text()
        assert not children_of(process.pid)
