"""Several floats at once, in functions which Numba compiles: what the dense kernels are made of.

A vector fills a register of the processor. It lives in registers only: it is loaded from a flat array of float64 and stored
there, `at` counts floats and need not be aligned.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from llvmlite import binding, ir
from numba import types
from numba.extending import intrinsic, models, register_model


def _width() -> int:
    """Return how many float64 a register holds: 8, 4 or 2."""
    features = binding.get_host_cpu_features()
    return 8 if features.get("avx512f") else 4 if features.get("avx") else 2


WIDTH = _width()

_FLOAT = ir.DoubleType()
_VECTOR = ir.VectorType(_FLOAT, WIDTH)
_INT32 = ir.IntType(32)


class Vector(types.Type):
    """The type of a vector, as Numba infers types."""

    def __init__(self) -> None:
        super().__init__(name=f"vector{WIDTH}")


VECTOR = Vector()


@register_model(Vector)
class _Model(models.PrimitiveModel):
    def __init__(self, manager: Any, of: Vector) -> None:
        super().__init__(manager, of, _VECTOR)  # type: ignore[no-untyped-call]


def _place(context: Any, builder: Any, array_type: Any, array: Any, at: Any) -> Any:
    data = context.make_array(array_type)(context, builder, array).data
    return builder.bitcast(builder.gep(data, [at]), _VECTOR.as_pointer())


def _load(typing: Any, array: Any, at: Any) -> Any:
    def emit(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.load(_place(context, builder, signature.args[0], *arguments), align=8)

    return VECTOR(array, types.uintp), emit


def _store(typing: Any, array: Any, at: Any, vector: Any) -> Any:
    def emit(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        builder.store(arguments[2], _place(context, builder, signature.args[0], *arguments[:2]), align=8)
        return context.get_dummy_value()

    return types.void(array, types.uintp, VECTOR), emit


def _spread(typing: Any, number: Any) -> Any:
    def emit(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        nowhere = ir.Constant(_VECTOR, ir.Undefined)
        one = builder.insert_element(nowhere, arguments[0], ir.Constant(_INT32, 0))
        return builder.shuffle_vector(one, nowhere, ir.Constant(ir.VectorType(_INT32, WIDTH), [0] * WIDTH))

    return VECTOR(types.float64), emit


def _multiply_add(typing: Any, a: Any, b: Any, c: Any) -> Any:
    def emit(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        a, b, c = arguments
        return builder.fadd(builder.fmul(a, b, flags=("contract",)), c, flags=("contract",))

    return VECTOR(VECTOR, VECTOR, VECTOR), emit


def _add(typing: Any, a: Any, b: Any) -> Any:
    def emit(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.fadd(*arguments)

    return VECTOR(VECTOR, VECTOR), emit


def _total(typing: Any, vector: Any) -> Any:
    def emit(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        part, width = arguments[0], WIDTH
        while width > 1:
            width //= 2
            part = _added_halves(builder, part, width)
        return builder.extract_element(part, ir.Constant(_INT32, 0))

    return types.float64(VECTOR), emit


def _totals(builder: Any, four: Any) -> Any:
    """Return the sums of four vectors' floats as a vector of 4: two are woven into one at a time, then halves are added."""
    evens, odds = (
        ir.Constant(ir.VectorType(_INT32, WIDTH), [each for i in range(first, WIDTH, 2) for each in (i, WIDTH + i)])
        for first in (0, 1)
    )
    pairs = []
    for a, b in (four[:2], four[2:]):
        pair, width = builder.fadd(builder.shuffle_vector(a, b, evens), builder.shuffle_vector(a, b, odds)), WIDTH
        while width > 2:
            width //= 2
            pair = _added_halves(builder, pair, width)
        pairs.append(pair)
    return builder.shuffle_vector(*pairs, ir.Constant(ir.VectorType(_INT32, 4), [0, 1, 2, 3]))


def _added_halves(builder: Any, vector: Any, width: int) -> Any:
    nowhere = ir.Constant(vector.type, ir.Undefined)
    halves = [ir.Constant(ir.VectorType(_INT32, width), list(range(first, first + width))) for first in (0, width)]
    return builder.fadd(*(builder.shuffle_vector(vector, nowhere, half) for half in halves))


def _add_totals(typing: Any, array: Any, at: Any, a: Any, b: Any, c: Any, d: Any) -> Any:
    def emit(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        place = _place(context, builder, signature.args[0], *arguments[:2])
        totals = _totals(builder, arguments[2:])
        place = builder.bitcast(place, totals.type.as_pointer())
        builder.store(builder.fadd(builder.load(place, align=8), totals), place, align=8)
        return context.get_dummy_value()

    return types.void(array, types.uintp, VECTOR, VECTOR, VECTOR, VECTOR), emit


def _add_totals_apart(typing: Any, array: Any, at: Any, stride: Any, a: Any, b: Any, c: Any, d: Any) -> Any:
    def emit(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        data = context.make_array(signature.args[0])(context, builder, arguments[0]).data
        totals = _totals(builder, arguments[3:])
        at = arguments[1]
        for nth in range(4):
            place = builder.gep(data, [at])
            one = builder.extract_element(totals, ir.Constant(_INT32, nth))
            builder.store(builder.fadd(builder.load(place), one), place)
            at = builder.add(at, arguments[2])
        return context.get_dummy_value()

    return types.void(array, types.uintp, types.uintp, VECTOR, VECTOR, VECTOR, VECTOR), emit


load = cast("Callable[[Any, int], Any]", intrinsic(_load))
"""The WIDTH floats of an array from `at` on."""

store = cast("Callable[[Any, int, Any], None]", intrinsic(_store))
"""Put a vector into an array, from `at` on."""

spread = cast("Callable[[float], Any]", intrinsic(_spread))
"""A vector of one number WIDTH times."""

multiply_add = cast("Callable[[Any, Any, Any], Any]", intrinsic(_multiply_add))
"""a * b + c, rounded once where the processor can and twice where it cannot."""

add = cast("Callable[[Any, Any], Any]", intrinsic(_add))
"""a + b."""

total = cast("Callable[[Any], float]", intrinsic(_total))
"""The sum of a vector's floats: halves are added until one is left, so the order is always the same."""

add_totals = cast("Callable[[Any, int, Any, Any, Any, Any], None]", intrinsic(_add_totals))
"""Add the sums of four vectors' floats to four floats of an array, side by side from `at` on."""

add_totals_apart = cast("Callable[[Any, int, int, Any, Any, Any, Any], None]", intrinsic(_add_totals_apart))
"""Add the sums of four vectors' floats to four floats of an array, `stride` apart from `at` on."""
