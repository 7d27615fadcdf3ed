"""The text of a network and a loss: what it computes, against PyTorch and finite differences."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.losses import LOSSES
from engine.program import run
from engine.tape import Tape
from engine.training.listing import LONGEST_SUM, WIDEST, Listing, commented, spelled
from engine.training.pass_text import sample_listing
from engine.training.prepared import Prepared
from engine.training.spec import Spec
from engine.training.text import SampleTape, parameter_names, sample_tape
from tests.engine.training.moments import KINDS, moment, numbers, of_kind, read

FAULTS: tuple[list[str], ...] = ([], ["add_instead_of_multiply"])
KIND = pytest.mark.parametrize("loss", LOSSES)


def of_sample(tape: SampleTape, data: Prepared, row: int) -> dict[str | int, float]:
    """What the leaves of a sample are given."""
    return dict(zip((*tape.inputs, *tape.targets), (*data.x[row], *data.targets[:, row]), strict=True))


@KIND
def test_terms_and_gradients_are_those_of_pytorch(loss: str) -> None:
    torch = pytest.importorskip("torch")
    tried = 0
    for kind in KINDS:
        for faults in FAULTS:
            if kind[0] != loss:
                continue
            spec, data = of_kind(kind, faults)
            given = numbers(data)
            ours = sample_tape(data, spec, given)
            for row in (0, 1, 2):
                ours.tape.forward(of_sample(ours, data, row))
                parameters = torch.tensor(given, requires_grad=True)
                outputs, term = theirs(torch, spec, data, parameters, row)
                term.backward()
                grads = [ours.tape.grad[node] for node in ours.parameters]
                assert ours.tape.value[ours.tape.root] == pytest.approx(term.item(), rel=1e-9, abs=1e-12), kind
                assert grads == pytest.approx(parameters.grad.tolist(), rel=1e-9, abs=1e-12), kind
                assert [ours.tape.value[node] for node in ours.decisive] == pytest.approx(outputs.tolist(), rel=1e-9), kind
                tried += 1
    assert tried >= 60


def theirs(torch: Any, spec: Spec, data: Prepared, parameters: Any, row: int) -> tuple[Any, Any]:
    """The outputs as the loss takes them, and the term, by PyTorch."""
    functional = torch.nn.functional
    values, start = torch.tensor(data.x[row]), 0
    has_fault = "add_instead_of_multiply" in spec.faults
    takes_scores = spec.loss == "cross_entropy"
    for layer, (inputs, size) in enumerate(zip(data.shape.inputs, data.shape.sizes, strict=True)):
        rows = parameters[start : start + size * (inputs + 1)].reshape(size, inputs + 1)
        start += size * (inputs + 1)
        w, b = rows[:, :-1], rows[:, -1]
        values = (w + values).sum(1) + b if has_fault else w @ values + b
        activation = data.activations[layer]
        if takes_scores and layer == len(data.shape.sizes) - 1:
            continue
        if activation == "softmax":
            values = torch.softmax(values, 0)
        elif activation != "linear":
            values = getattr(functional, activation)(values)
    y = torch.tensor(data.targets[:, row])
    if takes_scores:
        binary = data.shape.outputs == 1
        return values, (
            functional.binary_cross_entropy_with_logits(values, y) if binary else functional.cross_entropy(values, y.argmax())
        )
    if spec.loss == "hinge":
        return values, functional.relu(1 - y * values).mean()
    return values, functional.mse_loss(values, y, reduction="mean" if spec.loss == "mse" else "sum")


@KIND
def test_gradients_are_those_of_finite_differences(loss: str) -> None:
    h = 1e-6
    for kind in KINDS:
        if kind[0] != loss:
            continue
        for faults in FAULTS:
            spec, data = of_kind(kind, faults)
            given = numbers(data, seed=1)
            ours = sample_tape(data, spec, given)
            tape = ours.tape.forward(of_sample(ours, data, 4))
            grads = [tape.grad[node] for node in ours.parameters]
            for node in ours.parameters:
                up, down = (tape.forward({node: given[node] + step}).value[tape.root] for step in (h, -h))
                tape.forward({node: given[node]})
                assert grads[node] == pytest.approx((up - down) / (2 * h), rel=1e-5, abs=1e-7), (kind, node)


def test_the_tape_tells_which_nodes_are_what() -> None:
    spec, data = of_kind(("cross_entropy", "relu", "softmax", ["a", "b", "c", "a", "b"]), [])
    given = numbers(data)
    ours = sample_tape(data, spec, given)
    assert [ours.tape.value[node] for node in ours.parameters] == given.tolist()
    assert [ours.tape.label[node] for node in ours.parameters] == [name for name, _ in parameter_names(data.shape)]
    assert [ours.tape.label[node] for node in (*ours.inputs, *ours.targets)] == ["x0", "x1", "y0", "y1", "y2"]
    assert [ours.tape.label[node] for node in ours.decisive] == ["z0", "z1", "z2"]
    assert (ours.outputs, ours.pending) == (3, "softmax")
    assert all(ours.tape.leads), "what does not lead to the loss would be computed for nothing"
    assert [name for name, _ in parameter_names(data.shape)][:4] == ["w0_0_0", "w0_0_1", "b0_0", "w0_1_0"]


@pytest.mark.parametrize(
    ("loss", "output", "pending", "name"),
    [("mse", "sigmoid", None, "out"), ("cross_entropy", "sigmoid", "sigmoid", "z"), ("hinge", "linear", None, "out")],
)
def test_pending_is_the_activation_that_the_loss_has_in_it(loss: str, output: str, pending: str | None, name: str) -> None:
    spec, data = of_kind((loss, "tanh", output, ["a", "b", "b", "a", "b"]), [])
    ours = sample_tape(data, spec, numbers(data))
    assert ours.pending == pending
    assert [ours.tape.label[node] for node in ours.decisive] == [name]


@pytest.mark.parametrize("output", ["sigmoid", "softmax"])
@pytest.mark.parametrize("factor", [1e4, -1e4])
def test_cross_entropy_of_sure_outputs_overflows_nowhere(output: str, factor: float) -> None:
    spec, data = of_kind(("cross_entropy", "linear", output, ["a", "b", "b", "a", "b"]), [])
    ours = sample_tape(data, spec, factor * numbers(data))
    tape = ours.tape.forward(of_sample(ours, data, 0))
    assert np.isfinite([tape.value[tape.root], *tape.grad]).all()


def test_softmax_of_large_scores_overflows_nowhere() -> None:
    spec, data = of_kind(("mse", "linear", "softmax", ["a", "b", "b", "a", "b"]), [])
    ours = sample_tape(data, spec, 1e4 * numbers(data))
    tape = ours.tape.forward(of_sample(ours, data, 0))
    assert sum(tape.value[node] for node in ours.decisive) == pytest.approx(1.0)


def test_a_network_without_hidden_layers_is_one_line() -> None:
    spec, data = read({"network": {"hidden": []}})
    ours = sample_tape(data, spec, np.array([2.0, 3.0, 0.5]))
    tape = ours.tape.forward({"x0": 1.0, "x1": -1.0, "y": 1.0})
    assert tape.value[ours.decisive[0]] == -0.5
    assert tape.value[tape.root] == 2.25


@pytest.mark.parametrize("number", [0.1, -0.0, 1e300, 5e-324, -1e-7, float("inf"), float("-inf"), float("nan")])
def test_a_number_is_spelled_so_that_a_program_reads_the_same(number: float) -> None:
    read_back = run(f"a = Value({spelled(number)})").passes[0].value[0]
    assert np.array([read_back]).tobytes() == np.array([number]).tobytes()


def test_somebodys_text_stays_within_its_comment() -> None:
    assert commented("petal\nimport os\u2028\0\ud800 length") == "petal import os length"
    assert commented("é" * 100) == "é" * 59 + "…"


@pytest.mark.parametrize("terms", [1, 40, LONGEST_SUM + 1, 3 * LONGEST_SUM])
def test_a_long_sum_is_broken_and_stays_the_same_sum(terms: int) -> None:
    listing, names = Listing(), [f"a{i}" for i in range(terms)]
    for i, name in enumerate(names):
        listing.write(f"{name} = Value({0.1 * i})")
    listing.sum("total", names, "total")
    listing.give("all", ["total", *names[:300]], "", "tanh")
    tape = run(listing.text).passes[0]
    assert tape.value[tape.names["total"]] == sum(0.1 * i for i in range(terms))
    assert max(map(len, listing.lines)) <= WIDEST
    assert listing.parts[terms] == "total"


def test_what_is_made_of_the_text_in_python_is_what_the_program_makes() -> None:
    for kind in KINDS:
        spec, data = of_kind(kind, FAULTS[1])
        given = numbers(data)
        ours = sample_tape(data, spec, given)
        ours.tape.forward(of_sample(ours, data, 3))
        walked = run(sample_listing(moment(spec, data, [3]), 3, None).text).passes[0]
        assert operations(ours.tape) == operations(walked), kind


def operations(tape: Tape) -> list[tuple[str, float]]:
    return [(op, value) for op, value, operands in zip(tape.op, tape.value, tape.operands, strict=True) if operands]


def test_the_tape_holds_floats_of_python() -> None:
    spec, data = read({})
    assert {type(each) for each in sample_tape(data, spec, numbers(data)).tape.value} == {float}
