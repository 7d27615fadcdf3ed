"""The modules that a program can import: `math`, `random` and `numpy`, as far as they stand here."""

from __future__ import annotations

import ast
import math
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from engine import arithmetic
from engine.program.calls import Function
from engine.program.interpreter import Interpreter
from engine.program.numbers import number, whole
from engine.program.operators import CALLED, bounded, called, is_number
from engine.program.sequences import entries, items
from engine.value import METHODS, Value


@dataclass(slots=True)
class Namespace:
    """What stands before a dot: a module and the names in it."""

    name: str
    names: dict[str, object] = field(default_factory=dict)


CALLED[Namespace] = "a module"


def total(function: Callable[..., float], odd: bool = False) -> Callable[..., float]:
    """The function with NaN for what it refuses, and infinity for what is too large, of its argument's sign if it is odd."""

    def run(*arguments: float) -> float:
        try:
            return function(*arguments)
        except OverflowError:
            return math.copysign(arithmetic.INFINITY, arguments[0]) if odd else arithmetic.INFINITY
        except ValueError:
            return arithmetic.NAN

    return run


_MATH: dict[str, tuple[int, Callable[..., float]]] = {
    "exp": (1, arithmetic.exp),
    "log": (1, arithmetic.log),
    "log1p": (1, arithmetic.log1p),
    "log2": (1, lambda a: arithmetic.div(arithmetic.log(a), math.log(2)) if a <= 0 else math.log2(a)),
    "log10": (1, lambda a: arithmetic.div(arithmetic.log(a), math.log(10)) if a <= 0 else math.log10(a)),
    "sqrt": (1, arithmetic.sqrt),
    "pow": (2, arithmetic.power),
    "fabs": (1, math.fabs),
    "cbrt": (1, math.cbrt),
    "exp2": (1, lambda a: arithmetic.power(2.0, a)),
    "expm1": (1, total(math.expm1)),
    "copysign": (2, math.copysign),
    "fmod": (2, total(math.fmod)),
    "degrees": (1, math.degrees),
    "radians": (1, math.radians),
    "erf": (1, math.erf),
    "erfc": (1, math.erfc),
    "gamma": (1, total(math.gamma)),
    "lgamma": (1, total(math.lgamma)),
    "isnan": (1, math.isnan),
    "isinf": (1, math.isinf),
    "isfinite": (1, math.isfinite),
    "sin": (1, arithmetic.sin),
    "cos": (1, arithmetic.cos),
    "tan": (1, total(math.tan)),
    "asin": (1, total(math.asin)),
    "acos": (1, total(math.acos)),
    "atan": (1, math.atan),
    "atan2": (2, math.atan2),
    "sinh": (1, total(math.sinh, odd=True)),
    "cosh": (1, total(math.cosh)),
    "tanh": (1, math.tanh),
    "asinh": (1, math.asinh),
    "acosh": (1, total(math.acosh)),
    "atanh": (1, total(math.atanh)),
    "hypot": (2, math.hypot),
    "floor": (1, lambda a: bounded(math.floor(a)) if math.isfinite(a) else a),
    "trunc": (1, lambda a: bounded(math.trunc(a)) if math.isfinite(a) else a),
    "ceil": (1, lambda a: bounded(math.ceil(a)) if math.isfinite(a) else a),
}


def _of_numbers(name: str, arity: int, function: Callable[..., float]) -> Function:
    def run(interpreter: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> float:
        numbers: list[float] = []
        for argument in arguments:
            if isinstance(argument, Value):
                has = name in METHODS
                advice = f"Write a.{name}() for a Value a, or {name}(a)." if has else "Write .data after a Value."
                interpreter.fail(f"math.{name} takes plain numbers, and a Value would lose its gradient", node, advice)
            if not is_number(argument):
                interpreter.fail(f"math.{name} takes numbers, not {called(argument)}", node)
            numbers.append(float(argument))  # type: ignore[arg-type]
        return function(*numbers)

    return Function(name, (arity, arity), run)


MATH = Namespace(
    "math",
    {
        **{name: _of_numbers(name, arity, function) for name, (arity, function) in _MATH.items()},
        "pi": math.pi,
        "e": math.e,
        "inf": math.inf,
        "nan": math.nan,
        "tau": math.tau,
    },
)


def random_namespace() -> Namespace:
    """Python's generator from seed 0: the very numbers of `random`."""
    stream = random.Random(0)

    def seed(i: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> None:
        stream.seed(whole(i, arguments[0], node))

    def uniform(i: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> float:
        return stream.uniform(number(i, arguments[0], node), number(i, arguments[1], node))

    def gauss(i: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> float:
        mean, deviation = [*arguments, 0.0, 1.0][:2] if not arguments else [*arguments, 1.0][:2]
        return stream.gauss(number(i, mean, node), number(i, deviation, node))

    def plain(i: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> float:
        return stream.random()

    def choice(i: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> object:
        found = items(i, arguments[0], node)
        return stream.choice(found) if found else i.fail("choice takes a list with entries", node)

    def shuffle(i: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> None:
        x = arguments[0]
        if not isinstance(x, list):
            i.fail(f"shuffle takes a list, not {called(x)}", node, "Make a list of it: list(x).")
        i.step(node, len(x))
        stream.shuffle(x)

    def sample(i: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> list[object]:
        found = entries(i, arguments[0], node)
        size = whole(i, arguments[1], node)
        if not 0 <= size <= len(found):
            i.fail(f"sample takes from 0 to {len(found)} entries of these, not {size}", node)
        return stream.sample(found, size)

    def randint(i: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> float:
        low, high = (whole(i, x, node) for x in arguments)
        if low > high:
            i.fail("the first number of randint cannot be the larger one", node)
        return bounded(stream.randint(low, high))

    return Namespace(
        "random",
        {
            "seed": Function("seed", (1, 1), seed),
            "shuffle": Function("shuffle", (1, 1), shuffle),
            "sample": Function("sample", (2, 2), sample),
            "randint": Function("randint", (2, 2), randint),
            "uniform": Function("uniform", (2, 2), uniform),
            "gauss": Function("gauss", (0, 2), gauss),
            "random": Function("random", (0, 0), plain),
            "choice": Function("choice", (1, 1), choice),
        },
    )


class NumpyStream:
    """NumPy's legacy generator from seed 0: the numbers of `np.random`. NumPy is imported when a number is first drawn."""

    def __init__(self) -> None:
        self.seed = 0
        self.state: object = None

    def reseed(self, seed: int) -> None:
        self.seed, self.state = seed, None

    def standard_normal(self) -> float:
        return float(self._generator().standard_normal())

    def between_0_and_1(self) -> float:
        return float(self._generator().random_sample())

    def _generator(self) -> Any:
        import numpy as np

        if self.state is None:
            self.state = np.random.RandomState(self.seed)
        return self.state


RESEEDING = 10
"""Steps that a new seed costs: NumPy fills the whole state of its generator anew."""


def numpy_namespace(stream: NumpyStream) -> Namespace:
    """`np` with the seed, `randn`, `uniform` and `normal` of `np.random`, over the stream from which networks draw, too."""

    def seed(i: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> None:
        number = whole(i, arguments[0], node)
        if not 0 <= number < 2**32:
            i.fail("np.random.seed takes a whole number from 0 to 4294967295", node)
        i.step(node, RESEEDING)
        stream.reseed(number)

    def randn(i: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> float:
        return stream.standard_normal()

    def uniform(i: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> float:
        low, high = (float(number(i, x, node)) for x in [*arguments, *(0.0, 1.0)[len(arguments) :]])
        return low + (high - low) * stream.between_0_and_1()

    def normal(i: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> float:
        mean, deviation = (float(number(i, x, node)) for x in [*arguments, *(0.0, 1.0)[len(arguments) :]])
        return mean + deviation * stream.standard_normal()

    def rand(i: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> float:
        return stream.between_0_and_1()

    drawing: dict[str, object] = {
        "rand": Function("rand", (0, 0), rand),
        "seed": Function("seed", (1, 1), seed),
        "randn": Function("randn", (0, 0), randn),
        "uniform": Function("uniform", (0, 2), uniform),
        "normal": Function("normal", (0, 2), normal),
    }
    inner = Namespace("np.random", drawing)
    return Namespace("np", {"random": inner})
