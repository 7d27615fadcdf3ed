"""The command: its first line, its port, wrong settings, and its end."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from app.cli import main
from app.settings import Settings
from scripts.serving import ROOT, command

LINE = re.compile(r"Gradwalk is at (http://\S+)(?: and http://\S+)*$")


def addresses(line: str) -> list[str]:
    assert LINE.match(line), line
    return re.findall(r"http://\S+", line)


def test_the_first_line_says_where_and_there_it_answers() -> None:
    with command("--port", "0") as (_, line):
        assert [httpx.get(f"{each}/healthz").status_code for each in addresses(line)] == [200]


def test_where_8000_is_taken_it_takes_another_port() -> None:
    with socket.socket() as taken:
        with suppress(OSError):  # somebody else has it already
            taken.bind(("127.0.0.1", 8000))
            taken.listen()
        with command() as (_, line):
            assert not line.endswith(":8000")
            assert httpx.get(f"{addresses(line)[0]}/healthz").status_code == 200


def test_for_all_addresses_it_names_the_machines_own_and_answers_there() -> None:
    with command(settings={"GRADWALK_HOST": "0.0.0.0", "GRADWALK_PORT": "0"}) as (_, line):
        found = addresses(line)
        assert found[0].startswith("http://127.0.0.1:")
        assert not any("0.0.0.0" in each for each in found)
        for each in found:
            assert httpx.get(f"{each}/healthz").status_code == 200
            body = {"program": "a = 1"}
            assert httpx.post(f"{each}/api/v1/graphs", json=body, headers={"origin": each}).status_code == 200


@pytest.mark.skipif(not socket.has_ipv6 or not Path("/proc/net/if_inet6").exists(), reason="this machine has no IPv6")
def test_for_all_addresses_of_ipv6_it_names_its_loopback_too() -> None:
    with command(settings={"GRADWALK_HOST": "::", "GRADWALK_PORT": "0"}) as (_, line):
        assert any(each.startswith("http://[::1]:") for each in addresses(line))
        for each in addresses(line):
            assert httpx.get(f"{each}/healthz").status_code == 200


WRONG = [
    (["--port", "many"], {}, "--port"),
    (["--port", "65536"], {}, "--port"),
    (["--port", "-1"], {}, "--port"),
    (["--prot", "1"], {}, "--prot"),
    (["extra"], {}, "extra"),
    (["--host", "no.such.host.invalid"], {}, "no.such.host.invalid"),
    (["--host", "192.0.2.1"], {}, "192.0.2.1"),
    ([], {"PORT": "http"}, "GRADWALK_PORT"),
    ([], {"LOG_LEVEL": "loud"}, "GRADWALK_LOG_LEVEL"),
    ([], {"DATABASE_URL": "mysql://user:secret@host/name"}, "GRADWALK_DATABASE_URL"),
    ([], {"DATABASE_URL": "sqlite:////proc/nothing/here.db"}, "GRADWALK_DATABASE_URL"),
    ([], {"DATABASE_URL": "sqlite:////"}, "GRADWALK_DATABASE_URL"),
    ([], {"ALLOWED_HOSTS": " , "}, "GRADWALK_ALLOWED_HOSTS"),
    ([], {"SOURCE_BYTES": "0"}, "GRADWALK_SOURCE_BYTES"),
    ([], {"DEPTH": "1000"}, "GRADWALK_DEPTH"),
    ([], {"STEPS": "1.5"}, "GRADWALK_STEPS"),
    ([], {"NODES": "-1"}, "GRADWALK_NODES"),
    ([], {"SECONDS": "0"}, "GRADWALK_SECONDS"),
    ([], {"SECONDS": "nan"}, "GRADWALK_SECONDS"),
    ([], {"SECONDS": "inf"}, "GRADWALK_SECONDS"),
    ([], {"BODY_BYTES": "1 MiB"}, "GRADWALK_BODY_BYTES"),
    ([], {"WORKERS": "0"}, "GRADWALK_WORKERS"),
    ([], {"MEMORY_BYTES": "1000"}, "GRADWALK_MEMORY_BYTES"),
]


@pytest.mark.parametrize(("arguments", "settings", "named"), WRONG)
def test_a_wrong_setting_ends_it_with_one_line_before_it_listens(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    settings: dict[str, str],
    named: str,
) -> None:
    monkeypatch.setattr("socket.socket.listen", lambda *_: pytest.fail("it listens"))
    monkeypatch.setenv("GRADWALK_DATABASE_URL", "sqlite://")
    for name, value in settings.items():
        monkeypatch.setenv(f"GRADWALK_{name}", value)
    with pytest.raises(SystemExit) as end:
        main(arguments)
    out, told = capsys.readouterr()
    assert end.value.code == 2
    assert out == ""
    assert told.startswith("gradwalk: ")
    assert told.count("\n") == 1
    assert named in told
    assert "secret" not in told


def test_a_port_that_was_asked_for_and_is_taken_ends_it() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        with command("--port", port) as (process, line):
            assert line == ""
            assert process.wait(20) == 2
            assert process.stderr
            assert port in process.stderr.read()


def test_help_lists_every_setting(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    assert end.value.code == 0
    told = capsys.readouterr().out
    for name in Settings.model_fields:
        assert f"GRADWALK_{name.upper()} " in told


def workers_of(pid: int) -> set[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return {int(child) for child in listed if "app.worker" in Path(f"/proc/{child}/cmdline").read_text()}


def runs(pid: int) -> bool:
    try:
        return "app.worker" in Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return False


ENDINGS = [(signal.SIGTERM, {-signal.SIGTERM, 0}), (signal.SIGINT, {0}), (signal.SIGKILL, {-signal.SIGKILL})]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="the system has no /proc")
@pytest.mark.parametrize(("how", "status"), ENDINGS)
def test_it_ends_when_told_to_and_its_workers_with_it(how: signal.Signals, status: set[int]) -> None:
    with command("--port", "0", settings={"GRADWALK_WORKERS": "2"}) as (process, line):
        body = {"program": "a = 1"}
        assert httpx.post(f"{addresses(line)[0]}/api/v1/graphs", json=body).status_code == 200
        workers = workers_of(process.pid)
        assert len(workers) == 2
        process.send_signal(how)
        assert process.wait(20) in status
        deadline = time.monotonic() + 10
        while any(map(runs, workers)):
            assert time.monotonic() < deadline, "workers are left"
            time.sleep(0.01)
        assert process.stderr
        assert process.stderr.read() == ""


def test_a_program_that_runs_when_it_is_stopped_is_ended_and_its_client_told() -> None:
    answers: list[httpx.Response] = []
    settings = {"GRADWALK_STEPS": str(10**15), "GRADWALK_SECONDS": "60"}
    with command("--port", "0", settings=settings) as (process, line):

        def press_run() -> None:
            body = {"program": "while True:\n    pass"}
            answers.append(httpx.post(f"{addresses(line)[0]}/api/v1/graphs", json=body, timeout=60))

        clients = [threading.Thread(target=press_run) for _ in range(3)]
        for client in clients:
            client.start()
        time.sleep(1)  # until they have sent it; one that came later could not connect
        process.send_signal(signal.SIGTERM)
        for client in clients:
            client.join()
        process.wait(20)
        assert process.stderr
        assert process.stderr.read() == ""
    assert [answer.json()["type"] for answer in answers] == ["/problems/unavailable"] * 3


def test_it_is_a_module_too() -> None:
    done = subprocess.run([sys.executable, "-m", "app", "--help"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("usage: gradwalk")
