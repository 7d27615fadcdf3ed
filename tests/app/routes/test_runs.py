"""Training runs by REST: started, listed, held, changed, forked, removed."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from engine.training.reading import read_spec
from engine.training.training import Training
from tests.app.lab.labs import LONG, SMALL, Lab, Wire, engines_curves, lab

ProblemOf = Callable[[httpx.Response], dict[str, Any]]

KEYS = itertools.count()


@pytest.fixture(scope="module")
def here(compiled: Path) -> Iterator[Lab]:
    """A server that trains one run at a time."""
    with lab(trainers=1) as found:
        yield found


def test_a_run_is_what_the_engine_makes_of_its_spec(here: Lab) -> None:
    begun = here.start(SMALL)
    assert begun["spec"] == read_spec(SMALL).wire()
    assert begun["state"] in ("queued", "running")
    run = here.done(begun["id"])
    assert (run["state"], run["epochs_done"], run["reason"], run["changes"]) == ("done", 30, None, [])
    assert run["curves"] == engines_curves(SMALL)
    training = Training(read_spec(SMALL), compiled=True)
    training.advance()
    assert run["final"] == training.final()


def test_what_a_run_has_no_numbers_of_is_null(here: Lab) -> None:
    spec = {"data": {"dataset": "sine", "samples": 20}, "network": {"hidden": [2]}, "test_fraction": 0, "epochs": 3}
    run = here.done(here.start(spec)["id"])
    for name in ("accuracy", "test_loss", "test_accuracy"):
        assert run["curves"][name] == [None] * 3
        assert run["final"][name] is None
    assert run["curves"]["epoch"] == [0, 1, 2]


def test_data_of_ones_own(here: Lab) -> None:
    rows = {"x": [[0, 0], [0, 1], [1, 0], [1, 1]], "y": ["no", "yes", "yes", "no"]}
    csv = {"csv": "a,b,c\n0,0,no\n0,1,yes\n1,0,yes\n1,1,no\n", "target": "c"}
    runs = [here.done(here.start({**SMALL, "data": data, "test_fraction": 0})["id"]) for data in (rows, csv)]
    assert runs[0]["curves"] == runs[1]["curves"]
    samples = here.client.get(f"/runs/{runs[1]['id']}/samples").json()
    assert samples["features"] == ["a", "b"]
    assert samples["x"] == [[0, 0, 1, 1], [0, 1, 0, 1]]
    assert (samples["classes"], samples["y"], samples["task"]) == (["no", "yes"], [-1, 1, 1, -1], "binary")
    listed = here.client.get("/runs", params={"limit": 2}).json()["runs"]
    assert [each["spec"]["data"] for each in listed] == [{"target": "c", "header": None}, {}]


def test_a_list_goes_page_by_page_from_the_newest_on(here: Lab) -> None:
    ids = [here.done(here.start({**SMALL, "epochs": n})["id"])["id"] for n in (1, 2, 3)]
    first = here.client.get("/runs", params={"limit": 2}).json()
    assert [run["id"] for run in first["runs"]] == [ids[2], ids[1]]
    assert first["runs"][0]["loss"] == here.run(ids[2])["final"]["loss"]
    assert first["runs"][0]["number"] == first["runs"][1]["number"] + 1
    second = here.client.get("/runs", params={"before": first["next"], "limit": 1}).json()
    assert second["runs"][0]["id"] == ids[0]


def test_runs_wait_in_a_queue_whose_places_are_told(here: Lab) -> None:
    first = here.start(LONG)["id"]
    here.until(first, lambda run: run["epochs_done"] > 0)
    second, third = here.start(LONG)["id"], here.start(SMALL)["id"]
    assert [here.run(id)["queue_position"] for id in (first, second, third)] == [None, 1, 2]
    listed = {run["id"]: run for run in here.client.get("/runs").json()["runs"]}
    assert listed[third]["queue_position"] == 2
    assert listed[first]["loss"] is not None
    stopped = here.tell(second, "cancel")
    assert (stopped["state"], stopped["epochs_done"]) == ("stopped", 0)
    assert here.run(third)["queue_position"] == 1
    stopped = here.tell(first, "cancel")
    assert stopped["state"] == "stopped"
    assert stopped["final"]["loss"] > 0
    assert here.done(third)["state"] == "done"


def test_a_run_that_was_held_and_changed_gives_the_numbers_of_its_changes(here: Lab) -> None:
    spec = {**SMALL, "shuffle": True, "epochs": 15_000}
    id = here.start(spec)["id"]
    here.until(id, lambda run: run["epochs_done"] > 0)
    changed = here.client.patch(f"/runs/{id}", json={"learning_rate": 0.01})
    assert changed.status_code == 200
    assert changed.json()["changes"][0]["learning_rate"] == 0.01
    paused = here.tell(id, "pause")
    assert paused["state"] == "paused"
    assert paused["final"] is None
    assert here.run(id) == paused
    assert here.client.patch(f"/runs/{id}", json={"learning_rate": 0.02}).json()["state"] == "paused"
    assert here.tell(id, "resume")["state"] in ("queued", "running")
    ended = here.done(id)
    assert ended["state"] == "done"
    assert [each["learning_rate"] for each in ended["changes"]] == [0.01, 0.02]
    assert ended["changes"][1]["epoch"] == paused["epochs_done"]
    assert ended["curves"] == engines_curves(spec, ended["changes"])


def test_a_fork_begins_with_the_numbers_of_an_epoch(here: Lab) -> None:
    parent = here.done(here.start({**SMALL, "optimizer": {"name": "sgd", "learning_rate": 0.01}})["id"])
    origin = {"run": parent["id"], "epoch": 12}
    fork = here.done(here.start({**parent["spec"], "from": origin, "epochs": 10})["id"])
    assert fork["spec"]["from"] == origin
    assert fork["curves"]["loss"] == parent["curves"]["loss"][12:22]
    begins = here.client.get(f"/runs/{fork['id']}/epochs/0").json()
    assert begins == {**here.client.get(f"/runs/{parent['id']}/epochs/12").json(), "epoch": 0}
    assert here.client.delete(f"/runs/{parent['id']}").status_code == 204
    again = here.done(here.start(fork["spec"])["id"])  # it brings its numbers along
    assert again["curves"] == fork["curves"]


def test_a_fork_of_nothing_is_refused(here: Lab, problem_of: ProblemOf) -> None:
    for origin in ({"run": "nothing", "epoch": 0}, {"run": here.done(here.start(SMALL)["id"])["id"], "epoch": 31}):
        told = problem_of(here.client.post("/runs", json={**SMALL, "from": origin}))
        assert (told["status"], told["errors"][0]["field"]) == (422, "from")


def test_a_run_that_is_removed_is_gone_and_stops(here: Lab, problem_of: ProblemOf) -> None:
    id = here.start(LONG)["id"]
    here.until(id, lambda run: run["epochs_done"] > 0)
    assert here.client.delete(f"/runs/{id}").status_code == 204
    for method, path in (("GET", ""), ("DELETE", ""), ("GET", "/events"), ("GET", "/epochs/0"), ("POST", "/pause")):
        assert problem_of(here.client.request(method, f"/runs/{id}{path}"))["status"] == 404
    assert here.done(here.start(SMALL)["id"])["state"] == "done"  # whose turn would not come


def test_what_does_not_fit_a_runs_state_is_a_conflict(here: Lab, problem_of: ProblemOf) -> None:
    id = here.done(here.start(SMALL)["id"])["id"]
    for what in ("pause", "resume", "cancel"):
        assert problem_of(here.client.post(f"/runs/{id}/{what}"))["type"] == "/problems/conflict"
    assert problem_of(here.client.patch(f"/runs/{id}", json={"learning_rate": 1}))["type"] == "/problems/conflict"


RATES: list[Any] = [{}, {"learning_rate": -1}, {"learning_rate": "1"}, {"learning_rate": None}, {"learning_rate": 1, "x": 1}]


@pytest.mark.parametrize("body", RATES)
def test_a_learning_rate_is_a_number_from_0_on(here: Lab, problem_of: ProblemOf, body: Any) -> None:
    id = here.start(SMALL)["id"]
    assert problem_of(here.client.patch(f"/runs/{id}", json=body))["type"] == "/problems/invalid-request"


def test_a_run_that_diverges_ends_with_its_last_finite_numbers(here: Lab) -> None:
    spec = {
        "data": {"dataset": "linear"}, "network": {"hidden": []}, "epochs": 10_000,
        "optimizer": {"name": "sgd", "learning_rate": 5.0},
    }  # fmt: skip
    run = here.done(here.start(spec)["id"])
    assert run["state"] == "diverged"
    assert "finite" in run["reason"]
    assert run["curves"] == engines_curves(spec)
    assert all(isinstance(weight, float) for weight in run["final"]["weights"][0][0])


def test_a_rule_ends_a_run_and_is_told(here: Lab) -> None:
    run = here.done(here.start({**SMALL, "epochs": 100_000, "stop": {"accuracy": 0.5}})["id"])
    assert run["state"] == "stopped"
    assert "accuracy" in run["reason"]


REFUSED: list[tuple[Wire, str, str]] = [
    ({}, "invalid-request", "data"),
    ({"data": {"dataset": "nothing"}}, "invalid-request", "data.dataset"),
    ({**SMALL, "epochs": 10**12}, "limit-exceeded", "epochs"),
    ({**SMALL, "network": {"hidden": [10**9]}}, "limit-exceeded", "network.hidden"),
    ({**SMALL, "surprise": 1}, "invalid-request", "surprise"),
    ({**SMALL, "loss": "cross_entropy"}, "invalid-request", "loss"),
    ({**SMALL, "data": {"csv": "a,b\n1,2\nx,4\n", "target": "b"}}, "invalid-request", "data.csv"),
    ({**SMALL, "data": {"x": [[1], [2, 3]], "y": [1, 2]}}, "invalid-request", "data.x.1"),
]


@pytest.mark.parametrize(("spec", "slug", "field"), REFUSED)
def test_a_spec_that_cannot_be_trained_is_refused(here: Lab, problem_of: ProblemOf, spec: Wire, slug: str, field: str) -> None:
    told = problem_of(here.client.post("/runs", json=spec))
    assert told["type"] == f"/problems/{slug}"
    assert told["errors"][0]["field"] == field


@pytest.mark.parametrize("body", [[], 1, "moons", None])
def test_a_body_that_is_no_object_is_refused(here: Lab, problem_of: ProblemOf, body: Any) -> None:
    assert problem_of(here.client.post("/runs", json=body))["type"] == "/problems/invalid-request"


def test_a_body_may_be_larger_where_a_run_is_started(here: Lab, problem_of: ProblemOf) -> None:
    rows = "".join(f"{n}.5,{n % 2}\n" for n in range(110_000))
    text = "a,b\n" + rows + "x,1\n"
    assert len(text) > 1 << 20
    assert problem_of(here.client.post("/links", json={"state": {"text": text}}))["status"] == 413
    told = problem_of(here.client.post("/runs", json={"data": {"csv": text, "target": "b"}, "epochs": 1}))
    assert told["errors"][0]["field"] == "data.csv"
    assert problem_of(here.client.post("/runs", json={"data": {"csv": text * 8, "target": "b"}}))["status"] == 413


def test_the_same_key_gives_the_same_run(here: Lab, problem_of: ProblemOf) -> None:
    key = f"a key {next(KEYS)} {time.time()}"
    first = here.start(SMALL, idempotency_key=key)
    here.done(first["id"])
    again = here.start(SMALL, idempotency_key=key)
    assert (again["id"], again["state"]) == (first["id"], "done")
    told = problem_of(here.client.post("/runs", json={**SMALL, "epochs": 5}, headers={"idempotency-key": key}))
    assert told["type"] == "/problems/conflict"
    for wrong in ("", "x" * 201, "é"):
        response = here.client.post("/runs", json=SMALL, headers={"idempotency-key": wrong.encode()})
        assert problem_of(response)["type"] == "/problems/invalid-request"


def test_a_key_serves_without_a_cookie_too(here: Lab) -> None:
    def bare() -> httpx.Response:
        return httpx.post(f"{here.client.base_url}runs", json=SMALL, headers={"idempotency-key": "of no browser"})

    first, again = bare(), bare()
    assert first.json()["id"] == again.json()["id"]
    assert first.cookies["gradwalk"] == again.cookies["gradwalk"]


def test_each_has_runs_of_their_own_where_others_are_let_in(problem_of: ProblemOf) -> None:
    with lab(run_list="own", kernels="off") as one:
        id = one.done(one.start(SMALL)["id"])["id"]
        cookie = one.client.cookies.jar
        assert [(each.name, each.path, each.has_nonstandard_attr("HttpOnly")) for each in cookie] == [("gradwalk", "/", True)]
        assert [run["id"] for run in one.client.get("/runs").json()["runs"]] == [id]
        other = one.other()
        assert other.client.get("/runs").json() == {"runs": [], "next": None}
        assert other.run(id) == one.run(id)
        for method, path in (("DELETE", ""), ("PATCH", ""), ("POST", "/cancel")):
            response = other.client.request(method, f"/runs/{id}{path}", json={"learning_rate": 1})
            assert problem_of(response)["type"] == "/problems/forbidden"
        assert one.client.delete(f"/runs/{id}").status_code == 204
        other.client.close()


def test_a_queue_that_is_full_takes_no_more(problem_of: ProblemOf) -> None:
    with lab(trainers=1, queued=1, kernels="off") as full:
        ids = [full.start(LONG)["id"], full.start(LONG)["id"]]
        response = full.client.post("/runs", json=SMALL)
        assert problem_of(response)["type"] == "/problems/unavailable"
        assert int(response.headers["retry-after"]) > 0
        for id in reversed(ids):
            full.client.delete(f"/runs/{id}")
        assert full.done(full.start(SMALL)["id"])["state"] == "done"


def test_a_long_run_makes_room_for_one_that_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.lab.queue.TURN", 0.2)
    with lab(trainers=1, kernels="off") as here:
        long = here.start(LONG)["id"]
        here.until(long, lambda run: run["epochs_done"] > 0)
        assert here.done(here.start(SMALL)["id"])["state"] == "done"
        before = here.run(long)["epochs_done"]
        here.until(long, lambda run: run["epochs_done"] > before and run["state"] == "running")
        here.client.delete(f"/runs/{long}")


def test_a_run_that_was_changed_on_its_way_can_be_had_again(here: Lab, problem_of: ProblemOf) -> None:
    changes = [{"epoch": 3, "learning_rate": 0.5}, {"epoch": 20, "learning_rate": 0.01}]
    run = here.done(here.start({**SMALL, "changes": changes})["id"])
    assert run["changes"] == changes
    training = Training(read_spec(SMALL), changes=changes, compiled=True)
    training.advance()
    assert run["final"] == training.final()
    for wrong, field in (
        ([{"epoch": 3}], "changes.0.learning_rate"),
        ([{"epoch": 1.5, "learning_rate": 0.1}], "changes.0.epoch"),
        ([{"epoch": 1, "learning_rate": -1}], "changes.0.learning_rate"),
        ([{"epoch": 2, "learning_rate": 1}, {"epoch": 1, "learning_rate": 1}], "changes.1.epoch"),
        ("none", "changes"),
    ):
        problem = problem_of(here.client.post("/runs", json={**SMALL, "changes": wrong}))
        assert (problem["status"], problem["errors"][0]["field"]) == (422, field)


@pytest.mark.parametrize("path", ["/runs", "/passes"])
def test_an_infinity_is_no_null(here: Lab, problem_of: ProblemOf, path: str) -> None:
    for data in ({"dataset": "xor"}, {"x": [[0], [1]], "y": [0, 1]}):
        spec = {"data": data, "stop": {"loss": "HUGE"}}
        body = spec if path == "/runs" else {"spec": spec, "epoch": 0, "sample": 0}
        content = json.dumps(body).replace('"HUGE"', "1e400")
        problem = problem_of(here.client.post(path, content=content, headers={"content-type": "application/json"}))
        assert (problem["status"], problem["errors"][0]["field"]) == (422, "stop.loss")
