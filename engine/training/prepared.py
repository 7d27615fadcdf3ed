"""A run's data as its network and its loss are given them: split, standardised, encoded."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from engine.datasets.data import Task
from engine.errors import InvalidRequest
from engine.training.given_data import made
from engine.training.limits import LIMITS, TrainingLimits
from engine.training.shapes import Shape
from engine.training.spec import Catalogue, Spec
from engine.training.targets import encoded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Prepared:
    """All rows of a run, those of the test part among them, in row order."""

    x: Floats
    """[rows, features], standardised where the spec asks for it."""
    y: Floats
    """[rows]: what is to be learnt, as the data have it."""
    targets: Floats
    """[outputs, rows]: what the loss is given beside the outputs."""
    test: NDArray[np.bool_]
    """Of each row, whether it is of the test part."""
    features: tuple[str, ...]
    classes: tuple[str, ...] | None
    """Names of the classes; of two, the first is the one of y ≤ 0. None for numbers."""
    task: Task
    activations: tuple[str, ...]
    """Of each layer, output included."""
    shape: Shape
    means: Floats | None
    """Of each feature over the train part; None where nothing was standardised."""
    deviations: Floats | None
    """By which each feature was divided: the standard deviation over the train part, or 1 where that is 0."""

    @property
    def train_rows(self) -> NDArray[np.intp]:
        """The numbers of the rows of the train part, in row order."""
        import numpy as np

        return np.flatnonzero(~self.test)


def prepared(spec: Spec, limits: TrainingLimits = LIMITS) -> Prepared:
    """Return the data of `spec`, made or read.

    Raises InvalidRequest for data that cannot be read, or that network and loss do not fit; LimitExceeded, before anything is
    computed of the data, for more than a run may have.
    """
    data = made(spec.data, limits)
    rows, features = data.x.shape
    limits.hold_rows(rows, features)
    task, targets, classes = encoded(data, spec.network.layer_activations[-1], spec.loss)
    shape = Shape(features, (*spec.network.hidden, len(targets)))
    limits.hold_work(rows, shape.count, spec.epochs)
    _check_numbers(spec, shape)
    test = _test_part(spec, rows)
    x, means, deviations = standardized(data.x, ~test) if spec.standardize else (data.x, None, None)
    return Prepared(
        x, data.y, targets, test, data.features, classes, task, spec.network.layer_activations, shape, means, deviations
    )


def standardized(x: Floats, train: NDArray[np.bool_]) -> tuple[Floats, Floats, Floats]:
    """Return (x, means, deviations): each feature has mean 0 and deviation 1 over the rows of the train part.

    Raises InvalidRequest where numbers are so large that their squares are infinite.
    """
    import numpy as np

    with np.errstate(over="ignore", invalid="ignore"):
        means, deviations = x[train].mean(axis=0), x[train].std(axis=0)
        deviations[np.ptp(x[train], axis=0) == 0] = 1.0  # rounding may leave a constant some deviation
        x = (x - means) / deviations
    if not np.isfinite(x).all() or not np.isfinite(deviations).all():
        raise InvalidRequest.of("standardize", "The numbers are too large to be standardised: give them in larger units.")
    return x, means, deviations


def _test_part(spec: Spec, rows: int) -> NDArray[np.bool_]:
    """Of each row whether it is drawn for the test: the first of a permutation, rounded down, so that one stays at least.

    The fraction is taken as it is written: 0.29 of 100 are 29, though the float nearest to 0.29 is less.
    """
    import numpy as np

    seed = spec.data.seed if isinstance(spec.data, Catalogue) else spec.network.seed
    test = np.zeros(rows, bool)
    test[np.random.RandomState(seed).permutation(rows)[: int(Decimal(str(spec.test_fraction)) * rows)]] = True
    return test


def _check_numbers(spec: Spec, shape: Shape) -> None:
    """Raise InvalidRequest where the network's own numbers are for other data; that they fit one another was read."""
    weights = spec.network.weights
    if weights is None:
        return
    if len(weights[0][0]) != shape.features:
        raise InvalidRequest.of(
            "network.weights", f"The first layer has {len(weights[0][0])} inputs, and the data have {shape.features} features."
        )
    if len(weights[-1]) != shape.outputs:
        raise InvalidRequest.of(
            "network.weights", f"The last layer has {len(weights[-1])} neurons, and these data need {shape.outputs}."
        )
