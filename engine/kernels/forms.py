"""The op table as kernels run it: rule text without branches, and rules with a constant written into them.

A form is an operation, or an operation with a number in place of its last operand. A form's position in FORMS is its
code, and so is a handing's in HANDINGS.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass

from engine.ops import OPS, Op
from engine.rules import code

UNROLLED: tuple[tuple[str, float], ...] = (("pow", 2.0), ("pow", 3.0))
"""Operations that have a form of their own where their last operand is this constant: a product instead of a call."""

CHEAP = frozenset({"abs_", "max_", "min_", "sqrt_", "select"})
"""Functions that are an instruction or two: a loop over gathered operands gains nothing from vectors there."""


@dataclass(frozen=True)
class Form:
    """An operation, with the constant that stands for its last operand or None."""

    op: Op
    last: float | None = None

    @property
    def operands(self) -> tuple[str, ...]:
        """The operands that are left, by name."""
        return self.op.operands if self.last is None else self.op.operands[:-1]

    def value(self, spelled: Callable[[str], str] = str) -> str:
        """Return the value as kernel text; `spelled` says how a name of the rule is written."""
        return self._text(self.op.value, spelled)

    def partial(self, slot: int, spelled: Callable[[str], str] = str) -> str:
        """Return the partial to a slot as kernel text."""
        return self._text(self.op.partials[slot], spelled)

    def _text(self, rule: str, spelled: Callable[[str], str]) -> str:
        return straight(rule, spelled, {} if self.last is None else {self.op.operands[-1]: self.last})


@dataclass(frozen=True)
class Handing:
    """How a form hands its gradient on: to these of its slots, ascending, and none that holds a constant."""

    form: Form
    slots: tuple[int, ...]


FORMS: tuple[Form, ...] = (*map(Form, OPS.values()), *(Form(OPS[op], last) for op, last in UNROLLED))

_FORM_CODES = {(form.op.name, form.last): number for number, form in enumerate(FORMS)}


def _choices(slots: int) -> list[tuple[int, ...]]:
    """Return every choice of slots but the empty one, all of them first."""
    chosen = [tuple(slot for slot in range(slots) if bits >> slot & 1) for bits in range(1, 1 << slots)]
    return sorted(chosen, key=len, reverse=True)


HANDINGS: tuple[Handing, ...] = tuple(
    Handing(form, slots) for form in FORMS for slots in _choices(len(form.operands))
)

_HANDING_CODES = {(handing.form, handing.slots): number for number, handing in enumerate(HANDINGS)}

NOTHING = -1
"""The code of a node that hands nothing on."""


def form_code(op: str, last: float | None) -> int:
    """Return the code of an operation whose last operand is the constant `last`, or no constant."""
    return _FORM_CODES.get((op, last), _FORM_CODES[op, None])


def handing_code(form: int, slots: tuple[int, ...]) -> int:
    """Return the code for handing a gradient to these slots; slots that the form has no operand for fall away."""
    return _HANDING_CODES.get((FORMS[form], tuple(slot for slot in slots if slot < len(FORMS[form].operands))), NOTHING)


def straight(rule: str, spelled: Callable[[str], str] = str, given: dict[str, float] | None = None) -> str:
    """Return rule text as kernel text, without branches; the names in `given` are those numbers from the start."""
    tree = ast.parse(code(rule, str, str), mode="eval").body
    made: ast.expr = _Straight(given or {}, spelled).visit(tree)
    return ast.unparse(ast.fix_missing_locations(made))


def names_in(text: str) -> set[str]:
    """Return the names of variables, not of functions, in kernel text."""
    tree = ast.parse(text, mode="eval")
    called = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and node not in called}


def calls_in(text: str) -> set[str]:
    """Return the names of the functions that kernel text calls."""
    return {node.func.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}


class _Straight(ast.NodeTransformer):
    """Puts constants in, computes what is then known, and makes choices selections: both sides are computed.

    Powers of 1, 2 and 3 become products.
    """

    def __init__(self, given: dict[str, float], spelled: Callable[[str], str]) -> None:
        self.given, self.spelled = given, spelled

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in self.given:
            return ast.Constant(self.given[node.id])
        return ast.Name(self.spelled(node.id), ast.Load())

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        made = ast.BinOp(self.visit(node.left), node.op, self.visit(node.right))
        return _computed(made, made.left, made.right)

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        made = ast.Compare(self.visit(node.left), node.ops, [self.visit(each) for each in node.comparators])
        return _computed(made, made.left, *made.comparators)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        parts = [self.visit(each) for each in node.values]
        joined = parts[0]
        for part in parts[1:]:
            joined = ast.BinOp(joined, ast.BitAnd() if isinstance(node.op, ast.And) else ast.BitOr(), part)
        return joined

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        test = self.visit(node.test)
        if isinstance(test, ast.Constant):
            return self.visit(node.body if test.value else node.orelse)  # type: ignore[no-any-return]
        return ast.Call(ast.Name("select", ast.Load()), [test, self.visit(node.body), self.visit(node.orelse)], [])

    def visit_Call(self, node: ast.Call) -> ast.expr:
        assert isinstance(node.func, ast.Name)
        arguments = [self.visit(each) for each in node.args]
        if node.func.id == "div":
            return ast.BinOp(arguments[0], ast.Div(), arguments[1])
        if node.func.id == "power" and (product := _product(*arguments)):
            return product
        return ast.Call(node.func, arguments, [])


def _computed(made: ast.expr, *parts: ast.expr) -> ast.expr:
    if not all(isinstance(part, ast.Constant) for part in parts):
        return made
    expression = ast.fix_missing_locations(ast.Expression(made))
    return ast.Constant(eval(compile(expression, "<rule>", "eval"), {"__builtins__": {}}))  # numbers and operators alone


def _product(base: ast.expr, exponent: ast.expr) -> ast.expr | None:
    if not (isinstance(exponent, ast.Constant) and exponent.value in (1.0, 2.0, 3.0)):
        return None
    product = base
    for _ in range(int(exponent.value) - 1):
        product = ast.BinOp(product, ast.Mult(), base)
    return product
