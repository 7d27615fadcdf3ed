"""The graph documents of a training's step: their text, and their numbers."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import numpy as np
import pytest

from engine.errors import InvalidRequest, LimitExceeded
from engine.exports import EXPORTS
from engine.program import Limits, run
from engine.training.passes import pass_document
from engine.training.text import parameter_names, sample_tape
from engine.training.training import Training
from tests.engine.test_document import SCHEMA
from tests.engine.training.moments import KINDS, THREE, TWO, moment, numbers, of_kind, read, stepped

SAMPLE = """\
# Run abc123, epoch 48, sample 3

# Parameters: w<layer>_<neuron>_<input>, b<layer>_<neuron>
w0_0_0 = Value(0.5)
w0_0_1 = Value(-1.0)
b0_0 = Value(0.25)
w1_0_0 = Value(2.0)
b1_0 = Value(-0.125)

# Inputs and target
x0 = Value(0.9)
x1 = Value(2.0)
y = -1.0

# Layer 0
h0_0 = tanh(b0_0 + w0_0_0*x0 + w0_0_1*x1)

# Layer 1
out = b1_0 + w1_0_0*h0_0

# Mean squared error
term = (out - y) ** 2
loss = term / 2
"""

BATCH = """\
# Epoch 48, batch 1

# Parameters: w<layer>_<neuron>_<input>, b<layer>_<neuron>
w0_0_0 = Value(0.5)
w0_0_0.grad = 0.75
w0_0_1 = Value(-1.0)
b0_0 = Value(0.25)
w1_0_0 = Value(2.0)
b1_0 = Value(-0.125)
b1_0.grad = -2.0

def sample(x0, x1, y):
    # Layer 0
    h0_0 = tanh(b0_0 + (w0_0_0 + x0) + (w0_0_1 + x1))

    # Layer 1
    out = b1_0 + (w1_0_0 + h0_0)

    # Mean squared error
    term = (out - y) ** 2
    return term

# The samples of the batch
term_3 = sample(Value(0.9), Value(2.0), -1.0)
term_0 = sample(Value(0.3), Value(-1.2), -1.0)

# The loss
total = term_3 + term_0
l2 = w0_0_0**2 + w0_0_1**2 + b0_0**2 + w1_0_0**2 + b1_0**2
loss = total / 2 + 0.01*l2
"""

FLAT = np.array([0.5, -1.0, 0.25, 2.0, -0.125])


def test_the_text_of_a_sample_is_for_reading() -> None:
    spec, data = read({"network": {"hidden": [1]}})
    document = pass_document(moment(spec, data, [3, 0], parameters=FLAT), sample=3, run="abc123")
    assert document["program"] == SAMPLE
    assert list(document["names"]) == ["w0_0_0", "w0_0_1", "b0_0", "w1_0_0", "b1_0", "x0", "x1", "h0_0", "out", "term", "loss"]
    assert document["nodes"]["label"][document["root"]] == "loss"


def test_the_text_of_a_batch_is_for_reading() -> None:
    spec, data = read({"network": {"hidden": [1]}, "l2": 0.01, "faults": ["add_instead_of_multiply", "no_zero_grad"]})
    left = np.array([0.75, 0.0, 0.0, 0.0, -2.0])
    document = pass_document(moment(spec, data, [3, 0], parameters=FLAT, old_gradients=left, batch=1))
    assert document["program"] == BATCH
    assert document["nodes"]["grad_before"][:5] == left.tolist()


def test_a_features_own_name_stands_beside_its_number() -> None:
    spec, data = read({"data": {"csv": "petal length,x1,kind\n1,2,a\n3,4,b\n", "target": "kind"}})
    program = pass_document(moment(spec, data), sample=1)["program"]
    assert "x0 = Value(3.0)  # petal length\nx1 = Value(4.0)\n" in program


@pytest.mark.parametrize("faults", [[], ["add_instead_of_multiply"]])
def test_documents_are_what_their_programs_make(faults: list[str]) -> None:
    for kind in KINDS[::3]:
        spec, data = of_kind(kind, faults)
        for sample in (2, None):
            document = pass_document(moment(spec, data), sample=sample)
            again = run(document["program"]).document()
            for column in ("op", "operands", "value", "grad", "grad_before", "partials", "span"):
                assert document["nodes"][column] == again["nodes"][column], kind
            assert (document["root"], document["names"]) == (again["root"], again["names"])


@pytest.mark.parametrize("sample", [2, None])
def test_documents_follow_the_schema(sample: int | None) -> None:
    for kind in KINDS[::50]:
        spec, data = of_kind(kind, ["overwrite_gradients"])
        document = pass_document(moment(spec, data), sample=sample)
        jsonschema.validate(json.loads(EXPORTS["json"].write(document)), SCHEMA)


def test_the_shares_of_all_samples_add_up_to_the_batch() -> None:
    for kind in KINDS[::2]:
        spec, data = of_kind(kind, [])
        at = moment(spec, data, [4, 0, 2])
        whole = pass_document(at)
        shares = [pass_document(at, sample=row) for row in (4, 0, 2)]
        count = data.shape.count
        total = np.sum([share["nodes"]["grad"][:count] for share in shares], axis=0)
        assert total == pytest.approx(whole["nodes"]["grad"][:count], rel=1e-9, abs=1e-12), kind
        loss = sum(share["nodes"]["value"][share["root"]] for share in shares)
        assert loss == pytest.approx(whole["nodes"]["value"][whole["root"]], rel=1e-12), kind


@pytest.mark.parametrize("loss", ["mse", "sse"])
def test_what_is_walked_is_what_is_trained(loss: str) -> None:
    spec, data = read({"loss": loss, "l1": 0.01, "l2": 0.1, "network": {"hidden": [4, 3]}}, THREE)
    given = numbers(data)
    ours = sample_tape(data, spec, given)
    leaves: dict[str | int, Any] = dict(zip((*ours.inputs, *ours.targets), (*data.x.T, *data.targets), strict=True))
    batch = ours.tape.batch(leaves, "mean" if loss == "mse" else "sum")
    value = batch.forward() + 0.01 * np.abs(given).sum() + 0.1 * (given**2).sum()
    gradients = dict(zip(batch.nodes, batch.backward().tolist(), strict=True))
    document = pass_document(moment(spec, data))
    assert document["nodes"]["value"][document["root"]] == pytest.approx(value, rel=1e-12)
    for node in ours.parameters:
        expected = gradients[node] + 0.01 * np.sign(given[node]) + 0.2 * given[node]
        assert document["nodes"]["grad"][node] == pytest.approx(expected, rel=1e-9)


def test_every_node_stands_in_the_group_of_its_neuron_and_its_sample() -> None:
    spec, data = read({"network": {"hidden": [2], "output": "softmax"}, "l1": 0.5}, THREE)
    at = moment(spec, data, [4, 1])
    batch, sample = pass_document(at)["nodes"], pass_document(at, sample=4)["nodes"]
    assert batch["group"][:15] == [part for _, part in parameter_names(data.shape)]
    assert batch["group"][0] == "parameters/layer 0/neuron 0"
    for nodes, rows in ((batch, (4, 1)), (sample, (4,))):
        of = {label: nodes["group"][i] for i, label in reversed(list(enumerate(nodes["label"]))) if label}
        assert of["h0_1"] == f"sample {rows[0]}/layer 0/neuron 1"
        assert of["z2"] == f"sample {rows[0]}/layer 1/neuron 2"
        assert of["out0"] == f"sample {rows[0]}/layer 1"
        assert of["x1"] == of["term"] == f"sample {rows[0]}"
        assert {group.split("/")[0] for group in nodes["group"]} >= {f"sample {row}" for row in rows}
    inputs = [i for i, label in enumerate(batch["label"]) if label in ("x0", "x1")]
    assert [batch["value"][i] for i in inputs] == [*data.x[4], *data.x[1]]
    assert [batch["group"][i] for i in inputs] == ["sample 4", "sample 4", "sample 1", "sample 1"]
    first, second = (["/".join(g.split("/")[1:]) for g in batch["group"] if g.split("/")[0] == f"sample {r}"] for r in (4, 1))
    assert first == second
    assert set(batch["group"]) >= {"total", "l1", ""}


def test_a_batch_of_one_sample_divides_by_nothing() -> None:
    spec, data = read({"batch_size": 1})
    at = moment(spec, data, [2])
    for document in (pass_document(at), pass_document(at, sample=2)):
        assert " / " not in document["program"]
        assert document["nodes"]["value"][document["root"]] == document["nodes"]["value"][-1]


def test_a_document_tells_the_moment_of_the_training() -> None:
    spec, data = read({"optimizer": {"name": "adam"}, "loss": "hinge", "faults": ["overwrite_gradients"]})
    at = stepped(spec, data, "adam", {})
    document = pass_document(at, sample=1, run="abc")
    assert document["training"] == {
        "optimizer": "adam", "loss": "hinge", "epoch": 48, "sample": 1, "batch": 0, "run": "abc",
        "faults": ["overwrite_gradients"],
    }  # fmt: skip
    assert any("Overwrite (=)" in warning for warning in document["warnings"])
    assert pass_document(at)["training"]["sample"] is None
    spec, data = read({})
    assert not any("Overwrite" in warning for warning in pass_document(moment(spec, data))["warnings"])


@pytest.mark.parametrize("sample", [5, -1, 1])
def test_a_row_that_is_not_in_the_batch_is_refused(sample: int) -> None:
    spec, data = read({})
    with pytest.raises(InvalidRequest, match="batch 0 of epoch 48") as caught:
        pass_document(moment(spec, data, [0, 2]), sample=sample)
    assert [place.field for place in caught.value.places] == ["sample"]


@pytest.mark.parametrize("faults", [[], ["no_zero_grad"], ["overwrite_gradients"], ["add_instead_of_multiply"]])
@pytest.mark.parametrize(("loss", "output", "classes"), [("sse", "tanh", TWO), ("cross_entropy", "softmax", THREE)])
def test_the_optimizer_is_given_what_the_walk_of_the_batch_gives(
    loss: str, output: str, classes: list[str], faults: list[str]
) -> None:
    network = {"hidden": [3, 2], "output": output}
    more = {"optimizer": {"name": "adam"}, "batch_size": 2, "l1": 0.01, "l2": 0.02, "shuffle": True, "faults": faults}
    spec, data = read({"network": network, "loss": loss, **more}, classes)
    at = Training(spec, compiled=False).moment(2, batch=1)
    document = pass_document(at)
    walked = overwritten(document) if faults == ["overwrite_gradients"] else document["nodes"]["grad"]
    assert walked[: data.shape.count] == pytest.approx(at.gradient.tolist(), rel=1e-9, abs=1e-12)
    if faults == ["no_zero_grad"]:
        assert any(document["nodes"]["grad_before"])


def overwritten(document: dict[str, Any]) -> list[float]:
    """The walk with = in place of +=."""
    nodes, grad = document["nodes"], [0.0] * len(document["nodes"]["op"])
    grad[document["root"]] = 1.0
    for node in range(document["root"], -1, -1):
        for operand, partial in zip(nodes["operands"][node], nodes["partials"][node], strict=True):
            grad[operand] = grad[node] * partial
    return grad


@pytest.mark.parametrize(("sample", "field"), [(0, "sample"), (None, "batch")])
def test_too_many_nodes_are_refused_before_they_are_made(sample: int | None, field: str) -> None:
    spec, data = read({})
    with pytest.raises(LimitExceeded) as caught:
        pass_document(moment(spec, data), sample=sample, limits=Limits(nodes=500))
    assert caught.value.facts["limit"] == "nodes"
    assert [place.field for place in caught.value.places] == [field]


def test_a_training_that_went_astray_can_be_walked() -> None:
    spec, data = read({"network": {"hidden": [2]}})
    given = numbers(data)
    given[0], given[1] = float("inf"), float("nan")
    document = pass_document(moment(spec, data, parameters=given), sample=0)
    assert document["nodes"]["value"][0] == float("inf")
    json.loads(EXPORTS["json"].write(document))
