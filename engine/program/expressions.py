"""How each kind of expression is evaluated. Long sums and long chains of methods are walked in a loop, not by recursion."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from engine.errors import EngineError, LimitExceeded, ProgramError
from engine.program.attributes import attribute
from engine.program.calls import call
from engine.program.interpreter import EXPRESSIONS, Interpreter, enter, refuse
from engine.program.limits import exceeded
from engine.program.numbers import whole
from engine.program.operators import binary, bounded, called, compare, is_number, truth
from engine.program.scopes import Scope
from engine.program.sequences import Lazy, through
from engine.program.text import formatted, represented, shown
from engine.value import Value


@enter(EXPRESSIONS, ast.Constant)
def literal(interpreter: Interpreter, node: ast.Constant) -> object:
    x = node.value
    return bounded(x) if type(x) is int else x


@enter(EXPRESSIONS, ast.Name)
def name(interpreter: Interpreter, node: ast.Name) -> object:
    return interpreter.look_up(node)


@enter(EXPRESSIONS, ast.List)
def make_list(interpreter: Interpreter, node: ast.List) -> list[object]:
    return [interpreter.evaluate(entry) for entry in node.elts]


@enter(EXPRESSIONS, ast.Tuple)
def make_tuple(interpreter: Interpreter, node: ast.Tuple) -> tuple[object, ...]:
    return tuple([interpreter.evaluate(entry) for entry in node.elts])


@enter(EXPRESSIONS, ast.BinOp)
def arithmetic(interpreter: Interpreter, node: ast.BinOp) -> object:
    chain = [node]
    while isinstance(chain[-1].left, ast.BinOp):
        chain.append(chain[-1].left)
    interpreter.step(node, len(chain) - 1)
    result: object = interpreter.evaluate(chain[-1].left)
    for link in reversed(chain):
        right = interpreter.evaluate(link.right)
        result = binary(interpreter, link.op, result, right, (link.left, link.right), link)
    return result


@enter(EXPRESSIONS, ast.UnaryOp)
def unary(interpreter: Interpreter, node: ast.UnaryOp) -> object:
    x = interpreter.evaluate(node.operand)
    if isinstance(node.op, ast.Not):
        return not truth(interpreter, x, node)
    if isinstance(node.op, (ast.UAdd, ast.USub)):
        minus = isinstance(node.op, ast.USub)
        if isinstance(x, Value):
            return interpreter.apply("neg", (x,), (node.operand,), node) if minus else x
        if is_number(x):
            return -x if minus else +x
        return interpreter.fail(f"{called(x)} has no sign", node)
    return refuse(interpreter, node.op, node)


@enter(EXPRESSIONS, ast.BoolOp)
def boolean(interpreter: Interpreter, node: ast.BoolOp) -> object:
    """The last operand is given as it is, and need be neither true nor false."""
    stops_at = isinstance(node.op, ast.Or)
    *tested, last = node.values
    for value in tested:
        x: object = interpreter.evaluate(value)
        if truth(interpreter, x, value) is stops_at:
            return x
    return interpreter.evaluate(last)


@enter(EXPRESSIONS, ast.Compare)
def comparison(interpreter: Interpreter, node: ast.Compare) -> bool:
    left = interpreter.evaluate(node.left)
    for op, right_node in zip(node.ops, node.comparators, strict=True):
        right = interpreter.evaluate(right_node)
        if not compare(interpreter, op, left, right, node):
            return False
        left = right
    return True


@enter(EXPRESSIONS, ast.IfExp)
def conditional(interpreter: Interpreter, node: ast.IfExp) -> object:
    while True:
        holds = truth(interpreter, interpreter.evaluate(node.test), node.test)
        chosen = node.body if holds else node.orelse
        if not isinstance(chosen, ast.IfExp):
            return interpreter.evaluate(chosen)
        interpreter.step(chosen)
        node = chosen


@enter(EXPRESSIONS, ast.Attribute, ast.Call, ast.Subscript)
def chain_of(interpreter: Interpreter, node: ast.expr) -> object:
    """`a.relu().tanh()`, `net.layers[0].w`: links are followed in a loop from the first to the last."""
    links: list[ast.expr] = []
    here: ast.expr = node
    while True:
        if isinstance(here, (ast.Attribute, ast.Subscript)):
            links.append(here)
            here = here.value
        elif isinstance(here, ast.Call):
            links.append(here)
            here = here.func
        else:
            break
    interpreter.step(node, len(links) - 1)
    x: object = interpreter.evaluate(here)
    for link in reversed(links):
        interpreter.at = link
        try:
            x = follow(interpreter, x, link)
        except EngineError as error:
            raise located(interpreter, error, link) from None
    return x


def follow(interpreter: Interpreter, x: object, link: ast.expr) -> object:
    """What one link of a chain makes of `x`."""
    if isinstance(link, ast.Attribute):
        return attribute(interpreter, x, link)
    if isinstance(link, ast.Subscript):
        return item(interpreter, x, link)
    assert isinstance(link, ast.Call)
    arguments = [interpreter.evaluate(argument) for argument in link.args]
    named: dict[str, object] = {}
    for keyword in link.keywords:
        assert keyword.arg is not None  # closed.py has refused **
        named[keyword.arg] = interpreter.evaluate(keyword.value)
    return call(interpreter, x, arguments, named, link)


def located(interpreter: Interpreter, error: EngineError, node: ast.AST) -> EngineError:
    """The error with a place, if it has none yet: one that the engine raised knows nothing of the program's text."""
    if error.places:
        return error
    message = error.detail.rstrip(".")
    try:
        interpreter.fail(message, node, "", type(error), **error.facts)
    except EngineError as placed:
        return placed


def item(interpreter: Interpreter, x: object, node: ast.Subscript) -> object:
    """`x[i]` and `x[a:b:c]` of a list, a tuple or a text."""
    if not isinstance(x, (list, tuple, range, str)):
        return interpreter.fail(f"{called(x)} has no entries", node)
    if isinstance(node.slice, ast.Slice):
        bounds = [None if at is None else whole(interpreter, interpreter.evaluate(at), at)
                  for at in (node.slice.lower, node.slice.upper, node.slice.step)]  # fmt: skip
        if bounds[2] == 0:
            interpreter.fail("the step of a slice cannot be 0", node)
        part = x[slice(*bounds)]
        if isinstance(part, range):
            interpreter.budget.length(len(part), interpreter.place(node, "a list too long"))
        interpreter.step(node, len(part))
        return list(part) if isinstance(part, range) else part
    index = whole(interpreter, interpreter.evaluate(node.slice), node.slice)
    if not -len(x) <= index < len(x):
        interpreter.fail(f"index {index} is out of range: the list has {len(x)} entries, counted from 0", node)
    return x[index]


@enter(EXPRESSIONS, ast.ListComp)
def comprehension(interpreter: Interpreter, node: ast.ListComp) -> list[object]:
    around = interpreter.scope
    found: list[object] = []
    try:
        for entry in elements(interpreter, node):
            found.append(entry)
            if len(found) > interpreter.limits.list_length:
                interpreter.budget.length(len(found), interpreter.place(node, "a list too long"))
    finally:
        interpreter.scope = around
    return found


@enter(EXPRESSIONS, ast.GeneratorExp)
def generator(interpreter: Interpreter, node: ast.GeneratorExp) -> Lazy:
    return Lazy("generator", elements(interpreter, node))


def elements(interpreter: Interpreter, node: ast.ListComp | ast.GeneratorExp) -> Iterator[object]:
    """The elements one by one. What the outermost for goes through is looked up now, in the scope around, as in Python.

    The other names of a comprehension are its own: its scope is set while an element is made.
    """
    outermost = node.generators[0].iter
    first = through(interpreter, interpreter.evaluate(outermost), outermost)
    return _elements(interpreter, node, first, Scope(interpreter.scope.within(), interpreter.own_names(node)))


def _elements(
    interpreter: Interpreter, node: ast.ListComp | ast.GeneratorExp, first: Iterator[object], scope: Scope
) -> Iterator[object]:
    from engine.program.statements import assign  # targets are bound as in a for loop

    def turns(depth: int) -> Iterator[None]:
        if depth == len(node.generators):
            yield
            return
        generator = node.generators[depth]
        interpreter.scope = scope
        entries = first if depth == 0 else through(interpreter, interpreter.evaluate(generator.iter), generator.iter)
        for entry in entries:
            interpreter.scope = scope
            interpreter.step(node)
            assign(interpreter, generator.target, entry, interpreter.bind_own)
            if all(truth(interpreter, interpreter.evaluate(test), test) for test in generator.ifs):
                yield from turns(depth + 1)

    for _ in turns(0):
        interpreter.scope = scope
        yield interpreter.evaluate(node.elt)


@enter(EXPRESSIONS, ast.JoinedStr)
def joined(interpreter: Interpreter, node: ast.JoinedStr) -> str:
    most = interpreter.limits.output_bytes
    parts: list[str] = []
    length = 0
    for part in node.values:
        parts.append(str(interpreter.evaluate(part)))
        length += len(parts[-1])
        if length > most:
            exceeded("characters in a text", "output_bytes", most, length, interpreter.place(node, "too long a text"))
    interpreter.step(node, length // 64)
    return "".join(parts)


@enter(EXPRESSIONS, ast.FormattedValue)
def formatted_value(interpreter: Interpreter, node: ast.FormattedValue) -> str:
    x = interpreter.evaluate(node.value)
    spec = str(interpreter.evaluate(node.format_spec)) if node.format_spec is not None else ""
    most = interpreter.limits.output_bytes
    try:
        if node.conversion != -1:
            x = shown(x, most) if node.conversion == ord("s") else represented(x, most)
        text = formatted(x, spec, most)
    except (ProgramError, LimitExceeded) as error:
        raise located(interpreter, error, node.value) from None
    interpreter.step(node, len(text) // 4)  # each entry of a list is written by itself
    return text
