"""No program reaches anything behind its values: what breaks out of other evaluators is refused here, each by its class."""

from __future__ import annotations

import ast
import builtins
from pathlib import Path

import pytest

from engine.errors import EngineError, ForbiddenSyntax, ProgramError, SyntaxProblem, UnknownName
from engine.program import run
from engine.program.attributes import ATTRIBUTES
from tests.engine.program.reading import refused

V = "a = Value(2.0)\n"
ESCAPES: list[tuple[str, type[EngineError]]] = [
    # dunder names, in whatever letters
    ("().__class__.__bases__[0].__subclasses__()", ForbiddenSyntax),
    (f"{V}a.__class__.__init__.__globals__", ForbiddenSyntax),
    (f"{V}print(f'{{a.__class__}}')", ForbiddenSyntax),
    (f"{V}a.__dict__", ForbiddenSyntax),
    ("__builtins__", ForbiddenSyntax),
    ("__import__('os')", ForbiddenSyntax),
    ("__name__ = 1", ForbiddenSyntax),
    ("import math as __builtins__", ForbiddenSyntax),
    ("from math import __loader__", ForbiddenSyntax),
    ("tanh(__x__=1)", ForbiddenSyntax),
    ("().__\U0001d41c\U0001d425\U0001d41a\U0001d42c\U0001d42c__", ForbiddenSyntax),
    ("print(f'{().__\U0001d41c\U0001d425\U0001d41a\U0001d42c\U0001d42c__}')", ForbiddenSyntax),
    ("\u212a = 1", ForbiddenSyntax),
    ("x = 1 if 0 else ().__class__", ForbiddenSyntax),
    # formats
    ("'{0.__class__}'.format(1)", ProgramError),
    (f"{V}print(f'{{a:{{a.__class__}}}}')", ForbiddenSyntax),
    (f"{V}print('%s' % a)", ProgramError),
    (f"{V}f = 'x'.format_map", UnknownName),
    (f"{V}print(f'{{1:1000000000}}')", ProgramError),
    (f"{V}print(f'{{1.5:.999999999f}}')", ProgramError),
    # frames, code and generators
    (f"{V}g = (x for x in [a])\ng.gi_frame", UnknownName),
    (f"{V}tanh.func_globals", UnknownName),
    (f"{V}tanh.body", UnknownName),
    (f"{V}print.__self__", ForbiddenSyntax),
    (f"{V}a.backward.body", UnknownName),
    (f"{V}math.names", UnknownName),
    (f"{V}np.random.get_state", UnknownName),
    (f"{V}np.load", UnknownName),
    (f"{V}random.Random", UnknownName),
    (f"{V}random._os", UnknownName),
    (f"{V}[].sort", UnknownName),
    (f"{V}'a'.encode", UnknownName),
    (f"{V}(1).real", UnknownName),
    (f"{V}a._data", UnknownName),
    (f"{V}a._data = 3", ProgramError),
    (f"{V}a.operands", UnknownName),
    (f"{V}math.pi = 3", ProgramError),
    ("net = MLP(1, [1])\nnet.layers[0].neurons[0].activation = 'x'", ProgramError),
    # modules
    *[(f"import {module}", ForbiddenSyntax) for module in ("os", "sys", "builtins", "ctypes", "numpy.os", "engine.ops")],
    ("from engine import Tape", UnknownName),
    ("from engine.value import Value", ForbiddenSyntax),
    ("from numpy import load", UnknownName),
    ("import modules", ForbiddenSyntax),
]  # fmt: skip


@pytest.mark.parametrize(("program", "kind"), ESCAPES)
def test_a_way_out_is_closed(program: str, kind: type[EngineError]) -> None:
    refused(program, kind)


LOOKS = [
    # letters, digits and marks that look like Python's, and become them when Python normalises a name
    "{}def f(): pass".replace("def", "d\u0435f"), "{}\uff44ef f(): pass", "{}class \U0001d400: pass",
    "{}\uff58 = 1", "{}a.\U0001d41data",
    "{}tanh(\U0001d41a=1)", "{}import m\u0430th", "{}import math as \U0001d426",
    "{}def f(\U0001d41a): pass", "{}lambda \U0001d41a: 1",
    "{}for \U0001d41a in []: pass", "{}x = \u0661", "{}x = 1\uff10",
    "{}x \uff1d 1", "{}x = \u2018b\u2019", "{}\u037ex = 1",
    "{}print(f'{{\uff41}}')", "{}print(f'{{a!\uff52}}')", "{}print(f'{{a.data:\uff0e2f}}')", "{}x = a\uff0edata",
    # what is no letter at all, and hides
    "\ufeff{}", "{}\ufeff", "{}\u200bx = 1", "{}x\u200d = 1", "{}x\u2028= 1",
    "{}\x85x = 1", "{}\xa0x = 1", "{}\u3000x = 1", "{}\u202ex = 1",
]  # fmt: skip
UNREADABLE = [
    "{}\0",
    "{}# \0",
    "{}\ud800",
    "{}'\ud800'",
    "{}\x1ax = 1",
    "{}\x7f",
    "{}x = 1\x01",
    "{}\\",
    "if 1:\n\t{}        b = 1\n",
]
READ = [
    "\f{}",
    "{}# \u202e \u2028 \x85",
    "{}print('\u202e\ufeff\u0435')",
    "a\t=\tValue(2.0)\n",
    "if 1:\n\t{}\tb = a\n",
    "{}x = 1; \f",
]


@pytest.mark.parametrize("text", LOOKS)
def test_what_only_looks_like_code_is_refused(text: str) -> None:
    refused(text.replace("{}", V).replace("{{", "{").replace("}}", "}"), ForbiddenSyntax)


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_no_text_can_hold_is_refused(text: str) -> None:
    refused(text.replace("{}", V), SyntaxProblem)


@pytest.mark.parametrize("text", READ)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_whatever_stands_in_texts_and_comments_or_ends_a_line_is_read(text: str, end: str) -> None:
    assert len(run(text.replace("{}", V).replace("\n", end)).passes) == 1


SAME = {
    "abs", "enumerate", "float", "int", "len", "list", "map", "max", "min", "print", "range", "reversed", "round", "sorted",
    "sum", "zip",
}  # fmt: skip
"""Names that a program has in common with Python."""


@pytest.mark.parametrize("name", sorted(name for name in vars(builtins) if name.isidentifier() and name not in SAME))
def test_no_other_builtin_of_python_is_there(name: str) -> None:
    if name in ("True", "False", "None"):
        assert run(f"a = Value(1.0)\nprint({name})").output == f"{name}\n"
    elif name.startswith("__"):
        refused(f"x = {name}", ForbiddenSyntax)
    else:
        refused(f"x = {name}", UnknownName)


def test_the_table_of_attributes_names_nothing_with_an_underscore_in_front() -> None:
    assert not [name for _, name in ATTRIBUTES if name.startswith("_")]


def test_no_text_of_a_program_is_handed_to_pythons_own_evaluation() -> None:
    for path in (Path(__file__).parents[3] / "engine" / "program").glob("*.py"):
        called = {
            node.func.id
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not called & {"eval", "exec", "compile", "__import__", "open", "globals", "vars"}, path.name
