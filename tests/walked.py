"""The walk of a document, told once more in Python: what a reader sees at a step, for tests of what is said there."""

from __future__ import annotations

from typing import Any

from engine.ops import CONSTANT, LEAF


class Walked:
    """A document and its steps, by node: leaves, each operation, the seed, and each operation that leads to the root."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.nodes = document["nodes"]
        self.root = document["root"]
        self.lines = document["program"].split("\n")
        self.operations = [node for node, op in enumerate(self.nodes["op"]) if op not in (LEAF, CONSTANT)]
        leads = {self.root}
        for node in range(self.root, -1, -1):
            if node in leads:
                leads.update(self.nodes["operands"][node])
        self.leads = leads
        self.handing = [node for node in reversed(self.operations) if node in leads]
        self.seed = len(self.operations) + 1
        self.total = self.seed + len(self.handing)

    def present(self, step: int) -> int:
        """The node that the step is about; the root at the start."""
        if 0 < step < self.seed:
            return self.operations[step - 1]
        return self.handing[step - self.seed - 1] if step > self.seed else self.root

    def value(self, node: int, step: int) -> float:
        """The value that the node shows; a failure where it shows none yet."""
        assert node not in self.operations or self.operations.index(node) < step, f"no value at step {step}"
        return float(self.nodes["value"][node])

    def gradient(self, node: int, step: int) -> float:
        """The sum of the terms that have come by this step; a failure where there is none."""
        start = self.nodes["grad_before"][node]
        terms = [start] if start else []
        if node == self.root and step >= self.seed:
            terms.append(1.0)
        for consumer in self.handing[: max(0, step - self.seed)]:
            terms += [self.hands(consumer, slot) for slot, at in enumerate(self.nodes["operands"][consumer]) if at == node]
        assert terms, f"no gradient at step {step}"
        assert self.nodes["op"][node] != CONSTANT
        return float(sum(terms))

    def hands(self, consumer: int, slot: int) -> float:
        return float(self.nodes["grad"][consumer] * self.nodes["partials"][consumer][slot])

    def source(self, node: int) -> str:
        """What is written in the program where the node was made."""
        if self.nodes["span"][node] is None:
            return ""
        line, column, end_line, end_column = self.nodes["span"][node]
        text = self.lines[line - 1 : end_line]
        text[-1] = text[-1][:end_column]
        return "\n".join([text[0][column:], *text[1:]]).strip()

    def find(self, name: str, step: int) -> int:
        """The node of a label, or of a source text; of several, the present one or the latest that has its value."""
        base, _, slot = name.rpartition(".operand[")
        if base:
            return int(self.nodes["operands"][self.find(base, step)][int(slot[:-1])])
        here = self.present(step)
        if name == "here":
            return here
        for names in (self.nodes["label"], [self.source(node) for node in range(len(self.nodes["op"]))]):
            found = [node for node, each in enumerate(names) if each == name]
            if here in found:
                return here
            come = [node for node in found if node not in self.operations or self.operations.index(node) < step]
            if come or found:
                return (come or found)[-1]
        raise AssertionError(f"no node is called {name}")

    def number(self, what: str, step: int) -> float:
        """A number that the reader sees: `a`, `a.grad`; by slot of an operation `here.local[0]` and `here.hands[0]`."""
        name, _, part = what.rpartition(".")
        if part == "grad":
            return self.gradient(self.find(name, step), step)
        if part.startswith(("local[", "hands[")):
            node, slot = self.find(name, step), int(part[6:-1])
            assert step >= self.seed + 1 + self.handing.index(node), f"{name} has not handed on at step {step}"
            return self.hands(node, slot) if part.startswith("hands[") else float(self.nodes["partials"][node][slot])
        return self.value(self.find(what, step), step)
