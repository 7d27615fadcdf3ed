"""The wire of the lab: what answers about runs look like."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, FiniteFloat

from app.documents import LARGEST, STRICT
from app.lab.states import State
from app.schemas import Number

Weights = list[list[list[Number]]]
Biases = list[list[Number]]


MOST_CHANGES = 10_000


class Change(BaseModel):
    """Another learning rate, from an epoch on."""

    model_config = STRICT

    epoch: Annotated[int, Field(ge=0, le=LARGEST)]
    learning_rate: Annotated[FiniteFloat, Field(ge=0)]


class NewRate(BaseModel):
    """What can be changed in mid-run."""

    model_config = STRICT

    learning_rate: Annotated[FiniteFloat, Field(ge=0, description="From the next epoch on; schedules go on from it.")]


class CurveColumns(BaseModel):
    """A run's curves in columns: one entry for each recorded epoch, of which there are at most 10,000."""

    epoch: list[int]
    loss: Annotated[list[Number], Field(description="Before the epoch's update, l1 and l2 included; of batches, their mean.")]
    accuracy: Annotated[list[Number | None], Field(description="Of the train part as the epoch begins; null: no classes.")]
    test_loss: Annotated[list[Number | None], Field(description="As the epoch begins; null: there is no test part.")]
    test_accuracy: list[Number | None]


class Final(BaseModel):
    """What a run ended with."""

    loss: Annotated[Number, Field(description="Of the whole train part, l1 and l2 included.")]
    accuracy: Number | None
    test_loss: Number | None
    test_accuracy: Number | None
    weights: Annotated[Weights, Field(description="Per layer, per neuron, per input; of a run that diverged, the last finite.")]
    biases: Annotated[Biases, Field(description="Per layer, per neuron.")]


class Standing(BaseModel):
    """How far a run is."""

    state: State
    queue_position: Annotated[int | None, Field(description="1: the next one; null: not in the queue.")]
    epochs_done: int
    reason: Annotated[str | None, Field(description="Why it has ended, or what it waits for, where there is something to say.")]


class Run(Standing):
    """A training run."""

    id: str
    number: Annotated[int, Field(description="By which people call it; counts up.")]
    created: Annotated[str, Field(description="ISO 8601.")]
    spec: Annotated[dict[str, Any], Field(description="As it was sent, with every default.")]
    changes: Annotated[list[Change], Field(description="Of the learning rate; with the spec, all that the numbers depend on.")]
    curves: CurveColumns
    final: Final | None


class ListedRun(Standing):
    """A run in the list."""

    id: str
    number: int
    created: str
    spec: Annotated[dict[str, Any], Field(description="Without rows, text and numbers of one's own.")]
    loss: Annotated[Number | None, Field(description="The last that is known, as are the next three.")]
    accuracy: Number | None
    test_loss: Number | None
    test_accuracy: Number | None


class Runs(BaseModel):
    """A page of the list, newest first."""

    runs: list[ListedRun]
    next: Annotated[int | None, Field(description="What to send as `before` for the next page; null: this is the last.")]


class EpochParameters(BaseModel):
    """The parameters with which an epoch begins."""

    epoch: int
    weights: Weights
    biases: Biases


class Surface(BaseModel):
    """What a network says over a grid, one entry a point."""

    epoch: int
    x0: list[Number]
    x1: Annotated[list[Number], Field(description="Absent where there is one feature.")] = []
    y: Annotated[list[Number], Field(description="The output; of several, the number of the largest.")]
    outputs: Annotated[list[list[Number]], Field(description="A column for each output, where there are several.")] = []


class Samples(BaseModel):
    """A run's data in row order, as the network is given them."""

    features: list[str]
    x: Annotated[list[list[float]], Field(description="A column for each feature.")]
    y: list[float]
    test: Annotated[list[bool], Field(description="Whether a row is of the test part.")]
    classes: list[str] | None
    task: Literal["regression", "binary", "classes"]
    outputs: int
    activations: Annotated[list[str], Field(description="Of each layer, output included.")]
    targets: Annotated[list[list[float]], Field(description="What the loss is given, a column for each output.")]
    means: Annotated[list[float] | None, Field(description="Of the features before they were standardised.")]
    deviations: list[float] | None


class PassRequest(BaseModel):
    """A step of a training that may not be kept any more: computed from its spec alone."""

    model_config = STRICT

    spec: dict[str, Any]
    changes: Annotated[list[Change], Field(max_length=MOST_CHANGES)] = []
    epoch: Annotated[int, Field(ge=0, le=LARGEST)]
    sample: Annotated[int | None, Field(ge=0, le=LARGEST, description="A row of the data.")] = None
    batch: Annotated[int | None, Field(ge=0, le=LARGEST, description="In the place of a sample: a batch of the epoch.")] = None
    run: Annotated[str | None, Field(max_length=100, description="What the text calls the run.")] = None
