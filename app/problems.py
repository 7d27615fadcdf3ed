"""Problems (RFC 9457): their types, and the one shape in which every error is answered."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import quote

import orjson
from starlette.responses import Response

from engine.errors import (
    EngineError,
    ForbiddenSyntax,
    InvalidRequest,
    LimitExceeded,
    Place,
    ProgramError,
    SyntaxProblem,
    UnknownName,
)

MEDIA_TYPE = "application/problem+json"
LARGEST = 4096
"""Bytes of an answer; what is longer is cut."""
ECHOED = 80
"""Characters of what a caller has sent that an answer repeats at most."""


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A kind of problem: the status it is answered with, its title, and the text of its page."""

    slug: str
    status: int
    title: str
    text: str


def _of(error: type[EngineError]) -> ProblemType:
    return ProblemType(error.slug, 422, error.title, inspect.cleandoc(error.__doc__ or ""))


TYPES: dict[str, ProblemType] = {
    kind.slug: kind
    for kind in (
        ProblemType("invalid-json", 400, "The body is not JSON", "The body of the request is not JSON as RFC 8259 has it. "
                    "NaN and Infinity are no JSON numbers, and a name stands once in an object."),
        ProblemType("bad-host", 400, "The host is not served here", "The Host header names a host that this server does not "
                    "answer for. Which ones it does is its setting GRADWALK_ALLOWED_HOSTS."),
        ProblemType("forbidden", 403, "Not yours to change", "A page of another site has sent this request: only this "
                    "server's own pages, and programs that are no browsers, may change anything here. Or it would change a run "
                    "that somebody else has started, where each has their own list of runs."),
        ProblemType("not-found", 404, "Not found", "There is nothing at this address, or nothing with this name."),
        ProblemType("method-not-allowed", 405, "Method not allowed", "This address exists, but not for this method. The "
                    "header Allow lists those that it has."),
        ProblemType("conflict", 409, "Conflict", "What is asked for does not fit the state that things are in."),
        ProblemType("too-large", 413, "The body is too large", "The body of the request is larger than the server takes."),
        ProblemType("unsupported-media-type", 415, "Only JSON is read", "The body of the request has to be JSON, with the "
                    "header Content-Type: application/json."),
        ProblemType("too-many-requests", 429, "Too much work", "This address has asked for more work than its share. The "
                    "header Retry-After says after how many seconds there is room again."),
        ProblemType("unavailable", 503, "Not available now", "More programs are waiting than the server can run, or its "
                    "database cannot be reached. The header Retry-After says after how many seconds to try again."),
        ProblemType("internal", 500, "The server has made a mistake", "Something that should not have happened. It is "
                    "written in the server's log; the request can be sent again."),
        *map(_of, (InvalidRequest, SyntaxProblem, ForbiddenSyntax, UnknownName, ProgramError, LimitExceeded)),
    )
}  # fmt: skip

FACTS = ("advice", "suggestion", "name", "limit", "value", "asked", "expected", "given", "nodes", "database", "kernels")
"""What a problem may carry beside the members of RFC 9457."""
NAMES = ("name", "suggestion")
"""Those of them that may be the caller's own words."""


def problem(
    slug: str,
    detail: str,
    instance: str,
    *,
    places: Sequence[Place] = (),
    facts: Mapping[str, object] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The answer for a problem: its type's status and title, what happened, and where."""
    kind = TYPES[slug]
    body: dict[str, Any] = {
        "type": f"/problems/{slug}",
        "title": kind.title,
        "status": kind.status,
        "detail": detail[:600],
        "instance": quote(instance)[:ECHOED],
        "errors": [
            {key: _short(x) for key, x in asdict(place).items() if key == "message" or x is not None} for place in places[:8]
        ],
    }
    extra = {key: _short(x, ECHOED if key in NAMES else 300) for key, x in (facts or {}).items() if key in FACTS}
    content = orjson.dumps({**body, **extra})
    while len(content) > LARGEST:  # a control character is six bytes of JSON
        if body["errors"]:
            body["errors"].pop()
        elif extra:
            extra.popitem()
        else:
            body["detail"] = detail[:300]
        content = orjson.dumps({**body, **extra})
    return Response(content, kind.status, dict(headers or {}), MEDIA_TYPE)


def _short(x: object, most: int = 300) -> object:
    return x[:most] if isinstance(x, str) else x
