"""Data sets that are drawn from a seed. To add one, write where its points lie, and its row.

Coordinates are about -1 to 1. They are kept to four decimals: what people read is what is computed with, and no machine's
sine can differ.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import cos, pi, sin
from typing import TYPE_CHECKING, TypeAlias

from engine.datasets.data import TWO_CLASSES, Data
from engine.datasets.row import DataSet

if TYPE_CHECKING:
    from engine.datasets.data import Floats

DECIMALS = 4

Draw: TypeAlias = Callable[[], float]
"""Draws a number from [0, 1)."""
Point: TypeAlias = Callable[[int, int, float, Draw], tuple[float, float]]
"""Where a sample lies without noise: its class and how many there are, its place among its like from 0 to 1, and draws."""


def moons(kind: int, kinds: int, t: float, draw: Draw) -> tuple[float, float]:
    """Return a point of the upper half circle, class 0, or of the lower one that reaches into it."""
    x, y = cos(pi * t), sin(pi * t)
    if kind == 1:
        x, y = 1 - x, 0.5 - y
    return (x - 0.5) / 1.5, y - 0.25


def circles(kind: int, kinds: int, t: float, draw: Draw) -> tuple[float, float]:
    """Return a point of the outer circle, class 0, or of the inner one."""
    radius = (1.0, 0.45)[kind]
    return radius * cos(2 * pi * t), radius * sin(2 * pi * t)


def xor(kind: int, kinds: int, t: float, draw: Draw) -> tuple[float, float]:
    """Return a point whose coordinates differ in sign for class 1, and in class 0 do not; both are 0.1 or more from 0."""
    sign = 1 if draw() < 0.5 else -1
    x, y = 0.1 + 0.9 * draw(), 0.1 + 0.9 * draw()
    return sign * x, -sign * y if kind == 1 else sign * y


def spiral(kind: int, kinds: int, t: float, draw: Draw) -> tuple[float, float]:
    """Return a point of one of two arms, each of one turn and a quarter."""
    radius, angle = 0.1 + 0.9 * t, 2.5 * pi * t + pi * kind
    return radius * cos(angle), radius * sin(angle)


def blobs(kind: int, kinds: int, t: float, draw: Draw) -> tuple[float, float]:
    """Return the centre of the class, on a circle; the noise makes a blob of it."""
    angle = pi * (1.25 + 2 * kind / kinds)
    return 0.6 * cos(angle), 0.6 * sin(angle)


def line(kind: int, kinds: int, t: float, draw: Draw) -> tuple[float, float]:
    """Return x and 0.8 x - 0.3."""
    x = 2 * t - 1
    return x, 0.8 * x - 0.3


def wave(kind: int, kinds: int, t: float, draw: Draw) -> tuple[float, float]:
    """Return x and sin(π x)."""
    x = 2 * t - 1
    return x, sin(pi * x)


def classified(point: Point, samples: int, noise: float, seed: int, kinds: int) -> Data:
    """Draw points of two or more classes in mixed order; both coordinates have normal noise of this deviation."""
    import numpy as np

    kinds = kinds or 2
    random = np.random.RandomState(seed)
    points = np.array(_points(point, samples, kinds, random.random_sample))
    x = _rounded(points + noise * random.standard_normal(points.shape))
    kind = np.arange(samples) % kinds
    order = random.permutation(samples)
    y = (kind * 2 - 1 if kinds == 2 else kind).astype(np.float64)
    return Data(x[order], y[order], ("x0", "x1"), TWO_CLASSES if kinds == 2 else tuple(str(each) for each in range(kinds)))


def numeric(point: Point, samples: int, noise: float, seed: int, kinds: int) -> Data:
    """Draw points of a function of one feature in mixed order; its values have normal noise of this deviation."""
    import numpy as np

    random = np.random.RandomState(seed)
    points = np.array(_points(point, samples, 1, random.random_sample))
    points[:, 1] += noise * random.standard_normal(samples)
    points = _rounded(points)[random.permutation(samples)]
    return Data(points[:, :1].copy(), points[:, 1].copy(), ("x0",))


def _points(point: Point, samples: int, kinds: int, draw: Draw) -> list[tuple[float, float]]:
    """Return the points, whose class goes round from sample to sample."""
    like = [len(range(kind, samples, kinds)) for kind in range(kinds)]
    return [point(i % kinds, kinds, (i // kinds + 0.5) / like[i % kinds], draw) for i in range(samples)]


def _rounded(values: Floats) -> Floats:
    rounded: Floats = values.round(DECIMALS) + 0.0  # never -0
    return rounded


PLANE = ("x0", "x1")

ROWS = (
    DataSet("moons", "Moons", "Two half circles that reach into each other", "binary", PLANE,
            partial(classified, moons), 200, 0.1),
    DataSet("circles", "Circles", "A circle around another", "binary", PLANE, partial(classified, circles), 200, 0.1),
    DataSet("xor", "XOR", "The second class where the signs of x0 and x1 differ", "binary", PLANE,
            partial(classified, xor), 200, 0.05),
    DataSet("spiral", "Spiral", "Two arms around the same centre", "binary", PLANE, partial(classified, spiral), 200, 0.03),
    DataSet("blobs", "Blobs", "A round cloud for each of two to four classes", "binary", PLANE,
            partial(classified, blobs), 200, 0.2, class_counts=(2, 3, 4)),
    DataSet("linear", "Line", "Numbers near y = 0.8 x0 − 0.3", "regression", ("x0",), partial(numeric, line), 100, 0.1),
    DataSet("sine", "Sine", "Numbers near y = sin(π x0)", "regression", ("x0",), partial(numeric, wave), 100, 0.1),
)  # fmt: skip
