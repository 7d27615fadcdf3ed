"""class: attributes, methods, calls, objects in lists, and the leaves that a constructor keeps."""

from __future__ import annotations

import pytest

from engine.errors import EngineError, ForbiddenSyntax, ProgramError, UnknownName
from tests.engine.program.cpython import agree
from tests.engine.program.reading import nodes, printed, refused

END = "\nend = Value(1.0)\nend.backward()\n"

SOUND = [
    # attributes: an object's own, else its class's
    "class A:\n    n = 3\n    m = n + 1\n    def __init__(self, x): self.x = x\na = A(5)\nprint(a.x, a.n, A.m, a.m)",
    "class A:\n    n = 0\na, b = A(), A()\na.n += 1\na.n += 1\nprint(a.n, b.n, A.n)",
    "class A:\n    xs = []\n    def add(self, x): self.xs.append(x)\na, b = A(), A()\na.add(1); b.add(2)\n"
    "print(a.xs, b.xs, A.xs)",
    "class A:\n    xs = []\na = A()\na.xs += [1]\na.xs = a.xs + [2]\nprint(A.xs, a.xs)",
    "class A:\n    'A docstring.'\n    x: float = 3\n    y: int\n    p, q = 1, 2\n    pass\n"
    "    def __init__(self) -> None:\n"
    "        'Another.'\n        self.z: float = self.x\nprint(A().z, A.p, A().q)",
    "class A: pass\na = A()\na.x = 1\na.x += 2\na.f = lambda: a.x\nprint(a.x, a.f())",
    "class A: pass\na = A()\nfor a.i in range(3): pass\na.p, a.q = 1, [2]\na.q[0] += 5\nprint(a.i, a.p, a.q)",
    # what a class's body gives is seen in it, and not by what is defined in it; defaults are computed there
    "k = 9\nclass A:\n    k = 3\n    def f(self, x=k):\n        return x, k\n    g = lambda self, x=k: (x, k)\n"
    "print(A().f(), A().g())",
    "n = 1\nclass A:\n    n = 2\n    here = n\n    xs = [n for i in range(n)]\nprint(A.here, A.xs)",
    "x = 1\nclass A:\n    x = x + 1\n    def f(self): return x\nprint(A.x, A().f(), x)",
    "x = 1\ndef f():\n    x = 5\n    y = 6\n    class A:\n        x = x\n        z = y\n"
    "        def g(self): return x, y\n    return A\n"
    "print(f().x, f().z, f()().g())",
    "class A:\n    def one(self): return 1\n    two = one\n    f = [one]\nprint(A().two(), A.f[0](A()))",
    # methods
    "class A:\n    def __init__(self): self.n = 2\n    def __call__(self, x, k=1): return x * self.n * k\na = A()\nf = a\n"
    "print(f(3), a(3, k=5), a(k=2, x=1), list(map(a, [1, 2])))",
    "class A:\n    def m(self, k=1): return k\na = A()\nf = a.m\na.m = lambda: 8\n"
    "print(f(), f(3), a.m(), A.m(a), A.m(a, 4), A.m(self=a, k=5), [g(2) for g in [f, A().m]])",
    "class A:\n    def a(self): return self.b() + 1\n    def b(self): return 1\nprint(A().a())",
    "class A:\n    def me(self): return self\na = A()\nprint(a.me() == a, a == A(), a != a, a.me().me() == a)",
    "class A:\n    def __init__(self, f): self.f = f\nprint(A(lambda x: x + 1).f(2), A(A).f(3).f)",
    "class Chain:\n    def __init__(self): self.xs = []\n    def add(self, x):\n        self.xs.append(x)\n"
    "        return self\n"
    "print(Chain().add(1).add(2).xs)",
    "class A:\n    def __init__(self, n):\n        if n:\n            return\n        self.x = 1\nprint(A(0).x)",
    # objects in lists, in objects, and as defaults
    "class A:\n    def __init__(self, i): self.i = i\nxs = [A(i) for i in range(3)]\nfor x in xs: x.i += 1\n"
    "print([x.i for x in xs], sorted(xs, key=lambda x: -x.i)[0].i)",
    "class Link:\n    def __init__(self, x, after=None): self.x = x; self.after = after\n"
    "link = Link(1, Link(2, Link(3)))\nn = 0\n"
    "while link:\n    n += link.x\n    link = link.after\nprint(n)",
    "class A:\n    def __init__(self, x):\n        print('made', x)\n        self.x = x\n"
    "def f(a, b=A(1)): return b.x\nprint(f(1), f(2))",
    "class A: n = 1\nB = A\nclass A: n = 2\nprint(B.n, A.n, B().n)",
    # in Values
    "class Line:\n    def __init__(self, m): self.m = Value(m); self.c = Value(0.5)\n"
    "    def __call__(self, x): return self.m * x + self.c\n"
    "    def loss(self, x, y): return (self(x) - y)**2\nline = Line(2.0)\nfor _ in range(3):\n    l = line.loss(1.0, 2.0)\n"
    "    l.backward()\n    line.m.data -= 0.1 * line.m.grad\n    line.c.data -= 0.1 * line.c.grad\n"
    "print(line.m, line.c, line.m.grad)",
]  # fmt: skip


@pytest.mark.parametrize("program", SOUND)
def test_a_class_does_what_it_does_in_python(program: str) -> None:
    assert agree(program + END)


A = "class A:\n    def __init__(self, x): self.weight = x\n    def total(self, y): return y\n    n = 1\n"

REFUSED: list[tuple[str, type[EngineError], str]] = [
    (f"{A}A(1).weigth", UnknownName, "A has no weigth (line 5, column 1). Did you mean weight?"),
    (f"{A}A(1).totl()", UnknownName, "Did you mean total?"),
    (f"bias = 3\n{A}A(1).bia", UnknownName, "Set it on self first."),
    (f"weigh = 3\n{A}A(1).weigh", UnknownName, "(line 6, column 1). Did you mean weight?"),
    (f"{A}A.weight", UnknownName, "the class A has no weight"),
    (f"{A}A.toal", UnknownName, "the class A has no toal (line 5, column 1). Did you mean total?"),
    (f"{A}A()", ProgramError, "A was not given x: it takes x"),
    (f"{A}A(1, 2)", ProgramError, "A was given 2 arguments, and it takes x"),
    (f"{A}A(1).total()", ProgramError, "total was not given y: it takes y"),
    (f"{A}A(1).total(2, self=3)", ProgramError, "total was given self twice"),
    (f"{A}A(1)(2)", ProgramError, "A objects cannot be called (line 5, column 1). Give A a method __call__"),
    (f"{A}A.n = 2", ProgramError, ".n of a class cannot be assigned"),
    ("class A: pass\nA(1)", ProgramError, "A takes no arguments"),
    ("class A:\n    def __call__(self): return 1\nA()(1)", ProgramError, "A was given 1 argument, and it takes none"),
    ("class A:\n    def m(): return 1\nA().m()", ProgramError, "m has no argument for its object"),
    ("class A: pass\nA() < A()", ProgramError, "cannot be put in order"),
    ("class A: pass\nA() + 1", ProgramError, "+ does not work between an object and a number"),
    ("class A: pass\nfor x in A(): pass", ProgramError, "an object cannot be gone through one by one"),
    ("class A(object): pass", ForbiddenSyntax, "a base of the class A is not part"),
    ("class A(metaclass=B): pass", ForbiddenSyntax, "a base of the class A is not part"),
    ("@f\nclass A: pass", ForbiddenSyntax, "a decorator is not part"),
    ("class A:\n    def __add__(self, x): pass", ForbiddenSyntax, "Value has all of arithmetic already"),
    ("class A:\n    for i in []: pass", ForbiddenSyntax, "this statement in a class"),
    ("class A:\n    class B: pass", ForbiddenSyntax, "this statement in a class"),
    ("class A:\n    return 1", ForbiddenSyntax, "this statement in a class"),
    ("class __A__: pass", ForbiddenSyntax, "a class called __A__"),
    ("class A: pass\nA().__class__", ForbiddenSyntax, "__class__ is not part"),
    ("class A: pass\nA().__init__()", ForbiddenSyntax, "__init__ is not part"),
    ("class A:\n    __call__ = abs", ForbiddenSyntax, "__call__ is not part"),
]  # fmt: skip


@pytest.mark.parametrize(("program", "kind", "said"), REFUSED)
def test_what_a_class_cannot_do_is_said_where_it_stands(program: str, kind: type[EngineError], said: str) -> None:
    error, place = refused(program, kind)
    assert said in error.detail
    assert place.line is not None


def test_functions_classes_and_objects_are_shown_by_their_names() -> None:
    program = "class A:\n    def m(self): pass\nf = lambda x: x\ndef g(): pass\nprint(f, lambda: 1, g, A, A(), A().m, [A()])"
    assert printed(program) == "<f> <lambda> <g> <A> <A object> <m> [<A object>]\n"


def test_a_leaf_that_a_constructor_keeps_is_labelled_by_its_attribute_and_its_place_in_lists() -> None:
    program = (
        "def drawn(): return Value(random.random())\n"
        "class A:\n    def __init__(self):\n        self.w = [drawn() for _ in range(2)]\n        self.b = Value(0.0)\n"
        "        self.m = [[drawn()], [drawn(), drawn()]]\n        self.late = []\n        for i in range(2):\n"
        "            self.late.append(Value(1.0))\n        self.other = self.b\n"
        "        self.named = Value(1.0, label='n')\n"
        "        local = Value(2.0)\n        self.kept = local\n        self.more = []\n"
        "        self.more += [Value(1.0)]\n        first = self.more[0]\n        self.made = self.b * 2\n"
        "        self.data = [1.0, self.b]\n"
        "a = A()\na.after = Value(3.0)\n"
    )
    assert [label for op, label in nodes(program, "op", "label") if op == "leaf"] == [
        "w[0]", "w[1]", "b", "m[0][0]", "m[1][0]", "m[1][1]", "late[0]", "late[1]", "n", "local", "more[0]", "",
    ]  # fmt: skip


def test_labels_of_attributes_are_cut_to_their_limit_and_a_list_may_hold_itself() -> None:
    name = "n" * 300
    program = (
        f"class A:\n    def __init__(self):\n        self.{name} = Value(1.0)\n        self.x = []\n"
        "        self.x.append(self.x)\na = A()"
    )
    assert nodes(program, "label") == [("n" * 200,)]
