"""The socket that the server listens on."""

from __future__ import annotations

import asyncio
import socket

from app.listening import listen
from tests.app.awaited import awaited


async def _option_of_an_accepted_connection(listener: socket.socket) -> int:
    found: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def accepted(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        found.set_result(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    server = await asyncio.start_server(accepted, sock=listener)
    async with server:
        _, writer = await asyncio.open_connection(*listener.getsockname())
        option = await asyncio.wait_for(found, 5)
        writer.close()
        await writer.wait_closed()
    return option


def test_a_body_does_not_wait_behind_its_headers() -> None:
    assert awaited(_option_of_an_accepted_connection(listen("127.0.0.1", 0))) != 0
