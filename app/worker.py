"""A worker: a process that runs programs, one at a time, and can be killed. `python -m app.worker MEMORY`.

It says when it is ready, reads requests from stdin and writes answers to stdout, each a message (messages.py).
An answer begins with two bytes: b"+" before the bytes asked for or b"-" before an error as JSON; then what the process is
good for from now on, one of the marks below.
"""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

import orjson

from app.faults import FAULT, told
from app.garbage import look_seldom
from app.held import Held
from app.messages import read, write
from engine.errors import EngineError
from engine.exports import WRITERS
from engine.program.limits import exceeded, out_of_memory

SPENT, FREE, HOLDING, DEVOTED = b"0", b"1", b"2", b"3"
"""Nothing: its memory is spent, or its priority has fallen, which cannot be raised again; any program; any, and best the
last one again, for it holds that one's run; only the last one again, for its priority has fallen, and it holds the run."""

LONG = 0.25
"""Seconds of the processor after which a program lets all others go first."""
PATIENT = 15
"""How far its priority falls then."""
SHARE = 4
"""A run is held while the process is within this part of its memory: those that only wait for the next pass take no more."""


def answer(request: dict[str, Any], memory: int, held: Held) -> bytes:
    """Run a program within so many bytes of memory, and give its document in the format that is asked for."""
    try:
        written = WRITERS[request["format"]].write(held.document(request))
        if len(written) > (most := request["limits"]["document_bytes"]):
            exceeded("bytes of an answer", "document_bytes", most, len(written))
        return b"+" + FREE + written
    except EngineError as error:
        if error.facts.get("limit") != "memory":
            return b"-" + FREE + _told(error)
    except MemoryError:
        pass  # what the error holds has to go before there is room for an answer
    except Exception:
        traceback.print_exc()
        return b"-" + SPENT + orjson.dumps(FAULT)
    return b"-" + SPENT + _told(out_of_memory(memory))


def _told(error: EngineError) -> bytes:
    return orjson.dumps(told(error), default=str)


def main(memory: int) -> None:
    """Answer requests until stdin ends."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # so that nothing but answers gets there
    with suppress(ImportError, ValueError, OSError):  # not every system has this limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    look_seldom()
    write(answers, b"ready")
    held = Held(memory // SHARE)
    has_fallen = False
    mark = FREE
    while mark != SPENT and (message := read(requests)) is not None:
        request = orjson.loads(message)
        with _bounded(float(request["limits"]["seconds"])) as lowered:
            told = answer(request, memory, held)
        has_fallen = has_fallen or bool(lowered)
        mark = _mark(has_fallen, held.run is not None) if told[1:2] == FREE else SPENT
        write(answers, told[:1] + mark + told[2:])


def _mark(has_fallen: bool, holds: bool) -> bytes:
    if has_fallen:
        return DEVOTED if holds else SPENT
    return HOLDING if holds else FREE


@contextmanager
def _bounded(seconds: float) -> Iterator[list[int]]:
    """Lower the priority of a program that takes long, which puts an entry into the list; and let the system end one that
    goes on for much longer than it may, even if the server no longer lives to do it."""
    lowered: list[int] = []

    def lower(signum: int, frame: FrameType | None) -> None:
        lowered.append(os.nice(PATIENT))

    with suppress(ImportError, ValueError, OSError):
        import resource

        most = int(time.process_time() + seconds) + 3
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    if not hasattr(signal, "setitimer"):
        yield lowered
        return
    signal.signal(signal.SIGVTALRM, lower)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONG)
    try:
        yield lowered
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


if __name__ == "__main__":
    try:
        main(int(sys.argv[1]))
    except BrokenPipeError:  # the server has gone, and nobody is left to be told
        os._exit(0)
