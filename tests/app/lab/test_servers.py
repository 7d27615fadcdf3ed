"""Several servers with one database: each knows all runs, and may hold, change and take over those of the others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.app.lab.labs import LONG, SMALL, Lab, engines_curves, lab


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Lab, Lab]]:
    database = tmp_path_factory.mktemp("servers") / "runs.db"
    with ExitStack() as stack:
        one, two = (stack.enter_context(lab(database_url=f"sqlite:///{database}", kernels="off")) for _ in range(2))
        yield one, two


def test_another_servers_run_is_followed_to_its_end(both: tuple[Lab, Lab]) -> None:
    one, two = both
    id = one.start({**SMALL, "shuffle": True, "epochs": 1_500})["id"]
    events = list(two.events(id))
    assert [epoch for _, _, data in events for epoch in data.get("epoch", [])] == list(range(1_500))
    assert events[-1][0] == "done"
    assert two.run(id) == one.run(id)


def test_another_servers_run_is_held_and_goes_on_here(both: tuple[Lab, Lab]) -> None:
    one, two = both
    spec = {**SMALL, "shuffle": True, "epochs": 2_000}
    id = one.start(spec)["id"]
    two.until(id, lambda run: run["epochs_done"] > 0)
    assert two.tell(id, "pause")["state"] == "paused"
    one.until(id, lambda run: run["state"] == "paused")
    changed = two.client.patch(f"/runs/{id}", json={"learning_rate": 0.01}).json()
    assert two.tell(id, "resume")["state"] in ("queued", "running")
    run = one.until(id, lambda run: run["state"] == "done")
    assert run["changes"] == changed["changes"]
    assert run["curves"] == engines_curves(spec, run["changes"], compiled=False)


def test_another_servers_run_is_changed_stopped_and_removed(both: tuple[Lab, Lab]) -> None:
    one, two = both
    id = one.start({**SMALL, "shuffle": True, "epochs": 200_000})["id"]
    one.until(id, lambda run: run["epochs_done"] > 0)
    changed = two.client.patch(f"/runs/{id}", json={"learning_rate": 0.01}).json()
    assert changed["changes"][0]["epoch"] == changed["epochs_done"]
    two.until(id, lambda run: run["epochs_done"] > changed["epochs_done"])
    stopped = one.tell(id, "cancel")
    assert (stopped["state"], stopped["changes"]) == ("stopped", changed["changes"])
    assert two.until(id, lambda run: run["state"] == "stopped")["final"] == stopped["final"]
    long = one.start(LONG)["id"]
    two.client.delete(f"/runs/{long}")
    assert one.done(one.start(SMALL)["id"])["state"] == "done"


def test_a_server_that_leaves_gives_its_runs_to_those_that_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.lab.lease.BEAT", 0.1)
    url = f"sqlite:///{tmp_path / 'runs.db'}"
    with lab(database_url=url, kernels="off") as stays:
        with lab(database_url=url, kernels="off") as leaves:
            id = leaves.start(LONG)["id"]
            before = leaves.until(id, lambda run: run["epochs_done"] > 0)["epochs_done"]
        stays.until(id, lambda run: run["state"] == "running" and run["epochs_done"] >= before)
        assert stays.client.delete(f"/runs/{id}").status_code == 204
