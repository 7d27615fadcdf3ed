"""The functions of the language itself: print, range, sum and the like."""

from __future__ import annotations

import ast
from collections.abc import Callable

from engine.program.calls import Body, Function, call, places
from engine.program.interpreter import Interpreter
from engine.program.numbers import number, whole
from engine.program.operators import binary, bounded, called, is_number, plain, truth
from engine.program.sequences import Lazy, entries, items, taken, through
from engine.program.text import shown
from engine.value import Value

MANY = 10**9
ADD = ast.Add()
LANGUAGE: dict[str, Function] = {}


def builtin(name: str, takes: tuple[int, int], *named: str) -> Callable[[Body], Body]:
    """Enter a function of the language into its table."""

    def enter(body: Body) -> Body:
        LANGUAGE[name] = Function(name, takes, body, named)
        return body

    return enter


@builtin("print", (0, MANY), "sep", "end", "flush")
def write(interpreter: Interpreter, arguments: list[object], named: dict[str, object], node: ast.Call) -> None:
    texts = {"sep": " ", "end": "\n"}
    for option, given in named.items():
        if option == "flush":  # what is written is shown when the program has come to its end
            continue
        if given is not None and not isinstance(given, str):
            interpreter.fail(f"{option} is a text, not {called(given)}", node)
        texts[option] = texts[option] if given is None else given
    for i, x in enumerate(arguments):
        if i:
            interpreter.write(texts["sep"], node)
        interpreter.write(shown(x, interpreter.limits.output_bytes), node)
    interpreter.write(texts["end"], node)


@builtin("range", (1, 3))
def make_range(interpreter: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> range:
    bounds = [whole(interpreter, x, at) for x, at in zip(arguments, places(arguments, node), strict=True)]
    if len(bounds) == 3 and bounds[2] == 0:
        interpreter.fail("the step of range cannot be 0", node)
    return range(*bounds)


@builtin("len", (1, 1))
def length(interpreter: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> int:
    x = arguments[0]
    if isinstance(x, Lazy):
        interpreter.fail(f"{called(x)} has no length", node, "Make a list of it: list(x).")
    return int(bounded(len(x if isinstance(x, str) else items(interpreter, x, node))))


@builtin("list", (0, 1))
def make_list(interpreter: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> list[object]:
    return entries(interpreter, arguments[0], node) if arguments else []


@builtin("zip", (0, 100))
def zipped(interpreter: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> Lazy:
    return Lazy("zip", zip(*[through(interpreter, x, node) for x in arguments], strict=False), max(1, len(arguments)))


@builtin("enumerate", (1, 2), "start")
def numbered(interpreter: Interpreter, arguments: list[object], named: dict[str, object], node: ast.Call) -> Lazy:
    start = whole(interpreter, arguments[1] if len(arguments) > 1 else named.get("start", 0), node)
    return Lazy("enumerate", enumerate(through(interpreter, arguments[0], node), start))


@builtin("reversed", (1, 1))
def backwards(interpreter: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> Lazy:
    x = arguments[0]
    if not isinstance(x, (list, tuple, range)):
        interpreter.fail(f"{called(x)} cannot be gone through backwards", node, "Make a list of it: list(x).")
    return Lazy("reversed", reversed(x))


@builtin("sorted", (1, 1), "key", "reverse")
def in_order(interpreter: Interpreter, arguments: list[object], named: dict[str, object], node: ast.Call) -> list[object]:
    found = entries(interpreter, arguments[0], node)
    keys = _keys(interpreter, found, named.get("key"), "sorted", node)
    order = sorted(range(len(found)), key=keys.__getitem__, reverse=truth(interpreter, named.get("reverse", False), node))
    return [found[i] for i in order]


def _keys(interpreter: Interpreter, found: list[object], key: object, name: str, node: ast.Call) -> list[float]:
    """The numbers by which entries are compared. Raises ProgramError for what is neither a number nor a Value."""
    keys = [plain(x if key is None else call(interpreter, key, [x], {}, node)) for x in found]
    for x in keys:
        if not is_number(x):
            interpreter.fail(f"{name} puts numbers and Values in order, not {called(x)}", node, _BY_KEY)
    return keys  # type: ignore[return-value]


_BY_KEY = "Give it the number to go by: key=lambda x: x[0]."


@builtin("map", (2, 100))
def mapped(interpreter: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> Lazy:
    rows = zip(*[through(interpreter, x, node) for x in arguments[1:]], strict=False)
    entries_of = (call(interpreter, arguments[0], list(row), {}, node) for row in rows)
    return Lazy("map", entries_of, len(arguments) - 1)


@builtin("sum", (1, 2), "start")
def add_up(interpreter: Interpreter, arguments: list[object], named: dict[str, object], node: ast.Call) -> object:
    result = arguments[1] if len(arguments) > 1 else named.get("start", 0)
    for x in taken(interpreter, arguments[0], node):
        result = binary(interpreter, ADD, result, x, (node, node), node)
    return result


def _extreme(name: str) -> None:
    @builtin(name, (1, MANY), "key")
    def extreme(interpreter: Interpreter, arguments: list[object], named: dict[str, object], node: ast.Call) -> object:
        found = entries(interpreter, arguments[0] if len(arguments) == 1 else arguments, node)
        at = places(arguments, node) if len(arguments) > 1 else [node] * len(found)
        if not found:
            interpreter.fail(f"{name} of no entries", node)
        if named.get("key") is not None:
            keys = _keys(interpreter, found, named["key"], name, node)
            chosen = 0
            for i in range(1, len(keys)):
                if keys[i] < keys[chosen] if name == "min" else keys[i] > keys[chosen]:
                    chosen = i
            return found[chosen]
        for x in found:
            if not is_number(plain(x)):
                interpreter.fail(f"{name} takes numbers and Values, not {called(x)}", node)
        result, place = found[0], at[0]
        for x, where in zip(found[1:], at[1:], strict=True):
            if isinstance(result, Value) or isinstance(x, Value):
                result = interpreter.apply(name, (result, x), (place, where), node)
            else:
                better = x < result if name == "min" else x > result  # type: ignore[operator]
                result = x if better or x != x else result
            place = where
        return result


_extreme("max")
_extreme("min")


@builtin("abs", (1, 1))
def absolute(interpreter: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> object:
    x = arguments[0]
    if isinstance(x, Value):
        return interpreter.apply("abs", (x,), (node,), node)
    return abs(number(interpreter, x, node))


@builtin("round", (1, 2))
def rounded(interpreter: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> object:
    x = number(interpreter, plain(arguments[0]), node)
    digits = whole(interpreter, arguments[1], node) if len(arguments) > 1 else None
    if x != x or abs(x) == float("inf"):
        return x
    if digits is not None and isinstance(x, int):
        digits = max(digits, -20)  # a whole number has 16 digits, and Python would compute 10 to the power of this
    return bounded(round(x, digits) if digits is not None else round(x))


@builtin("float", (0, 1))
def to_float(interpreter: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> float:
    x = plain(arguments[0]) if arguments else 0.0
    if isinstance(x, str):
        interpreter.step(node, len(x) // 64)
        try:
            return float(x)
        except ValueError:
            interpreter.fail("this text is not a number", node)
    return float(number(interpreter, x, node))


@builtin("int", (0, 1))
def to_int(interpreter: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> float:
    x = number(interpreter, plain(arguments[0]) if arguments else 0, node)
    if x != x or abs(x) == float("inf"):
        interpreter.fail(f"int of {x} is no number", node)
    return bounded(int(x))
