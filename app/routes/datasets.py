"""GET /api/v1/datasets: the catalogue of data sets, and the numbers of one."""

from __future__ import annotations

from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict, Field, FiniteFloat

from app.errors import NotFound
from app.routes.context import SettingsOf, problems
from engine.datasets import DATASETS, LARGEST_NOISE, dataset
from engine.datasets.data import Task
from engine.training.checks import LARGEST_SEED

router = APIRouter(tags=["catalogue"])


class DataSetEntry(BaseModel):
    """A data set as the catalogue lists it."""

    name: str
    title: str
    description: str
    task: Annotated[Task, Field(description="What is learnt: a number, one of two classes, or one of several.")]
    features: Annotated[list[str], Field(description="Names of x0, x1, …")]
    samples: Annotated[int | None, Field(description="The default; null where the set is given.")]
    noise: Annotated[float | None, Field(description="The default; null where it does not apply.")]
    seed: Annotated[int | None, Field(description="The default; null where it changes nothing.")]
    classes: Annotated[int | None, Field(description="The default; null where there is no choice.")]
    class_counts: Annotated[list[int], Field(description="The numbers of classes that it can have, where there is a choice.")]
    standardize: Annotated[bool, Field(description="Its features differ in scale: it is learnt best standardised.")]


class Choice(BaseModel):
    """What is chosen of a data set; what is left out is the set's own default."""

    model_config = ConfigDict(extra="forbid")

    samples: Annotated[int | None, Field(ge=1, le=2**53)] = None
    noise: Annotated[FiniteFloat | None, Field(ge=0, le=LARGEST_NOISE, description="Standard deviation.")] = None
    seed: Annotated[int, Field(ge=0, le=LARGEST_SEED)] = 0
    classes: Annotated[int | None, Field(ge=1, le=2**53)] = None


class DataColumns(BaseModel):
    """A data set in columns: x0, x1, … and y."""

    __pydantic_extra__: dict[str, list[float]]
    model_config = ConfigDict(extra="allow")

    name: str
    task: Task
    features: Annotated[list[str], Field(description="Names of x0, x1, …")]
    classes: Annotated[
        list[str] | None,
        Field(
            description="Of two, the first is -1 in y and the second 1; of more, y is the place in this list. Null: numbers."
        ),
    ]
    x0: list[float]
    y: list[float]


@router.get("/datasets", response_description="The data sets, in the order of a menu")
def datasets() -> list[DataSetEntry]:
    """List the data sets, and what can be chosen of each."""
    return [
        DataSetEntry(
            name=row.name,
            title=row.title,
            description=row.description,
            task=row.task,
            features=list(row.features),
            samples=row.samples,
            noise=row.noise,
            seed=0 if row.seeded else None,
            classes=row.classes,
            class_counts=list(row.class_counts),
            standardize=row.standardize,
        )
        for row in DATASETS.values()
    ]


@router.get(
    "/datasets/{name}",
    response_class=Response,
    response_description="Its numbers",
    responses={200: {"model": DataColumns}, **problems(404, 422)},
)
def dataset_of_name(name: str, choice: Annotated[Choice, Query()], settings: SettingsOf) -> Response:
    """One data set as columns; the same choice gives the same numbers."""
    if name not in DATASETS:
        raise NotFound(f"There is no such data set; there are {', '.join(DATASETS)}.")
    data = dataset(name, choice.samples, choice.noise, choice.seed, choice.classes, limits=settings.run_limits, within="")
    columns: dict[str, Any] = {f"x{j}": column for j, column in enumerate(data.x.T.tolist())}
    answer = {"name": name, "task": data.task, "features": data.features, "classes": data.classes, **columns, "y": data.y}
    return Response(orjson.dumps(answer, option=orjson.OPT_SERIALIZE_NUMPY), media_type="application/json")
