"""How much one training run may ask for, held against by arithmetic before anything of it is made."""

from __future__ import annotations

from dataclasses import dataclass

from engine.program.limits import exceeded

MOST_CLASSES = 100
"""Classes that data of one's own may have: with more, the column is a name or a number rather than a kind."""


@dataclass(frozen=True)
class TrainingLimits:
    """The limits of one training run; each is a setting of the server."""

    parameters: int = 100_000
    layers: int = 32
    """The output layer is one of them."""
    features: int = 1_000
    rows: int = 100_000
    epochs: int = 1_000_000
    work: int = 10**12
    """Rows × parameters × epochs."""

    def hold_rows(self, rows: int, features: int) -> None:
        """Raise LimitExceeded for data that are too many or too wide."""
        if rows > self.rows:
            exceeded("rows of data", "rows", self.rows, rows)
        if features > self.features:
            exceeded("features", "features", self.features, features)

    def hold_layers(self, layers: int) -> None:
        """Raise LimitExceeded for a network of too many layers, output included."""
        if layers > self.layers:
            exceeded("layers, output included", "layers", self.layers, layers)

    def hold_epochs(self, epochs: int) -> None:
        """Raise LimitExceeded for too many epochs."""
        if epochs > self.epochs:
            exceeded("epochs", "epochs", self.epochs, epochs)

    def hold_work(self, rows: int, parameters: int, epochs: int) -> None:
        """Raise LimitExceeded for too many parameters, or for more work than a run may be."""
        if parameters > self.parameters:
            exceeded("parameters", "parameters", self.parameters, parameters)
        if (work := rows * parameters * epochs) > self.work:
            exceeded("for rows × parameters × epochs", "work", self.work, work)
