"""The command `gradwalk`: serves until it is stopped."""

from __future__ import annotations

import argparse
import errno
import logging
import os
import socket
import sys
import webbrowser
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

import uvicorn
from pydantic import ValidationError

from app.main import create_app
from app.settings import Settings

USUAL_PORT = 8000
EVERYWHERE = ("0.0.0.0", "::", "")


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until stopped. Ends with status 2 and one line for a wrong setting, before anything listens."""
    options = _parser().parse_args(arguments)
    given = {name: value for name, value in (("host", options.host), ("port", options.port)) if value is not None}
    try:
        settings = Settings(**given)
        app = create_app(settings)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        shown = name.upper() if name in given or f"GRADWALK_{name.upper()}" not in os.environ else f"GRADWALK_{name.upper()}"
        _stop(f"{shown}: {first['msg']}, not {str(first['input'])[:60]!r}")
    except Exception as error:  # an address of a database that no driver can read, a folder that cannot be made
        _stop(f"the database cannot be used: {str(error).splitlines()[0][:200]}")
    listener = _listen(settings)
    port = listener.getsockname()[1]
    urls = [f"http://{name}:{port}" for name in _names(settings.host)]
    print(f"Gradwalk is at {' and '.join(urls)}", flush=True)
    if options.open:
        webbrowser.open(urls[0])
    logging.basicConfig(level=settings.log_level.upper())
    server = uvicorn.Server(uvicorn.Config(app, log_level=settings.log_level, timeout_graceful_shutdown=3))
    server.run(sockets=[listener])


def _parser() -> argparse.ArgumentParser:
    settings = "\n".join(
        f"  GRADWALK_{name.upper():15} {field.description} (default: {'' if field.default is None else field.default})"
        for name, field in Settings.model_fields.items()
    )
    parser = argparse.ArgumentParser(
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
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    ports = [settings.port] if settings.port is not None else [USUAL_PORT, 0]
    for port in ports:
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((settings.host, port))
        except OSError as error:
            listener.close()
            if error.errno == errno.EADDRINUSE and port != ports[-1]:
                continue
            _stop(f"cannot listen on {settings.host}:{port}: {error.strerror or error}")
        listener.listen(2048)
        return listener
    raise AssertionError("the last port has either been bound or ended the command")


def _names(host: str) -> list[str]:
    """The names under which a server on this address can be reached."""
    if host not in EVERYWHERE:
        return [f"[{host}]" if ":" in host else host]
    found = ["127.0.0.1"]
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
