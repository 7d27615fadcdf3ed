"""`Value`: a number that remembers how it was made, in the manner of micrograd."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

from engine.arithmetic import number
from engine.ops import CONSTANT, FUNCTIONS, LEAF, OPS, Op
from engine.origin import Span, here
from engine.rules import VALUE
from engine.tape import record

_next = count().__next__
_NUMBERS = (int, float)


class Value:
    """A scalar in a computation graph.

    `data` (or `value`) is its number, `grad` what backward() has given it, `op` the operation that made it ("leaf" for
    one made from a number, "constant" for a bare number that met a Value), `operands` what that operation took, in
    order: `x * x` has x twice. `order` grows with each Value made, so operands come before their consumers.

    `==` and hash are identity; `<`, `<=`, `>`, `>=` compare data.
    """

    __slots__ = ("before", "data", "grad", "group", "label", "op", "operands", "order", "span")

    def __init__(self, data: float, label: str = "") -> None:
        self.data = data if type(data) is float else number(data)
        self.grad = 0.0
        self.before: float | None = None
        self.label = label
        self.op = LEAF
        self.operands: tuple[Value, ...] = ()
        self.order: int = _next()
        origin = here.origin
        self.group = origin.group
        self.span: Span | None = origin.span
        if origin.created is not None:
            origin.created.append(self)

    @property
    def value(self) -> float:
        """Another name of `data`."""
        return self.data

    @value.setter
    def value(self, data: float) -> None:
        self.data = data

    def backward(self) -> None:
        """Give every Value that leads here its gradient: that of this one with respect to it.

        Leaves add it to what they have, so that `zero_grad` matters; inner nodes start each pass at zero; constants
        take none. Nothing is recursive: depth is bounded by memory alone.
        """
        self.before = None  # so that the tape takes what the leaves hold now, not what an earlier pass had found
        record(self).backward().write_back()

    def zero_grad(self) -> None:
        """Set the gradient to zero."""
        self.grad = 0.0

    def __repr__(self) -> str:
        return f"Value(data={self.data})"

    def __pos__(self) -> Value:
        return self

    def __lt__(self, other: Value | float) -> bool:
        return self.data < data_of(other)

    def __le__(self, other: Value | float) -> bool:
        return self.data <= data_of(other)

    def __gt__(self, other: Value | float) -> bool:
        return self.data > data_of(other)

    def __ge__(self, other: Value | float) -> bool:
        return self.data >= data_of(other)

    # The operators and methods below are made from the op table; these lines tell type checkers what is there.
    __add__: Callable[[Value | float], Value]
    __radd__: Callable[[float], Value]
    __sub__: Callable[[Value | float], Value]
    __rsub__: Callable[[float], Value]
    __mul__: Callable[[Value | float], Value]
    __rmul__: Callable[[float], Value]
    __truediv__: Callable[[Value | float], Value]
    __rtruediv__: Callable[[float], Value]
    __pow__: Callable[[Value | float], Value]
    __rpow__: Callable[[float], Value]
    __neg__: Callable[[], Value]
    __abs__: Callable[[], Value]

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(f"Value has no {name!r}; its functions are {', '.join(FUNCTIONS)}")


def data_of(x: Value | float) -> float:
    """The number that `x` is or holds."""
    return x.data if isinstance(x, Value) else x


def constant(x: float) -> Value:
    """A bare number as a node: it takes no gradient."""
    node = Value(x)
    node.op = CONSTANT
    return node


def apply(op: str, *operands: Value | float) -> Value:
    """The Value of the operation named `op`; each bare number becomes a constant just before it.

    Raises KeyError for an operation that is not in the table, TypeError for what is neither number nor Value.
    """
    nodes = tuple(x if isinstance(x, Value) else constant(x) for x in operands)
    node = Value(VALUE[op](*[x.data for x in nodes]))
    node.op = op
    node.operands = nodes
    return node


def is_number(x: object) -> bool:
    """Whether `x` can meet a Value as a constant: an int, a float, or what a numeric library has in their place."""
    return isinstance(x, _NUMBERS) or (hasattr(x, "__float__") and not hasattr(x, "__len__"))


def _operator(name: str) -> Callable[..., Any]:
    def forward(self: Value, *others: Value | float) -> Any:
        for other in others:
            if not isinstance(other, Value) and not is_number(other):
                return NotImplemented
        return apply(name, self, *others)

    return forward


def _reflected(name: str) -> Callable[..., Any]:
    def backward(self: Value, other: float) -> Any:
        return apply(name, other, self) if is_number(other) else NotImplemented

    return backward


def _method(op: Op) -> Callable[..., Any]:
    def method(self: Value, *others: Value | float) -> Value:
        if len(others) != len(op.operands) - 1:
            raise TypeError(f"{op.name} takes {len(op.operands)} operands, not {len(others) + 1}")
        return apply(op.name, self, *others)

    method.__name__ = op.name
    method.__doc__ = f"{op.value}; defined for {op.domain}."
    return method


_SPECIAL = {"add": "add", "sub": "sub", "mul": "mul", "div": "truediv", "pow": "pow"}

for _op in OPS.values():
    if _op.name in _SPECIAL:
        setattr(Value, f"__{_SPECIAL[_op.name]}__", _operator(_op.name))
        setattr(Value, f"__r{_SPECIAL[_op.name]}__", _reflected(_op.name))
    elif _op.name in ("neg", "abs"):
        setattr(Value, f"__{_op.name}__", _operator(_op.name))
    if _op.name in FUNCTIONS:
        setattr(Value, _op.name, _method(_op))


def function(op: Op) -> Callable[..., Any]:
    """The function of an operation: of Values it gives a Value, of bare numbers a float."""

    def call(*operands: Value | float) -> Value | float:
        if len(operands) != len(op.operands):
            raise TypeError(f"{op.name} takes {len(op.operands)} operands, not {len(operands)}")
        if any(isinstance(x, Value) for x in operands):
            return apply(op.name, *operands)
        return VALUE[op.name](*[number(data_of(x)) for x in operands])

    call.__name__ = op.name
    call.__doc__ = f"{op.value}; defined for {op.domain}."
    return call
