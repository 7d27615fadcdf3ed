"""What every request passes first, and what every answer carries."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from app import Settings, create_app
from scripts.serving import serving
from tests.app.conftest import has_safety_headers

ProblemOf = Callable[[httpx.Response], dict[str, Any]]
GRAPHS = "/api/v1/graphs"
BODY = b'{"program": "a = 1"}'
JSON = {"content-type": "application/json"}

ANSWERS = [
    ("GET", "/", 200),
    ("GET", "/docs", 200),
    ("GET", "/problems", 200),
    ("GET", "/healthz", 200),
    ("GET", "/readyz", 200),
    ("GET", "/api/v1/openapi.json", 200),
    ("GET", "/api/v1/operations", 200),
    ("GET", "/static/js/main.js", 200),
    ("HEAD", "/static/js/main.js", 200),
    ("HEAD", "/", 200),
    ("GET", "/static/", 404),
    ("PUT", "/", 405),
]


@pytest.mark.parametrize(("method", "path", "status"), ANSWERS)
def test_every_answer_carries_the_headers_of_safety(client: httpx.Client, method: str, path: str, status: int) -> None:
    response = client.request(method, path)
    assert response.status_code == status
    has_safety_headers(response)


def test_an_answer_that_nothing_has_changed_carries_them_too(client: httpx.Client) -> None:
    first = client.get("/static/js/main.js")
    again = client.get("/static/js/main.js", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    has_safety_headers(again)


def test_the_nonce_of_a_page_is_its_policys_and_new_each_time(client: httpx.Client) -> None:
    pages = [client.get("/") for _ in range(2)]
    nonces = [page.headers["content-security-policy"].split("'nonce-")[1].split("'")[0] for page in pages]
    assert nonces[0] != nonces[1]
    for page, nonce in zip(pages, nonces, strict=True):
        assert nonce in page.text


BAD_BODIES = [
    pytest.param(b"{", JSON, 400, "invalid-json", id="cut off"),
    pytest.param(b'{"program": "a = 1", "inputs": {"a": NaN}}', JSON, 400, "invalid-json", id="NaN"),
    pytest.param(b'{"program": "a = 1", "inputs": {"a": -Infinity}}', JSON, 400, "invalid-json", id="Infinity"),
    pytest.param(b'{"program": "a = 1", "program": "a = 2"}', JSON, 400, "invalid-json", id="a name twice"),
    pytest.param(b'{"program": "\\ud800"}', JSON, 400, "invalid-json", id="half a pair"),
    pytest.param(b'{"program": "\xff"}', JSON, 400, "invalid-json", id="no UTF-8"),
    pytest.param(b"[" * 500_000, JSON, 400, "invalid-json", id="deep"),
    pytest.param(BODY, {}, 415, "unsupported-media-type", id="no type"),
    pytest.param(BODY, {"content-type": "text/plain"}, 415, "unsupported-media-type", id="text"),
    pytest.param(BODY, {"content-type": "application/x-www-form-urlencoded"}, 415, "unsupported-media-type", id="a form"),
    pytest.param(BODY, {"content-type": "application/jsonp"}, 415, "unsupported-media-type", id="nearly JSON"),
    pytest.param(BODY + b" " * (1 << 20), JSON, 413, "too-large", id="just too large"),
    pytest.param(b" " * (20 << 20), JSON, 413, "too-large", id="much too large"),
    pytest.param(BODY, {**JSON, "sec-fetch-site": "cross-site"}, 403, "forbidden", id="from another site"),
    pytest.param(BODY, {**JSON, "sec-fetch-site": "same-site"}, 403, "forbidden", id="from another origin of the site"),
    pytest.param(BODY, {**JSON, "origin": "https://elsewhere.test"}, 403, "forbidden", id="another origin"),
    pytest.param(BODY, {**JSON, "origin": "http://127.0.0.1:1"}, 403, "forbidden", id="another port"),
    pytest.param(BODY, {**JSON, "origin": "null"}, 403, "forbidden", id="an origin that is hidden"),
    pytest.param(BODY, {**JSON, "origin": "http://["}, 403, "forbidden", id="an origin that is none"),
    pytest.param(BODY, {**JSON, "host": "["}, 400, "bad-host", id="a host that is none"),
]


@pytest.mark.parametrize(("body", "headers", "status", "slug"), BAD_BODIES)
def test_a_body_that_is_not_taken_is_a_problem(
    client: httpx.Client, problem_of: ProblemOf, body: bytes, headers: dict[str, str], status: int, slug: str
) -> None:
    response = client.post(GRAPHS, content=body, headers=headers)
    told = problem_of(response)
    assert (response.status_code, told["type"]) == (status, f"/problems/{slug}")


@pytest.mark.parametrize("path", ["/api/v1/exports/dot", "/api/v1/links", GRAPHS])
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_no_method_that_changes_is_open_to_another_site(client: httpx.Client, method: str, path: str) -> None:
    assert client.request(method, path, headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_a_body_in_pieces_is_measured_too(client: httpx.Client, problem_of: ProblemOf) -> None:
    def pieces() -> Iterator[bytes]:
        yield b'{"program": "'
        for _ in range(32):
            yield b"a" * (1 << 16)
        yield b'"}'

    response = client.post(GRAPHS, content=pieces(), headers=JSON)
    assert "content-length" not in response.request.headers
    assert problem_of(response)["status"] == 413


def test_a_client_that_asks_first_is_refused_before_it_sends(base_url: str) -> None:
    address = urlsplit(base_url)
    with socket.create_connection((str(address.hostname), int(address.port or 0)), timeout=10) as connection:
        connection.sendall(
            f"POST {GRAPHS} HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Type: application/json\r\n"
            "Content-Length: 999999999\r\nExpect: 100-continue\r\n\r\n".encode()
        )
        assert connection.recv(64).startswith(b"HTTP/1.1 413")


GOOD_HEADERS = [
    JSON,
    {"content-type": "Application/JSON; charset=utf-8"},
    {**JSON, "sec-fetch-site": "same-origin"},
    {**JSON, "sec-fetch-site": "none"},
]


@pytest.mark.parametrize("headers", GOOD_HEADERS)
def test_a_program_that_is_no_browser_and_the_servers_own_page_are_let_in(
    client: httpx.Client, headers: dict[str, str]
) -> None:
    assert client.post(GRAPHS, content=BODY, headers=headers).status_code == 200
    own = {"origin": str(client.base_url).rstrip("/")}
    assert client.post(GRAPHS, content=BODY, headers={**headers, **own}).status_code == 200


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd"])
@pytest.mark.parametrize("path", ["/", "/docs", "/api/v1/operations", "/static/js/main.js"])
def test_an_answer_is_compressed_as_the_client_likes(client: httpx.Client, path: str, encoding: str) -> None:
    plain = client.get(path, headers={"accept-encoding": "identity"})
    response = client.get(path, headers={"accept-encoding": encoding})
    assert "content-encoding" not in plain.headers
    assert response.headers["content-encoding"] == encoding
    assert "accept-encoding" in response.headers["vary"].lower()
    assert int(response.headers.get("content-length", 0)) < len(plain.content)
    if path.startswith(("/api", "/static")):
        assert response.content == plain.content


@pytest.mark.parametrize("path", ["/", "/healthz", "/api/v1/examples", "/static/js/main.js", "/nothing", GRAPHS])
def test_head_answers_as_get_without_the_body(client: httpx.Client, path: str) -> None:
    plain = {"accept-encoding": "identity"}
    get, head = client.get(path, headers=plain), client.head(path, headers=plain)
    assert (head.status_code, head.content) == (get.status_code, b"")
    for name in ("content-type", "content-length", "allow"):
        assert head.headers.get(name) == get.headers.get(name)


HOSTS = [
    ("gradwalk.example", 200),
    ("GRADWALK.example:8000", 200),
    ("[::1]:8000", 200),
    ("elsewhere.example", 400),
    ("gradwalk.example.elsewhere.example", 400),
    ("127.0.0.1", 400),
    ("", 400),
]


def test_only_the_hosts_of_the_setting_are_answered(problem_of: ProblemOf) -> None:
    settings = Settings(database_url="sqlite://", allowed_hosts="gradwalk.example, [::1]")
    with serving(create_app(settings)) as base, httpx.Client(base_url=base) as client:
        for host, status in HOSTS:
            response = client.get("/healthz", headers={"host": host})
            assert response.status_code == status, host
            if status == 400:
                assert problem_of(response)["type"] == "/problems/bad-host"


def test_a_mistake_of_the_server_says_nothing_of_its_inside(problem_of: ProblemOf, caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(Settings(database_url="sqlite://"))

    @app.get("/broken")
    def broken() -> None:
        raise RuntimeError("SELECT secret FROM /a/path.py")

    with serving(app) as base:
        response = httpx.get(f"{base}/broken")
    told = problem_of(response)
    assert told["type"] == "/problems/internal"
    assert "secret" not in response.text
    assert "SELECT secret" in caplog.text


def test_a_body_limit_of_ones_own(problem_of: ProblemOf) -> None:
    with serving(create_app(Settings(database_url="sqlite://", body_bytes=30))) as base:
        assert httpx.post(base + GRAPHS, content=BODY, headers=JSON).status_code == 200
        told = problem_of(httpx.post(base + GRAPHS, content=BODY + b" " * 30, headers=JSON))
    assert told["type"] == "/problems/too-large"
    assert json.dumps(30) in told["detail"]
