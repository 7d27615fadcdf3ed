"""Writes programs over three names, given and used in scopes of every kind, set or not: what each name means is the question.

`program(seed)` is the program of a seed. It may well stop at a name that is not set: in Python, and so here.
"""

from __future__ import annotations

import random

NAMES = ("x", "y", "z")


class Writer:
    """One program: its lines, and the numbers of its functions and classes."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.lines: list[str] = []
        self.count = 0

    def name(self) -> str:
        return self.random.choice(NAMES)

    def line(self, indent: int, text: str) -> None:
        self.lines.append("    " * indent + text)

    def expression(self, depth: int = 0) -> str:
        def inner() -> str:
            return self.expression(depth + 1)

        atoms = (self.name(), self.name(), str(self.random.randrange(4)))
        if depth > 1:
            return self.random.choice(atoms)
        made = (
            lambda: f"({inner()} + {inner()})",
            lambda: f"({inner()} and {inner()})",
            lambda: f"({inner()} if {inner()} else {inner()})",
            lambda: f"(lambda {self.name()}={inner()}: {inner()})()",
            lambda: f"(lambda {self.name()}: {inner()})({inner()})",
            lambda: f"sum([{inner()} for {self.name()} in range({self.random.randrange(3)})])",
            lambda: f"sum({inner()} for {self.name()} in [{inner()}, {inner()}] if {inner()})",
            lambda: f"len([0 for {self.name()} in [1] for {self.name()} in [{inner()}]])",
            lambda: f"sum(map(lambda {self.name()}: {inner()}, [{inner()}]))",
        )
        return self.random.choice(atoms) if self.random.random() < 0.3 else self.random.choice(made)()

    def block(self, indent: int, *, returns: bool = False, loops: bool = False) -> None:
        for _ in range(self.random.randrange(1, 5)):
            kinds = [self.assignment, self.assignment, self.printed, self.augmented, self.unpacked]
            if indent < 3:
                kinds += [self.function, self.function, self.kind]
            self.random.choice(kinds)(indent)
            if indent < 3 and self.random.random() < 0.15:
                self.loop(indent, returns=returns)
            if returns and self.random.random() < 0.1:
                self.line(indent, f"if {self.expression()}: return {self.expression()}")
            if loops and self.random.random() < 0.2:
                self.line(indent, f"if {self.expression()}: {self.random.choice(['break', 'continue'])}")

    def assignment(self, indent: int) -> None:
        self.line(indent, f"{self.name()} = {self.expression()}")

    def augmented(self, indent: int) -> None:
        self.line(indent, f"{self.name()} += {self.expression()}")

    def unpacked(self, indent: int) -> None:
        self.line(indent, f"{self.name()}, {self.name()} = {self.expression()}, {self.expression()}")

    def printed(self, indent: int) -> None:
        self.line(indent, f"print({self.expression()})")

    def loop(self, indent: int, *, returns: bool) -> None:
        self.line(indent, f"for {self.name()} in range({self.random.randrange(3)}):")
        self.block(indent + 1, returns=returns, loops=True)
        if self.random.random() < 0.3:
            self.line(indent, "else:")
            self.block(indent + 1, returns=returns)

    def defined(self, indent: int, *before: str) -> str:
        """A function, whose first argument may have no default; returns how it is called."""
        self.count += 1
        arguments = [f"{name}={self.expression(1)}" for name in self.random.sample(NAMES, self.random.randrange(3))]
        given = ""
        if arguments and self.random.random() < 0.5:
            arguments[0] = arguments[0][0]
            given = self.expression(1)
        self.line(indent, f"def f{self.count}({', '.join([*before, *arguments])}):")
        call = f"f{self.count}({given})"
        if self.random.random() < 0.7:
            self.line(indent + 1, "x, y, z = 4, 5, 6")
        self.block(indent + 1, returns=True)
        self.line(indent + 1, f"return {self.expression()}")
        return call

    def function(self, indent: int) -> None:
        call = self.defined(indent)
        for _ in range(self.random.randrange(1, 3)):
            self.line(indent, f"print({call})")

    def kind(self, indent: int) -> None:
        self.count += 1
        own = f"Kind{self.count}"
        self.line(indent, f"class {own}:")
        calls = []
        for _ in range(self.random.randrange(1, 4)):
            self.random.choice([self.assignment, self.unpacked])(indent + 1)
            given = self.lines[-1].split()[0].strip(",")
            if self.random.random() < 0.5:
                calls.append(self.defined(indent + 1, "self"))
        for call in calls:
            self.line(indent, f"print({own}().{call})")
        self.line(indent, f"print({own}.{given if self.random.random() < 0.9 else self.name()})")


def program(seed: int) -> str:
    """The program of a seed: three names are set, and then given and used in every way."""
    writer = Writer(seed)
    for number, name in enumerate(NAMES):
        writer.line(0, f"{name} = {number + 1}")
    for _ in range(2):
        writer.block(0)
    return "\n".join(writer.lines) + "\n"
