"""GET /healthz and /readyz: liveness and readiness."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from starlette.concurrency import run_in_threadpool

from app.problems import problem
from app.routes.context import KernelsOf, StoreOf, problems
from app.schemas import Readiness

router = APIRouter(tags=["health"])


@router.get("/healthz", response_description="It lives")
async def alive() -> dict[str, str]:
    """Answers while the process lives."""
    return {"status": "ok"}


@router.get("/readyz", response_model=Readiness, response_description="They can", responses=problems(503))
async def ready(request: Request, store: StoreOf, kernels: KernelsOf) -> Response:
    """Whether requests can be served. Where the database cannot be reached, the problem says the same two things."""
    reachable = await run_in_threadpool(store.reachable)
    state = Readiness(database="ok" if reachable else "unreachable", kernels=kernels.state).model_dump()
    if reachable:
        return JSONResponse(state)
    detail = "The database cannot be reached."
    return problem("unavailable", detail, request.url.path, facts=state, headers={"Retry-After": "5"})
