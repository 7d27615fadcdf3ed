"""The pages for people: nothing on them comes from elsewhere."""

from __future__ import annotations

import hashlib
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import httpx
import pytest

from app.assets import Assets, Loaded

IMPORTED = re.compile(r"""(?:^|[\n;])import\b[^;]*?["'](\.[^"']+)["'];""")
PAGES = ["/", "/train", "/docs", "/problems", "/problems/syntax-error"]


class Page(HTMLParser):
    """What a page loads, and the attributes that the policy would refuse."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.inline: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("script", "img", "iframe", "source") or (tag == "link" and given.get("rel") != "canonical"):
            self.loads.append(given.get("src") or given.get("href") or "")
        self.inline += [name for name in given if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and not given.get("src")):
            self.inline.append(tag)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_only_what_this_server_has(client: httpx.Client, path: str) -> None:
    response = client.get(path)
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    page = Page(response.text)
    assert page.loads
    for address in page.loads:
        assert address.startswith("/static/")
        assert client.get(address).status_code == 200, address
    assert page.inline == []


def test_the_readable_api_has_every_path_status_and_shape(client: httpx.Client) -> None:
    described = client.get("/api/v1/openapi.json").json()
    text = client.get("/docs").text
    for path in described["paths"]:
        assert f"<code>{path}</code>" in text
    for name in described["components"]["schemas"]:
        assert f'id="{name}"' in text
    assert "Problem</a>" in text
    assert "Successful Response" not in text
    assert f"curl -s {client.base_url.join('/api/v1/graphs')} -H" in text


def test_each_operation_of_the_api_has_a_short_name_of_its_own(client: httpx.Client) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    names = [operation["operationId"] for methods in paths.values() for operation in methods.values()]
    assert len(set(names)) == len(names)
    assert all("api" not in name for name in names)


def test_static_files_are_kept_for_good_under_the_version_that_the_page_names(client: httpx.Client) -> None:
    assert client.get("/").headers["cache-control"] == "no-cache"
    for address in Page(client.get("/").text).loads:
        assert client.get(address).headers["cache-control"] == "public, max-age=31536000, immutable", address


@pytest.mark.parametrize("path", ["/static/js/main.js", "/static/v-0123456789ab/js/main.js"])
def test_static_files_without_the_present_version_are_asked_after_at_each_visit(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-cache"


def test_the_version_is_that_of_what_the_files_hold(tmp_path: Path) -> None:
    here, there = (tmp_path / name / "js" / "main.js" for name in ("here", "there"))
    for script in (here, there):
        script.parent.mkdir(parents=True)
        script.write_text("let a = 1;")
    os.utime(there, (1, 1))  # as installers do that leave no trace of when
    assets = Assets(tmp_path / "here")
    before = assets.version()
    assert assets.version() == before
    assert Assets(tmp_path / "there").version() == before
    here.write_text("let a = 2;")
    assert assets.version() != before
    there.write_text("let b = 1;")
    os.utime(there, (1, 1))
    assert Assets(tmp_path / "there").version() != before


@pytest.mark.parametrize(("path", "first"), [("/", "js/main.js"), ("/train", "js/train/main.js")])
def test_a_page_names_every_script_that_its_first_one_imports(client: httpx.Client, path: str, first: str) -> None:
    named = {each for each in Page(client.get(path).text).loads if each.endswith(".js")}
    assert any(script.endswith(f"/{first}") for script in named)
    for script in named:
        for imported in IMPORTED.findall(client.get(script).text):
            assert urljoin(script, imported) in named, (script, imported)


def a_page(static: Path) -> Assets:
    """Static files of two scripts and two style sheets, and what they were joined to."""
    sources = {
        "js/main.js": 'import {a} from "./a.js";\nshow(a);',
        "js/a.js": "export const a = 1;",
        "css/page.css": '@import "base.css";\n@import "more/own.css";\n',
    }
    joined = {"bundle/js/main.js": 'import{a}from"./chunk.js";show(a);', "bundle/js/chunk.js": "export let a=1;"}
    for path, text in {**sources, **joined}.items():
        (static / path).parent.mkdir(parents=True, exist_ok=True)
        (static / path).write_text(text)
    made_of = {path: hashlib.sha256(text.encode()).hexdigest() for path, text in sources.items()}
    manifest = {"sources": made_of, "scripts": {"js/main.js": ["js/chunk.js"]}}
    (static / "bundle" / "manifest.json").write_text(json.dumps(manifest))
    return Assets(static)


SOURCES = ["/css/base.css", "/css/more/own.css"]


def test_a_page_loads_the_bundle_until_one_of_its_sources_is_edited(tmp_path: Path) -> None:
    assets = a_page(tmp_path)
    assets.version()
    assert assets.loaded("js/main.js", "css/page.css") == Loaded("/bundle", ["/bundle/js/chunk.js"], ["/bundle/css/page.css"])
    (tmp_path / "js" / "a.js").write_text("export const a = 22;")
    assets.version()
    assert assets.loaded("js/main.js", "css/page.css") == Loaded("", ["/js/a.js"], SOURCES)
    (tmp_path / "js" / "main.js").write_text("show(3);")
    assets.version()
    assert assets.loaded("js/main.js", "css/page.css") == Loaded("", [], SOURCES)


@pytest.mark.parametrize(
    "manifest",
    [
        '{"sources": ',
        "[]",
        '{"sources": [], "scripts": {}}',
        '{"sources": {"js/gone.js": ""}, "scripts": {}}',
        '{"sources": {}, "scripts": {"js/another.js": []}}',
    ],
)
def test_a_page_loads_its_sources_where_the_bundle_is_no_use(tmp_path: Path, manifest: str) -> None:
    assets = a_page(tmp_path)
    (tmp_path / "bundle" / "manifest.json").write_text(manifest)
    assets.version()
    assert assets.loaded("js/main.js", "css/page.css") == Loaded("", ["/js/a.js"], SOURCES)
