"""The table of data sets, and the one way into it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from engine.datasets import drawn, given
from engine.datasets.data import Data
from engine.datasets.row import DataSet
from engine.errors import InvalidRequest, Place, UnknownName
from engine.training.checks import LARGEST_SEED, finite, whole
from engine.training.limits import LIMITS, TrainingLimits

DATASETS: dict[str, DataSet] = {row.name: row for row in (*drawn.ROWS, *given.rows(given.shipped()))}

LARGEST_NOISE = 10.0


def dataset(
    name: str,
    samples: int | None = None,
    noise: float | None = None,
    seed: int = 0,
    classes: int | None = None,
    *,
    limits: TrainingLimits = LIMITS,
    within: str = "data.",
) -> Data:
    """Return a data set of the table; the same arguments give the same numbers. What is None is the set's own default.

    `noise` is the standard deviation of what is added to each coordinate, or to y in a regression. Raises UnknownName,
    InvalidRequest for what is out of range or does not apply, and LimitExceeded for too many samples; `within` stands before
    the names of fields in its places.
    """
    row = DATASETS.get(name) if isinstance(name, str) else None
    if row is None:
        near = get_close_matches(str(name)[:60], DATASETS, n=1)
        detail = f"There is no data set {name!r:.60}. There are {', '.join(DATASETS)}."
        place = Place(detail, field=f"{within}dataset")
        raise UnknownName(detail, places=[place], name=name, suggestion=near[0] if near else None)
    wrong = misfits(row, samples, noise, seed, classes)
    if places := [Place(message, field=within + option) for option, message in wrong]:
        raise InvalidRequest.of_all(places)
    samples = row.samples if samples is None else samples
    noise = row.noise if noise is None else noise
    classes = row.classes if classes is None else classes
    limits.hold_rows(int(samples or 0), len(row.features), f"{within}samples")
    return row.make(int(samples or 0), float(noise or 0), int(seed), int(classes or 0))


def misfits(row: DataSet, samples: object, noise: object, seed: object, classes: object) -> Iterator[tuple[str, str]]:
    """Give each option that the data set does not have, or not with this value, and a sentence that says what is needed."""
    for option, value, own, message in (
        ("samples", samples, row.samples, whole(samples, 1)),
        ("noise", noise, row.noise, finite(noise, 0, most=LARGEST_NOISE)),
        ("classes", classes, row.classes, whole(classes) or _count(classes, row)),
    ):
        if value is not None and own is None:
            yield option, f"{row.title} has no choice of {option}: leave it out."
        elif value is not None and message:
            yield option, message
    if message := whole(seed, 0, LARGEST_SEED):
        yield "seed", message


def _count(classes: object, row: DataSet) -> str | None:
    return None if classes in row.class_counts else f"One of {', '.join(map(str, row.class_counts))} is needed."
