"""How programs are refused: the class of the error, where it is, and what it says to write instead."""

from __future__ import annotations

import ast

import pytest

from engine.errors import (
    EngineError,
    ForbiddenSyntax,
    InvalidRequest,
    LimitExceeded,
    ProgramError,
    SyntaxProblem,
    UnknownName,
    WrongLength,
)
from engine.program import run
from engine.program.closed import PARTS
from engine.program.interpreter import EXPRESSIONS, STATEMENTS
from engine.program.refusals import ADVICE, refusal
from tests.engine.program.reading import refused

V = "a = Value(2.0)\n"

BAD: list[tuple[str, type[EngineError], int, int, tuple[str, ...]]] = [
    # program, class, line and column as people count them, words of the message
    ("a = (1", SyntaxProblem, 1, 5, ("never closed",)),
    ("a = +* 2", SyntaxProblem, 1, 6, ("invalid syntax",)),
    ("a = 1\n  b = 2", SyntaxProblem, 2, 2, ("unexpected indent",)),
    ("for i in [1]:\npass", SyntaxProblem, 2, 1, ("expected an indented block",)),
    ("a = 'open", SyntaxProblem, 1, 5, ("unterminated string",)),
    ("a = 1\nbreak", SyntaxProblem, 2, 1, ("break stands outside of a loop",)),
    ("if 1:\n    continue", SyntaxProblem, 2, 5, ("continue stands outside of a loop",)),
    ("for i in [1]:\n    pass\nelse:\n    break", SyntaxProblem, 4, 5, ("break",)),
    (f"a = {'1' * 5000}", SyntaxProblem, 1, 1, ("thousands of digits",)),
    ("a = 1\0", SyntaxProblem, 1, 6, ("no text can hold",)),
    # names
    (f"{V}weigth = a\nb = weight", UnknownName, 3, 5, ("weight is not defined", "Did you mean weigth, from line 2?")),
    (f"{V}b = tahn(a)", UnknownName, 2, 5, ("tahn is not defined", "Did you mean tanh?")),
    (f"{V}b = a.tahn()", UnknownName, 2, 5, ("a Value has no tahn", "Did you mean tanh?")),
    (f"{V}a += c", UnknownName, 2, 6, ("c is not defined", "No line before this one sets it.")),
    ("x += 1", UnknownName, 1, 1, ("x is not defined",)),
    (f"{V}b = str(a)", UnknownName, 2, 5, ("str is not there", 'f"{x}"')),
    (f"{V}b = pow(a, 2)", UnknownName, 2, 5, ("a**b",)),
    (f"{V}b = math.tanhh(1)", UnknownName, 2, 5, ("math has no tanhh", "Did you mean tanh?")),
    ("from math import tanhh", UnknownName, 1, 1, ("math has no tanhh", "Did you mean tanh?")),
    ("x = 1.5\nprint([x.data for x in [1.5]])", UnknownName, 2, 8, ("a number has no data", "only a Value has one")),
    ("ys = [x for x in [1]]\nz = x", UnknownName, 2, 5, ("x is not defined",)),
    ("net = MLP(2, [1])\nnet.weights", UnknownName, 2, 1, ("an MLP has no weights",)),
    # modules
    ("import os", ForbiddenSyntax, 1, 1, ("no module os", "numpy")),
    ("import maths", ForbiddenSyntax, 1, 1, ("no module maths", "Did you mean math?")),
    ("from . import x", ForbiddenSyntax, 1, 1, ("no module .",)),
    ("from math import *", ForbiddenSyntax, 1, 1, ("import *", "Name what you need")),
    # Values
    (f"{V}b = math.tanh(a)", ProgramError, 2, 5, ("math.tanh takes plain numbers", "Write a.tanh()")),
    (f"{V}b = math.floor(a)", ProgramError, 2, 5, ("Write .data after a Value",)),
    (f"{V}b = a // 2", ProgramError, 2, 5, ("// has no derivative", "Write .data")),
    (f"{V}b = 5 % a", ProgramError, 2, 5, ("% has no derivative",)),
    (f"{V}if a:\n    pass", ProgramError, 2, 4, ("neither true nor false", "a > 0")),
    (f"{V}b = not a", ProgramError, 2, 5, ("neither true nor false",)),
    (f"{V}a._backward()", ProgramError, 2, 1, ("Call backward()",)),
    (f"{V}print(a._prev)", ProgramError, 2, 7, ("The page shows the operands",)),
    (f"{V}print(f'{{a:.4f}}')", ProgramError, 2, 10, ("write .data or .grad",)),
    (f"{V}a.data = a", ProgramError, 2, 1, (".data takes a plain number", "Write .data")),
    (f"{V}a.grad = 'x'", ProgramError, 2, 1, (".grad takes a number, not text",)),
    (f"{V}a.op = 'x'", ProgramError, 2, 1, (".op of a Value cannot be assigned",)),
    ("b = Value('2')", ProgramError, 1, 5, ("a number is needed here, not text",)),
    ("b = Value()", ProgramError, 1, 5, ("Value takes 1 argument, and was given 0",)),
    ("b = Value(1, name='a')", ProgramError, 1, 5, ("Value takes no argument called name",)),
    ("b = Value(1, label=2)", ProgramError, 1, 5, ("a label is a text", 'label="a"')),
    (f"{V}b = a + 'x'", ProgramError, 2, 5, ("+ does not work between a Value and text", "f-string")),
    (f"{V}b = [1] * 3", ProgramError, 2, 5, ("* does not work between a list and a number", "in a loop")),
    (f"{V}b = 'a' * 10**9", ProgramError, 2, 5, ("* does not work",)),
    (f"{V}b = -[1]", ProgramError, 2, 5, ("a list has no sign",)),
    (f"{V}b = [1] < [2]", ProgramError, 2, 5, ("cannot be put in order",)),
    # lists, calls and whole numbers
    (f"{V}xs = [1]\nb = xs[1]", ProgramError, 3, 5, ("index 1 is out of range: the list has 1 entries",)),
    (f"{V}xs = [1]\nxs[-2] = 3", ProgramError, 3, 1, ("index -2 is out of range",)),
    (f"{V}xs = (1, 2)\nxs[0] = 3", ProgramError, 3, 1, ("an entry of a tuple cannot be assigned",)),
    (f"{V}xs = [1]\nxs[0:1] = [2]", ProgramError, 3, 1, ("a slice cannot be assigned", "entry by entry")),
    (f"{V}b = a[0]", ProgramError, 2, 5, ("a Value has no entries",)),
    (f"{V}b, c = [1, 2, 3]", ProgramError, 2, 1, ("2 names cannot take 3 entries",)),
    (f"{V}b, c = 5", ProgramError, 2, 1, ("cannot be gone through",)),
    (f"{V}for i in 5:\n    pass", ProgramError, 2, 10, ("a number cannot be gone through one by one", "range(n)")),
    (f"{V}for i in range(2.5):\n    pass", ProgramError, 2, 16, ("a whole number is needed here, not 2.5", "int(x)")),
    (f"{V}xs = [1, 2]\nb = xs[a]", ProgramError, 3, 8, ("a whole number is needed here", "int(a.data)")),
    (f"{V}b = range(1, 2, 0)", ProgramError, 2, 5, ("the step of range cannot be 0",)),
    (f"{V}b = [1][::0]", ProgramError, 2, 5, ("the step of a slice cannot be 0",)),
    (f"{V}b = int('x')", ProgramError, 2, 5, ("a number is needed here, not text",)),
    (f"{V}b = float('x')", ProgramError, 2, 5, ("this text is not a number",)),
    (f"{V}b = int(1/0)", ProgramError, 2, 5, ("int of inf",)),
    (f"{V}b = max([])", ProgramError, 2, 5, ("max of no entries",)),
    (f"{V}b = a()", ProgramError, 2, 5, ("a Value cannot be called",)),
    (f"{V}b = tanh(1, 2)", ProgramError, 2, 5, ("tanh takes 1 argument, and was given 2",)),
    ("a\u00a0= 1", ForbiddenSyntax, 1, 2, ("the character U+00A0 cannot be used here",)),
    ("from engine import float", UnknownName, 1, 1, ("engine has no float here",)),
    ("from engine import record", UnknownName, 1, 1, ("engine has no record here",)),
    (f"{V}b = tanh + a", ProgramError, 2, 5, ("+ does not work between a function and a Value",)),
    (f"{V}b = math()", ProgramError, 2, 5, ("a module cannot be called",)),
    (f"{V}b = tanh('x')", ProgramError, 2, 5, ("tanh takes Values and numbers, not text",)),
    (f"{V}b = a.max('x')", ProgramError, 2, 5, ("max takes Values and numbers, not text",)),
    (f"{V}print(1, sep=2)", ProgramError, 2, 1, ("sep is a text, not a number",)),
    (f"{V}b = random.choice([])", ProgramError, 2, 5, ("a list with entries",)),
    (f"{V}np.random.seed(-1)", ProgramError, 2, 1, ("0 to 4294967295",)),
    (f"{V}assert a < 1, 'too large'", ProgramError, 2, 1, ("what is asserted does not hold: too large",)),
    (f"{V}print(f'{{1:.2d}}')", ProgramError, 2, 10, ("Precision not allowed",)),
    (f"{V}print(f'{{1:c}}')", ProgramError, 2, 10, ("no number format", ".4f")),
    (f"{V}print(f'{{[1]:5}}')", ProgramError, 2, 10, ("list has no number format",)),
    # networks
    ("net = MLP(2, [1])\ny = net([1.0, 2.0, 3.0])", WrongLength, 2, 5, ("takes 2 inputs", "has 3")),
    ("net = MLP(2, [1])\ny = net(1.0)", ProgramError, 2, 5, ("inputs are a list of numbers",)),
    ("net = MLP(2, [1])\ny = net(['x', 1])", ProgramError, 2, 5, ("inputs are numbers, not text",)),
    ("net = MLP(2, [1])\ny = net(1.0, 2.0)", ProgramError, 2, 5, ("an MLP is called with one list of inputs",)),
    (f"{V}b = max('x', 1)", ProgramError, 2, 5, ("max takes numbers and Values, not text",)),
    (f"{V}b = math.exp('x')", ProgramError, 2, 5, ("math.exp takes numbers, not text",)),
    (f"{V}b = random.uniform('x', 1)", ProgramError, 2, 5, ("a number is needed here, not text",)),
    (f"{V}b = [x async for x in [1]]", ForbiddenSyntax, 2, 5, ("async is not part", "plain for")),
    ("net = MLP(2, [])", ProgramError, 1, 7, ("at least one layer", "MLP(2, [3, 1])")),
    ("net = MLP(0, [1])", ProgramError, 1, 7, ("at least one input",)),
    ("net = MLP(1, [1], activation='thanh')", ProgramError, 1, 7, ("activation is one of", "tanh")),
    (f"{V}b = mse([a], [1, 2])", WrongLength, 2, 5, ("pred has 1, target has 2",)),
    (f"{V}b = mse([], [])", ProgramError, 2, 5, ("nothing to sum",)),
    (f"{V}b = mse([a], ['x'])", ProgramError, 2, 5, ("mse compares numbers and Values, not text",)),
    # what the language leaves out
    ("b = 1\nc = b and __import__", ForbiddenSyntax, 2, 11, ("__import__ is not part",)),
    (f"{V}b = a.__class__", ForbiddenSyntax, 2, 5, ("__class__ is not part", ".data")),
    (f"{V}print(**a)", ForbiddenSyntax, 2, 7, ("** is not part", "one by one")),
    ("x: list[int] = [1]", ForbiddenSyntax, 1, 4, ("annotation", "plain name")),
    ("x = 1j", ForbiddenSyntax, 1, 5, ("a complex number is not part", "plain number")),
    ("x = b'a'", ForbiddenSyntax, 1, 5, ("not part",)),
    ("x = ...", ForbiddenSyntax, 1, 5, ("not part",)),
    ("x = [1][0:1, 2]", ForbiddenSyntax, 1, 9, ("x[i][j]",)),
    ("x = 'a\\ud800'", ForbiddenSyntax, 1, 5, ("cannot be written out",)),
    ("x = f'{1}\\0'", ForbiddenSyntax, 1, 5, ("cannot be written out",)),
    ("é = 1", ForbiddenSyntax, 1, 1, ("é cannot be used here", "a to z")),
    ("\u212a = 1", ForbiddenSyntax, 1, 1, ("\u212a cannot be used here",)),
    ("x = f'{\u212a}'", ForbiddenSyntax, 1, 8, ("\u212a cannot be used here",)),
    ("s = 'é'; x = “a”", ForbiddenSyntax, 1, 14, ("“ cannot be used here",)),
    ("print('never')\ndef f(*xs): pass", ForbiddenSyntax, 2, 8, ("* among arguments is not part",)),
    ("def f(**x): pass", ForbiddenSyntax, 1, 9, ("** among arguments is not part",)),
    ("def f(a, *, b): pass", ForbiddenSyntax, 1, 1, ("* among arguments is not part",)),
    ("def f(a, /): pass", ForbiddenSyntax, 1, 1, ("/ among arguments is not part",)),
    ("def f(a, b, a): pass", SyntaxProblem, 1, 13, ("two arguments are called a",)),
    ("def f(a: list[int]): pass", ForbiddenSyntax, 1, 10, ("this annotation is not part",)),
    ("def f() -> 'text': pass", ForbiddenSyntax, 1, 12, ("this annotation is not part",)),
    ("@f\ndef g(): pass", ForbiddenSyntax, 1, 2, ("a decorator is not part",)),
    ("def __add__(a, b): pass", ForbiddenSyntax, 1, 1, ("__add__ is not part", "Value has all of arithmetic")),
    ("class A(B): pass", ForbiddenSyntax, 1, 9, ("a base of the class A is not part",)),
    ("class A(metaclass=B): pass", ForbiddenSyntax, 1, 9, ("a base of the class A is not part",)),
    ("class A:\n    def __repr__(self): pass", ForbiddenSyntax, 2, 5, ("__repr__ is not part",)),
    ("class A:\n    for i in range(3): pass", ForbiddenSyntax, 2, 5, ("this statement in a class is not part",)),
    ("return 1", SyntaxProblem, 1, 1, ("return stands outside of a function",)),
    ("class A:\n    def f(self):\n        class B:\n            return 1", ForbiddenSyntax, 4, 13, ("in a class",)),
    ("while 1:\n    def f():\n        break", SyntaxProblem, 3, 9, ("break stands outside of a loop",)),
    ("if 0:\n    del x", ForbiddenSyntax, 2, 5, ("del is not part",)),
    # no Value
    ("print(1)", ProgramError, 0, 0, ("makes no Value", "Value(2.0)")),
    ("", ProgramError, 0, 0, ("makes no Value",)),
    ("xs = [1, 2]", ProgramError, 0, 0, ("makes no Value",)),
]  # fmt: skip


@pytest.mark.parametrize(("program", "kind", "line", "column", "words"), BAD)
def test_a_bad_program_is_refused_with_its_place_and_with_advice(
    program: str, kind: type[EngineError], line: int, column: int, words: tuple[str, ...]
) -> None:
    error, place = refused(program, kind)
    for each in words:
        assert each in error.detail
    if line:
        assert (place.line, (place.column or 0) + 1) == (line, column)
        assert f"line {line}, column {column}" in error.detail
    assert len(error.detail) < 400


@pytest.mark.parametrize(
    ("program", "facts"),
    [("", {"nodes": 0}), ("print(1)", {"nodes": 0}), ("a = Value(1)\nb = a[0]", {}), ("assert 1 > 2, 'makes no Value'", {})],
)
def test_that_a_program_made_no_node_is_a_fact(program: str, facts: dict[str, int]) -> None:
    error, _ = refused(program, ProgramError)
    assert {name: fact for name, fact in error.facts.items() if name == "nodes"} == facts


LEFT_OUT: dict[str, str] = {
    "AsyncFunctionDef": "async def f(): pass",
    "Delete": "del a",
    "AsyncFor": "async for i in a: pass",
    "With": "with a: pass",
    "AsyncWith": "async with a: pass",
    "Match": "match a:\n    case 1: pass",
    "Raise": "raise a",
    "Try": "try: pass\nexcept a: pass",
    "TryStar": "try: pass\nexcept* a: pass",
    "Global": "global a",
    "Nonlocal": "nonlocal a",
    "NamedExpr": "print(b := 2)",
    "Dict": "b = {1: a}",
    "Set": "b = {a}",
    "SetComp": "b = {x for x in [a]}",
    "DictComp": "b = {x: 1 for x in [a]}",
    "Await": "b = await a",
    "Yield": "b = (yield a)",
    "YieldFrom": "b = (yield from a)",
    "Starred": "b, *c = [a, a]",
    "MatMult": "a @= a",
    "LShift": "b = 1 << 2",
    "RShift": "b = 1 >> 2",
    "BitOr": "b = 1 | 2",
    "BitXor": "b = 1 ^ 2",
    "BitAnd": "b = 1 & 2",
    "Invert": "b = ~a",
    "Is": "b = a is a",
    "IsNot": "b = a is not a",
    "In": "b = 1 in [a]",
    "NotIn": "b = 1 not in [a]",
    "Slice": "b = [a][0:1, 0]",
    "TypeAlias": "type A = int",
    "TemplateStr": "b = t'{a}'",
    "Interpolation": "b = t'{a}'",
}
"""Class of `ast` → a line that holds one."""

INSIDE = {
    "Del", "ExceptHandler", "withitem", "match_case", "MatchAs", "MatchClass", "MatchMapping", "MatchOr",
    "MatchSequence", "MatchSingleton", "MatchStar", "MatchValue", "TypeVar", "ParamSpec", "TypeVarTuple",
}  # fmt: skip
"""Classes that stand only inside of one that is refused."""

UNMADE = {
    "AugLoad", "AugStore", "Param", "Suite", "Index", "ExtSlice", "Num", "Str", "Bytes", "NameConstant", "Ellipsis",
    "Interactive", "Expression", "FunctionType", "TypeIgnore",
}  # fmt: skip
"""Classes that reading a program's text never makes."""

CLASSES = {
    name: kind
    for name, kind in vars(ast).items()
    if isinstance(kind, type) and issubclass(kind, ast.AST) and not name.startswith("_")
    if not kind.__subclasses__() or kind is ast.Constant
}
ALLOWED = PARTS | EXPRESSIONS.keys() | STATEMENTS.keys()


@pytest.mark.parametrize("name", CLASSES)
def test_every_class_of_ast_is_on_the_list_or_refused_with_what_to_write_instead(name: str) -> None:
    kind = CLASSES[name]
    if name in UNMADE or name in INSIDE:
        assert kind not in EXPRESSIONS
        assert kind not in STATEMENTS
        return
    if name in LEFT_OUT:
        error, place = refused(f"a = Value(1.0)\n{LEFT_OUT[name]}", ForbiddenSyntax)
        called, advice = ADVICE[kind]
        assert f"{called} is not part of the program language (line 2, column" in error.detail
        assert error.detail.endswith(advice)
        assert error.facts["advice"] == advice
        assert place.line == 2
        assert kind not in ALLOWED - {ast.Slice}
        return
    assert kind in ALLOWED


def test_a_class_that_no_table_knows_is_refused_all_the_same() -> None:
    class Novelty(ast.expr):
        """A class of a Python to come."""

    assert refusal(Novelty) == ("this construct (Novelty)", "It is not part of the program language.")


def test_a_sheet_needs_a_whole_number_where_python_does() -> None:
    error, _ = refused("n = 2.5\nxs = [1, 2, 3]\na = xs[n]", ProgramError)
    assert "a whole number is needed here, not a Value" in error.detail


def test_an_unknown_input_is_named_with_those_that_are_known() -> None:
    error, place = refused("a = 2\nb = Value(3.0)\nc = a * b", UnknownName, {"d": 1.0})
    assert "d is not a name whose first assignment is a number. Names that take an input: a, b." in error.detail
    assert place.field == "inputs.d"


def test_a_pass_that_is_not_there_is_an_invalid_request() -> None:
    result = run("a = 2\nb = a * a")
    for number in (1, -1):
        with pytest.raises(InvalidRequest, match="the program has 1") as caught:
            result.document(number)
        assert caught.value.places[0].field == "pass"


def test_what_the_callers_text_holds_is_cut_to_80_characters_in_a_message() -> None:
    name = "x" * 500
    for program in (
        f"b = {name}",
        f"import {name}",
        f"a = Value(1.0)\na.{name}",
        f"tanh({name}=1)",
        f"from math import {name}",
    ):
        with pytest.raises(EngineError) as caught:
            run(program)
        assert "x" * 81 not in str([caught.value.detail, caught.value.places, caught.value.facts])


def test_an_error_is_one_of_the_classes_that_have_a_page() -> None:
    assert LimitExceeded.slug == "limit-exceeded"
    assert {kind.slug for _, kind, *_ in BAD} == {"syntax-error", "unknown-name", "forbidden-syntax", "program-error"}
