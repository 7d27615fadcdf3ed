"""What the wheel and the image are made of."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest

from scripts.serving import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NEEDED = [*PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"]["test"]]


def plain(name: str) -> str:
    """A package's name as the index spells it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~ ]", name)[0]).lower()


PINS = {plain(line) for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if line}


@pytest.mark.parametrize("requirement", NEEDED)
def test_what_is_needed_is_pinned(requirement: str) -> None:
    assert plain(requirement) in PINS


@pytest.mark.parametrize("name", ["package-lock.json", "constraints.txt", ".npmrc", "Dockerfile", "pyproject.toml"])
def test_no_host_of_a_registry_is_written_down(name: str) -> None:
    assert not re.search(r"https?://(?!github\.com|opencollective|tidelift|www\.)", (ROOT / name).read_text(encoding="utf-8"))


def test_browser_libraries_are_pinned_to_one_version() -> None:
    for line in re.findall(r'^    "(?:@?[\w/-]+)": "(.*)"', (ROOT / "package.json").read_text(encoding="utf-8"), re.M):
        assert line[0] not in "^~*<>", line


def test_what_makes_the_page_makes_it_anew_once_it_is_changed() -> None:
    scripts = re.findall(r'"node (scripts/\S+)"', (ROOT / "package.json").read_text(encoding="utf-8"))
    hook = re.search(r"^INPUTS = \((.*?)\)", (ROOT / "hatch_build.py").read_text(encoding="utf-8"), re.M | re.S)
    assert hook is not None
    assert len(scripts) == 2
    assert {*scripts, "package-lock.json"} <= set(re.findall(r'"(.*?)"', hook[1]))


def test_every_script_that_a_worker_begins_with_is_an_entry_of_the_bundle() -> None:
    entries = re.search(r"^const ENTRIES = \[(.*?)\];", (ROOT / "scripts/bundle.mjs").read_text(encoding="utf-8"), re.M | re.S)
    assert entries is not None
    scripts = (file.read_text(encoding="utf-8") for file in (ROOT / "static/js").rglob("*.js"))
    begun = {f"js/{path}" for script in scripts for path in re.findall(r"""workerURL\(["'](.+?)["']\)""", script)}
    assert len(begun) >= 2
    assert begun <= set(re.findall(r'"(.+?)"', entries[1]))


def test_the_page_and_its_templates_go_into_the_wheel() -> None:
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["packages"] == ["app", "engine"]
    assert wheel["force-include"] == {"static": "app/static", "templates": "app/templates"}


def test_the_image_runs_as_nobody_in_particular_and_says_how_it_is() -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    last = text.split("\nFROM ")[-1]
    assert re.search(r"^USER \d{4,}$", last, re.M)
    assert re.search(r"^HEALTHCHECK .*CMD \[", last, re.M)
    assert "COPY . ." not in last
    assert re.search(r"^ENV .*XDG_DATA_HOME=/data XDG_CACHE_HOME=/data/", last, re.M), "what is kept is on the volume"
    assert "/healthz" in last
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert {".git", ".venv", "node_modules", "static/vendor", "static/bundle", "**/__pycache__"} <= set(ignored)
