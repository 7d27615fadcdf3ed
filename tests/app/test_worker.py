"""The process that runs programs."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import asdict
from typing import Any

import orjson
import pytest

from app import messages, worker
from app.held import Held
from engine.program import Limits
from scripts.serving import ROOT

MEMORY = 1 << 28


def asked(program: str, **other: Any) -> dict[str, Any]:
    return {"program": program, "inputs": {}, "pass": None, "format": "json", "limits": asdict(Limits()), **other}


def test_an_answer_is_the_document_or_the_error_with_its_place() -> None:
    told = worker.answer(asked("a = 2\nb = a*a"), MEMORY, Held(MEMORY))
    assert told[:2] == b"+1"
    assert orjson.loads(told[2:])["nodes"]["grad"] == [4.0, 1.0]
    assert worker.answer(asked("a = 2", format="dot"), MEMORY, Held(MEMORY)).startswith(b"+1digraph")
    told = worker.answer(asked("a = b"), MEMORY, Held(MEMORY))
    assert told[:2] == b"-1"
    error = orjson.loads(told[2:])
    assert (error["kind"], error["places"][0]["line"]) == ("UnknownName", 1)


FAULTS = [(MemoryError(), "LimitExceeded"), (ZeroDivisionError("in the engine"), "fault"), (RecursionError(), "fault")]


@pytest.mark.parametrize(("fault", "kind"), FAULTS)
def test_after_a_fault_the_process_is_not_used_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fault: Exception, kind: str
) -> None:
    def run(*_: object) -> None:
        raise fault

    monkeypatch.setattr("app.held.run", run)
    told = worker.answer(asked("a = 1"), MEMORY, Held(MEMORY))
    assert told[:2] == b"-0"
    assert orjson.loads(told[2:])["kind"] == kind
    assert (type(fault).__name__ in capsys.readouterr().err) == (kind == "fault")


def test_the_process_answers_one_after_another_and_ends_with_its_input() -> None:
    stream = io.BytesIO()
    for program in ("print('to the answer, not to stdout')\na = 1", "a = b"):
        messages.write(stream, orjson.dumps(asked(program)))
    done = subprocess.run(
        [sys.executable, "-m", "app.worker", str(1 << 30)], cwd=ROOT, input=stream.getvalue(), capture_output=True, check=True
    )
    out = io.BytesIO(done.stdout)
    answers = [messages.read(out) for _ in range(4)]
    assert [answer and answer[:2] for answer in answers] == [b"re", b"+1", b"-1", None]


def test_a_process_whose_priority_has_fallen_ends_after_its_answer() -> None:
    stream = io.BytesIO()
    limits = {**asdict(Limits()), "steps": 10**9, "seconds": 1.5}
    messages.write(stream, orjson.dumps(asked("while True:\n    pass", limits=limits)))
    messages.write(stream, orjson.dumps(asked("a = 1")))
    program = "import os, app.worker as worker; worker.LONG = 0.01; worker.main(1 << 30); print(os.nice(0))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, input=stream.getvalue(), capture_output=True, check=True)
    out = io.BytesIO(done.stdout)
    answers = [messages.read(out) for _ in range(2)]
    assert [answer and answer[:2] for answer in answers] == [b"re", b"-0"]
    assert messages.read(out) is None
    assert int(done.stderr) >= worker.PATIENT


def test_an_answer_has_a_limit_though_each_of_its_labels_keeps_to_its_own() -> None:
    label = "\\x01" * 200  # six bytes a character in JSON
    program = f"xs = [Value(1, label='{label}') for i in range(60_000)]\na = sum(xs)"
    patient = asdict(Limits(seconds=60))
    told = orjson.loads(worker.answer(asked(program, limits=patient), MEMORY, Held(MEMORY))[2:])
    assert (told["kind"], told["facts"]["limit"]) == ("LimitExceeded", "document_bytes")
    assert told["facts"]["asked"] > told["facts"]["value"] == Limits.document_bytes
