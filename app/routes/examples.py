"""GET /api/v1/examples: the gallery."""

from __future__ import annotations

from fastapi import APIRouter

from app.errors import NotFound
from app.lessons import lessons
from app.routes.context import problems
from app.schemas import Example, ExampleEntry

router = APIRouter(tags=["catalogue"])


@router.get("/examples", response_description="The lessons, in the order of the gallery")
def examples() -> list[ExampleEntry]:
    """List the lessons: each opens on a question."""
    return list(lessons().values())


@router.get("/examples/{name}", response_description="The lesson", responses=problems(404))
def example(name: str) -> Example:
    """One lesson: its program, notes that belong to steps of its walk, and what to try at the end."""
    found = lessons().get(name)
    if found is None:
        raise NotFound(f"There is no such example; there are {', '.join(lessons())}.")
    return found
