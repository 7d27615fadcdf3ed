"""The application, put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from starlette_compress import CompressMiddleware, add_compress_type

from app.assets import Assets, folder
from app.errors import add_handlers
from app.gate import Gate
from app.graphs import Graphs
from app.kernels import Kernels
from app.lab import changes
from app.lab.runner import Runner
from app.routes import (
    datasets,
    epochs,
    examples,
    exports,
    graphs,
    health,
    links,
    operations,
    pages,
    passes,
    runs,
    training_options,
)
from app.routes.context import ANY_PROBLEM
from app.schemas import Problem
from app.settings import Settings
from app.store import Store
from app.training_schema import spec_schema
from engine.exports import PACKED

API = "/api/v1"

DESCRIPTION = """A program in, its computation graph out: every value, every gradient, every local derivative.

Errors are problems (RFC 9457, `application/problem+json`), each with a type whose page exists. Numbers that JSON cannot
carry are the strings "NaN", "Infinity" and "-Infinity"."""


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application with these settings, or those of the environment. Raises pydantic.ValidationError for a wrong one."""
    settings = settings or Settings()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.graphs.pool.start()
        app.state.kernels.start()
        app.state.runner = Runner(settings, app.state.store, app.state.kernels)
        await app.state.runner.start()
        try:
            yield
        finally:
            await app.state.runner.stop()
            app.state.kernels.stop()
            app.state.graphs.pool.stop()
            app.state.store.close()

    app = FastAPI(
        title="Gradwalk",
        version="1",
        description=DESCRIPTION,
        openapi_url=f"{API}/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        telemetry={"tracing": False},
        redirect_slashes=False,
        responses=ANY_PROBLEM,
        generate_unique_id_function=lambda route: route.name,  # what generated clients call their functions
    )
    app.state.assets = Assets(folder("static"))
    app.state.graphs = Graphs(settings)
    app.state.kernels = Kernels(settings.kernels)
    app.state.store = Store(settings.database, settings.links, settings.runs)
    app.state.settings = settings
    for noun in (graphs, exports, operations, examples, datasets, training_options, runs, epochs, passes, links):
        app.include_router(noun.router, prefix=API)
    app.include_router(health.router)
    app.include_router(pages.router)
    app.mount("/static", app.state.assets, name="static")
    add_handlers(app)
    add_compress_type(PACKED.media_type)
    app.add_middleware(CompressMiddleware, zstd_level=1, gzip_level=1, brotli_quality=4, minimum_size=1000)
    app.add_middleware(Gate, hosts=settings.allowed_hosts.split(","), body_bytes=settings.body_bytes,
                       larger={f"{API}/{path}": settings.run_body_bytes for path in ("runs", "passes")})  # fmt: skip
    _document_problems(app, settings)
    return app


def _document_problems(app: FastAPI, settings: Settings) -> None:
    """Let the OpenAPI hold the schemas that routes refer to by name: a problem's, and a training run's."""
    describe = app.openapi

    def openapi() -> dict[str, Any]:
        described = describe()
        spec = spec_schema(settings.run_limits)
        spec["properties"][changes.FIELD] = changes.SCHEMA
        schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        described["components"]["schemas"].update({**schema.pop("$defs"), "Problem": schema, "TrainingSpec": spec})
        return described

    app.openapi = openapi  # type: ignore[method-assign]
