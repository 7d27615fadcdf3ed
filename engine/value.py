"""Value: one number of a computation that remembers how it was made.

Operators and methods are made from the op table; the chain rule stands in `sweep.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, SupportsFloat, TypeAlias

from engine.arithmetic import number
from engine.ops import CONSTANT, FUNCTION_ROWS, LEAF, OPS, Op
from engine.origin import Span, origin, tick

if TYPE_CHECKING:
    from engine.sweep import Numbers

Operand: TypeAlias = "Value | SupportsFloat"


class Value:
    """A scalar with a gradient.

    `operands` are ordered: position is the slot, and an operand used twice stands twice. `op` is a name of the op
    table, "leaf" for a Value made from a number, "constant" for a number that met a Value. `grad` accumulates at
    leaves over passes, at any other node it is that of the last pass, at a constant 0.
    `==` and hash are those of the object; `< <= > >=` compare data.
    """

    __slots__ = ("_data", "changed", "grad", "group", "label", "last_pass", "op", "operands", "order", "span")

    _data: float
    grad: float
    label: str
    operands: tuple[Value, ...]
    op: str
    group: str
    span: Span | None
    order: int
    changed: int
    last_pass: Numbers | None

    def __init__(self, data: SupportsFloat, label: str = "") -> None:
        """Make a leaf. Raises TypeError for what is not a real number."""
        _fill(self, LEAF, (), number(data))
        self.label = label

    @property
    def data(self) -> float:
        """The number. Setting it changes this node alone: what was computed from it keeps its value."""
        return self._data

    @data.setter
    def data(self, given: SupportsFloat) -> None:
        data = number(given)
        if data != self._data:
            self.changed = tick()
        self._data = data

    value = data

    def backward(self) -> None:
        """Compute the gradient of this value with respect to each node it was made from.

        Leaves add it to the `grad` they have, all other nodes start at 0. Not recursive: O(nodes + operands).
        """
        from engine.tape import run_backward

        run_backward(self)

    def zero_grad(self) -> None:
        """Set the gradient to 0."""
        self.grad = 0.0

    def __repr__(self) -> str:
        return f"Value(data={self._data})"

    def __lt__(self, other: Operand) -> bool:
        return self._data < _data_of(other)

    def __le__(self, other: Operand) -> bool:
        return self._data <= _data_of(other)

    def __gt__(self, other: Operand) -> bool:
        return self._data > _data_of(other)

    def __ge__(self, other: Operand) -> bool:
        return self._data >= _data_of(other)

    def __pos__(self) -> Value:
        return self

    def __abs__(self) -> Value:
        return apply("abs", self)

    if TYPE_CHECKING:  # what `_add_operators` makes from the op table, for the reader of types

        def __add__(self, other: Operand) -> Value: ...
        def __sub__(self, other: Operand) -> Value: ...
        def __mul__(self, other: Operand) -> Value: ...
        def __truediv__(self, other: Operand) -> Value: ...
        def __pow__(self, other: Operand) -> Value: ...
        def __radd__(self, other: Operand) -> Value: ...
        def __rsub__(self, other: Operand) -> Value: ...
        def __rmul__(self, other: Operand) -> Value: ...
        def __rtruediv__(self, other: Operand) -> Value: ...
        def __rpow__(self, other: Operand) -> Value: ...
        def __neg__(self) -> Value: ...
        def __getattr__(self, name: str) -> Callable[..., Value]: ...


def constant(data: SupportsFloat) -> Value:
    """Return a new constant: a node that takes no gradient. Raises TypeError for what is not a real number."""
    node = _new(Value)
    _fill(node, CONSTANT, (), number(data))
    return node


def apply(op: str, *operands: Operand) -> Value:
    """Return the node for `op` on these operands; numbers become constants just before it.

    Raises KeyError for an op that has no row and TypeError for a wrong number of operands.
    """
    rule = OPS[op].forward
    nodes = tuple([x if isinstance(x, Value) else constant(x) for x in operands])
    data = rule(*[node._data for node in nodes])
    node = _new(Value)
    _fill(node, op, nodes, data)
    return node


_new = object.__new__


def _fill(node: Value, op: str, operands: tuple[Value, ...], data: float) -> None:
    node._data = data
    node.grad = 0.0
    node.label = ""
    node.operands = operands
    node.op = op
    node.group = origin.group
    node.span = origin.span
    node.order = tick()
    node.changed = 0
    node.last_pass = None
    created = origin.created
    if created is not None:
        created.append(node)


def _data_of(operand: Operand) -> float:
    return operand._data if isinstance(operand, Value) else number(operand)


def _unary(op: Op) -> Callable[[Value], Value]:
    name, rule = op.name, op.forward

    def method(self: Value) -> Value:
        node = _new(Value)
        _fill(node, name, (self,), rule(self._data))
        return node

    return method


def _binary(op: Op) -> tuple[Callable[..., Value], Callable[..., Value]]:
    name, rule = op.name, op.forward

    def method(self: Value, other: Operand) -> Value:
        if other.__class__ is not Value and not isinstance(other, Value):
            try:
                other = constant(other)
            except TypeError:
                return NotImplemented  # type: ignore[no-any-return]
        node = _new(Value)
        _fill(node, name, (self, other), rule(self._data, other._data))
        return node

    def reflected(self: Value, other: Operand) -> Value:
        try:
            first = constant(other)  # type: ignore[arg-type]
        except TypeError:
            return NotImplemented  # type: ignore[no-any-return]
        node = _new(Value)
        _fill(node, name, (first, self), rule(first._data, self._data))
        return node

    return method, reflected


SPECIAL = {"div": "truediv"}
"""Names of Python's special methods where they differ from the table's."""


def _add_operators() -> None:
    for op in OPS.values():
        special = SPECIAL.get(op.name, op.name)
        if len(op.operands) == 1:
            made: dict[str, Callable[..., Value]] = {special: _unary(op)}
        else:
            method, reflected = _binary(op)
            made = {special: method, f"r{special}": reflected}
        for name, operator in made.items():
            operator.__name__ = f"__{name}__" if op.symbol else name
            operator.__qualname__ = f"Value.{operator.__name__}"  # which a TypeError names
            operator.__doc__ = f"Return {op.formula or op.value} as a Value."
            setattr(Value, operator.__name__, operator)


_add_operators()
METHODS: tuple[str, ...] = tuple(op.name for op in FUNCTION_ROWS)
"""The table's functions as methods of a Value, `a.tanh()`."""
