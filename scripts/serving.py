"""A real server for the length of a with-block: in this process, or the command in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from app import create_app
from app.listening import listen

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def serving(app: FastAPI | None = None) -> Iterator[str]:
    """Give the base address of a server of this checkout on a free port of the loopback.

    Raises RuntimeError if it does not start within ten seconds.
    """
    listener = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(app or create_app(), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + 10
    while not server.started:
        if not thread.is_alive() or time.monotonic() > deadline:
            raise RuntimeError("the server did not start")
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(5)


@contextmanager
def command(*arguments: str, settings: Mapping[str, str] | None = None) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run the command `gradwalk`; give its process and the first line that it prints. Killed at the end, if it still runs."""
    process = subprocess.Popen(
        [sys.executable, "-m", "app", *arguments],
        cwd=ROOT,
        env={**os.environ, "GRADWALK_DATABASE_URL": "sqlite://", **(settings or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    with process.stdout, process.stderr:
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()
            process.wait()
