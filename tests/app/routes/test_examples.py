"""GET /api/v1/examples: the gallery."""

from __future__ import annotations

import httpx
import pytest

from app.lessons import lessons

NAMES = list(lessons())


def test_the_list_has_every_lesson_with_its_question(client: httpx.Client) -> None:
    listed = client.get("/api/v1/examples").json()
    assert [each["name"] for each in listed] == NAMES
    for each in listed:
        assert each["title"]
        assert "?" in each["question"]
        assert each == {key: client.get(f"/api/v1/examples/{each['name']}").json()[key] for key in each}


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_runs_and_its_notes_stand_at_steps_of_its_walk(client: httpx.Client, name: str) -> None:
    lesson = client.get(f"/api/v1/examples/{name}").json()
    document = client.post("/api/v1/graphs", json={"program": lesson["program"]}).json()
    nodes = document["nodes"]
    operations = [i for i, op in enumerate(nodes["op"]) if op not in ("leaf", "constant")]
    leads = {document["root"]}
    for i in reversed(operations):
        if i in leads:
            leads.update(nodes["operands"][i])
    total = len(operations) + 1 + sum(i in leads for i in operations)
    steps = [note["step"] for note in lesson["notes"]]
    assert 2 <= len(steps) <= 5
    assert steps == sorted(set(steps))
    assert 0 <= steps[0] <= steps[-1] <= total
