"""THE op table: one row per operation, and nothing about an operation stands anywhere else.

Operators, methods, functions, the names a program may use, formulas, documentation and tests derive from it.
To add an operation, add its row. Rule text is read by `rules.py`: operands by name, `out` for the value.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from engine import rules

Interval: TypeAlias = tuple[float, float]
Box: TypeAlias = tuple[Interval, ...]

LEAF = "leaf"
CONSTANT = "constant"

ANY: Interval = (-4.0, 4.0)
POSITIVE: Interval = (0.1, 4.0)
NEGATIVE: Interval = (-4.0, -0.1)


@dataclass(frozen=True)
class Op:
    """One operation.

    `value` and `partials` (one per operand) are rule text; `formula` is the textbook's form of `value`, where
    the rule is arranged otherwise to keep its range or its digits. `smooth_on` holds the boxes, one interval per
    operand, on which the operation is differentiable: there the tests compare it with finite differences.
    `kink` states a convention, `domain` where the value is a number. An op without a `symbol` is a function.
    """

    name: str
    operands: tuple[str, ...]
    value: str
    partials: tuple[str, ...]
    symbol: str = ""
    group: str = "arith"
    domain: str = "every number"
    kink: str = ""
    formula: str = ""
    smooth_on: tuple[Box, ...] = ()

    @cached_property
    def forward(self) -> Callable[..., float]:
        """The value as a function of the operands' values, in order."""
        return rules.scalar(self.value, self.operands)

    @cached_property
    def backward(self) -> Callable[..., tuple[float, ...]]:
        """The partials, one per slot, as a function of the value and then the operands' values."""
        return rules.function(self.partials, ("out", *self.operands))

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Where the gradient tests sample; everywhere near 0 if the row names no place."""
        return self.smooth_on or ((ANY,) * len(self.operands),)

    def describe(self) -> dict[str, object]:
        """Return the row as a catalogue shows it, with the trees from which formulas are set and rules replayed."""
        formula = self.formula or self.value
        return {
            "name": self.name,
            "symbol": self.symbol,
            "arity": len(self.operands),
            "operands": list(self.operands),
            "value": self.value,
            "formula": formula,
            "partials": list(self.partials),
            "domain": self.domain,
            "kink": self.kink,
            "group": self.group,
            "value_tree": rules.tree(self.value),
            "formula_tree": rules.tree(formula),
            "partial_trees": [rules.tree(partial) for partial in self.partials],
        }


ROWS = (
    Op("add", ("a", "b"), "a + b", ("1", "1"), symbol="+"),
    Op("sub", ("a", "b"), "a - b", ("1", "-1"), symbol="-"),
    Op("mul", ("a", "b"), "a * b", ("b", "a"), symbol="*"),
    Op("div", ("a", "b"), "a / b", ("1 / b", "-out / b"), symbol="/", domain="b is not 0",
       smooth_on=((ANY, POSITIVE), (ANY, NEGATIVE))),
    Op("pow", ("a", "b"), "a ** b", ("0 if b == 0 else b * a ** (b - 1)", "0 if a == 0 and b >= 0 else out * log(a)"),
       symbol="**", group="power", domain="a > 0; a = 0 with b >= 0; a < 0 with a whole b",
       kink="a ** 0 has partial 0 to a; at a = 0 with b >= 0 the partial to b is 0", smooth_on=((POSITIVE, ANY),)),
    Op("neg", ("a",), "-a", ("-1",), symbol="-"),
    Op("abs", ("a",), "abs(a)", ("1 if a > 0 else -1 if a < 0 else 0",), kink="at a = 0 the partial is 0",
       smooth_on=((POSITIVE,), (NEGATIVE,))),
    Op("exp", ("a",), "exp(a)", ("out",), group="power"),
    Op("log", ("a",), "log(a)", ("1 / a",), group="power", domain="a > 0", smooth_on=((POSITIVE,),)),
    Op("sqrt", ("a",), "sqrt(a)", ("1 / (2 * out)",), group="power", domain="a >= 0", smooth_on=((POSITIVE,),)),
    Op("tanh", ("a",), "tanh(a)", ("1 - out ** 2",), group="activ"),
    Op("sigmoid", ("a",), "1 / (1 + exp(-a))", ("out * (1 - out)",), group="activ"),
    Op("relu", ("a",), "0 if a <= 0 else a", ("0 if a <= 0 else 1",), group="activ", kink="at a = 0 the partial is 0",
       formula="max(0, a)", smooth_on=((POSITIVE,), (NEGATIVE,))),
    Op("leaky_relu", ("a",), "0.01 * a if a <= 0 else a", ("0.01 if a <= 0 else 1",), group="activ",
       kink="at a = 0 the partial is 0.01", smooth_on=((POSITIVE,), (NEGATIVE,))),
    Op("softplus", ("a",), "log1p(exp(-abs(a))) + (0 if a <= 0 else a)", ("1 / (1 + exp(-a))",), group="activ",
       formula="log(1 + exp(a))"),
    Op("sin", ("a",), "sin(a)", ("cos(a)",), group="power", domain="every finite number"),
    Op("cos", ("a",), "cos(a)", ("-sin(a)",), group="power", domain="every finite number"),
    Op("max", ("a", "b"), "max(a, b)", ("1 if a > b else 0 if a < b else 0.5", "1 if b > a else 0 if b < a else 0.5"),
       kink="at a = b each partial is 0.5", smooth_on=((NEGATIVE, POSITIVE), (POSITIVE, NEGATIVE))),
    Op("min", ("a", "b"), "min(a, b)", ("1 if a < b else 0 if a > b else 0.5", "1 if b < a else 0 if b > a else 0.5"),
       kink="at a = b each partial is 0.5", smooth_on=((NEGATIVE, POSITIVE), (POSITIVE, NEGATIVE))),
)  # fmt: skip

OPS: dict[str, Op] = {row.name: row for row in ROWS}

FUNCTION_ROWS: tuple[Op, ...] = tuple(row for row in ROWS if not row.symbol)
"""The rows that are called by name, as `tanh(x)` or `x.tanh()`; the others have an operator."""

SLOTS: tuple[str, ...] = tuple(f"_{name}" for name in max((row.operands for row in ROWS), key=len))
"""The attributes of a Value that hold its operands, in order: as many as the widest row needs, None where there is none."""
