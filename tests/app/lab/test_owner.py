"""Whose runs they are."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import Response
from starlette.requests import Request

from app.lab.owner import NAME, owner_of


def request(cookie: str = "", host: str = "10.0.0.1") -> Request:
    headers = [(b"cookie", cookie.encode())] if cookie else []
    scope: dict[str, Any] = {"type": "http", "headers": headers, "client": (host, 1)}
    return Request(scope)


def test_somebody_new_gets_a_cookie_that_no_script_reads() -> None:
    one, two = owner_of(request()), owner_of(request())
    assert one.name != two.name
    assert NAME.fullmatch(one.name)
    response = Response()
    one.mark(response)
    cookie = response.headers["set-cookie"]
    assert cookie.startswith(f"gradwalk={one.name}; HttpOnly;")
    assert "SameSite=lax" in cookie
    again = owner_of(request(f"gradwalk={one.name}"), "a key")
    assert (again.name, again.is_new) == (one.name, False)
    response = Response()
    again.mark(response)
    assert "set-cookie" not in response.headers


@pytest.mark.parametrize(
    "cookie", ["gradwalk=", "gradwalk=x", "gradwalk=" + "a" * 25, 'gradwalk="' + "é" * 24 + '"', "other=1"]
)
def test_a_cookie_of_another_make_is_nobodys(cookie: str) -> None:
    assert owner_of(request(cookie)).is_new


def test_a_key_is_an_owner_by_its_address() -> None:
    assert owner_of(request(), "a key") == owner_of(request(), "a key")
    assert owner_of(request(), "a key") != owner_of(request(), "another")
    assert owner_of(request(), "a key") != owner_of(request(host="10.0.0.2"), "a key")
