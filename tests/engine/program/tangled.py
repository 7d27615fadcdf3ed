"""Writes programs that tangle their scopes: few names, given and used anywhere, in functions, lambdas, loops, generators.

Some use a name before it is set, or an entry that is not there. CPython and the program language must come to the same
end, or to the same stop. `program(seed)` is the program of a seed.
"""

from __future__ import annotations

import random
import re

BEGINNING = """\
x, y, z = 1, 2, 3
v, w = Value(0.5), Value(-2.0)
xs, ys = [1, 2], [3]
def f(x, y=x): return x - y
def g(v, x=2): return v * x
h = lambda x, z=y: x + z
class A:
    x = 5
    def __init__(self, x=z):
        self.x, self.v = x + A.x, Value(x)
    def put(self, x, y=1):
        self.x += x * y
        return self
    def __call__(self, w):
        return w * self.v + self.x
a, b = A(), A(x=0)
"""
END = "print(x, y, z, v, w, a.x, b.x)\n(v * w + a.v).backward()\nprint(v.grad, w.grad, a.v.grad)\n"

RULES: dict[str, list[str]] = {
    # $symbol stands for one of its row; deep inside, the first ones of a row only
    "number": [
        "$n", "$n", "$n", "$digit", "($number $sign $number)", "($number $sign $number)", "($number % 3)", "($number // -2)",
        "$function($number)", "f($number, $number)", "f(y=$number, x=$number)", "h(z=$number, x=$number)",
        "(lambda $n: $number)($number)", "(lambda $n, q=$number: $number + q)($number)", "(lambda: $number)()",
        "($number if $truth else $number)", "sum($lazy)", "max($number, $number)", "min($list + [$number])", "len($list)",
        "$object.x", "$object.put($number).x", "$object.put(y=$number, x=$number).x", "xs[$place]", "ys[-1]",
        "($number and $number)", "($number or $number)", "A.x", "-$number", "round($number)", "int($number)", "abs($number)",
    ],
    "value": [
        "v", "w", "$object.v", "($value $sign $value)", "($value $sign $number)", "($number $sign $value)", "g($value)",
        "g(x=$number, v=$value)", "$object($value)", "sum([g($value) for $n in $short], $value)",
        "sum(map(lambda $n: $value * $n, $short), $object.v)", "sum((v * w for v in [$value, $value]), w)",
        "($value if $truth else $value)", "$value.tanh()", "relu($value)", "(-$value)", "A($number)($value)",
    ],
    "truth": ["$n $compare $number", "$number $compare $number", "$n < $number <= $number", "not $n", "$truth and $truth",
              "$value > $number"],
    "list": [
        "xs", "ys", "[$number]", "$short", "[$number for $n in $short]", "[$number for x in $short for $n in $short if $truth]",
        "[f(y) for y in (h(z) for z in $short)]", "list($lazy)", "sorted($list, key=lambda $n: $number)", "($list + $list)",
        "[x for x in $short if $truth]", "[$n for i, $n in enumerate($short)]", "[$n + x for $n, x in zip($short, $short)]",
    ],
    "short": ["[1, 2]", "xs[:2]", "ys[-2:]", "list(range(2))", "[$number, $number]", "xs[::-1][:2]"],
    "lazy": ["($number for $n in $short)", "map($function, $short)", "map(lambda $n: $number, $short)",
             "(x - i for i, x in enumerate($short, $digit))", "(x * y for x, y in zip($short, $short))", "reversed($short)",
             "(x for x in ($n for $n in $short) if $truth)"],
    "n": ["x", "y", "z"],
    "place": ["0", "0", "-1", "-1", "1"],
    "early": ["x", "y"],
    "digit": ["0", "1", "2", "-1"],
    "sign": ["+", "-", "*"],
    "compare": ["<", "<=", ">", ">=", "==", "!="],
    "function": ["f", "h"],
    "object": ["a", "b"],
    "line": [
        "$n = $number", "$n = $number", "$n $sign= $number", "print($number, $truth)", "v = $value", "w $sign= $value",
        "xs = $list", "ys = $list", "xs.append($number)", "ys += $short", "xs.extend($lazy)", "xs[$place] = $number",
        "xs[-1] $sign= $number", "$object.x = $number", "$object.x $sign= $number", "$object.v = $value", "a, b = b, a",
        "x, y = $number, $number", "x, (y, z) = $number, ($number, $number)", "h = lambda $early, z=$number: $number",
        "print(f'{$number:>6} {$number!r}{$truth}')", "print($list, ($number, $number))", "assert $number < 10**9",
        "$object = A($number)", "v.data $sign= $number", "v.grad = 0", "x = y = $number", "h = f",
    ],
    "statement": [
        "$line", "$line", "$line\n$line", "if $truth:\n$block\nelse:\n$block", "for $n in $list:\n$block",
        "for $n, q in zip($short, $short):\n$block\nelse:\n$block", "for $n in $lazy:\n$block\n    if $truth: break",
        "for $n in $short:\n    if $truth: continue\n$block", "r = 0\nwhile r < 2:\n    r += 1\n$block",
        "def f($early, z=$number):\n$block\n    return $number",
        "def f(x, y=$number):\n$block\n    if $truth: return $n\n    return 1",
        "def k():\n$block\n    return lambda x=$number, z=0: $number\nh = k()",
        "def k($n):\n    def f(x, y=$number): return x + $n\n$block\n    return f\nh = k($number)",
        "ms = [lambda y: y + $n for $n in $short]\nprint([m($number) for m in ms])",
        "class A:\n    x = $number\n    def __init__(self, x=$number):\n        self.x = x\n        self.v = Value($number)\n"
        "    def put(self, x, y=$number):\n        self.x = $number\n        return self\n"
        "    def __call__(self, w): return $value\n$object = A()",
        "u = ($number for $n in $short)\n$line\nprint(sum(u), sum(u))",
        "u = map(lambda $n: $number, xs)\n$line\nfor q in u: print(q)",
        "u = ($number for $n in $short)\nfor q in u:\n$block\n    break\nprint(list(u))",
    ],
    "block": ["$statement"],
}  # fmt: skip
SHALLOW = {"number": 4, "value": 3, "truth": 1, "list": 3, "short": 4, "lazy": 1, "statement": 2}
"""Symbol → so many entries of its row need nothing that is deeper, or little."""
DEEPEST = 7


def program(seed: int) -> str:
    """The program of a seed."""
    chance = random.Random(seed)

    def write(symbol: str, depth: int) -> str:
        row = RULES[symbol]
        if depth > DEEPEST or (depth > 3 and chance.random() < 0.4):
            row = row[: SHALLOW.get(symbol, len(row))]
        text = re.sub(r"\$(\w+)", lambda found: write(found[1], depth + 1), chance.choice(row))
        return "    " + text.replace("\n", "\n    ") if symbol == "block" else text

    return BEGINNING + "".join(write("statement", 0) + "\n" for _ in range(chance.randint(1, 4))) + END
