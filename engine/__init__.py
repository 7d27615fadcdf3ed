"""Gradwalk's engine: scalar automatic differentiation whose every step can be shown.

Besides the names below, each function of the op table is here: `engine.tanh(x)`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.document import to_document
from engine.errors import EngineError
from engine.functions import FUNCTIONS
from engine.losses import mse
from engine.nn import MLP, Layer, Neuron
from engine.saving import draw_dot, save
from engine.tape import Tape, record
from engine.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    def __getattr__(name: str) -> Callable[..., Any]: ...


__all__ = ["MLP", "EngineError", "Layer", "Neuron", "Tape", "Value", "draw_dot", "mse", "record", "save", "to_document"]

globals().update(FUNCTIONS)
