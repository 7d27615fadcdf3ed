"""GET /api/v1/operations: the op table."""

from __future__ import annotations

from fastapi import APIRouter

from app.schemas import Operation
from engine.ops import OPS

router = APIRouter(tags=["catalogue"])


@router.get("/operations", response_description="The rows")
def operations() -> list[Operation]:
    """List the operations: rule, partials, domain, and what is agreed at a kink."""
    return [Operation.model_validate(row.describe()) for row in OPS.values()]
