"""Which names a statement takes from around it."""

from __future__ import annotations

import ast

import pytest

from engine.program.reading import looked_up

READS = [
    ("a = b + b", "b b"),
    ("a += b", "a b"),
    ("x.n = n", "n x"),
    ("f(g, k=h)", "f g h"),
    ("[n for n in ns]", "ns"),
    ("[n for n in n]", "n"),
    ("[m for n in ns for m in n if m > n and q]", "ns q"),
    ("{n: m for n in ns}", "m ns"),
    ("{n for n in ns}", "ns"),
    ("f = lambda n, m=n: n + m + k", "k n"),
    ("def f(n, *m, k=n, **o):\n    x = n + m + k + o + y\n    return x", "n y"),
    ("def f():\n    def g(): return n + m\n    n = 1", "m"),
    ("def f():\n    n += 1", ""),
    ("class A(B):\n    n = m\n    k = n\n    def f(self): return n + self", "B m n"),
    ("class A:\n    def f(self):\n        import plt\n        return plt", ""),
    ("@d\ndef f(): pass", "d"),
    ("for n in ns:\n    print(n)", "n ns print"),
]


@pytest.mark.parametrize(("text", "names"), READS)
def test_a_name_that_a_scope_gives_itself_is_not_taken_from_around_it(text: str, names: str) -> None:
    assert sorted(looked_up(ast.parse(text).body[0])) == sorted(names.split())
