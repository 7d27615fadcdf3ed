"""Writes programs that CPython and the program language must carry out alike: sound in types, scopes and numbers.

`program(seed)` is the program of a seed. Every kind of definition, loop and sequence of the language occurs in them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

NUMBER, VALUE, NUMBERS, VALUES = "number", "value", "numbers", "values"


class Writer:
    """One program: its lines, and which names of which kind can be used where it stands."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.lines: list[str] = []
        self.indent = 0
        self.scopes: list[dict[str, str]] = [{}]
        self.functions: list[tuple[str, int, int]] = []
        """Name, and from how many to how many Values it takes; it gives a Value."""
        self.count = 0
        self.budget = 40

    # ------------------------------------------------------------ choosing

    def pick(self, *choices: Callable[[], str]) -> str:
        return self.random.choice(choices)()

    def known(self, kind: str) -> list[str]:
        found: dict[str, str] = {}
        for scope in self.scopes:
            found.update(scope)
        return [name for name, each in found.items() if each == kind]

    def fresh(self, start: str) -> str:
        self.count += 1
        return f"{start}{self.count}"

    def line(self, text: str) -> None:
        self.lines.append("    " * self.indent + text)
        self.budget -= 1

    # ------------------------------------------------------------ expressions

    def number(self, depth: int = 0) -> str:
        atoms = [lambda: repr(self.random.choice([0, 1, 2, 3, -1, 0.5, 1.5, -0.25])), *self.names(NUMBER)]
        if depth > 2:
            return self.pick(*atoms)
        return self.pick(
            *atoms,
            lambda: f"({self.number(depth + 1)} {self.random.choice('+-*')} {self.number(depth + 1)})",
            lambda: f"len({self.sequence(VALUES, depth + 1)})",
            lambda: f"({self.number(depth + 1)} if {self.truth(depth + 1)} else {self.number(depth + 1)})",
            lambda: f"round({self.number(depth + 1)}, 2)",
            lambda: f"sum({self.sequence(NUMBERS, depth + 1)})",
            lambda: f"random.uniform(-1, {self.random.randint(0, 2)})",
            lambda: f"{self.value(depth + 1)}.data",
            lambda: f"(lambda k, m={self.number(2)}: k * m)({self.number(depth + 1)})",
        )

    def names(self, kind: str) -> list[Callable[[], str]]:
        return [lambda: self.random.choice(self.known(kind))] * 3 if self.known(kind) else []

    def value(self, depth: int = 0) -> str:
        atoms = self.names(VALUE) or [lambda: f"Value({self.number(3)})"]
        if depth > 2:
            return self.pick(*atoms)
        calls = [lambda: self.call(depth + 1)] * 3 if self.functions else []
        return self.pick(
            *atoms,
            *calls,
            lambda: f"({self.value(depth + 1)} {self.random.choice('+-*')} {self.value(depth + 1)})",
            lambda: f"({self.value(depth + 1)} {self.random.choice('+-*')} {self.number(depth + 1)})",
            lambda: f"({self.number(depth + 1)} {self.random.choice('+-*')} {self.value(depth + 1)})",
            lambda: f"(({self.value(depth + 1)})**2)",
            lambda: f"{self.random.choice(['tanh', 'sigmoid', 'sin', 'relu'])}({self.value(depth + 1)})",
            lambda: f"({self.value(depth + 1)}).{self.random.choice(['tanh', 'relu', 'cos'])}()",
            lambda: f"(-{self.value(depth + 1)})",
            lambda: f"sum({self.values_lazily(depth + 1)}, {self.value(3)})",
            lambda: f"({self.value(depth + 1)} if {self.truth(depth + 1)} else {self.value(depth + 1)})",
        )

    def call(self, depth: int) -> str:
        name, least, most = self.random.choice(self.functions)
        return f"{name}({', '.join(self.value(depth + 1) for _ in range(self.random.randint(least, most)))})"

    def truth(self, depth: int) -> str:
        sign = self.random.choice(["<", "<=", ">", "==", "!="])
        return self.pick(
            lambda: f"{self.number(depth + 1)} {sign} {self.number(depth + 1)}",
            lambda: f"not {self.number(depth + 1)} {sign} {self.number(depth + 1)}",
            lambda: f"{self.value(depth + 1)} > {self.number(depth + 1)}",
        )

    def sequence(self, kind: str, depth: int = 0) -> str:
        one = self.value if kind == VALUES else self.number
        atoms = [*self.names(kind), lambda: f"[{one(3)}, {one(3)}]"]
        if depth > 2:
            return self.pick(*atoms)
        name = self.random.choice(["i", "k", *self.known(NUMBER)[:2]])  # a comprehension's name may hide another
        return self.pick(
            *atoms,
            lambda: self.within({name: NUMBER}, lambda: f"[{one(depth + 1)} for {name} in range({self.random.randint(1, 3)})]"),
            lambda: f"({self.sequence(kind, depth + 1)} + {self.sequence(kind, depth + 1)})",
            lambda: f"{self.sequence(kind, depth + 1)}[{self.random.choice(['1:', ':2', '::-1', '::2'])}]",
            lambda: f"list(reversed({self.sequence(kind, depth + 1)}))",
            lambda: f"sorted({self.sequence(kind, depth + 1)}, key=lambda e: {'-e.data' if kind == VALUES else '-e'})",
        )

    def values_lazily(self, depth: int) -> str:
        xs = self.sequence(VALUES, depth)
        return self.pick(
            lambda: xs,
            lambda: f"({self.within({'v': VALUE}, lambda: self.value(depth + 1))} for v in {xs})",
            lambda: f"map(lambda v: {self.within({'v': VALUE}, lambda: self.value(depth + 1))}, {xs})",
            lambda: f"(v * n for v, n in zip({xs}, {self.sequence(NUMBERS, depth)}))",
            lambda: f"(v + n for n, v in enumerate({xs}))",
            lambda: f"(v * w for v in {xs} for w in {self.sequence(VALUES, 3)} if v.data <= w.data)",
        )

    def within(self, names: dict[str, str], write: Callable[[], str]) -> str:
        self.scopes.append(names)
        try:
            return write()
        finally:
            self.scopes.pop()

    # ------------------------------------------------------------ statements

    def statement(self) -> None:
        kinds: Sequence[Callable[[], None]] = [self.assignment] * 6 + [self.printed] * 2 + [self.augmented] * 2
        if self.indent < 2 and self.budget > 0:
            kinds = [*kinds, self.loop, self.loop, self.condition, self.countdown, self.unpacked]
            if self.indent == 0:
                kinds = [
                    *kinds,
                    self.function,
                    self.function,
                    self.kept_lambda,
                    self.kind_of_object,
                    self.descent,
                    self.counter,
                ]
        self.random.choice(kinds)()

    def give(self, kind: str, expression: str) -> None:
        reused = self.known(kind) if self.random.random() < 0.3 else []
        own = [name for name in reused if name in self.scopes[-1]]
        name = self.random.choice(own) if own else self.fresh({NUMBER: "n", VALUE: "v", NUMBERS: "ns", VALUES: "vs"}[kind])
        self.line(f"{name} = {expression}")
        self.scopes[-1][name] = kind

    def assignment(self) -> None:
        kind = self.random.choice([NUMBER, VALUE, VALUE, NUMBERS, VALUES])
        made = {NUMBER: self.number, VALUE: self.value}.get(kind)
        self.give(kind, made() if made else self.sequence(kind))

    def augmented(self) -> None:
        own = [name for name, kind in self.scopes[-1].items() if kind == VALUE]
        if own:
            self.line(f"{self.random.choice(own)} {self.random.choice('+-*')}= {self.value(1)}")
        lists = self.known(VALUES)
        if lists:
            self.line(f"{self.random.choice(lists)}.append({self.value(2)})")
        if not own and not lists:
            self.printed()

    def unpacked(self) -> None:
        left, right = self.fresh("v"), self.fresh("n")
        self.line(f"{left}, {right} = {self.value(1)}, {self.number(1)}")
        self.scopes[-1].update({left: VALUE, right: NUMBER})

    def printed(self) -> None:
        kind = self.random.choice([NUMBER, VALUE, NUMBERS])
        made = {NUMBER: self.number, VALUE: self.value}.get(kind)
        text = made(1) if made else self.sequence(kind, 1)
        self.line(f"print({text}, f'{{{self.number(3)}:.3f}}')")

    def block(self, names: dict[str, str], size: int = 3) -> None:
        self.indent += 1
        self.scopes.append(names)
        for _ in range(self.random.randint(1, size)):
            self.statement()
        self.scopes.pop()
        self.indent -= 1

    def loop(self) -> None:
        head, names = self.random.choice([
            ("i in range(3)", {"i": NUMBER}),
            (f"v in {self.sequence(VALUES, 2)}[:3]", {"v": VALUE}),
            (f"i, v in enumerate({self.sequence(VALUES, 2)}[:3])", {"i": NUMBER, "v": VALUE}),
            (f"v, k in zip({self.sequence(VALUES, 2)}, {self.sequence(NUMBERS, 2)}[:3])", {"v": VALUE, "k": NUMBER}),
        ])  # fmt: skip
        self.line(f"for {head}:")
        self.block(names)
        if self.random.random() < 0.3:
            self.line(f"    if {self.number(2)} > 1: {self.random.choice(['break', 'continue'])}")
        if self.random.random() < 0.2:
            self.line("else:")
            self.line("    print('through')")

    def countdown(self) -> None:
        name = self.fresh("n")
        self.line(f"{name} = 3")
        self.line(f"while {name} > 0:")
        self.line(f"    {name} -= 1")
        self.block({})

    def condition(self) -> None:
        self.line(f"if {self.truth(1)}:")
        self.block({})
        self.line("else:")
        self.block({})

    def parameters(self) -> tuple[str, dict[str, str], int, int]:
        names = [self.fresh("p") for _ in range(self.random.randint(1, 3))]
        least = self.random.randint(1, len(names))
        written = [name if i < least else f"{name}={self.value(3)}" for i, name in enumerate(names)]
        return ", ".join(written), dict.fromkeys(names, VALUE), least, len(names)

    def function(self) -> None:
        name = self.fresh("f")
        written, names, least, most = self.parameters()
        self.line(f"def {name}({written}):")
        self.block(names)
        self.scopes.append(names)
        self.line(f"    return {self.value()}")
        self.scopes.pop()
        self.functions.append((name, least, most))

    def kept_lambda(self) -> None:
        name = self.fresh("f")
        written, names, least, most = self.parameters()
        self.line(f"{name} = lambda {written}: {self.within(names, self.value)}")
        self.functions.append((name, least, most))

    def descent(self) -> None:
        name = self.fresh("f")
        self.line(f"def {name}(x, n=3):")
        self.line(f"    return x if n == 0 else {name}(x * 0.5 + n, n - 1)")
        self.functions.append((name, 1, 1))

    def counter(self) -> None:
        """A function that makes a function: it closes over a list, and over an argument."""
        name = self.fresh("f")
        self.line(f"def make_{name}(scale):")
        self.line("    seen = []")
        self.line("    def inner(x):")
        self.line("        seen.append(x)")
        self.line("        return x * scale + len(seen)")
        self.line("    return inner")
        self.line(f"{name} = make_{name}({self.number(2)})")
        self.functions.append((name, 1, 1))

    def kind_of_object(self) -> None:
        kind, name = self.fresh("Kind"), self.fresh("f")
        self.line(f"class {kind}:")
        self.line(f"    step = {self.number(3)}")
        self.line("    def __init__(self, w, b=0.5):")
        self.line("        self.w, self.b = Value(w), [Value(b), Value(1.0)]")
        self.line("        self.calls = 0")
        self.line("    def __call__(self, x):")
        self.line("        self.calls += 1")
        self.line(f"        return self.mixed(x) + {self.random.choice(['self.step', 'self.calls', kind + '.step'])}")
        self.line("    def mixed(self, x):")
        self.line("        return sum((x * each for each in self.b), self.w)")
        self.line(f"{name} = {kind}({self.number(2)}, b={self.number(3)})")
        self.functions.append((name, 1, 1))
        self.functions.append((f"{name}.mixed", 1, 1))


def program(seed: int) -> str:
    """The program of a seed: it begins with two leaves, and ends with a pass or two and what they came to."""
    writer = Writer(seed)
    writer.line("import random")
    writer.line(f"random.seed({seed % 7})")
    for name, kind, text in (("v0", VALUE, "Value(0.5)"), ("v00", VALUE, "Value(-1.5)"), ("n0", NUMBER, "2")):
        writer.line(f"{name} = {text}")
        writer.scopes[0][name] = kind
    for _ in range(writer.random.randint(3, 9)):
        writer.statement()
    for _ in range(writer.random.randint(1, 2)):
        writer.line(f"loss = {writer.value()} + v0 * v00")
        writer.line("loss.backward()")
        writer.line("print(loss.data, v0.grad, v00.grad)")
        writer.line("v0.data -= 0.1 * v0.grad")
    return "\n".join(writer.lines) + "\n"
