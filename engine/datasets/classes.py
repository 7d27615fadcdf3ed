"""Names of classes made numbers."""

from __future__ import annotations

from collections.abc import Sequence

from engine.errors import InvalidRequest
from engine.training.limits import MOST_CLASSES

LONGEST_NAME = 80
"""Characters of the name of a class or a feature."""


def numbered(names: Sequence[str], field: str) -> tuple[list[float], tuple[str, ...]]:
    """Return a number for each name, and the distinct names in their order: two are -1 and 1, more are counted from 0.

    Raises InvalidRequest for one class alone, and for so many that the names cannot be those of classes.
    """
    classes = tuple(sorted(set(names)))
    if len(classes) == 1:
        raise InvalidRequest.of(field, f"There is one class only, {classes[0]!r:.40}; it takes two or more to tell apart.")
    if len(classes) > MOST_CLASSES:
        text = (
            f"{len(classes):,} different names of classes are too many, {MOST_CLASSES} are taken; are these meant as numbers?"
        )
        raise InvalidRequest.of(field, text)
    if (longest := max(map(len, classes))) > LONGEST_NAME:
        raise InvalidRequest.of(field, f"The name of a class has {longest:,} characters, {LONGEST_NAME} are taken.")
    first, step = (-1.0, 2.0) if len(classes) == 2 else (0.0, 1.0)
    number = {name: first + step * i for i, name in enumerate(classes)}
    return [number[name] for name in names], classes
