"""The training runs: started, listed, looked at, changed, held, gone on with, stopped, removed."""

from __future__ import annotations

from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Body, Depends, Header, Query, Request, Response

from app.errors import Forbidden
from app.lab.changes import apart
from app.lab.forks import resolved
from app.lab.live import Live
from app.lab.owner import owner_of
from app.lab.schemas import NewRate, Run, Runs
from app.lab.written import whole
from app.routes.context import RunnerOf, metered, problems

router = APIRouter(tags=["runs"])

JSON = "application/json"
SPEC = {"requestBody": {"required": True, "content": {JSON: {"schema": {"$ref": "#/components/schemas/TrainingSpec"}}}}}
"""The body of POST /runs: read by `engine.training.reading`, which alone says what is valid."""
ANSWER: dict[int | str, dict[str, Any]] = {200: {"model": Run, "description": "The run as it is now"}}

Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key", min_length=1, max_length=200, pattern=r"^[\x20-\x7e]*$",
        description="The same key again gives the run that it gave before.",
    ),
]  # fmt: skip


async def found(id: str, runner: RunnerOf) -> Live:
    """The run that an address names."""
    return await runner.find(id)


async def own(request: Request, live: Annotated[Live, Depends(found)], runner: RunnerOf) -> Live:
    """The run that an address names, for somebody who may change it."""
    if not runner.lists_all and owner_of(request).name != live.owner:
        raise Forbidden("Only whoever has started the run may change it.")
    return live


Found = Annotated[Live, Depends(found)]
Own = Annotated[Live, Depends(own)]


def written(content: Any, status: int = 200) -> Response:
    return Response(orjson.dumps(content), status, media_type=JSON)


@router.post(
    "/runs",
    status_code=201,
    response_class=Response,
    response_description="It is in the queue, or trained already",
    responses={201: {"model": Run}, **problems(400, 403, 409, 413, 415, 422, 429, 503)},
    openapi_extra=SPEC,
)
async def start_run(request: Request, runner: RunnerOf, key: Key = None) -> Response:
    """Start a training run. The same spec and changes give the same numbers."""
    spent = metered(request)

    async def parameters(id: str, epoch: int) -> dict[str, Any] | None:
        return await runner.parameters_if_known(id, epoch, spent)

    owner = owner_of(request, key)
    told, changes = apart(getattr(request.state, "json", None))
    given = await resolved(told, parameters)
    live = await runner.begin(owner.name, given, changes, key, spent)
    response = written(whole(live), 201)
    response.headers["Location"] = f"/api/v1/runs/{live.id}"
    owner.mark(response)
    return response


@router.get("/runs", response_class=Response, response_description="Newest first", responses={200: {"model": Runs}})
async def runs(
    request: Request,
    runner: RunnerOf,
    before: Annotated[int | None, Query(ge=0, lt=2**53, description="Only runs of a lower number.")] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Response:
    """List the runs: all of them where the server listens on loopback only, else the caller's own."""
    owner = owner_of(request)
    rows = await runner.page(None if runner.lists_all else owner.name, before, limit + 1)
    more = rows[limit - 1]["number"] if len(rows) > limit else None
    response = written({"runs": rows[:limit], "next": more})
    owner.mark(response)
    return response


@router.get("/runs/{id}", response_class=Response, responses={**ANSWER, **problems(404, 503)})
async def run(live: Found) -> Response:
    """A run, its curves so far, and what it ended with."""
    return written(whole(live))


@router.patch("/runs/{id}", response_class=Response, responses={**ANSWER, **problems(400, 403, 404, 409, 413, 415, 422, 503)})
async def change_run(body: Annotated[NewRate, Body()], live: Own, runner: RunnerOf) -> Response:
    """Change the learning rate from the next epoch on; `changes` says which that is."""
    await runner.queue.change(live, body.learning_rate)
    return written(whole(live))


@router.post("/runs/{id}/pause", response_class=Response, responses={**ANSWER, **problems(403, 404, 409, 503)})
async def pause_run(live: Own, runner: RunnerOf) -> Response:
    """Hold a run between two epochs."""
    await runner.queue.pause(live)
    return written(whole(live))


@router.post("/runs/{id}/resume", response_class=Response, responses={**ANSWER, **problems(403, 404, 409, 503)})
async def resume_run(live: Own, runner: RunnerOf) -> Response:
    """Let a paused run go on; it takes its place at the end of the queue."""
    await runner.queue.resume(live)
    return written(whole(live))


@router.post("/runs/{id}/cancel", response_class=Response, responses={**ANSWER, **problems(403, 404, 409, 503)})
async def cancel_run(live: Own, runner: RunnerOf) -> Response:
    """Stop a run for good; what it has come to is kept."""
    await runner.queue.cancel(live)
    return written(whole(live))


@router.delete(
    "/runs/{id}", status_code=204, response_description="It is gone", response_class=Response, responses=problems(403, 404, 503)
)
async def delete_run(live: Own, runner: RunnerOf) -> Response:
    """Remove a run; one that is trained is stopped first."""
    await runner.queue.delete(live)
    return Response(status_code=204)
