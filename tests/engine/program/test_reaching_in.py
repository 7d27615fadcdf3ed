"""A program changes what is its own and nothing else: neither the insides of things nor what the next program begins with."""

from __future__ import annotations

import pytest

from engine.errors import EngineError, ForbiddenSyntax, ProgramError, SyntaxProblem
from engine.program import run
from tests.engine.program.reading import document, refused

OWN = """\
a = Value(2.0)
b = a * 3
class A:
    k = 1
    def __init__(self):
        self.x = 1
    def m(self):
        return 1
    def __call__(self):
        return 2
t = A()
def f(x=1):
    return x
g = (i for i in [1])
net = MLP(1, [1])
"""

THINGS = (
    "a", "f", "A", "t.m", "A.m", "g", "zip([1])", "map(f, [1])", "(lambda: 0)", "print", "Value", "tanh", "a.tanh",
    "a.backward", "[].append", "math", "math.sin", "np", "np.random", "np.random.seed", "random", "random.choice", "net",
    "net.layers[0]",
    "net.layers[0].neurons[0]", "[]", "()", "'text'", "(1)", "1.0", "True", "None", "range(3)",
)  # fmt: skip
INSIDES = (
    "_data", "_prev", "_backward", "operands", "order", "changed", "last_pass", "span", "group", "created", "names", "kind",
    "holder", "function", "node", "scope", "outer", "own", "defaults", "entries", "running", "body", "takes", "stream", "state",
    "gi_frame", "gi_code", "f_globals", "f_back", "tb_frame", "func_globals", "im_self", "start", "format", "format_map",
    "sort", "copy", "real", "as_integer_ratio", "fromhex", "encode",
)  # fmt: skip
WAYS = ("{}.{}", "{}.{} = 1", "{}.{} += 1", "for {}.{} in [1]: pass", "[0 for {}.{} in [1]]", 'print(f"{{{}.{}}}")', "{}.{}()")


@pytest.mark.parametrize("thing", THINGS)
def test_the_insides_of_a_thing_are_neither_read_nor_set(thing: str) -> None:
    for i, inside in enumerate(INSIDES):
        for way in (WAYS[0], WAYS[1 + i % 6]):
            with pytest.raises(EngineError):
                run(OWN + way.format(thing, inside))


DUNDERS = ("__class__", "__dict__", "__globals__", "__init__", "__call__", "__self__", "__code__", "__reduce__", "__slots__")


@pytest.mark.parametrize("name", DUNDERS)
def test_a_name_that_python_keeps_for_itself_is_refused_on_anything_and_anywhere(name: str) -> None:
    for i, thing in enumerate([*THINGS, "t"]):
        for way in (WAYS[0], WAYS[1 + i % 6]):
            refused(OWN + way.format(thing, name), ForbiddenSyntax)
    for line in ("{} = 1", "def {}x(): pass; {}", "lambda {}: 1", "f({}=1)", "import {}", "import math as {}",
                 "class B:\n    {} = 1", "class {}: pass", "for {} in []: pass", "[0 for {} in []]",
                 "def h({}): pass", "def h(x: {}): pass"):  # fmt: skip
        refused(OWN + line.replace("{}", name), ForbiddenSyntax)


def test_an_object_of_the_programs_own_holds_what_it_is_given_and_nothing_more() -> None:
    for inside in INSIDES:
        with pytest.raises(EngineError):
            run(f"{OWN}t.{inside}")
        assert run(f"{OWN}t.{inside} = 7\nprint(t.{inside}, t.m(), t())").output == "7 1 2\n"
    assert run(f"{OWN}t.m = lambda: 5\nt.k = 6\nprint(t.m(), A().m(), t.k, A.k)").output == "5 1 6 1\n"


PATCHES: list[tuple[str, type[EngineError]]] = [
    ("Value.data = 1", ProgramError),
    ("Value.tanh = lambda self: 1", ProgramError),
    ("Value.__add__ = f", ForbiddenSyntax),
    ("Neuron.__call__ = f", ForbiddenSyntax),
    ("MLP.parameters = f", ProgramError),
    ("net.parameters = f", ProgramError),
    ("net.layers = []", ProgramError),
    ("math.tanh = f", ProgramError),
    ("random.random = f", ProgramError),
    ("np.random = random", ProgramError),
    ("a.tanh = f", ProgramError),
    ("a.backward = f", ProgramError),
    ("a.op = 'add'", ProgramError),
    ("A.m = f", ProgramError),
    ("t.__call__ = f", ForbiddenSyntax),
    ("f.x = 1", ProgramError),
    ("print.x = 1", ProgramError),
    ("True = 1", SyntaxProblem),
    ("class A(object): pass", ForbiddenSyntax),
    ("class A(metaclass=f): pass", ForbiddenSyntax),
    ("class A:\n    def __getattr__(self, name): return 1", ForbiddenSyntax),
    ("class A:\n    def __del__(self): return 1", ForbiddenSyntax),
    ("class A:\n    __slots__ = []", ForbiddenSyntax),
    ("class A:\n    def m(self): return __class__", ForbiddenSyntax),
]


@pytest.mark.parametrize(("line", "kind"), PATCHES)
def test_a_patch_is_refused(line: str, kind: type[EngineError]) -> None:
    refused(OWN + line, kind)


GIVEN_ANEW = [
    "sum = lambda xs: 7\nx = sum([1])", "range = 3", "Value = 3", "math = 3", "print = 3", "tanh = f", "def Value(x): return x",
    "class math: pass", "import math as Value", "random = np\nnp = 1", "for sum in [1]: pass", "max, min = min, max",
]  # fmt: skip


@pytest.mark.parametrize("line", GIVEN_ANEW)
def test_what_one_program_calls_by_a_known_name_is_not_there_in_the_next(line: str) -> None:
    probe = (
        "a = Value(0.5)\nb = tanh(a) + sum([a, max(a, 2), math.pi, random.random(), np.random.randn()])\nprint(list(range(2)))"
    )
    before = document(probe)
    assert run(OWN + line).passes
    assert document(probe) == before
