"""What README.md says holds: its Python runs, its calls are answered, its links lead somewhere."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shlex
from itertools import pairwise
from pathlib import Path

import httpx
import pytest

from app.settings import Settings
from scripts.serving import ROOT

TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", TEXT, re.M | re.S)
PYTHON = [text for language, text in BLOCKS if language == "python"]
CALLS = re.findall(r"^curl (.*?[^\\])$", "\n".join(text for language, text in BLOCKS if language == "sh"), re.M | re.S)


@pytest.mark.parametrize("block", PYTHON)
def test_the_python_runs_and_prints_what_its_comments_say(block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # it saves a file
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(block, "README.md", "exec"), {})
    assert out.getvalue().split() == re.findall(r"print\(.*\)\s+# (\S+)", block)


@pytest.fixture(scope="module")
def run(base_url: str) -> str:
    """The id of the run that one of the calls starts, once it has ended."""
    answer = called(next(call for call in CALLS if "/api/v1/runs -H" in call), base_url)
    assert answer.status_code == 201
    name: str = answer.json()["id"]
    events = httpx.get(f"{base_url}/api/v1/runs/{name}/events", timeout=60)
    assert "event: done" in events.text
    return name


def called(call: str, base: str) -> httpx.Response:
    words = shlex.split(call.replace("\\\n", " "))
    options = dict(pairwise(words))
    address = next(word for word in words if word.startswith("localhost:8000"))
    name, _, value = options.get("-H", "accept: */*").partition(": ")
    content = options.get("-d")
    url = base + address.removeprefix("localhost:8000")
    return httpx.request("POST" if content else "GET", url, content=content, headers={name: value})


@pytest.mark.parametrize("call", CALLS)
def test_each_call_is_answered(base_url: str, run: str, call: str) -> None:
    assert called(call.replace("$RUN", run), base_url).status_code in (200, 201)


def test_the_first_call_is_answered_as_it_is_printed(base_url: str) -> None:
    printed = next(json.loads(text) for language, text in BLOCKS if language == "json")
    answer = called(CALLS[0], base_url).json()["nodes"]
    assert {column: answer[column] for column in printed} == printed


def test_every_file_that_it_points_to_is_there() -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", TEXT):
        assert (ROOT / target).exists(), target


def test_every_target_of_make_that_it_names_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"`?make ([a-z]+)", TEXT)) & {"run", "test", "check", "format", "pictures", "clean"}:
        assert re.search(rf"^{target}:", makefile, re.M), target


def test_every_setting_that_it_names_is_one() -> None:
    for name in re.findall(r"GRADWALK_([A-Z_]+[A-Z])", TEXT):
        assert name.lower() in Settings.model_fields
