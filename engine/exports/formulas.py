"""Rules of the op table as TeX, from their trees: in symbols whole, in numbers the branch that holds.

A formula is a template with a field for each name in the rule, `{a}`; where a number below zero would need brackets the
field is `{a_}`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from engine import arithmetic
from engine.exports.tex import number
from engine.ops import OPS
from engine.rules import Tree, tree

BINDING = {"if": 0, "add": 1, "sub": 1, "neg": 2, "mul": 3, "div": 4, "pow": 4, "exp": 4}
"""How tightly an operator binds: what binds less tightly than what stands around it is put in brackets."""

WHOLE = 5
"""How tightly a function with its brackets binds."""

AFTER = 0.5
"""So much more tightly than an operator has to bind what comes after it, or under its power."""

INFIX = {"add": "+", "sub": "-", "mul": r"\cdot", "lt": "<", "le": r"\le", "gt": ">", "ge": r"\ge", "eq": "=", "ne": r"\ne"}

COMPUTE: dict[str, Callable[..., Any]] = {
    "add": operator.add, "sub": operator.sub, "mul": operator.mul, "neg": operator.neg,
    "div": arithmetic.div, "pow": arithmetic.power,
    "lt": operator.lt, "le": operator.le, "gt": operator.gt, "ge": operator.ge, "eq": operator.eq, "ne": operator.ne,
    "and": lambda *each: all(each), "or": lambda *each: any(each),
}  # fmt: skip

FORMS = {"exp": r"\mathrm{{e}}^{{%s}}", "sqrt": r"\sqrt{{%s}}", "abs": r"\left|%s\right|"}
"""Functions that mathematics writes in a form of their own."""

KNOWN = frozenset({"cos", "log", "max", "min", "sin", "tanh"})
"""Functions whose names TeX knows."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A rule as templates: whole, and each of its branches with the condition under which it holds."""

    symbols: str
    branches: tuple[tuple[Tree | None, str], ...]

    def numbers(self, values: Mapping[str, float]) -> str:
        """Return the template of the branch that holds for these operands."""
        return next(text for condition, text in self.branches if condition is None or computed(condition, values))


def value_of(op: str, constants: tuple[tuple[str, float], ...]) -> Formula:
    """Return the formula of an operation's value; `constants` are those of its operands that are, by name."""
    return _formula(op, -1, constants if _has_branches(op) else ())


def partial_of(op: str, slot: int, constants: tuple[tuple[str, float], ...]) -> Formula:
    """Return the formula of the partial to a slot."""
    return _formula(op, slot, constants if _has_branches(op) else ())


@lru_cache
def _has_branches(op: str) -> bool:
    """Whether what the formulas look like may depend on a constant."""
    return any(" if " in text for text in (OPS[op].value, *OPS[op].partials))


@lru_cache(maxsize=4096)
def _formula(op: str, slot: int, constants: tuple[tuple[str, float], ...]) -> Formula:
    row = OPS[op]
    text = row.partials[slot] if slot >= 0 else row.formula or row.value
    rule = folded(tree(text), dict(constants))
    branches: list[tuple[Tree | None, str]] = []
    rest = rule
    while isinstance(rest, list) and rest[0] == "if":
        branches.append((rest[1], _set(rest[2])))
        rest = rest[3]
    return Formula(_set(rule), (*branches, (None, _set(rest))))


def computed(rule: Tree, values: Mapping[str, float]) -> Any:
    """Return what a rule gives for these operands."""
    if isinstance(rule, str):
        return values[rule]
    if not isinstance(rule, list):
        return rule
    if rule[0] == "if":
        return computed(rule[2] if computed(rule[1], values) else rule[3], values)
    if rule[0] == "call":
        return arithmetic.FUNCTIONS[str(rule[1])](*[computed(each, values) for each in rule[2:]])
    return COMPUTE[str(rule[0])](*[computed(each, values) for each in rule[1:]])


def folded(rule: Tree, constants: Mapping[str, float]) -> Tree:
    """Return a rule with constants put in, less what then goes without saying: 2 - 1 is 1, x ** 1 is x, 1 * x is x."""
    if isinstance(rule, str):
        return constants.get(rule, rule)
    if not isinstance(rule, list):
        return rule
    name = rule[0]
    if name == "call":
        return ["call", rule[1], *[folded(each, constants) for each in rule[2:]]]
    parts = [folded(each, constants) for each in rule[1:]]
    if name == "if":
        return parts[1 if parts[0] else 2] if isinstance(parts[0], bool) else [name, *parts]
    return _plain(str(name), parts)


def _plain(name: str, parts: list[Tree]) -> Tree:
    if all(isinstance(part, float | bool) for part in parts):
        result = COMPUTE[name](*parts)
        if isinstance(result, bool) or name in ("sub", "neg") or result.is_integer():
            return result  # type: ignore[no-any-return]
    if name in ("and", "or") and (name == "or") in parts:
        return name == "or"
    if name in ("and", "or"):
        open_ = [part for part in parts if not isinstance(part, bool)]
        return open_[0] if len(open_) == 1 else [name, *open_]
    if name in ("pow", "mul") and parts[1] == 1.0:
        return parts[0]
    if name == "mul" and parts[0] == 1.0:
        return parts[1]
    return [name, *parts]


def _set(rule: Tree, around: float = 0) -> str:
    """Return the template of a rule; `around` says how tightly what stands around it binds."""
    is_torn = around not in (0, BINDING["add"], BINDING["mul"])  # else it comes first, and a sign of its own does no harm
    if isinstance(rule, str):
        return f"{{{rule}_}}" if is_torn else f"{{{rule}}}"
    if not isinstance(rule, list):
        return number(float(rule), in_brackets=is_torn).replace("{", "{{").replace("}", "}}")
    name = str(rule[0])
    text = _operation(name, rule[1:])
    binding = BINDING.get(str(rule[1]), WHOLE) if name == "call" else BINDING.get(name, 0)
    return rf"\left({text}\right)" if binding < around else text


def _operation(name: str, rest: list[Tree]) -> str:
    match name:
        case "div":
            return rf"\frac{{{{{_set(rest[0])}}}}}{{{{{_set(rest[1])}}}}}"
        case "pow":
            return f"{_set(rest[0], 4 + AFTER)}^{{{{{_set(rest[1])}}}}}"
        case "neg":
            return f"-{_set(rest[0], 2 + AFTER)}"
        case "call":
            return _call(str(rest[0]), [_set(each) for each in rest[1:]])
        case "if":
            cases = [f"{_set(rest[1])} & \\text{{{{if }}}} {_set(rest[0])}"]
            while isinstance(rest[2], list) and rest[2][0] == "if":
                rest = rest[2][1:]
                cases.append(f"{_set(rest[1])} & \\text{{{{if }}}} {_set(rest[0])}")
            lines = r" \\ ".join([*cases, f"{_set(rest[2])} & \\text{{{{otherwise}}}}"])
            return rf"\begin{{{{cases}}}} {lines} \end{{{{cases}}}}"
        case "and" | "or":
            return rf" \text{{{{ {name} }}}} ".join(map(_set, rest))
    left = BINDING.get(name, 0)
    right = max(left, BINDING["neg"]) + AFTER if left else 0
    return f"{_set(rest[0], left)} {INFIX[name]} {_set(rest[1], right)}"


def _call(name: str, operands: list[str]) -> str:
    if name in FORMS:
        return FORMS[name] % tuple(operands)
    function = f"\\{name}" if name in KNOWN else rf"\operatorname{{{{{name}}}}}"
    return rf"{function}\left({', '.join(operands)}\right)"
