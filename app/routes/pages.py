"""The pages for people: the explorer, the training lab, the readable API, and a page for each type of problem."""

from __future__ import annotations

import functools
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.templating import Jinja2Templates

from app.assets import folder
from app.errors import NotFound
from app.problems import TYPES

router = APIRouter(include_in_schema=False)


@functools.cache
def templates() -> Jinja2Templates:
    """The templates, with escaping on."""
    return Jinja2Templates(folder("templates"))


def page(request: Request, name: str, **context: Any) -> Response:
    """A page from a template, which is given this response's nonce, the place of the static files and which of them to load.

    It is asked for anew at each visit.
    """
    assets = request.app.state.assets
    given = {"nonce": request.state.nonce, "static": f"/static/{assets.version()}", "loaded": assets.loaded, **context}
    return templates().TemplateResponse(request, name, given, headers={"Cache-Control": "no-cache"})


@router.get("/")
def explore(request: Request) -> Response:
    return page(request, "explore.html", limits=request.app.state.graphs.limits)


@router.get("/train")
async def train(request: Request) -> Response:
    """The training lab. Who opens it is about to train: the processes are got ready while the page loads."""
    runner = getattr(request.app.state, "runner", None)
    if runner is not None:
        runner.warm()
    return page(request, "train.html", most_nodes=request.app.state.graphs.limits["nodes"])


@router.get("/docs")
def documentation(request: Request) -> Response:
    return page(request, "docs.html", api=request.app.openapi())


@router.get("/problems")
def problem_types(request: Request) -> Response:
    return page(request, "problems.html", types=TYPES.values())


@router.get("/problems/{slug}")
def problem_type(request: Request, slug: str) -> Response:
    if slug not in TYPES:
        raise NotFound(f"There is no such type of problem; there are {', '.join(TYPES)}.")
    return page(request, "problems.html", types=[TYPES[slug]])
