"""Value: one number of a computation that remembers how it was made.

Its operators and methods are made from the op table in `operators.py`; the chain rule stands in `sweep.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, SupportsFloat, TypeAlias

from engine.arithmetic import number
from engine.backward import run_backward
from engine.operators import filling, names, operands, operator, reflected
from engine.ops import CONSTANT, FUNCTION_ROWS, LEAF, ROWS, SLOTS
from engine.origin import Span, clock

if TYPE_CHECKING:
    from engine.place import Own, Place

Operand: TypeAlias = "Value | SupportsFloat"


class Value:
    """A scalar with a gradient.

    `op` is a name of the op table, "leaf" for a Value made from a number, "constant" for a number that met a Value. `order`
    grows with each Value made. `grad` accumulates at leaves over passes, at any other node it is that of the last pass, at
    a constant 0. `==` and hash are those of the object; `< <= > >=` compare data.
    """

    __slots__ = ("_data", "_mark", "_place", "grad", "op", "order", *SLOTS)

    _data: float
    grad: float
    op: str
    order: int
    _place: Place
    _mark: object
    """The last walk that came by (`backward.walk`)."""

    def __init__(self, data: SupportsFloat, label: str = "") -> None:
        """Make a leaf. Raises TypeError for what is not a real number."""
        _fill(self, LEAF, number(data))
        if label:
            self.label = label

    @property
    def data(self) -> float:
        """The number. Setting it changes this node alone: what was computed from it keeps its value."""
        return self._data

    @data.setter
    def data(self, given: SupportsFloat) -> None:
        data = number(given)
        if data != self._data:
            self._own().changed = clock.change()
        self._data = data

    value = data

    @property
    def operands(self) -> tuple[Value, ...]:
        """The nodes that it was computed from, by slot; an operand used twice stands twice."""
        return _operands(self)

    @property
    def label(self) -> str:
        """The name that its maker gave it, or ""."""
        return self._place.label

    @label.setter
    def label(self, label: str) -> None:
        self._own().label = label

    @property
    def group(self) -> str:
        """The group path in which it was made."""
        return self._place.group

    @property
    def span(self) -> Span | None:
        """The place in a program that made it."""
        return self._place.span

    def _own(self) -> Own:
        """Its place, no longer shared with other nodes."""
        own = self._place = self._place.own()
        return own

    def backward(self) -> None:
        """Compute the gradient of this value with respect to each node it was made from.

        Leaves add it to the `grad` they have, all other nodes start at 0. Not recursive: O(nodes + operands).
        """
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

    if TYPE_CHECKING:  # what is made from the op table below, for the reader of types

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
    _fill(node, CONSTANT, number(data))
    return node


def apply(op: str, *operands: Operand) -> Value:
    """Return the node for `op` on these operands; numbers become constants just before it.

    Raises KeyError for an op that has no row and TypeError for a wrong number of operands.
    """
    operator = OPERATORS[op]
    return operator(*[x if isinstance(x, Value) else constant(x) for x in operands])


_new = object.__new__
_fill, _operands = filling(), operands()


def _data_of(operand: Operand) -> float:
    return operand._data if isinstance(operand, Value) else number(operand)


OPERATORS: dict[str, Callable[..., Value]] = {op.name: operator(op, Value, constant) for op in ROWS}
"""The operations by name, as functions of Values."""

for op in ROWS:
    name, right = names(op)
    setattr(Value, name, OPERATORS[op.name])
    if right:
        setattr(Value, right, reflected(op, OPERATORS[op.name], constant))

METHODS: tuple[str, ...] = tuple(op.name for op in FUNCTION_ROWS)
"""The table's functions as methods of a Value, `a.tanh()`."""
