"""Neurons, layers and networks over Values, with the notebook's signatures. Nodes know the neuron they belong to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.errors import ProgramError, WrongLength
from engine.ops import FUNCTIONS
from engine.origin import group, here
from engine.value import Value, apply, constant

Draw = Callable[[], float]
ACTIVATIONS = ("linear", *[op.name for op in FUNCTIONS.values() if len(op.operands) == 1])


class Module:
    """What has parameters."""

    def parameters(self) -> list[Value]:
        """List the parameters: weights then bias, neuron by neuron."""
        return []

    def zero_grad(self) -> None:
        """Set every parameter's gradient to zero."""
        for parameter in self.parameters():
            parameter.grad = 0.0


class Neuron(Module):
    """activation(b + Σ w·x) of `n` inputs; weights and bias are drawn from the standard normal distribution.

    With `seed` they are the numbers of NumPy's RandomState(seed), else of its global stream. Raises ProgramError for an
    activation that is not in the op table.
    """

    def __init__(
        self, n: int, activation: str = "tanh", *, seed: int | None = None, draw: Draw | None = None,
        place: str | None = None,
    ) -> None:  # fmt: skip
        if activation not in ACTIVATIONS:
            raise ProgramError(f"{activation!r} is no activation; known: {', '.join(ACTIVATIONS)}")
        draw = draw or normal(seed)
        self.activation = activation
        with group(place if place is not None else here.origin.next_network("neuron")):
            self.w = [Value(draw(), label=f"w[{i}]") for i in range(n)]
            self.b = Value(draw(), label="b")

    def parameters(self) -> list[Value]:
        return [*self.w, self.b]

    def __call__(self, x: Sequence[Value | float]) -> Value:
        """The neuron's answer. Raises WrongLength unless there is one input for each weight."""
        return self.answer(x, here.origin.next_call("neuron"))

    def answer(self, x: Sequence[Value | float], place: str) -> Value:
        """The neuron's answer, its nodes in the group `place`."""
        if len(x) != len(self.w):
            raise WrongLength(f"this neuron takes {len(self.w)} inputs, and was given {len(x)}")
        with group(place):
            total = self.b
            for w, x_i in zip(self.w, x, strict=True):
                total = total + w * x_i
            return total if self.activation == "linear" else apply(self.activation, total)


class Layer(Module):
    """`nout` neurons over the same `nin` inputs. A layer of one neuron answers with its Value, not a list."""

    def __init__(
        self, nin: int, nout: int, activation: str = "tanh", *, seed: int | None = None, draw: Draw | None = None,
        place: str | None = None,
    ) -> None:  # fmt: skip
        draw = draw or normal(seed)
        place = place if place is not None else here.origin.next_network("layer")
        self.nin, self.nout = nin, nout
        self.neurons = [Neuron(nin, activation, draw=draw, place=f"{place}/neuron {i}") for i in range(nout)]

    def parameters(self) -> list[Value]:
        return [parameter for neuron in self.neurons for parameter in neuron.parameters()]

    def __call__(self, x: Sequence[Value | float]) -> Value | list[Value]:
        """The neurons' answers. Raises WrongLength unless there are `nin` inputs."""
        place = here.origin.next_call("layer")
        answers = self.answers(inputs(x, self.nin, "layer", place), place)
        return answers[0] if self.nout == 1 else answers

    def answers(self, x: Sequence[Value], place: str) -> list[Value]:
        """The neurons' answers as a list, their nodes in groups below `place`."""
        return [neuron.answer(x, f"{place}/neuron {i}") for i, neuron in enumerate(self.neurons)]


class MLP(Module):
    """Layers one after the other: `nin` inputs, then as many neurons as `nouts` says for each layer.

    `activation` is that of every layer; `output`, where given, that of the last.
    """

    def __init__(
        self, nin: int, nouts: Sequence[int], activation: str = "tanh", output: str | None = None, *,
        seed: int | None = None, draw: Draw | None = None,
    ) -> None:  # fmt: skip
        draw = draw or normal(seed)
        place = here.origin.next_network("mlp")
        sizes = [nin, *nouts]
        last = len(sizes) - 2
        self.layers = [
            Layer(
                sizes[i], sizes[i + 1], output if output is not None and i == last else activation,
                draw=draw, place=f"{place}/layer {i}",
            )
            for i in range(last + 1)
        ]  # fmt: skip

    def parameters(self) -> list[Value]:
        return [parameter for layer in self.layers for parameter in layer.parameters()]

    def __call__(self, x: Sequence[Value | float]) -> Value | list[Value]:
        """The last layer's answers, or its one Value. Raises WrongLength unless there are `nin` inputs."""
        place = here.origin.next_call("mlp")
        answers = inputs(x, self.layers[0].nin if self.layers else len(x), "network", place)
        for i, layer in enumerate(self.layers):
            answers = layer.answers(answers, f"{place}/layer {i}")
        return answers[0] if len(answers) == 1 else answers


def inputs(x: Sequence[Value | float], expected: int, kind: str, place: str) -> list[Value]:
    """The inputs as Values, each bare number one constant in the group `place`.

    Raises WrongLength unless there are `expected` of them.
    """
    if len(x) != expected:
        raise WrongLength(f"this {kind} takes {expected} inputs, and was given {len(x)}")
    with group(place):
        return [x_i if isinstance(x_i, Value) else constant(x_i) for x_i in x]


def normal(seed: int | None) -> Draw:
    """Draws from the standard normal distribution: NumPy's RandomState(seed), or its global stream for None."""
    import numpy as np  # late: the engine without networks needs no NumPy

    stream = np.random.RandomState(seed) if seed is not None else np.random
    return lambda: float(stream.standard_normal())
