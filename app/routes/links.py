"""POST and GET /api/v1/links: short links for states too long for an address."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Response
from starlette.concurrency import run_in_threadpool

from app.errors import NotFound
from app.routes.context import StoreOf, problems
from app.schemas import Link, LinkCreated, LinkRequest

router = APIRouter(tags=["links"])


@router.post("/links", status_code=201, response_description="It is kept", responses=problems(400, 403, 413, 415, 422, 503))
async def keep_link(body: Annotated[LinkRequest, Body()], store: StoreOf, response: Response) -> LinkCreated:
    """Keep a state; its id cannot be guessed."""
    name = await run_in_threadpool(store.keep_link, body.state)
    response.headers["Location"] = f"/api/v1/links/{name}"
    return LinkCreated(id=name)


@router.get("/links/{id}", response_description="The link", responses=problems(404, 503))
async def link(id: str, store: StoreOf) -> Link:
    """The state that was kept."""
    state = await run_in_threadpool(store.link, id)
    if state is None:
        raise NotFound("There is no such link.")
    return Link(id=id, state=state)
