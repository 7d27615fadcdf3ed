"""A process that trains a run, or answers a question about one. `python -m app.lab.worker MEMORY`.

It says when it is ready, then reads requests from stdin and writes to stdout, each a message (messages.py) of JSON. A request
says what to `do`: "train" (trained.py) is answered by any number of messages, the last of which has `"ended": true`; any other
(answers.py) by one. What comes while it trains is a command to that run. When stdin ends, the process does, whatever it is at.
"""

from __future__ import annotations

import os
import sys
import threading
import traceback
from contextlib import suppress
from queue import SimpleQueue
from typing import IO, Any

import orjson

from app.faults import FAULT, told
from app.garbage import look_seldom
from app.lab.answers import ANSWERS, warm
from app.lab.trained import train
from app.messages import read, write
from engine.errors import EngineError
from engine.program.limits import out_of_memory

PATIENT = 5
"""How far the priority of a process that trains is below the server's."""

READY = b"ready"

Inbox = SimpleQueue[dict[str, Any]]


def main(memory: int) -> None:
    """Serve until stdin ends."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # so that nothing but answers gets there
    with suppress(ImportError, ValueError, OSError):  # not every system has this limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    with suppress(AttributeError, OSError):
        os.nice(PATIENT)
    inbox: Inbox = SimpleQueue()
    threading.Thread(target=_receive, args=[requests, inbox], daemon=True).start()
    warm()
    look_seldom()
    write(answers, READY)
    while True:
        request = inbox.get()
        if request["do"] == "ping":
            write(answers, READY)
        elif request["do"] == "train":
            _train(request, inbox, answers, memory)
        elif request["do"] in ANSWERS:
            write(answers, _answer(request, memory))
        # anything else is a command for a run that has just ended


def _receive(requests: IO[bytes], inbox: Inbox) -> None:
    while (message := read(requests)) is not None:
        inbox.put(orjson.loads(message))
    os._exit(0)


def _train(request: dict[str, Any], inbox: Inbox, answers: IO[bytes], memory: int) -> None:
    def tell(content: dict[str, Any]) -> None:
        write(answers, orjson.dumps(content))

    try:
        train(request, inbox, tell)
    except EngineError as error:
        tell(_failed(error.detail))
    except MemoryError:
        tell(_failed(f"The run needed more than the {memory:,} bytes of memory that a process has."))
    except Exception:
        traceback.print_exc()
        tell(_failed("The server has made a mistake over this run; its log says more."))


def _failed(reason: str) -> dict[str, Any]:
    return {"ended": True, "state": "failed", "reason": reason}


def _answer(request: dict[str, Any], memory: int) -> bytes:
    """b"+" before an answer, b"-" before an error as JSON."""
    try:
        return b"+" + ANSWERS[request["do"]](request)
    except EngineError as error:
        return b"-" + orjson.dumps(told(error), default=str)
    except MemoryError:
        return b"-" + orjson.dumps(told(out_of_memory(memory)))
    except Exception:
        traceback.print_exc()
        return b"-" + orjson.dumps(FAULT)


if __name__ == "__main__":
    try:
        main(int(sys.argv[1]))
    except BrokenPipeError:  # the server has gone, and nobody is left to be told
        os._exit(0)
