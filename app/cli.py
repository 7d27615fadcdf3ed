"""The command `gradwalk`: serves until it is stopped."""

from __future__ import annotations

import argparse
import asyncio
import errno
import logging
import socket
import sys
import webbrowser
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

import uvicorn
from fastapi import FastAPI
from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from app.listening import listen
from app.main import create_app
from app.settings import Settings
from app.store import Store

USUAL_PORT = 8000
LAST_MOMENT = 1.0
"""Seconds that programs still have when the server is stopped."""
EVERYWHERE = ("0.0.0.0", "::", "")


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until stopped. Ends with status 2 and one line for a wrong setting, before anything listens."""
    options = _parser().parse_args(arguments)
    settings, app = _prepared(options)
    listener = _listen(settings)
    port = listener.getsockname()[1]
    urls = [f"http://{name}:{port}" for name in _names(settings.host)]
    print(f"Gradwalk is at {' and '.join(urls)}", flush=True)
    if options.open:
        webbrowser.open(urls[0])
    logging.basicConfig(level=settings.log_level.upper())
    config = uvicorn.Config(app, log_level=settings.log_level, timeout_graceful_shutdown=3, server_header=False)
    with suppress(KeyboardInterrupt):  # which uvicorn raises again once everything has ended
        _Server(config, app).run(sockets=[listener])


def _prepared(options: argparse.Namespace) -> tuple[Settings, FastAPI]:
    """The settings, and the application that they make."""
    given = {name: value for name, value in (("host", options.host), ("port", options.port)) if value is not None}
    try:
        settings = Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        shown = f"--{name}" if name in given else f"GRADWALK_{name.upper()}"
        value = "" if name == "database_url" else f", not {str(first['input'])[:60]!r}"  # it may hold a password
        _stop(f"{shown}: {first['msg'].removeprefix('Value error, ')}{value}")
    try:
        app = create_app(settings)
        store: Store = app.state.store
        if store.local:
            store.make()
    except ModuleNotFoundError as error:
        _stop(f"GRADWALK_DATABASE_URL: the package {error.name} is missing; pip install 'gradwalk[postgresql]' brings it")
    except (SQLAlchemyError, OSError) as error:
        reason = str(error.orig if isinstance(error, DBAPIError) else error).splitlines()[0]
        _stop(f"GRADWALK_DATABASE_URL: the database cannot be used: {reason[:200]}")
    return settings, app


class _Server(uvicorn.Server):
    """A server that, once it is told to stop, ends streams and programs that still run, so that each request is answered."""

    def __init__(self, config: uvicorn.Config, app: FastAPI) -> None:
        super().__init__(config)
        self.state = app.state

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.state.runner.streams.close()
        asyncio.get_running_loop().call_later(LAST_MOMENT, self.state.graphs.pool.stop)
        await super().shutdown(sockets)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        _stop(message)


def _parser() -> argparse.ArgumentParser:
    settings = "\n".join(
        f"  GRADWALK_{name.upper():15} {field.description}" + (f" (default: {field.default})" if field.default else "")
        for name, field in Settings.model_fields.items()
    )
    parser = _Parser(
        prog="gradwalk",
        description="Walk through backpropagation, one number at a time.",
        epilog=f"environment variables:\n{settings}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--host", help="the address to listen on; 0.0.0.0 lets other machines in (default: 127.0.0.1)")
    parser.add_argument("--port", help="the port (default: 8000, or a free one where that is taken)")
    parser.add_argument("--open", action="store_true", help="open the page in a browser")
    return parser


def _listen(settings: Settings) -> socket.socket:
    ports = [settings.port] if settings.port is not None else [USUAL_PORT, 0]
    for port in ports:
        try:
            return listen(settings.host, port)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or port == ports[-1]:
                _stop(f"cannot listen on {settings.host}:{port}: {error.strerror or error}")
    raise AssertionError("the last port has either been bound or ended the command")


def _names(host: str) -> list[str]:
    """The names under which a server on this address can be reached."""
    if host not in EVERYWHERE:
        return [f"[{host}]" if ":" in host else host]
    found = ["127.0.0.1", *(["[::1]"] if ":" in host else [])]
    candidates: list[str] = []
    with suppress(OSError):
        candidates += [str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, suppress(OSError):
        probe.connect(("192.0.2.1", 9))  # nothing is sent: a datagram socket only looks up which address it would use
        candidates.append(probe.getsockname()[0])
    return found + sorted({each for each in candidates if not each.startswith("127.")})


def _stop(message: str) -> NoReturn:
    print(f"gradwalk: {message}", file=sys.stderr)
    raise SystemExit(2)


if __name__ == "__main__":
    main()
