"""The operators of Values, made from the op table: each is a function of its own, with its rule written into it.

A node is filled in line, for a call would take as long as all else that an operator does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import zip_longest
from textwrap import indent
from typing import TYPE_CHECKING, Any

from engine import rules
from engine.ops import OPS, SLOTS, Op
from engine.origin import clock, origin

if TYPE_CHECKING:
    from engine.value import Value

RECORDED = """\
node.grad = 0.0
node._mark = None
node._place = origin.place
node.order = clock.now = clock.now + 1
if origin.created is not None:
    origin.created.append(node)
"""
"""What every new node records, after its data, its op and its operands."""

TAKEN = """\
if {0}.__class__ is not Value and not isinstance({0}, Value):
    try:
        {0} = constant({0})
    except TypeError:
        return NotImplemented
"""
"""How an operator takes an operand that may be a number."""

SPECIAL = {"div": "truediv"}
"""Names of Python's special methods where they differ from the table's."""


def names(op: Op) -> tuple[str, str | None]:
    """Return the name of the method that does the operation, and that of the one where a number stands on its left."""
    if not op.symbol:
        return op.name, None
    special = SPECIAL.get(op.name, op.name)
    return f"__{special}__", f"__r{special}__" if len(op.operands) > 1 else None


def filling() -> Callable[[Value, str, float], None]:
    """Return the function that fills a new node without operands, given its op and its data."""
    lines = ["node.op = op", "node._data = data", *(f"node.{slot} = None" for slot in SLOTS), RECORDED]
    source = f"def fill(node, op, data):\n{indent(chr(10).join(lines), '    ')}"
    return rules.made(source, "fill", {"origin": origin, "clock": clock})


def operands() -> Callable[[Value], tuple[Value, ...]]:
    """Return the function that gives the operands of a node, by slot."""
    lines = ["def operands(self):"]
    for n, slot in enumerate(SLOTS):
        lines += [f"    if self.{slot} is None:", f"        return ({''.join(f'self.{before}, ' for before in SLOTS[:n])})"]
    lines.append(f"    return ({''.join(f'self.{slot}, ' for slot in SLOTS)})")
    return rules.made("\n".join(lines), "operands", {})


def numbered_operands() -> Callable[[Iterable[Value], Mapping[Value, int]], list[tuple[int, ...]]]:
    """Return the function that gives the operands of each of some nodes as numbers, by slot."""
    lines = ["def operand_ids(nodes, numbers):", "    rows = []", "    add = rows.append", "    for node in nodes:"]
    found: list[str] = []
    for slot in SLOTS:
        lines += [f"        {slot} = node.{slot}", f"        if {slot} is None:"]
        lines += [f"            add(({''.join(found)}))", "            continue"]
        found.append(f"numbers[{slot}], ")
    lines += [f"        add(({''.join(found)}))", "    return rows"]
    return rules.made("\n".join(lines), "operand_ids", {})


def operator(op: Op, value: type[Value], constant: Callable[[Any], Value]) -> Callable[..., Value]:
    """Return the operation as a method of `value`, which makes constants of numbers by `constant`."""
    name, _ = names(op)
    others = ["other", *op.operands[2:]][: len(op.operands) - 1]
    operands = ["self", *others]
    body = [*(TAKEN.format(other) for other in others), _node(op, operands), "return node"]
    source = f"def {name}({', '.join(operands)}):\n{indent(''.join(body), '    ')}"
    return _told(rules.made(source, name, {"constant": constant, **_given(value)}), name, op)


def weighted_sum(value: type[Value]) -> Callable[[Value, Iterable[Any], Iterable[Any]], Value]:
    """Return the function that adds to a total the products of weights and inputs, pair by pair.

    It makes what `total + w * x` makes, and takes two thirds of the time: no operator is called.
    """
    product, total = _node(OPS["mul"], ["w", "x"]), _node(OPS["add"], ["total", "product"])
    source = f"""\
def weighted_sum(total, weights, inputs):
    for w, x in zip(weights, inputs, strict=True):
        if w.__class__ is not Value or x.__class__ is not Value or total.__class__ is not Value:
            total = total + w * x
            continue
{indent(product, " " * 8)}
        product = node
{indent(total, " " * 8)}
        total = node
    return total
"""
    return rules.made(source, "weighted_sum", _given(value))


def _node(op: Op, operands: Sequence[str]) -> str:
    """Return statements that make `node`, the operation on Values of these names."""
    named = dict(zip(op.operands, operands, strict=True))
    lines = ["node = new(Value)", f"node._data = {rules.code(op.value, lambda name: f'{named[name]}._data')}"]
    lines += [f"node.op = {op.name!r}", *(f"node.{slot} = {operand}" for slot, operand in zip_longest(SLOTS, operands))]
    return "\n".join([*lines, RECORDED])


def _given(value: type[Value]) -> dict[str, Any]:
    return {"Value": value, "new": object.__new__, "origin": origin, "clock": clock}


def reflected(op: Op, method: Callable[..., Value], constant: Callable[[Any], Value]) -> Callable[..., Value]:
    """Return the method for a number on the left of a Value, given that for two Values."""

    def operator(self: Value, other: Any) -> Value:
        try:
            first = constant(other)
        except TypeError:
            return NotImplemented  # type: ignore[no-any-return]
        return method(first, self)

    return _told(operator, f"{names(op)[1]}", op)


def _told(operator: Callable[..., Value], name: str, op: Op) -> Callable[..., Value]:
    operator.__name__ = name
    operator.__qualname__ = f"Value.{name}"  # which a TypeError names
    operator.__doc__ = f"Return {op.formula or op.value} as a Value."
    return operator
