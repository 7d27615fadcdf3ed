"""POST and GET /api/v1/links: what was kept is given back, whatever happens to the server."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from app import Settings, create_app
from scripts.serving import command, serving

ProblemOf = Callable[[httpx.Response], dict[str, Any]]
PATH = "/api/v1/links"
STATE = {"program": "a = 2 # ∂ \U0001f600", "step": 7, "open": ["mlp 0/layer 1"], "x": 1.5, "deep": {"a": [None, True, -0.25]}}

GOOD = [{}, STATE, {"program": "x" * 60_000}, {"": ""}, {"n": 2**53}, {"n": -(2**53)}]


@pytest.mark.parametrize("state", GOOD)
def test_a_state_is_given_back_as_it_was(client: httpx.Client, state: dict[str, Any]) -> None:
    made = client.post(PATH, json={"state": state})
    assert made.status_code == 201
    assert made.headers["location"] == f"{PATH}/{made.json()['id']}"
    assert client.get(made.headers["location"]).json() == {"id": made.json()["id"], "state": state}


def test_ids_are_long_random_and_fit_into_an_address(client: httpx.Client) -> None:
    ids = {client.post(PATH, json={"state": {}}).json()["id"] for _ in range(20)}
    assert len(ids) == 20
    assert all(len(name) >= 12 and name.replace("-", "").replace("_", "").isalnum() for name in ids)


BAD = [
    ({}, "state"),
    ({"state": None}, "state"),
    ({"state": []}, "state"),
    ({"state": "text"}, "state"),
    ({"state": {}, "id": "mine"}, "id"),
    ({"state": {"a": "\0"}}, "state"),
    ({"state": {"\0": 1}}, "state"),
    ({"state": {"a": [{"b": "x\0"}]}}, "state"),
    ({"state": {"a": 2**53 + 1}}, "state"),
    ({"state": {"a": [-(2**60)]}}, "state"),
]


@pytest.mark.parametrize(("body", "field"), BAD)
def test_a_state_that_cannot_be_kept_is_refused(
    client: httpx.Client, problem_of: ProblemOf, body: dict[str, Any], field: str
) -> None:
    told = problem_of(client.post(PATH, json=body))
    assert told["type"] == "/problems/invalid-request"
    assert told["errors"][0]["field"] == field


def test_a_number_beyond_a_float_is_refused(client: httpx.Client, problem_of: ProblemOf) -> None:
    response = client.post(PATH, content=b'{"state": {"a": 1e999}}', headers={"content-type": "application/json"})
    assert problem_of(response)["type"] == "/problems/invalid-request"


def test_a_link_outlives_the_server(tmp_path: Path) -> None:
    settings = Settings(database_url=f"sqlite:///{tmp_path}/sub/links.db")
    with serving(create_app(settings)) as base:
        name = httpx.post(base + PATH, json={"state": STATE}).json()["id"]
    with serving(create_app(settings)) as base:
        assert httpx.get(f"{base}{PATH}/{name}").json()["state"] == STATE


def test_every_link_that_was_acknowledged_survives_kill_9(tmp_path: Path) -> None:
    settings = {"GRADWALK_DATABASE_URL": f"sqlite:///{tmp_path}/links.db"}
    with command("--port", "0", settings=settings) as (process, line):
        base = line.split()[-1]
        kept = {httpx.post(base + PATH, json={"state": {"n": n}}).json()["id"]: n for n in range(10)}
        process.send_signal(signal.SIGKILL)
        process.wait()
    with command("--port", "0", settings=settings) as (_, line):
        base = line.split()[-1]
        assert {name: httpx.get(f"{base}{PATH}/{name}").json()["state"]["n"] for name in kept} == kept


def test_a_database_that_is_away_is_a_problem_that_says_when_to_come_back(problem_of: ProblemOf, tmp_path: Path) -> None:
    app = create_app(Settings(database_url=f"sqlite:///{tmp_path}/links.db"))
    (tmp_path / "links.db").mkdir()
    with serving(app) as base:
        response = httpx.post(base + PATH, json={"state": {}})
        told = problem_of(response)
    assert (told["type"], int(response.headers["retry-after"])) == ("/problems/unavailable", 5)
