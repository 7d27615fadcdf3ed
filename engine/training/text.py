"""A spec's network and loss as the text of a program: the one place that says what a training computes.

What is trained is the tape of these lines (`sample_tape`), and what is walked is their run as a program (`passes.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine import rules
from engine.losses import CALLED, TERM, loss
from engine.nn import LINEAR
from engine.origin import origin
from engine.spreading import numbered
from engine.tape import Tape, record
from engine.training.choices import ADD_INSTEAD_OF_MULTIPLY, SOFTMAX
from engine.training.listing import INDENT, Listing, spelled
from engine.training.moment import Floats
from engine.training.prepared import Prepared
from engine.training.shapes import Shape
from engine.training.spec import Spec
from engine.value import Value


@dataclass(frozen=True, eq=False)
class SampleTape:
    """The tape of one sample's term, of which the samples' x and y and the parameters are the leaves. All else are ids.

    `inputs` are x0, x1, …, `targets` one for each output, `parameters` in the flat order. `decisive` are the nodes by which
    accuracy decides, one for each of the `outputs`; they are what the network gives, or, where the loss has the activation of
    the last layer in it, what it gives once `pending` is applied to them: sigmoid or softmax, else None.
    """

    tape: Tape
    inputs: tuple[int, ...]
    targets: tuple[int, ...]
    parameters: range
    decisive: tuple[int, ...]
    outputs: int
    pending: str | None


def sample_tape(prepared: Prepared, spec: Spec, parameters: Floats) -> SampleTape:
    """Return the tape of one sample with these parameters; its x and y are 0. Its root is the term, without its share."""
    shape = prepared.shape
    decisive = decisive_names(prepared, spec)
    listing = Listing()
    listing.extend(network(prepared, spec), indent=INDENT)
    listing.extend(sample_term(prepared, spec, TERM), indent=INDENT)
    source = f"def sample():\n{listing.text}{INDENT}return {TERM}, {', '.join(decisive)}"
    with origin.fresh():
        names = [name for name, _ in parameter_names(shape)]
        leaves = {name: Value(number) for name, number in zip(names, parameters.tolist(), strict=True)}
        leaves |= {name: Value(0.0) for name in [*input_names(shape), *target_names(shape)]}
        root, *outputs = rules.made(source, "sample", {**CALLED, **leaves})()
    tape = record(root, {**leaves, **dict(zip(decisive, outputs, strict=True))})
    has_activation = loss(spec.loss).scores
    return SampleTape(
        tape,
        tuple([tape.names[name] for name in input_names(shape)]),
        tuple([tape.names[name] for name in target_names(shape)]),
        range(shape.count),
        tuple([tape.names[name] for name in decisive]),
        shape.outputs,
        prepared.activations[-1] if has_activation else None,
    )


def parameter_names(shape: Shape) -> Iterator[tuple[str, str]]:
    """Give the name of each parameter, `w<layer>_<neuron>_<input>` or `b<layer>_<neuron>`, and its group, in the flat order."""
    for layer, (inputs, size) in enumerate(zip(shape.inputs, shape.sizes, strict=True)):
        for neuron in range(size):
            part = f"parameters/layer {layer}/neuron {neuron}"
            for i in range(inputs):
                yield f"w{layer}_{neuron}_{i}", part
            yield f"b{layer}_{neuron}", part


def input_names(shape: Shape) -> list[str]:
    """The names of a sample's inputs, also of a single one."""
    return [f"x{i}" for i in range(shape.features)]


def target_names(shape: Shape) -> list[str]:
    """The names of a sample's targets."""
    return numbered("y", shape.outputs)


def decisive_names(prepared: Prepared, spec: Spec) -> list[str]:
    """The names of the outputs as the loss takes them: `z` before their activation, `out` after it."""
    return numbered("z" if loss(spec.loss).scores else "out", prepared.shape.outputs)


def write_parameters(listing: Listing, shape: Shape, parameters: Floats, gradients: Floats | None = None) -> None:
    """Write a line for each parameter, and one for what its gradient has accumulated."""
    held = [] if gradients is None else gradients.tolist()
    for position, ((name, part), number) in enumerate(zip(parameter_names(shape), parameters.tolist(), strict=True)):
        listing.write(f"{name} = Value({spelled(number)})", part)
        if held and held[position]:
            listing.write(f"{name}.grad = {spelled(held[position])}", part)


def network(prepared: Prepared, spec: Spec) -> Listing:
    """Return the lines that make a sample's outputs of its inputs and the parameters."""
    listing, shape = Listing(), prepared.shape
    product = "({} + {})" if ADD_INSTEAD_OF_MULTIPLY in spec.faults else "{}*{}"
    values = input_names(shape)
    last = len(shape.sizes) - 1
    for layer, (size, activation) in enumerate(zip(shape.sizes, prepared.activations, strict=True)):
        given = [f"h{layer}_{neuron}" for neuron in range(size)]
        call = "" if activation in (LINEAR, SOFTMAX) else activation
        if layer == last:
            given = decisive_names(prepared, spec)
            if loss(spec.loss).scores:
                call = ""
            elif activation == SOFTMAX:
                given = numbered("z", size)
        listing.paragraph(f"Layer {layer}")
        for neuron, name in enumerate(given):
            products = [product.format(f"w{layer}_{neuron}_{i}", x) for i, x in enumerate(values)]
            listing.give(name, [f"b{layer}_{neuron}", *products], f"layer {layer}/neuron {neuron}", call)
        values = given
    if prepared.activations[-1] == SOFTMAX and not loss(spec.loss).scores:
        _write_softmax(listing, values, decisive_names(prepared, spec), f"layer {last}")
    return listing


def _write_softmax(listing: Listing, scores: Sequence[str], outputs: Sequence[str], part: str) -> None:
    """Less the largest score, none of the powers overflows."""
    powers = numbered("e", len(scores))
    listing.write(f"m = max({', '.join(scores)})", part)
    for power, z in zip(powers, scores, strict=True):
        listing.write(f"{power} = exp({z} - m)", part)
    listing.give("total", powers, part)
    for out, power in zip(outputs, powers, strict=True):
        listing.write(f"{out} = {power} / total", part)


def sample_term(prepared: Prepared, spec: Spec, name: str) -> Listing:
    """Return the lines that make a sample's term of its outputs and targets, and give it a name."""
    listing, row = Listing(), loss(spec.loss)
    listing.paragraph(f"{row.title}, of {prepared.activations[-1]}(z)" if row.scores else row.title)
    for given, text in row.assignments(decisive_names(prepared, spec), target_names(prepared.shape)):
        listing.write(f"{name if given == TERM else given} = {text}")
    return listing
