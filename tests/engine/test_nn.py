from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import numpy as np
import pytest

from engine import MLP, Layer, Neuron, Value, mse, record
from engine.errors import EngineError, ProgramError, UnknownName, WrongLength
from engine.nn import ACTIVATIONS
from engine.ops import CONSTANT, OPS
from engine.origin import origin


def test_a_network_draws_weights_then_bias_neuron_by_neuron_from_numpys_stream() -> None:
    np.random.seed(3)
    ours = [parameter.data for parameter in MLP(2, [3, 1]).parameters()]
    np.random.seed(3)
    assert ours == [np.random.randn() for _ in range(13)]
    assert [p.data for p in MLP(2, [3, 1], seed=3).parameters()] == ours
    assert [p.data for p in MLP(2, [3, 1], rng=np.random.RandomState(3)).parameters()] == ours


def test_a_neuron_multiplies_adds_its_bias_first_and_applies_its_activation() -> None:
    neuron = Neuron(2, seed=0)
    (w0, w1), b = neuron.w, neuron.b
    out = neuron([2.0, 3.0])
    assert out.data == (b + w0 * 2.0 + w1 * 3.0).tanh().data
    assert (out.op, out.operands[0].operands[0].operands[0]) == ("tanh", b)
    assert neuron.parameters() == [w0, w1, b]
    assert [p.label for p in neuron.parameters()] == ["w[0]", "w[1]", "b"]


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_an_activation_is_a_row_of_the_table_or_none(activation: str) -> None:
    out = Neuron(1, activation, seed=0)([1.0])
    assert out.op == (activation if activation in OPS else "add")


def test_a_layer_of_one_neuron_gives_its_value_and_more_give_a_list() -> None:
    assert isinstance(Layer(2, 1, seed=0)([1.0, 2.0]), Value)
    outputs = Layer(2, 3, seed=0)([1.0, 2.0])
    assert isinstance(outputs, list)
    assert len(outputs) == 3
    assert isinstance(MLP(2, [1, 1], seed=0)([1.0, 2.0]), Value)


def test_the_last_layer_may_have_an_activation_of_its_own() -> None:
    net = MLP(1, [2, 1], activation="relu", output="linear", seed=0)
    assert [[neuron.activation for neuron in layer.neurons] for layer in net.layers] == [["relu", "relu"], ["linear"]]


@pytest.mark.parametrize(
    ("make", "lengths"),
    [
        (lambda: Neuron(2, seed=0)([1.0, 2.0, 3.0, 4.0]), ("2", "4")),
        (lambda: Layer(3, 2, seed=0)([1.0]), ("3", "1")),
        (lambda: MLP(2, [3, 1], seed=0)([1.0, 2.0, 3.0]), ("2", "3")),
        (lambda: mse([Value(1.0)], [1.0, 0.0]), ("1", "2")),
    ],
)
def test_a_wrong_length_is_an_error_that_names_both(make: object, lengths: tuple[str, str]) -> None:
    with pytest.raises(WrongLength) as caught:
        make()  # type: ignore[operator]
    assert all(length in caught.value.detail for length in lengths)


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda: Neuron(1, seed=0)(3.0), ProgramError),
        (lambda: MLP(2, [], seed=0)([1.0, 2.0]), ProgramError),
        (lambda: mse([], []), ProgramError),
        (lambda: Neuron(1, "thanh"), UnknownName),
    ],
)
def test_what_a_network_cannot_do_is_an_error_with_a_detail(make: object, error: type[EngineError]) -> None:
    with pytest.raises(error, match=r"."):
        make()  # type: ignore[operator]


def test_each_input_number_of_a_call_becomes_one_constant_once() -> None:
    net = MLP(2, [3, 1], seed=0)
    tape = record(net([2.0, 3.0]))  # type: ignore[arg-type]
    assert [tape.value[i] for i, op in enumerate(tape.op) if op == CONSTANT] == [2.0, 3.0]
    x = Value(1.0)
    tape = record(net([x, 3.0]))  # type: ignore[arg-type]
    assert sum(node is x for node in tape.nodes) == 1


def test_nodes_know_the_call_the_layer_and_the_neuron_they_belong_to() -> None:
    with origin.fresh():
        net, second, lone = MLP(2, [2, 1], seed=0), MLP(1, [1], seed=0), Layer(1, 1, seed=0)
        first_call, second_call = net([1.0, 2.0]), net([1.0, 2.0])
        lone_call, neuron_call = lone([1.0]), Neuron(1, seed=0)([1.0])
    groups = record(first_call).group  # type: ignore[arg-type]
    assert groups[:3] == ["parameters/layer 0/neuron 0"] * 3
    assert groups[6:9] == ["parameters/layer 1/neuron 0"] * 3
    assert set(groups[9:]) == {"mlp 0", *(f"mlp 0/layer {path}" for path in ("0/neuron 0", "0/neuron 1", "1/neuron 0"))}
    assert second_call.group == "mlp 1/layer 1/neuron 0"  # type: ignore[union-attr]
    assert second.parameters()[0].group == "parameters/mlp 1/layer 0/neuron 0"
    assert (lone.parameters()[0].group, lone_call.group) == ("parameters/network 2/neuron 0", "layer 0/neuron 0")  # type: ignore[union-attr]
    assert (neuron_call.operands[0].operands[0].group, neuron_call.group) == ("parameters/network 3", "neuron 0")


def test_training_as_in_the_notebook_lowers_the_loss_and_zero_grad_matters() -> None:
    net, xs, target = MLP(2, [3, 4, 1], seed=1), [[2.0, 3.0], [1.0, 2.0], [3.0, 2.0]], [1.0, 0.0, 1.0]
    losses = []
    for _ in range(20):
        loss = mse([net(x) for x in xs], target)  # type: ignore[misc]
        net.zero_grad()
        loss.backward()
        for parameter in net.parameters():
            parameter.value -= 0.01 * parameter.grad
        losses.append(loss.data)
    assert losses == sorted(losses, reverse=True)
    once = [parameter.grad for parameter in net.parameters()]
    loss.backward()
    assert [parameter.grad for parameter in net.parameters()] != once


def test_importing_the_engine_does_not_wait_for_numpy_nor_load_any_web_code() -> None:
    loaded = "import sys, engine; print(*{'numpy', 'fastapi', 'pydantic', 'app', 'torch'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout.strip() == ""


@pytest.mark.parametrize(
    "build", [lambda: Neuron(0), lambda: Layer(2, 0), lambda: Layer(-1, 2), lambda: MLP(2, []), lambda: MLP(2, [3, 0])]
)
def test_a_network_without_an_input_a_layer_or_a_neuron_is_refused(build: Callable[[], object]) -> None:
    with pytest.raises(ProgramError, match="at least one"):
        build()


@pytest.mark.parametrize("numbers", [(), (0,), (1, 2), (0, 1, 2)], ids=str)
def test_a_neurons_sum_is_the_graph_that_operators_make(numbers: tuple[int, ...]) -> None:
    """Also where numbers stand among the inputs or the weights: these become constants just before their product."""
    for among in ("inputs", "weights"):
        graphs = []
        for made_by_operators in (False, True):
            neuron = Neuron(3, "linear", seed=1)
            x = [0.5 if n in numbers and among == "inputs" else Value(0.5) for n in range(3)]
            neuron.w = [2.0 if n in numbers and among == "weights" else w for n, w in enumerate(neuron.w)]  # type: ignore[misc]
            if made_by_operators:
                out = neuron.b
                for weight, value in zip(neuron.w, x, strict=True):
                    out = out + weight * value
            else:
                out = neuron(x)
            out.backward()
            tape = record(out)
            graphs.append((tape.op, tape.operands, tape.value, tape.grad))
        assert graphs[0] == graphs[1]
