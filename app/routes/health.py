"""GET /healthz and /readyz: liveness and readiness."""

from __future__ import annotations

from fastapi import APIRouter, Response
from starlette.concurrency import run_in_threadpool

from app.routes.context import StoreOf
from app.schemas import Readiness

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def alive() -> dict[str, str]:
    """Answers while the process lives."""
    return {"status": "ok"}


@router.get("/readyz", responses={503: {"model": Readiness, "description": "The database cannot be reached"}})
async def ready(store: StoreOf, response: Response) -> Readiness:
    """Whether requests can be served."""
    reachable = await run_in_threadpool(store.reachable)
    response.status_code = 200 if reachable else 503
    return Readiness(database="ok" if reachable else "unreachable", kernels="absent")
