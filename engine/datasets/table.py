"""The table of data sets, and the one way into it."""

from __future__ import annotations

from difflib import get_close_matches
from math import isfinite
from typing import NoReturn

from engine.datasets import drawn, given
from engine.datasets.data import Data
from engine.datasets.row import DataSet
from engine.errors import InvalidRequest, Place, UnknownName
from engine.training.limits import LIMITS, TrainingLimits

DATASETS: dict[str, DataSet] = {row.name: row for row in (*drawn.ROWS, *given.rows(given.shipped()))}

LARGEST_NOISE = 10.0
LARGEST_SEED = 2**32 - 1
"""What NumPy's generator takes."""


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
    _applies("samples", samples, row, within, taken=row.samples is not None)
    _applies("noise", noise, row, within, taken=row.noise is not None)
    _applies("classes", classes, row, within, taken=bool(row.class_counts))
    samples = (row.samples or 0) if samples is None else samples
    noise = (row.noise or 0.0) if noise is None else noise
    kinds = (row.class_counts[0] if row.class_counts else 0) if classes is None else classes
    if not _whole(samples) or samples < (0 if row.samples is None else 1):
        _invalid("samples", "A whole number from 1 is needed.", within)
    if isinstance(noise, bool) or not isinstance(noise, int | float) or not (isfinite(noise) and 0 <= noise <= LARGEST_NOISE):
        _invalid("noise", f"A number from 0 to {LARGEST_NOISE:g} is needed.", within)
    if not _whole(seed) or not 0 <= seed <= LARGEST_SEED:
        _invalid("seed", f"A whole number from 0 to {LARGEST_SEED:,} is needed.", within)
    if not _whole(kinds) or (row.class_counts and kinds not in row.class_counts):
        _invalid("classes", f"One of {', '.join(map(str, row.class_counts))} is needed.", within)
    limits.hold_rows(samples, len(row.features), f"{within}samples")
    return row.make(samples, noise, seed, kinds)


def _applies(option: str, given: object, row: DataSet, within: str, *, taken: bool) -> None:
    if given is not None and not taken:
        _invalid(option, f"The data set {row.name} has no choice of {option}: leave it out.", within)


def _whole(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool)


def _invalid(option: str, message: str, within: str) -> NoReturn:
    field = within + option
    raise InvalidRequest(f"{field}: {message}", places=[Place(message, field=field)])
