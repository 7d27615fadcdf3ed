"""What a network's layers, a loss and a fault may be called in a spec."""

from __future__ import annotations

from engine.nn import ACTIVATIONS

HIDDEN: tuple[str, ...] = ACTIVATIONS
"""The activations of hidden layers."""

SOFTMAX = "softmax"
SIGMOID = "sigmoid"

OUTPUTS: tuple[str, ...] = ("linear", "tanh", SIGMOID, SOFTMAX)
"""The activations of the output layer."""

CROSS_ENTROPY = "cross_entropy"
HINGE = "hinge"

NO_ZERO_GRAD = "no_zero_grad"
OVERWRITE_GRADIENTS = "overwrite_gradients"
ADD_INSTEAD_OF_MULTIPLY = "add_instead_of_multiply"

FAULTS: dict[str, str] = {
    NO_ZERO_GRAD: "The gradients are not set to 0 between steps: each step adds its own to those of all steps before it.",
    OVERWRITE_GRADIENTS: "A gradient is written with = in place of +=: of all contributions, the last alone is left.",
    ADD_INSTEAD_OF_MULTIPLY: "A neuron adds weight and input in place of multiplying them.",
}
"""Mistakes that are made on purpose, to see what they do."""


def misfit(loss: str, output: str) -> str | None:
    """Return why the loss cannot be taken after this activation of the output layer, and what to do; None if it can."""
    if loss == CROSS_ENTROPY and output not in (SIGMOID, SOFTMAX):
        return "cross_entropy needs probabilities: choose the output sigmoid, or softmax for several classes."
    if loss == HINGE and output == SOFTMAX:
        return "hinge needs scores of both signs, and softmax gives probabilities: choose the output linear, or cross_entropy."
    return None
