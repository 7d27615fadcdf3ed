"""A worker: a process that runs programs, one at a time, and can be killed. `python -m app.worker MEMORY`.

It reads requests from stdin and writes answers to stdout, each with its length in front (8 bytes, big end first).
An answer begins with one byte: b"+" and the bytes asked for; b"-" and an error as JSON; or b"!" and an error after which
this process is not to be used again.
"""

from __future__ import annotations

import sys
import time
import traceback
from contextlib import suppress
from dataclasses import asdict
from typing import Any, BinaryIO

import orjson

from engine.errors import EngineError, LimitExceeded
from engine.exports import EXPORTS
from engine.program import Limits, run


def read(stream: BinaryIO) -> bytes | None:
    """The next message; None where the stream has ended."""
    head = stream.read(8)
    if len(head) < 8:
        return None
    size = int.from_bytes(head, "big")
    body = stream.read(size)
    return body if len(body) == size else None


def write(stream: BinaryIO, body: bytes) -> None:
    """Send a message."""
    stream.write(len(body).to_bytes(8, "big"))
    stream.write(body)
    stream.flush()


def answer(request: dict[str, Any]) -> bytes:
    """Run a program and give its document in the format that is asked for."""
    try:
        result = run(request["program"], request["inputs"], Limits(**request["limits"]))
        return b"+" + EXPORTS[request["format"]].write(result.document(request["pass"]))
    except EngineError as error:
        return b"-" + _told(error)
    except MemoryError:
        pass  # what the traceback holds has to go before there is room for an answer
    except Exception:
        traceback.print_exc()
        return b"!" + orjson.dumps({"kind": "fault"})
    return b"!" + _told(LimitExceeded("The program asked for more memory than there is for one.", limit="memory_bytes"))


def _told(error: EngineError) -> bytes:
    places = [asdict(place) for place in error.places]
    told = {"kind": type(error).__name__, "detail": error.detail, "places": places, "facts": error.facts}
    return orjson.dumps(told, default=str)


def main(memory: int) -> None:
    """Answer requests until stdin ends."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # so that nothing but answers gets there
    with suppress(ImportError, ValueError, OSError):  # not every system has this limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    while (message := read(requests)) is not None:
        request = orjson.loads(message)
        _bound(float(request["limits"]["seconds"]))
        write(answers, answer(request))


def _bound(seconds: float) -> None:
    """Let the system end this process if it is at one program for much longer, even if the server no longer lives."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        most = int(time.process_time() + seconds) + 3
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))


if __name__ == "__main__":
    main(int(sys.argv[1]))
