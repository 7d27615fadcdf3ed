"""GET /api/v1/training-options: all that a training run can be made of, from the engine's tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from app.routes.context import SettingsOf
from app.schemas import RuleTree
from app.training_schema import EXAMPLE
from engine import rules
from engine.losses import LOSSES
from engine.optimizers import OPTIMIZERS
from engine.training.choices import FAULTS, HIDDEN, OUTPUTS
from engine.training.initializations import INITIALIZATIONS
from engine.training.options import Option, of_optimizer, of_schedule
from engine.training.reading import read_spec
from engine.training.schedules import SCHEDULES

router = APIRouter(tags=["catalogue"])


class Assigned(BaseModel):
    """A name, and the rule that gives it its number."""

    name: str
    rule: str
    tree: RuleTree


class OptionEntry(BaseModel):
    """A number that can be chosen."""

    name: str
    default: float
    low: Annotated[float, Field(description="The least that it can be.")]
    high: Annotated[float | None, Field(description="What it has to be less than; null: nothing.")]
    whole: Annotated[bool, Field(description="It is a whole number.")]


class Named(BaseModel):
    """What can be chosen by name, and what it is."""

    name: str
    description: str = ""


class OptimizerEntry(BaseModel):
    """An optimiser; its rules use the parameter p, its gradient g, what is in `state`, and the options."""

    name: str
    options: list[OptionEntry]
    state: Annotated[list[str], Field(description="Numbers kept for each parameter from step to step, 0 at first.")]
    once: Annotated[list[Assigned], Field(description="Computed once a step; t is its number, from 1.")]
    step: Annotated[list[Assigned], Field(description="Done for each parameter, in this order.")]


class ScheduleEntry(Named):
    """A schedule, by epochs counted from 0."""

    options: list[OptionEntry]
    rule: Annotated[str, Field(description="The rate of an epoch.")]
    tree: RuleTree


class LossEntry(BaseModel):
    """A loss; its rules use an output s of a sample and the target y, and the last one gives the sample's term."""

    name: str
    title: str
    reduction: Annotated[str, Field(description='What becomes of the terms over the samples: "mean" or "sum".')]
    scores: Annotated[bool, Field(description="s is the output before its activation.")]
    rule: list[Assigned]
    several: Annotated[list[Assigned], Field(description="The rule for several outputs, where it is another.")]


class TrainingOptions(BaseModel):
    """What a training run can be made of."""

    optimizers: list[OptimizerEntry]
    schedules: list[ScheduleEntry]
    losses: list[LossEntry]
    activations: Annotated[list[Named], Field(description="Of hidden layers; /operations has their rules.")]
    outputs: Annotated[list[Named], Field(description="Activations of the output layer.")]
    initializations: list[Named]
    faults: Annotated[list[Named], Field(description="Mistakes that are made on purpose.")]
    limits: Annotated[dict[str, int], Field(description="What a run can be at most; work is rows × parameters × epochs.")]
    default: Annotated[dict[str, Any], Field(description="A run of which no more is told than its data set.")]


@router.get("/training-options", response_description="The options")
def training_options(settings: SettingsOf) -> TrainingOptions:
    """List the optimisers, schedules, losses, activations, initialisations and faults of training runs, and a default run."""
    return TrainingOptions(
        optimizers=[
            OptimizerEntry(
                name=row.name,
                options=_options(of_optimizer(row.name)),
                state=list(row.state),
                once=_assigned(row.once),
                step=_assigned(row.step),
            )
            for row in OPTIMIZERS.values()
        ],
        schedules=[
            ScheduleEntry(
                name=row.name,
                description=row.description,
                options=_options(of_schedule(row.name)),
                rule=row.formula,
                tree=rules.tree(row.formula),
            )
            for row in SCHEDULES.values()
        ],
        losses=[
            LossEntry(
                name=row.name,
                title=row.title,
                reduction=row.reduction,
                scores=row.scores,
                rule=_assigned(row.rule),
                several=_assigned(row.several),
            )
            for row in LOSSES.values()
        ],
        activations=[Named(name=name) for name in HIDDEN],
        outputs=[Named(name=name) for name in OUTPUTS],
        initializations=[Named(name=row.name, description=row.description) for row in INITIALIZATIONS.values()],
        faults=[Named(name=name, description=said) for name, said in FAULTS.items()],
        limits=asdict(settings.run_limits),
        default=read_spec(EXAMPLE).wire(),
    )


def _assigned(assignments: Iterable[tuple[str, str]]) -> list[Assigned]:
    return [Assigned(name=name, rule=rule, tree=rules.tree(rule)) for name, rule in assignments]


def _options(options: Iterable[Option]) -> list[OptionEntry]:
    return [OptionEntry(**asdict(each), low=each.low, high=each.below, whole=each.is_whole) for each in options]
