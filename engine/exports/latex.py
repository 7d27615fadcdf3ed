"""LaTeX: every formula of the walk, in symbols and with the numbers put in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.exports.formulas import Formula, partial_of, value_of
from engine.exports.graph import Graph
from engine.exports.registry import Document, register
from engine.exports.symbols import symbols
from engine.exports.tex import escaped, number
from engine.ops import CONSTANT, LEAF, OPS

TERMS = 3
"""A line holds so many terms of a sum."""

ROWS = 30
"""From so many lines on, those that follow are aligned anew."""

MOST_ROWS = 200
"""So many lines of one sum TeX takes at a time."""

OPENING = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage{amsmath}
\usepackage[margin=2cm]{geometry}
\allowdisplaybreaks
\setlength{\parindent}{0pt}
\setlength{\jot}{6pt}
\begin{document}"""

READING = r"""A bar means the gradient: $\bar{x}$ is how much the root changes when $x$ changes by 1, and what $x$ had from
passes before. Numbers are rounded to four decimals."""

TWICE = r"""Where an operation takes one operand twice, $(\cdot)_1$ and $(\cdot)_2$ are the partials to its two places."""


@register("latex", title="LaTeX", purpose="the formulas", media_type="text/x-tex", extension="tex")
def write(document: Document) -> bytes:
    """Return a document of four parts: leaves, forward, partials, backward."""
    return "\n".join(_Formulas(Graph(document)).lines()).encode("utf-8", "replace")


class _Formulas:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.named = symbols(graph.label, graph.bound)
        is_constant = [op == CONSTANT for op in graph.op]
        self.number = [number(x) for x in graph.value]
        self.symbol = [self.number[i] if is_constant[i] else each.tex() for i, each in enumerate(self.named)]
        self.bar = [each.gradient() for each in self.named]
        self.contributions = self._contributions()

    def lines(self) -> Iterator[str]:
        graph = self.graph
        operations = [i for i, ins in enumerate(graph.operands) if ins]
        twice = any(len(set(graph.operands[i])) < len(graph.operands[i]) for i in operations)
        yield OPENING
        yield rf"\section*{{Backpropagation through ${self.symbol[graph.root]}$}}"
        yield READING
        if twice:
            yield TWICE
        takers = [i for i in range(len(graph.op) - 1, -1, -1) if self._has_gradient(i)]
        yield from _part("Leaves", ((graph.group[i], self._leaf(i)) for i in graph.leaves))
        yield from _part("Forward", ((graph.group[i], self._forward(i)) for i in operations))
        yield from _part("Partials", (("", self._partials(i)) for i in operations))
        yield from _part("Backward", (("", self._gradient(i)) for i in takers))
        yield r"\end{document}"
        yield ""

    def _has_gradient(self, i: int) -> bool:
        return self.graph.op[i] == LEAF or (self.graph.op[i] != CONSTANT and self.graph.leads[i])

    def _leaf(self, i: int) -> Iterator[str]:
        yield rf"{self.symbol[i]} &= {self.number[i]}{self._remark(i)}"

    def _forward(self, i: int) -> Iterator[str]:
        sides = [self.symbol[i], *self._both(i, value_of(self.graph.op[i], self._constants(i)))]
        if self.graph.own[i]:
            held = rf"\text{{, but it holds }} {self.number[i]}"
            yield f"{_equation([*sides, number(self.graph.made(i))])}{held}{self._remark(i)}"
        else:
            yield f"{_equation([*sides, self.number[i]])}{self._remark(i)}"

    def _partials(self, i: int) -> Iterator[str]:
        graph = self.graph
        for slot, operand in enumerate(graph.operands[i]):
            if graph.op[operand] != CONSTANT:
                formula = partial_of(graph.op[i], slot, self._constants(i))
                yield _equation([self._partial(i, slot), *self._both(i, formula), number(graph.partials[i][slot])])

    def _gradient(self, i: int) -> Iterator[str]:
        graph = self.graph
        before = [number(graph.grad_before[i])] if graph.grad_before[i] else []
        seed = ["1"] if i == graph.root else []
        terms = self.contributions[i]
        if not terms:
            yield _equation([self.bar[i], " + ".join([*before, *seed]) or "0", number(graph.grad[i])])
            return
        shown = [rf"{self.bar[j]} \cdot {self._partial(j, slot)}" for j, slot in terms]
        first = not before and not seed
        put_in = [self._product(j, slot, at_start=first and not n) for n, (j, slot) in enumerate(terms)]
        if first and len(terms) == 1:
            yield _equation([self.bar[i], *shown, *put_in, number(graph.grad[i])])
            return
        yield from _sum(self.bar[i], [*before, *seed, *shown])
        yield from _sum("", [*before, *seed, *put_in], number(graph.grad[i]))

    def _product(self, i: int, slot: int, *, at_start: bool) -> str:
        grad = number(self.graph.grad[i], in_brackets=not at_start)
        return rf"{grad} \cdot {number(self.graph.partials[i][slot], in_brackets=True)}"

    def _contributions(self) -> list[list[tuple[int, int]]]:
        """The consumers of each node that hand it something, with the slot, in the order of the backward pass."""
        graph = self.graph
        found: list[list[tuple[int, int]]] = [[] for _ in graph.op]
        for i in range(graph.root, -1, -1):
            if graph.leads[i]:
                for slot, operand in enumerate(graph.operands[i]):
                    found[operand].append((i, slot))
        return found

    def _constants(self, i: int) -> tuple[tuple[str, float], ...]:
        graph = self.graph
        names = OPS[graph.op[i]].operands
        return tuple([(a, graph.value[j]) for a, j in zip(names, graph.operands[i], strict=True) if graph.op[j] == CONSTANT])

    def _both(self, i: int, formula: Formula) -> tuple[str, str]:
        """The formula in symbols, and in numbers."""
        graph = self.graph
        names = ("out", *OPS[graph.op[i]].operands)
        nodes = (i, *graph.operands[i])
        shown: dict[str, str] = {}
        put_in: dict[str, str] = {}
        for name, node in zip(names, nodes, strict=True):
            bracketed = number(graph.value[node], in_brackets=True)
            shown[name] = self.symbol[node]
            shown[f"{name}_"] = bracketed if graph.op[node] == CONSTANT else self.symbol[node]
            put_in[name], put_in[f"{name}_"] = self.number[node], bracketed
        values = {name: graph.value[node] for name, node in zip(names, nodes, strict=True)}
        return formula.symbols.format_map(shown), formula.numbers(values).format_map(put_in)

    def _partial(self, i: int, slot: int) -> str:
        ins = self.graph.operands[i]
        partial = rf"\frac{{\partial {self.symbol[i]}}}{{\partial {self.symbol[ins[slot]]}}}"
        return rf"\left({partial}\right)_{{{slot + 1}}}" if ins.count(ins[slot]) > 1 else partial

    def _remark(self, i: int) -> str:
        """The label, where the symbol does not say it."""
        label = self.graph.label[i]
        return "" if not label or self.named[i].says(label) else rf" && \text{{{escaped(label)}}}"


def _part(title: str, equations: Iterator[tuple[str, Iterator[str]]]) -> Iterator[str]:
    """A section of equations, each on as many lines as it gives; where their group is another, its name comes first."""
    yield ""
    yield rf"\subsection*{{{title}}}"
    block: list[str] = []
    shown = ""
    for group, lines in equations:
        if group != shown:
            yield from _aligned(block)
            block = []
            shown = group
            yield rf"\paragraph*{{{escaped(group) or 'outside of any group'}}}"
        for line in lines:
            if len(block) >= MOST_ROWS:
                yield from _aligned(block)
                block = []
            block.append(line)
        if len(block) >= ROWS:
            yield from _aligned(block)
            block = []
    yield from _aligned(block)


def _aligned(lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield r"\begin{align*}"
        yield " \\\\\n".join(lines)
        yield r"\end{align*}"


def _equation(sides: Sequence[str]) -> str:
    """What is equal, side by side, none twice in a row."""
    first, *others = [side for i, side in enumerate(sides) if not i or side != sides[i - 1]]
    return f"{first} &= {' = '.join(others)}"


def _sum(left: str, terms: Sequence[str], result: str = "") -> Iterator[str]:
    """A sum on as many lines as it needs."""
    end = f" = {result}" if result else ""
    for at in range(0, len(terms), TERMS):
        line = " + ".join(terms[at : at + TERMS])
        start = f"{left} &= " if at == 0 else r"&\quad + "
        yield start + line + (end if at + TERMS >= len(terms) else "")
