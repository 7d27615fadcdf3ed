from __future__ import annotations

import math

import pytest

from engine import rules
from engine.ops import ROWS


def test_a_rule_computes_in_floats_with_total_functions() -> None:
    function = rules.function(("1 / a", "a ** 0.5", "exp(b)", "2"), ("a", "b"))
    assert function(0.0, 1000.0) == (math.inf, 0.0, math.inf, 2.0)
    assert math.isnan(function(-8.0, 0.0)[1])
    assert all(type(x) is float for x in function(4.0, 1.0))


def test_a_square_written_as_a_power_has_the_bits_of_a_product() -> None:
    assert rules.scalar("out ** 2", ("out",))(0.1) == 0.1 * 0.1


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("1 - out ** 2", ["sub", 1.0, ["pow", "out", 2.0]]),
        ("-out / b", ["div", ["neg", "out"], "b"]),
        ("log1p(a)", ["call", "log1p", "a"]),
        ("0 if a <= 0 else a", ["if", ["le", "a", 0.0], 0.0, "a"]),
        ("0 if a == 0 and b >= 0 else 1", ["if", ["and", ["eq", "a", 0.0], ["ge", "b", 0.0]], 0.0, 1.0]),
    ],
)
def test_a_rule_is_given_as_a_tree_that_any_client_can_set(text: str, tree: rules.Tree) -> None:
    assert rules.tree(text) == tree


def test_a_rule_that_holds_anything_but_arithmetic_is_refused() -> None:
    for text in ("a.b", "[a]", "lambda: a", "f()(a)"):
        with pytest.raises(ValueError, match="may not contain"):
            rules.tree(text)


def test_every_text_of_the_table_has_a_tree() -> None:
    for op in ROWS:
        assert all(rules.tree(text) is not None for text in (op.value, op.formula or op.value, *op.partials))
