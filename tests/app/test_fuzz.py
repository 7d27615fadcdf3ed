"""Whatever is sent, the server answers with a graph or a problem, and never with a fault of its own."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.engine.program import sound, spoiled

REQUESTS = 1_600
SHARES = 4

FORMATS = ("graphs", "exports/json", "exports/dot", "exports/unknown")


def body(chance: random.Random, seed: int) -> bytes:
    """A request: most are whole, with a spoiled or a sound program; some have odd fields, some are no JSON."""
    program = spoiled.program(seed) if chance.random() < 0.7 else sound.program(seed)
    request: dict[str, Any] = {"program": program}
    if chance.random() < 0.3:
        request["inputs"] = {
            chance.choice(["v0", "n0", "loss", "é", ""]): chance.choice([0, -1.5, 1e308, "NaN", None, [1], "x"])
        }
    if chance.random() < 0.3:
        request["pass"] = chance.choice([0, 1, -1, 7, 2**70, 0.5, "0", None, True])
    if chance.random() < 0.05:
        request[chance.choice(["limits", "steps", "__class__", "PROGRAM"])] = {}
    text = json.dumps(request).encode("utf-8", "surrogatepass")
    if chance.random() < 0.1:
        at = chance.randrange(len(text))
        text = (
            text[:at] + chance.choice([b"", b"\xff", b"\0", b'"', b"}", b"[" * 200, b"NaN"]) + text[at + chance.randint(0, 2) :]
        )
    return text


@pytest.mark.parametrize("share", range(SHARES))
def test_any_request_is_answered_with_a_graph_or_a_problem(
    client: httpx.Client, problem_of: Callable[[httpx.Response], dict[str, Any]], share: int
) -> None:
    found: dict[int, int] = {}
    for seed in range(share, REQUESTS, SHARES):
        chance = random.Random(seed)
        where = chance.choice(FORMATS)
        answer = client.post(
            f"/api/v1/{where}", content=body(chance, 10**6 + seed), headers={"content-type": "application/json"}
        )
        found[answer.status_code] = found.get(answer.status_code, 0) + 1
        assert answer.status_code < 500, (seed, answer.text)
        if answer.status_code != 200:
            problem_of(answer)
    assert found[200] > REQUESTS / SHARES / 8
    assert found[422] > REQUESTS / SHARES / 8
    assert client.post("/api/v1/graphs", json={"program": "a = 2\nb = a * a"}).json()["nodes"]["value"] == [2.0, 4.0]
