"""The data that a spec names or brings along: read, measured, made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeAlias

from engine.datasets import DATASETS, Data, dataset, from_csv, from_rows
from engine.datasets.table import misfits
from engine.errors import InvalidRequest
from engine.training.checks import listed
from engine.training.choices import SOFTMAX
from engine.training.fields import Fields
from engine.training.limits import MOST_CLASSES, TrainingLimits
from engine.training.spec import Catalogue, Csv, Rows

Source: TypeAlias = Catalogue | Rows | Csv

FORMS: dict[str, tuple[str, ...]] = {
    "dataset": ("dataset", "samples", "noise", "seed", "classes"),
    "x": ("x", "y"),
    "csv": ("csv", "target", "header"),
}
"""The members of each of the three forms, by the one that tells which it is."""

SOME = Catalogue(next(iter(DATASETS)))


def read_data(top: Fields, limits: TrainingLimits) -> Source:
    """Return what the member `data` names, or some data set if something is wrong. Rows are checked, a CSV text is not.

    Raises LimitExceeded for too many rows.
    """
    given = top.given.get("data")
    if not isinstance(given, Mapping):
        top.wrong("data", 'An object is needed, such as {"dataset": "moons"}.')
        return SOME
    forms = [form for form in FORMS if form in given]
    if len(forms) != 1:
        top.wrong("data", "One of dataset (a name of the catalogue), x (rows, with y) and csv (text, with target) is needed.")
        return SOME
    read: Callable[[Fields, TrainingLimits], Source] = {"dataset": _catalogue, "x": _rows, "csv": _csv}[forms[0]]
    return read(Fields(top.found, given, "data", FORMS[forms[0]]), limits)


def extent(data: Source, output: str) -> tuple[int, int, int]:
    """Return (rows, features, outputs) that the data will have at least, without making any: of a CSV text 1 of each."""
    if isinstance(data, Csv):
        return 1, 1, 1
    if isinstance(data, Rows):
        rows, features, classes = len(data.x), len(data.x[0]), min(len(set(data.y)), MOST_CLASSES)
        is_many = output == SOFTMAX or (classes > 2 and isinstance(data.y[0], str))
    else:
        row = DATASETS[data.dataset]
        rows, classes = _given(row.name) if row.samples is None else (data.samples or row.samples, data.classes or 2)
        features, is_many = len(row.features), output == SOFTMAX or classes > 2
    return rows, features, max(classes, 2) if is_many else 1


def made(data: Source, limits: TrainingLimits) -> Data:
    """Return the data themselves. Raises InvalidRequest for what cannot be read, LimitExceeded for too much of it."""
    if isinstance(data, Catalogue):
        return dataset(data.dataset, data.samples, data.noise, data.seed, data.classes, limits=limits)
    if isinstance(data, Rows):
        return from_rows(data.x, data.y, limits=limits)
    return from_csv(data.csv, data.target, data.header, limits=limits)


def _catalogue(members: Fields, limits: TrainingLimits) -> Catalogue:
    name = members.choice("dataset", next(iter(DATASETS)), "data set", DATASETS)
    row = DATASETS[name]
    given = {option: members.given.get(option) for option in ("samples", "noise", "classes")}
    given["seed"] = members.given.get("seed", Catalogue.seed)
    for option, message in misfits(row, **given):
        members.wrong(option, message)
        given[option] = None
    samples, noise, classes = given["samples"] or row.samples, given["noise"], given["classes"] or row.classes
    return Catalogue(
        name,
        None if samples is None else int(samples),
        row.noise if noise is None else float(noise),
        int(given["seed"] or 0),
        None if classes is None else int(classes),
    )


def _rows(members: Fields, limits: TrainingLimits) -> Source:
    x: Any = members.given["x"]
    y: Any = members.given.get("y")
    for name, given in (("x", x), ("y", y)):
        if message := listed(given):
            members.wrong(name, message)
            return SOME
    try:
        from_rows(x, y, limits=limits)
    except InvalidRequest as error:
        members.found.take(error)
        return SOME
    return Rows(tuple(tuple(map(float, row)) for row in x), tuple(y if isinstance(y[0], str) else map(float, y)))


def _csv(members: Fields, limits: TrainingLimits) -> Csv:
    members.need("csv", "The text of the file is needed.")
    members.need("target", "The column is needed that is to be learnt: its name, or its number.")
    csv = members.text("csv", None)
    is_named = isinstance(members.given.get("target"), str)
    target = members.text("target", None) if is_named else members.integer("target", None)
    return Csv(csv or "", target or 0, members.boolean("header", Csv.header))


@cache
def _given(name: str) -> tuple[int, int]:
    """The rows and classes of a set that is as it is."""
    data = dataset(name)
    return len(data.y), len(data.classes or ())
