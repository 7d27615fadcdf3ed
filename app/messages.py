"""Messages between the server and its workers: each with its length in front, 8 bytes, big end first."""

from __future__ import annotations

from typing import IO

LENGTH = 8


def read(stream: IO[bytes]) -> bytes | None:
    """The next message; None where the stream has ended."""
    head = stream.read(LENGTH)
    if len(head) < LENGTH:
        return None
    size = int.from_bytes(head, "big")
    body = stream.read(size)
    return body if len(body) == size else None


def write(stream: IO[bytes], body: bytes) -> None:
    """Send a message."""
    stream.write(len(body).to_bytes(LENGTH, "big"))
    stream.write(body)
    stream.flush()
