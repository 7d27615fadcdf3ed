"""GET /healthz and /readyz."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from app import Settings, create_app
from scripts.serving import serving


def test_a_server_that_works_is_alive_and_ready(client: httpx.Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    ready = client.get("/readyz")
    assert (ready.status_code, ready.json()["database"]) == (200, "ok")
    assert ready.json()["kernels"] in {"compiling", "compiled"}  # tests/app/test_kernels.py holds it to the truth


def test_without_its_database_it_is_alive_but_not_ready(
    problem_of: Callable[[httpx.Response], dict[str, Any]], tmp_path: Path
) -> None:
    app = create_app(Settings(database_url=f"sqlite:///{tmp_path}/links.db", kernels="off"))
    (tmp_path / "links.db").mkdir()
    with serving(app) as base:
        assert httpx.get(f"{base}/healthz").status_code == 200
        ready = httpx.get(f"{base}/readyz")
    told = problem_of(ready)
    assert (told["status"], told["database"], told["kernels"]) == (503, "unreachable", "absent")
