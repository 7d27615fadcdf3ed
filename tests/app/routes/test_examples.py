"""GET /api/v1/examples: the gallery."""

from __future__ import annotations

import httpx
import pytest

from app.lessons import lessons
from tests.walked import Walked

NAMES = list(lessons())


def test_the_list_has_every_lesson_with_its_question(client: httpx.Client) -> None:
    listed = client.get("/api/v1/examples").json()
    assert [each["name"] for each in listed] == NAMES
    for each in listed:
        assert each["title"]
        assert "?" in each["question"]
        assert each == {key: client.get(f"/api/v1/examples/{each['name']}").json()[key] for key in each}


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_runs_within_the_limits_and_its_passes_with_notes_are_answered(client: httpx.Client, name: str) -> None:
    lesson = client.get(f"/api/v1/examples/{name}").json()
    places = [lesson["opens"], *lesson["notes"]]
    for pass_ in sorted({place["pass"] for place in places}):
        response = client.post("/api/v1/graphs", json={"program": lesson["program"], "pass": pass_})
        assert response.status_code == 200, response.text
        document = Walked(response.json())
        assert all(place["step"] <= document.total for place in places if place["pass"] == pass_)
