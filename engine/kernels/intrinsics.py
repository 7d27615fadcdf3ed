"""Single machine instructions that Python has no spelling for, for functions which Numba compiles.

Each takes and gives 64-bit floats or ints and becomes one instruction, in a loop one for several elements at once.
None of them can be called from Python itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

FLOAT, INT, BOOLEAN = types.float64, types.int64, types.boolean


def _select(typing: Any, condition: Any, then: Any, otherwise: Any) -> Any:
    def emit(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.select(*arguments)

    return FLOAT(BOOLEAN, FLOAT, FLOAT), emit


def _muladd(typing: Any, a: Any, b: Any, c: Any) -> Any:
    def emit(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        double = arguments[0].type
        kind = ir.FunctionType(double, [double] * 3)
        return builder.call(builder.module.declare_intrinsic("llvm.fmuladd", [double], kind), arguments)

    return FLOAT(FLOAT, FLOAT, FLOAT), emit


def _as_int(typing: Any, a: Any) -> Any:
    def emit(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.bitcast(arguments[0], context.get_value_type(INT))

    return INT(FLOAT), emit


def _as_float(typing: Any, a: Any) -> Any:
    def emit(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.bitcast(arguments[0], context.get_value_type(FLOAT))

    return FLOAT(INT), emit


def _root(typing: Any, a: Any) -> Any:
    def emit(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.call(builder.module.declare_intrinsic("llvm.sqrt", [arguments[0].type]), arguments)

    return FLOAT(FLOAT), emit


select = cast("Callable[[bool, float, float], float]", intrinsic(_select))
"""`then if condition else otherwise` with both computed and no branch."""

muladd = cast("Callable[[float, float, float], float]", intrinsic(_muladd))
"""a * b + c, rounded once where the processor can, else twice.

Unlike the flag "contract" it leaves no choice to the optimiser: the bits are the same in every loop, and outside.
"""

as_int = cast("Callable[[float], int]", intrinsic(_as_int))
"""The 64 bits of a float, read as an int."""

as_float = cast("Callable[[int], float]", intrinsic(_as_float))
"""The float that has these 64 bits."""

root = cast("Callable[[float], float]", intrinsic(_root))
"""The square root, rounded correctly; NaN below 0. `math.sqrt` would be a call, which keeps a loop scalar."""
