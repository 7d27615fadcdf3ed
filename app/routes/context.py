"""What routes take from the application, and the responses that all of them document."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from starlette.requests import ClientDisconnect

from app.errors import TooMuchWork
from app.graphs import Graphs
from app.kernels import Kernels
from app.lab.runner import Runner
from app.problems import MEDIA_TYPE
from app.schemas import GraphDocument
from app.settings import Settings
from app.store import Store
from engine.exports import EXPORTS, PACKED, Export


def _graphs(request: Request) -> Graphs:
    graphs: Graphs = request.app.state.graphs
    return graphs


def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


def _kernels(request: Request) -> Kernels:
    kernels: Kernels = request.app.state.kernels
    return kernels


def _runner(request: Request) -> Runner:
    """The runs; whoever asks for one is likely to have one trained soon, so processes are got ready."""
    runner: Runner = request.app.state.runner
    runner.warm()
    return runner


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


GraphsOf = Annotated[Graphs, Depends(_graphs)]
StoreOf = Annotated[Store, Depends(_store)]
KernelsOf = Annotated[Kernels, Depends(_kernels)]
RunnerOf = Annotated[Runner, Depends(_runner)]
SettingsOf = Annotated[Settings, Depends(_settings)]


def address(request: Request) -> str:
    """Whom the work is counted for."""
    return request.client.host if request.client else ""


def metered(request: Request) -> Callable[[float], None]:
    """What counts seconds of work for whoever asks. Raises TooMuchWork for an address beyond its share."""
    meter, own = request.app.state.graphs.meter, address(request)
    if wait := meter.wait(own):
        raise TooMuchWork(wait)

    def spent(seconds: float) -> None:
        meter.add(own, seconds)

    return spent


QUALITY = re.compile(r"q=(0(\.\d{0,3})?|1(\.0{0,3})?)", re.IGNORECASE)


def _form(request: Request) -> Export:
    """The form of a graph document that the client would rather have: JSON, unless Accept names the packed one."""
    wanted = {}
    for each in ",".join(request.headers.getlist("accept")).split(","):
        name, *parameters = (part.strip() for part in each.split(";"))
        quality = next(filter(None, map(QUALITY.fullmatch, parameters)), None)
        wanted[name.lower()] = float(quality[1]) if quality else 1.0
    packed = wanted.get(PACKED.media_type, 0)
    json = next((wanted[name] for name in (EXPORTS["json"].media_type, "application/*", "*/*") if name in wanted), 0)
    return PACKED if packed and packed >= json else EXPORTS["json"]


FormOf = Annotated[Export, Depends(_form)]

GRAPH: dict[str, Any] = {
    "model": GraphDocument,
    "content": {
        EXPORTS["json"].media_type: {},
        PACKED.media_type: {"schema": {"type": "string", "format": "binary", "description": PACKED.purpose}},
    },
}
"""What a route that answers with a graph document says of it, for the OpenAPI."""


def graph_answer(content: bytes, form: Export) -> Response:
    """A graph document as an answer, which says how long it is: once it is compressed, nothing else would."""
    headers = {"Uncompressed-Length": str(len(content)), "Vary": "Accept"}
    return Response(content, media_type=form.media_type, headers=headers)


async def unless_gone(request: Request, work: Coroutine[Any, Any, bytes]) -> bytes:
    """The result of the work, which is cancelled if the client goes away. Raises ClientDisconnect then."""
    working = asyncio.create_task(work)
    watching = asyncio.create_task(_gone(request))
    try:
        await asyncio.wait([working, watching], return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise ClientDisconnect
        return working.result()
    finally:
        working.cancel()
        watching.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problem responses of a route, for the OpenAPI."""
    titles = {400: "Not JSON, or a host that is not served here", 403: "From another site, or not yours to change",
              404: "Not found", 409: "Does not fit its state", 413: "Too large",
              415: "Not application/json", 422: "Not valid, or the program has a fault", 429: "Too much work",
              503: "Not available now"}  # fmt: skip
    return {status: _documented(titles[status]) for status in statuses}


def _documented(title: str) -> dict[str, Any]:
    return {"description": title, "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


ANY_PROBLEM: dict[int | str, dict[str, Any]] = {"default": _documented("Any other problem")}
"""What every route documents; without it FastAPI would promise an answer of its own for 422."""
