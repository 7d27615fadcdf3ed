"""The exported programs, run: what they print is what the document holds."""

from __future__ import annotations

import functools
import importlib.util
import itertools
import json
import math
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import assume, given

from app.lessons import lessons
from engine import Value, to_document
from engine.exports import EXPORTS
from engine.ops import LEAF, OPS
from engine.program import Run, run
from engine.tape import record_pass
from engine.value import apply, constant
from scripts.serving import ROOT
from tests.engine.cases import GRAPHS, SPECIAL
from tests.engine.exports.random_graphs import documents, is_steady, sizes
from tests.engine.exports.running import held, printed

TORCH = importlib.util.find_spec("torch") is not None
NEAR = ["micrograd", *(["torch"] if TORCH else [])]
ALL = pytest.mark.parametrize("form", ["python", *NEAR])


@functools.cache
def walked(lesson: str) -> Run:
    return run(lessons()[lesson].program)


def passed(root: Value, *also: Value) -> dict[str, Any]:
    """Run backward and return the document of the pass."""
    root.backward()
    return to_document(record_pass(root, also))


def agree(form: str, document: dict[str, Any]) -> None:
    """Hold what a program prints against the document: bit for bit for our own engine, else to nine digits."""
    nodes = document["nodes"]
    leaves = [i for i, op in enumerate(nodes["op"]) if op == LEAF]
    size = sizes(document)
    root, grads = printed(form, document)
    value, expected = held(document)
    assert len(grads) == len(expected)
    assert alike(root, value, abs(value), form), (root, value)
    for i, ours, theirs in zip(leaves, expected, grads, strict=True):
        assert alike(ours, theirs, size[i], form), (i, ours, theirs)


def alike(a: float, b: float, size: float, form: str) -> bool:
    if a == b:
        return form != "python" or math.copysign(1.0, a) == math.copysign(1.0, b)
    return (a != a and b != b) or (form != "python" and math.isfinite(a - b) and abs(a - b) <= 1e-9 * size)


@ALL
@pytest.mark.parametrize("name", lessons())
def test_the_programs_of_an_example_print_its_gradients(name: str, form: str) -> None:
    told = walked(name)
    for pass_ in sorted({0, len(told.passes) // 2, len(told.passes) - 1}):
        agree(form, told.document(pass_))


@ALL
@pytest.mark.parametrize("name", GRAPHS)
def test_the_programs_of_a_graph_print_its_gradients(name: str, form: str) -> None:
    agree(form, passed(GRAPHS[name]()))


@ALL
@pytest.mark.parametrize(("op", "at"), [pytest.param(op, at, id=f"{op}{at}") for op, at in SPECIAL])
def test_at_a_kink_a_pole_and_out_of_range_the_conventions_are_ours(op: str, at: tuple[float, ...], form: str) -> None:
    kinds = list(itertools.product([Value, constant], repeat=len(at)))
    for kind in kinds:
        root = apply(op, *[make(x) for make, x in zip(kind, at, strict=True)])
        agree(form, passed(root))
        agree(form, passed(apply(op, *[make(x) for make, x in zip(kind, at, strict=True)]) * math.inf))


@pytest.mark.parametrize("op", [pytest.param(op, id=op.name) for op in OPS.values()])
@ALL
def test_of_an_operand_that_is_used_twice_both_contributions_arrive(op: Any, form: str) -> None:
    x = Value(1.5)
    agree(form, passed(apply(op.name, *[x] * len(op.operands)) * 2))


@ALL
def test_what_a_leaf_had_before_is_there_again(form: str) -> None:
    a, b = Value(2.0, label="a"), Value(-3.0)
    (a * b).backward()
    document = passed(a * b + a.relu())
    assert document["nodes"]["grad_before"][:2] == [-3.0, 2.0]
    agree(form, document)
    lone = Value(4.0)
    lone.grad = 6.0
    agree(form, passed(lone))
    lone.grad = math.nan
    agree(form, passed(lone * 2))


@ALL
def test_a_leaf_that_gets_no_gradient_prints_0_or_what_it_had(form: str) -> None:
    a, aside, had = Value(2.0), Value(3.0), Value(4.0)
    had.grad = 1.5
    other = aside * had
    document = passed(a * a, aside, had, other)
    assert held(document)[1] == [4.0, 0.0, 1.5]
    agree(form, document)


@ALL
@pytest.mark.parametrize("op", [pytest.param(op, id=op.name) for op in OPS.values()])
def test_a_number_that_was_set_by_hand_is_set_again(op: Any, form: str) -> None:
    a = Value(2.0)
    node = apply(op.name, *[a, Value(0.5)][: len(op.operands)])
    root = node * a
    node.data = -7.5
    a.data = 3.0
    agree(form, passed(root))


@ALL
def test_operations_on_constants_alone_and_a_constant_as_the_root(form: str) -> None:
    a, two, minus = Value(1.5), constant(2.0), constant(-3.0)
    agree(form, passed(apply("pow", minus, two) + a * apply("tanh", two) + apply("neg", minus) - apply("relu", minus)))
    agree(form, passed(apply("mul", two, minus)))
    agree(form, passed(two, a))


@ALL
@pytest.mark.parametrize("op", [pytest.param(op, id=op.name) for op in OPS.values()])
def test_what_is_not_finite_is_handed_on_as_we_hand_it_on(op: Any, form: str) -> None:
    points = itertools.product((math.nan, math.inf, -math.inf, -1.0, 0.0, 1e-310, 2.0, 20.1), repeat=len(op.operands))
    root = Value(0.0)
    for at, seed in itertools.product(points, (1.0, math.inf, 1e-10)):
        root = root + apply(op.name, *map(Value, at)) * seed
    agree(form, passed(root))


@ALL
def test_a_zero_keeps_its_sign(form: str) -> None:
    node = Value(1.0) * 0.0
    node.data = -0.0
    agree(form, passed(node))
    agree(form, passed(Value(-0.0) * 1.0, Value(-0.0)))


@ALL
def test_a_number_that_no_language_has_a_token_for(form: str) -> None:
    agree(form, passed(Value(math.inf) * -math.inf + Value(math.nan)))
    agree(form, passed((Value(math.inf) - math.inf).relu() + Value(-0.0).log()))


@given(documents())
def test_our_program_has_the_numbers_of_any_graph_to_the_last_bit(document: dict[str, Any]) -> None:
    agree("python", document)


@pytest.mark.parametrize("form", NEAR)
@given(document=documents())
def test_the_program_of_another_library_has_the_gradients_of_any_graph(form: str, document: dict[str, Any]) -> None:
    assume(is_steady(document))
    agree(form, document)


@ALL
def test_a_deep_graph_makes_a_program_of_short_statements_that_runs(form: str) -> None:
    node = x = Value(1.0, label="x")
    for _ in range(4_000):
        node = (node * 0.9999).relu()
    document = passed(node)
    agree(form, document)
    assert max(map(len, EXPORTS[form].write(document).decode().splitlines())) < 130
    assert x.grad == pytest.approx(0.9999**4_000)


@ALL
def test_a_deep_graph_of_numbers_that_are_not_finite_runs_too(form: str) -> None:
    node = Value(math.inf)
    for _ in range(3_000):
        node = node.relu()
    agree(form, passed(node * math.inf))


def test_our_programs_run_in_an_interpreter_of_their_own() -> None:
    found = [walked(name).document() for name in lessons()]
    sources = [EXPORTS["python"].write(document).decode() for document in found]
    code = "import json, sys\nfor source in json.load(sys.stdin):\n    exec(source, {})\n    print('--')"
    told = subprocess.run(
        [sys.executable, "-c", code], input=json.dumps(sources), capture_output=True, text=True, cwd=ROOT, check=True
    )
    blocks = told.stdout.split("--\n")[:-1]
    for document, block in zip(found, blocks, strict=True):
        root, *grads = [float(line.rsplit(" ", 1)[1]) for line in block.splitlines()]
        assert [root, *grads] == pytest.approx([held(document)[0], *held(document)[1]], rel=0, abs=0, nan_ok=True)
