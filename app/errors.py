"""The only pairing of errors with problems."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

import sqlalchemy.exc
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match

from app.pool import Overloaded
from app.problems import ECHOED, problem
from engine.errors import EngineError, Place

log = logging.getLogger("gradwalk")

SLUG_OF_STATUS = {400: "invalid-json", 403: "forbidden", 404: "not-found", 405: "method-not-allowed", 413: "too-large",
                  415: "unsupported-media-type", 503: "unavailable"}  # fmt: skip
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


class NotFound(Exception):
    """Nothing has this name; the detail says what was looked for."""


class Conflict(Exception):
    """What is asked for does not fit the state that things are in; the detail says which."""


class Forbidden(Exception):
    """Whoever asks may not do this; the detail says who may."""


class TooMuchWork(Exception):
    """An address has asked for more work than its share."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"This address has asked for much work; there is room again in {retry_after} seconds.")
        self.retry_after = retry_after


async def on_engine_error(request: Request, error: Exception) -> Response:
    """What a program or a request has wrong: 422."""
    assert isinstance(error, EngineError)
    return problem(error.slug, error.detail, request.url.path, places=error.places, facts=error.facts)


async def on_invalid(request: Request, error: Exception) -> Response:
    """A body or a query that does not fit its schema; the input itself is not repeated."""
    assert isinstance(error, RequestValidationError)
    found: Sequence[dict[str, Any]] = error.errors()
    if any(each["type"] == "json_invalid" for each in found):
        return problem("invalid-json", "The body is not JSON.", request.url.path)
    places: list[Place] = []
    room = ECHOED
    for each in found[:8]:
        field = _field(each["loc"])
        room -= 2 * len(field)  # it stands in the detail, too
        if places and room < 0:
            break
        places.append(Place(each["msg"].removeprefix("Value error, ")[:120], field=field))
    detail = "; ".join(f"{place.field}: {place.message}" for place in places)
    return problem("invalid-request", detail, request.url.path, places=places)


def _field(loc: Sequence[object]) -> str:
    """The field's name; it may be the caller's own invention, and is cut. That it is the name of a member is not said."""
    return ".".join(str(part) for part in loc[1:] if part != "[key]")[: ECHOED // 2] or "body"


async def on_http_error(request: Request, error: Exception) -> Response:
    """What the framework refuses: an unknown path, a wrong method."""
    assert isinstance(error, HTTPException)
    slug = SLUG_OF_STATUS.get(error.status_code, "internal")
    headers = dict(error.headers or {})
    if error.status_code == 405:
        headers["Allow"] = ", ".join(_allowed(request))
        detail = f"This address is for {headers['Allow']}."
    else:
        detail = {404: "There is nothing at this address."}.get(error.status_code, str(error.detail)[:80])
    return problem(slug, detail, request.url.path, headers=headers)


def _allowed(request: Request) -> list[str]:
    """The methods that some route has for this address; a router itself names those of its first route only."""
    scope = {"type": "http", "path": request.scope["path"], "root_path": "", "headers": []}
    if scope["path"].startswith("/static/"):
        return ["GET", "HEAD"]
    routes = request.app.routes
    found = [m for m in METHODS if any(route.matches({**scope, "method": m})[0] == Match.FULL for route in routes)]
    return [*found, "HEAD"] if "GET" in found else found


async def on_database_error(request: Request, error: Exception) -> Response:
    """The database is away, or another has held it for too long."""
    log.warning("the database cannot be used: %s", error)
    return problem("unavailable", "The database cannot be reached.", request.url.path, headers={"Retry-After": "5"})


async def on_not_found(request: Request, error: Exception) -> Response:
    return problem("not-found", str(error), request.url.path)


async def on_conflict(request: Request, error: Exception) -> Response:
    return problem("conflict", str(error), request.url.path)


async def on_forbidden(request: Request, error: Exception) -> Response:
    return problem("forbidden", str(error), request.url.path)


async def on_overload(request: Request, error: Exception) -> Response:
    assert isinstance(error, Overloaded)
    return problem("unavailable", str(error), request.url.path, headers={"Retry-After": str(error.retry_after)})


async def on_too_much_work(request: Request, error: Exception) -> Response:
    assert isinstance(error, TooMuchWork)
    return problem("too-many-requests", str(error), request.url.path, headers={"Retry-After": str(error.retry_after)})


def add_handlers(app: FastAPI) -> None:
    """Let every error that a route raises be answered as a problem."""
    for kind, handler in (
        (EngineError, on_engine_error),
        (RequestValidationError, on_invalid),
        (HTTPException, on_http_error),
        (NotFound, on_not_found),
        (Conflict, on_conflict),
        (Forbidden, on_forbidden),
        (Overloaded, on_overload),
        (TooMuchWork, on_too_much_work),
        (sqlalchemy.exc.OperationalError, on_database_error),
        (sqlalchemy.exc.TimeoutError, on_database_error),
    ):
        app.add_exception_handler(kind, handler)
