"""The library's losses and the table they come from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine.errors import ProgramError, UnknownName, WrongLength
from engine.losses import LOSSES, TERM, cross_entropy, hinge, loss, mse, sse
from engine.program import run
from engine.tape import record
from engine.value import Value

DRAW = np.random.RandomState(3)
SCORES = DRAW.standard_normal((5, 3)).tolist()
CLASSES = [0, 2, 1, 1, 2]
ONE_HOT = [[float(i == k) for i in range(3)] for k in CLASSES]
SIGNS = [1, -1, -1, 1, 1]


def values(numbers: list[Any]) -> list[Any]:
    return [values(each) if isinstance(each, list) else Value(each) for each in numbers]


def gradients(nested: list[Any]) -> list[Any]:
    return [gradients(each) if isinstance(each, list) else each.grad for each in nested]


def columns(nth: int) -> list[float]:
    return [row[nth] for row in SCORES]


CASES: dict[str, tuple[Callable[..., Value], list[Any], list[Any], Callable[[Any, Any], Any]]] = {
    "sse": (sse, columns(0), SIGNS, lambda f, s: f.mse_loss(s, s.new_tensor(SIGNS), reduction="sum")),
    "mse": (mse, columns(0), SIGNS, lambda f, s: f.mse_loss(s, s.new_tensor(SIGNS), reduction="sum")),
    "binary": (
        cross_entropy, columns(1), SIGNS, lambda f, s: f.binary_cross_entropy_with_logits(s, s.new_tensor([1.0, 0, 0, 1, 1])),
    ),
    "categorical": (cross_entropy, SCORES, ONE_HOT, lambda f, s: f.cross_entropy(s, s.new_tensor(CLASSES).long())),
    "hinge": (hinge, columns(2), SIGNS, lambda f, s: f.relu(1 - s.new_tensor(SIGNS) * s).mean()),
    "hinge with 0 for -1": (
        hinge, columns(2), [max(0, y) for y in SIGNS], lambda f, s: f.relu(1 - s.new_tensor(SIGNS) * s).mean(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_losses_and_gradients_are_those_of_pytorch(name: str) -> None:
    torch = pytest.importorskip("torch")
    ours, scores, target, of_torch = CASES[name]
    leaves = values(scores)
    total = ours(leaves, target)
    total.backward()
    theirs = torch.tensor(scores, dtype=torch.float64, requires_grad=True)
    expected = of_torch(torch.nn.functional, theirs)
    expected.backward()
    assert total.data == pytest.approx(expected.item(), rel=1e-12)
    assert np.array(gradients(leaves)) == pytest.approx(theirs.grad.numpy(), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("name", CASES)
def test_gradients_are_those_of_finite_differences(name: str) -> None:
    ours, scores, target, _ = CASES[name]
    leaves = values(scores)
    total = ours(leaves, target)
    total.backward()
    tape = record(total)
    for leaf in np.array(leaves).flat:
        node, at, h = tape.nodes.index(leaf), leaf.data, 1e-6
        up, down = (tape.forward({node: at + step}).value[tape.root] for step in (h, -h))
        tape.forward({node: at})
        assert leaf.grad == pytest.approx((up - down) / (2 * h), rel=1e-6, abs=1e-8)


def test_the_sums_of_squares_take_plain_numbers_and_never_raise() -> None:
    assert [float(ours([1, 2.0], [3, 4.0])) for ours in (mse, sse)] == [8.0, 8.0]  # type: ignore[arg-type]
    assert float(mse([1e200], [-1e200])) == float("inf")  # type: ignore[arg-type]
    assert sse([Value(1.0), 2.0], [Value(3.0), 2.0]).data == 4.0


def test_cross_entropy_of_sure_scores_is_finite() -> None:
    assert cross_entropy([Value(1e4)], [0]).data == 1e4
    assert cross_entropy([[Value(1e4), Value(-1e4)]], [[0, 1]]).data == 2e4
    assert cross_entropy([1e4], [1]).data == 0.0


@pytest.mark.parametrize("ours", [mse, sse, cross_entropy, hinge])
def test_lists_that_do_not_fit_are_an_error_that_names_the_loss(ours: Callable[..., Value]) -> None:
    with pytest.raises(WrongLength, match=f"{ours.__name__}.*1.*2"):
        ours([Value(1.0)], [1.0, 0.0])
    with pytest.raises(ProgramError, match=ours.__name__):
        ours([], [])


def test_a_sample_has_a_target_for_each_of_its_scores() -> None:
    with pytest.raises(WrongLength):
        cross_entropy([[Value(1.0), Value(2.0)]], [[1.0]])


@pytest.mark.parametrize("ours", [cross_entropy, hinge])
def test_what_is_no_number_is_refused(ours: Callable[..., Value]) -> None:
    with pytest.raises(TypeError):
        ours([Value(1.0)], [None])


def test_there_is_no_loss_of_another_name() -> None:
    assert loss("mse") is LOSSES["mse"]
    with pytest.raises(UnknownName, match="mse, sse, cross_entropy, hinge"):
        loss("mae")


@pytest.mark.parametrize("name", LOSSES)
@pytest.mark.parametrize("outputs", [1, 2, 4])
def test_a_rows_text_as_a_program_makes_what_the_library_makes(name: str, outputs: int) -> None:
    draw = np.random.RandomState(outputs)
    numbers = draw.standard_normal(outputs).tolist()
    targets = [1.0, *[0.0] * (outputs - 1)]
    s, y = [f"s{i}" for i in range(outputs)], [f"y{i}" for i in range(outputs)]
    rule = LOSSES[name].assignments(s, y)
    given = [f"{each} = Value({x})" for each, x in zip(s, numbers, strict=True)]
    given += [f"{each} = {x}" for each, x in zip(y, targets, strict=True)]
    program = run("\n".join([*given, *[f"{each} = {text}" for each, text in rule]])).passes[0]
    ours = record(LOSSES[name].term(values(numbers), targets))
    assert rule[-1][0] == TERM
    assert (program.op, program.operands, program.value) == (ours.op, ours.operands, ours.value)
    assert program.grad == ours.grad
