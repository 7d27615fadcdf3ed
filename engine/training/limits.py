"""How much one training run may ask for, held against by arithmetic before anything of it is made."""

from __future__ import annotations

from dataclasses import dataclass

from engine.errors import Place
from engine.program.limits import exceeded

MOST_CLASSES = 100
"""With more, what is to be learnt is hardly a kind."""


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

    def hold_rows(self, rows: int, features: int, field: str = "data") -> None:
        """Raise LimitExceeded for too many rows or features; `field` is what in the request asks for the rows."""
        _hold("rows of data", "rows", self.rows, rows, field)
        _hold("features", "features", self.features, features, "data")

    def hold_layers(self, layers: int) -> None:
        """Raise LimitExceeded for a network of too many layers, output included."""
        _hold("layers, output included", "layers", self.layers, layers, "network.hidden")

    def hold_epochs(self, epochs: int) -> None:
        """Raise LimitExceeded for too many epochs."""
        _hold("epochs", "epochs", self.epochs, epochs, "epochs")

    def hold_work(self, rows: int, parameters: int, epochs: int) -> None:
        """Raise LimitExceeded for too many parameters, or for more work than a run may be."""
        _hold("parameters", "parameters", self.parameters, parameters, "network.hidden")
        _hold("for rows × parameters × epochs", "work", self.work, rows * parameters * epochs, "epochs")


LIMITS = TrainingLimits()


def _hold(what: str, limit: str, value: int, asked: int, field: str) -> None:
    if asked > value:
        exceeded(what, limit, value, asked, Place(f"at most {value:,} {what}", field=field))
