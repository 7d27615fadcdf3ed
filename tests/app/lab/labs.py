"""A server whose lab is used, and a client of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import orjson

from app import Settings, create_app
from app.lab.curves import COLUMNS
from app.lab.streams import Streams
from engine.training.reading import read_spec
from engine.training.training import Training
from scripts.serving import serving

Wire = dict[str, Any]

SMALL: Wire = {"data": {"dataset": "xor", "samples": 40}, "network": {"hidden": [3]}, "epochs": 30}
"""Over in a moment."""
LONG: Wire = {"data": {"dataset": "moons", "samples": 300}, "network": {"hidden": [8]}, "batch_size": 1, "epochs": 1_000_000}
"""Over in minutes."""
PATIENCE = 20.0
"""Seconds until a test gives up."""


class Lab:
    """Asks a server at `base` about runs. Cookies are kept, as a browser does."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.streams: Streams | None = None
        """Those of a server in this process."""
        self.client = httpx.Client(base_url=f"{base}/api/v1", timeout=PATIENCE)

    def other(self) -> Lab:
        """Somebody else, who has no cookie yet. The client is to be closed."""
        return Lab(self.base)

    def start(self, spec: Wire, **headers: str) -> Wire:
        """A run that was started."""
        named = {name.replace("_", "-"): each for name, each in headers.items()}
        response = self.client.post("/runs", json=spec, headers=named)
        assert response.status_code == 201, response.text
        run: Wire = response.json()
        assert response.headers["location"] == f"/api/v1/runs/{run['id']}"
        return run

    def run(self, id: str) -> Wire:
        """A run as it is now."""
        response = self.client.get(f"/runs/{id}")
        assert response.status_code == 200, response.text
        run: Wire = response.json()
        return run

    def tell(self, id: str, what: str) -> Wire:
        """The run after it was told to pause, resume or cancel."""
        response = self.client.post(f"/runs/{id}/{what}")
        assert response.status_code == 200, response.text
        run: Wire = response.json()
        return run

    def until(self, id: str, holds: Callable[[Wire], bool]) -> Wire:
        """The run, once that holds of it."""
        ends = time.monotonic() + PATIENCE
        while not holds(run := self.run(id)):
            assert time.monotonic() < ends, run | {"curves": None}
            time.sleep(0.01)
        return run

    def done(self, id: str) -> Wire:
        """The run, once it has ended."""
        return self.until(id, lambda run: run["final"] is not None or run["state"] == "failed")

    def events(self, id: str, last: int | None = None) -> Iterator[tuple[str, int, Wire]]:
        """(event, id, data) of a run's events, until the stream ends."""
        headers = {} if last is None else {"Last-Event-ID": str(last)}
        with self.client.stream("GET", f"/runs/{id}/events", headers=headers) as response:
            assert response.status_code == 200
            yield from read_events(response.iter_lines())


def read_events(lines: Iterator[str]) -> Iterator[tuple[str, int, Wire]]:
    """Events from the lines of a stream; the end of one that breaks off is left out."""
    fields: dict[str, str] = {}
    for line in lines:
        if line.startswith(":"):
            continue
        if line:
            name, _, value = line.partition(": ")
            fields[name] = value
        elif fields:
            yield fields["event"], int(fields["id"]), orjson.loads(fields["data"])
            fields = {}


@contextmanager
def lab(**settings: Any) -> Iterator[Lab]:
    """A server of its own for the length of a with-block."""
    app = create_app(Settings(**{"database_url": "sqlite://", **settings}))
    with serving(app) as base:
        found = Lab(base)
        found.streams = app.state.runner.streams
        with found.client:
            yield found


def engines_curves(spec: Wire, changes: list[Wire] | None = None, *, compiled: bool = True) -> dict[str, list[Any]]:
    """The curve as the engine itself has it, in this process."""
    training = Training(read_spec(spec), changes=changes or [], compiled=compiled)
    columns = training.advance().listed()
    return {name: list(columns[name]) for name in COLUMNS}
