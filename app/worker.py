"""A worker: a process that runs programs, one at a time, and can be killed. `python -m app.worker MEMORY`.

It reads requests from stdin and writes answers to stdout, each with its length in front (8 bytes, big end first).
An answer begins with one byte: b"+" and the bytes asked for, or b"-" and an error as JSON.
"""

from __future__ import annotations

import sys
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
    except MemoryError:
        return _error(LimitExceeded("The program asked for more memory than there is.", limit="memory"))
    except EngineError as error:
        return _error(error)


def _error(error: EngineError) -> bytes:
    places = [asdict(place) for place in error.places]
    return b"-" + orjson.dumps(
        {"kind": type(error).__name__, "detail": error.detail, "places": places, "facts": error.facts}, default=str
    )


def main(memory: int) -> None:
    """Answer requests until stdin ends."""
    with suppress(ImportError, ValueError, OSError):  # not every system has these limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # so that nothing but answers gets there
    while (message := read(requests)) is not None:
        write(answers, answer(orjson.loads(message)))


if __name__ == "__main__":
    main(int(sys.argv[1]))
