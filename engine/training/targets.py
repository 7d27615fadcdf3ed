"""What a loss is given beside a network's outputs: y, encoded as loss and output have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from engine.datasets.data import Data, Task
from engine.errors import InvalidRequest
from engine.training.choices import CROSS_ENTROPY, HINGE, SIGMOID, SOFTMAX
from engine.training.limits import MOST_CLASSES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]


def encoded(data: Data, output: str, loss: str) -> tuple[Task, Floats, tuple[str, ...] | None]:
    """Return the task, "classes" wherever there are several outputs, the targets [outputs, rows] and the classes' names.

    With one output, y stands as it is, save that cross_entropy reads y ≤ 0 as 0 and any other as 1, and hinge reads 0 as −1.
    With several, each row has 1 at its class, and elsewhere −1 where outputs have both signs or the loss is hinge, else 0.
    Raises InvalidRequest where the loss or the output does not fit what is to be learnt.
    """
    import numpy as np

    y, classes = data.y, data.classes
    if output == SOFTMAX or (classes is not None and len(classes) > 2):
        index, names = _classes(data)
        if loss == CROSS_ENTROPY and output != SOFTMAX:
            raise InvalidRequest.of("network.output", f"cross_entropy over {len(names)} classes needs the output softmax.")
        low = -1.0 if loss == HINGE or output not in (SIGMOID, SOFTMAX) else 0.0
        targets = np.full((len(names), len(y)), low)
        targets[index, np.arange(len(y))] = 1.0
        return "classes", targets, names
    if data.task == "regression" and loss in (CROSS_ENTROPY, HINGE):
        raise InvalidRequest.of(
            "loss", f"{loss} is for classes, and y holds numbers: choose mse, or have −1 and 1, or 0 and 1, in y."
        )
    if loss == CROSS_ENTROPY:
        y = np.where(y <= 0, 0.0, 1.0)
    elif loss == HINGE:
        y = np.where(y == 0, -1.0, y)
    return data.task, y[None, :].copy(), classes


def _classes(data: Data) -> tuple[NDArray[np.intp], tuple[str, ...]]:
    """The class of each row, from 0, and all names."""
    import numpy as np

    y, classes = data.y, data.classes
    if classes is not None:
        return (y if len(classes) > 2 else y > 0).astype(np.intp), classes
    values = np.array(data.pair or np.unique(y))
    if not (np.floor(values) == values).all():
        raise InvalidRequest.of("network.output", "softmax is for classes, and y holds fractions: choose linear.")
    if not 2 <= len(values) <= MOST_CLASSES:
        raise InvalidRequest.of(
            "network.output", f"softmax is for 2 to {MOST_CLASSES} classes, and y has {len(values):,}: choose linear."
        )
    return np.searchsorted(values, y), tuple(f"{value:.15g}" for value in values)
