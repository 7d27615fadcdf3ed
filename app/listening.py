"""The socket that the server listens on."""

from __future__ import annotations

import socket

WAITING = 2048
"""Connections that may wait to be accepted."""
STALLED = 60_000
"""Milliseconds after which a connection ends whose client takes nothing of what is sent."""


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on an address; port 0 is a free one. Raises OSError where that cannot be had.

    The protocol is named, for only then does asyncio turn Nagle's algorithm off on what is accepted. With it on, a
    body waits 40 ms behind its headers. A client that has stalled cannot hold its connection for ever.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if hasattr(socket, "TCP_USER_TIMEOUT"):  # Linux; what is accepted has it, too
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, STALLED)
        listener.bind((host, port))
        listener.listen(WAITING)
    except OSError:
        listener.close()
        raise
    return listener
