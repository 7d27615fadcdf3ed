"""From POST /api/v1/runs to the run's last event, for a client that is no browser."""

from __future__ import annotations

import statistics
import time
from typing import Any

import httpx

from benchmarks.train.changes import WARM_UP, XOR
from benchmarks.train.epochs import MOONS

SPECS: dict[str, dict[str, Any]] = {
    "one epoch of moons 2-16-16-1": {**MOONS, "epochs": 1},
    "100 epochs of moons 2-16-16-1": {**MOONS, "epochs": 100},
    "500 epochs of xor 2-8-1": XOR,
}


def latencies(base: str, rounds: int) -> dict[str, dict[str, float]]:
    """Return for each spec, in milliseconds: the median until the answer, until the last event, and its 90th percentile."""
    with httpx.Client(base_url=base, timeout=60) as client:
        return {name: _of(client, spec, rounds) for name, spec in SPECS.items()}


def _of(client: httpx.Client, spec: dict[str, Any], rounds: int) -> dict[str, float]:
    seeds = range(WARM_UP + rounds)
    taken = [_once(client, {**spec, "network": {**spec.get("network", {}), "seed": seed}}) for seed in seeds][WARM_UP:]
    answered, done = ([1e3 * each[k] for each in taken] for k in (0, 1))
    return {
        "answered": statistics.median(answered),
        "done": statistics.median(done),
        "p90": statistics.quantiles(done, n=10)[-1],
    }


def _once(client: httpx.Client, spec: dict[str, Any]) -> tuple[float, float]:
    begun = time.perf_counter()
    run = client.post("/api/v1/runs", json=spec).raise_for_status().json()
    answered = time.perf_counter()
    text = client.get(f"/api/v1/runs/{run['id']}/events").raise_for_status().text
    assert "event: done" in text
    return answered - begun, time.perf_counter() - begun
