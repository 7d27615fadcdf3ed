"""What is asked about a run's epochs: parameters, the graph of a pass, the decision surface; and its data and its events."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Path, Query, Request, Response
from fastapi.sse import EventSourceResponse, ServerSentEvent

from app.lab.schemas import EpochParameters, Samples, Surface
from app.lab.streams import Streams
from app.pool import Overloaded
from app.routes.context import GRAPH, FormOf, RunnerOf, SettingsOf, graph_answer, metered, problems
from app.routes.runs import JSON, Found
from engine.errors import InvalidRequest

router = APIRouter(tags=["runs"])

Epoch = Annotated[int, Path(alias="k", ge=0, lt=2**53, description="0: as initialised; at most the epochs that are done.")]
Row = Annotated[int | None, Query(ge=0, lt=2**53)]


async def stream(live: Found, runner: RunnerOf) -> AsyncIterator[Streams]:
    """A listener's place, if there is one left, and word of the run, until the answer has ended.

    They are not the generator's of the events: one that is given up while it hands an event over ends when it is collected.
    """
    if runner.streams.is_full:
        raise Overloaded("Too many streams of events are open.")
    with runner.streams.place():
        async with runner.watching(live):
            yield runner.streams


@router.get(
    "/runs/{id}/events", response_class=EventSourceResponse, response_description="The events", responses=problems(404, 503)
)
async def events(
    live: Found,
    streams: Annotated[Streams, Depends(stream)],
    last: Annotated[str, Header(alias="Last-Event-ID", description="Go on behind this event.")] = "",
) -> AsyncIterator[ServerSentEvent]:
    """Follow a run: `epoch` (new rows of the curves, at most 20 times a second), `state`, and `done`, after which it ends.

    The id of an event is the number of the first row that is still to come.
    """
    row = int(last) if last.isascii() and last.isdigit() and len(last) < 16 else 0
    async for event in streams.events(live, row):
        yield event


def _answer(described: dict[str, Any]) -> dict[str, Any]:
    answers = {200: {"description": "It is known", **described}, **problems(404, 422, 429, 503)}
    return {"response_class": Response, "responses": answers}


@router.get("/runs/{id}/samples", **_answer({"model": Samples}))
async def samples(request: Request, live: Found, runner: RunnerOf) -> Response:
    """The run's data, as its network is given them."""
    return Response(await runner.epochs.samples(live, metered(request)), media_type=JSON)


@router.get("/runs/{id}/epochs/{k}", **_answer({"model": EpochParameters}))
async def parameters(request: Request, live: Found, epoch: Epoch, runner: RunnerOf) -> Response:
    """The parameters with which an epoch begins."""
    return Response(await runner.epochs.parameters(live, epoch, metered(request)), media_type=JSON)


@router.get("/runs/{id}/epochs/{k}/graph", **_answer(GRAPH))
async def graph_of_pass(
    request: Request,
    live: Found,
    epoch: Epoch,
    form: FormOf,
    runner: RunnerOf,
    settings: SettingsOf,
    sample: Annotated[str, Query(description='A row of the data, or "all" for a whole batch.', pattern=r"^(all|\d{1,15})$")],
    batch: Row = None,
) -> Response:
    """The graph document of a pass: forward, loss, backward, and the update that its batch makes."""
    if sample != "all" and batch is not None:
        raise InvalidRequest.of("batch", "It goes with sample=all: a sample's batch is known.")
    more = {"sample": None if sample == "all" else int(sample), "batch": batch or 0, "run": live.id, "format": form.name}
    content = await runner.epochs.answer("graph", live, epoch, metered(request), **more, limits=asdict(settings.limits))
    return graph_answer(content, form)


@router.get("/runs/{id}/epochs/{k}/surface", **_answer({"model": Surface}))
async def surface(
    request: Request,
    live: Found,
    epoch: Epoch,
    runner: RunnerOf,
    size: Annotated[int, Query(ge=2, le=200, description="Points along a side.")] = 50,
    sample: Annotated[
        Row, Query(description="The row that gives the other features; the train part's means without it.")
    ] = None,
) -> Response:
    """What the network says over a grid of the first two features."""
    content = await runner.epochs.answer("surface", live, epoch, metered(request), size=size, sample=sample)
    return Response(content, media_type=JSON)
