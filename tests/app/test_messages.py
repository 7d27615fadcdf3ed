"""The messages between the server and its workers."""

from __future__ import annotations

import io

import pytest

from app import messages


@pytest.mark.parametrize("body", [b"", b"a", b"\0" * 300, b"x" * 100_000])
def test_a_message_is_read_as_it_was_written(body: bytes) -> None:
    stream = io.BytesIO()
    messages.write(stream, body)
    messages.write(stream, b"next")
    stream.seek(0)
    assert [messages.read(stream), messages.read(stream), messages.read(stream)] == [body, b"next", None]


@pytest.mark.parametrize("length", [0, 3, 8, 10])
def test_a_message_that_is_cut_off_is_none(length: int) -> None:
    stream = io.BytesIO()
    messages.write(stream, b"abcdef")
    assert messages.read(io.BytesIO(stream.getvalue()[:length])) is None
