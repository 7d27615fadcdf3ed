"""Neuron, Layer and MLP with the notebook's signatures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, SupportsFloat, TypeAlias

from engine.errors import ProgramError, UnknownName, WrongLength
from engine.operators import weighted_sum
from engine.ops import OPS
from engine.origin import NETWORK, origin
from engine.value import OPERATORS, Value, constant

Input: TypeAlias = "Value | SupportsFloat"

LINEAR = "linear"
ACTIVATIONS: tuple[str, ...] = (*(row.name for row in OPS.values() if row.group == "activ"), LINEAR)


class Stream(Protocol):
    """A source of random numbers, such as NumPy's RandomState and Generator."""

    def standard_normal(self) -> float:
        """Draw the next one."""
        ...


class Module:
    """What has parameters."""

    def parameters(self) -> list[Value]:
        """Return the parameters, weights then bias, neuron by neuron, layer by layer."""
        raise TypeError(f"{type(self).__name__} has no parameters of its own")

    def zero_grad(self) -> None:
        """Set the gradient of every parameter to 0."""
        for parameter in self.parameters():
            parameter.zero_grad()


class Neuron(Module):
    """activation(w · x + b), with `n` weights `w` and a bias `b` drawn from a normal distribution, in that order.

    `seed` gives the numbers that follow `np.random.seed(seed)`, `rng` those of a generator; without either they come
    from NumPy's global stream. Parameters are labeled `w[0]`, …, `b`.
    Raises UnknownName for an activation that is not in ACTIVATIONS, ProgramError without an input.
    """

    def __init__(self, n: int, activation: str = "tanh", *, seed: int | None = None, rng: Stream | None = None) -> None:
        check_sizes((n, 1))
        self.activation = _known(activation)
        draw = _stream(seed, rng)
        with origin.parameters("neuron"):
            self.w = [Value(draw(), label=f"w[{i}]") for i in range(n)]
            self.b = Value(draw(), label="b")

    def parameters(self) -> list[Value]:
        return [*self.w, self.b]

    def __call__(self, x: Sequence[Input]) -> Value:
        """Return the output for the inputs `x`. Raises WrongLength if there are not as many as weights."""
        _check_length("neuron", len(self.w), x)
        with origin.call("neuron"):
            total = _add_products(self.b, self.w, x)
            activate = OPERATORS.get(self.activation)
            return total if activate is None else activate(total)


class Layer(Module):
    """`nout` neurons side by side, each over the same `nin` inputs. Raises ProgramError unless there is one of each."""

    def __init__(
        self, nin: int, nout: int, activation: str = "tanh", *, seed: int | None = None, rng: Stream | None = None
    ) -> None:
        check_sizes((nin, nout))
        self.nin, self.nout = nin, nout
        stream = _Drawn(_stream(seed, rng))
        with origin.parameters("layer"):
            self.neurons = [Neuron(nin, activation, rng=stream) for _ in range(nout)]

    def parameters(self) -> list[Value]:
        return [parameter for neuron in self.neurons for parameter in neuron.parameters()]

    def forward(self, x: Sequence[Input]) -> list[Value]:
        """Return the outputs of all neurons, as a list even if there is one. Raises WrongLength."""
        _check_length("layer", self.nin, x)
        with origin.call("layer"):
            inputs = [xi if isinstance(xi, Value) else constant(xi) for xi in x]
            return [neuron(inputs) for neuron in self.neurons]

    def __call__(self, x: Sequence[Input]) -> Value | list[Value]:
        """Return the outputs; a layer of one neuron returns its Value itself. Raises WrongLength."""
        outputs = self.forward(x)
        return outputs[0] if self.nout == 1 else outputs


class MLP(Module):
    """Layers one after another: `nin` inputs, then `nouts[i]` neurons in layer i.

    `output` is the activation of the last layer; without it, that of the others. Raises ProgramError without a layer.
    """

    def __init__(
        self,
        nin: int,
        nouts: Sequence[int],
        activation: str = "tanh",
        output: str | None = None,
        *,
        seed: int | None = None,
        rng: Stream | None = None,
    ) -> None:
        sizes = [nin, *nouts]
        check_sizes(sizes)
        activations = [activation] * (len(nouts) - 1) + [output or activation]
        stream = _Drawn(_stream(seed, rng))
        with origin.parameters(NETWORK):
            self.layers = [Layer(sizes[i], sizes[i + 1], activations[i], rng=stream) for i in range(len(nouts))]

    def parameters(self) -> list[Value]:
        return [parameter for layer in self.layers for parameter in layer.parameters()]

    def __call__(self, x: Sequence[Input]) -> Value | list[Value]:
        """Return the last layer's outputs; one output comes as the Value itself. Raises WrongLength."""
        _check_length("MLP", self.layers[0].nin, x)
        with origin.call(NETWORK):
            values: Sequence[Input] = [xi if isinstance(xi, Value) else constant(xi) for xi in x]
            for layer in self.layers:
                outputs = values = layer.forward(values)
        return outputs[0] if len(outputs) == 1 else outputs


_add_products = weighted_sum(Value)


class _Drawn:
    """A function that draws, in the shape of a Stream: one stream goes through a whole network."""

    def __init__(self, draw: Callable[[], float]) -> None:
        self.standard_normal = draw


def _stream(seed: int | None, rng: Stream | None) -> Callable[[], float]:
    if rng is not None:
        return rng.standard_normal
    if seed is None:
        return origin.normal
    import numpy as np  # here, because `import engine` shall not wait for it

    return np.random.RandomState(seed).standard_normal  # the numbers that np.random.seed(seed) gives


def _known(activation: str) -> str:
    if activation not in ACTIVATIONS:
        raise UnknownName(
            f"There is no activation {activation!r:.60}. There are {', '.join(ACTIVATIONS)}.",
            name=activation,
            suggestion=None,
        )
    return activation


def check_sizes(sizes: Sequence[int]) -> None:
    """Raise ProgramError unless there are inputs, `sizes[0]`, and layers of neurons after them."""
    if len(sizes) < 2:
        raise ProgramError("An MLP has at least one layer, as in MLP(2, [3, 1]).")
    if min(sizes) < 1:
        raise ProgramError("A network has at least one input, and each of its layers at least one neuron.")


def _check_length(kind: str, expected: int, x: object) -> None:
    if not hasattr(x, "__len__"):
        raise ProgramError(f"This {kind} takes a list of {expected} numbers, and was given one that is not in a list.")
    if (given := len(x)) != expected:
        inputs = "1 input" if expected == 1 else f"{expected} inputs"
        raise WrongLength(f"This {kind} takes {inputs}, and the list it was given has {given}.", expected=expected, given=given)
