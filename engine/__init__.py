"""Gradwalk's engine: scalar Values, the tape that walks their graph, networks, and documents of all of it.

Every function of the op table is here too: `engine.tanh(x)` takes a Value or a number.
"""

from engine.document import to_document
from engine.errors import EngineError
from engine.losses import mse
from engine.nn import MLP, Layer, Neuron
from engine.ops import FUNCTIONS, OPS, Op
from engine.tape import Tape, record
from engine.value import Value, function

__all__ = [
    "MLP", "OPS", "EngineError", "Layer", "Neuron", "Op", "Tape", "Value", "mse", "record", "to_document",
]  # fmt: skip

globals().update({name: function(op) for name, op in FUNCTIONS.items()})
