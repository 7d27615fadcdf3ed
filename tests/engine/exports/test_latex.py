"""LaTeX: what stands in it is balanced, escaped, and says what the graph holds."""

from __future__ import annotations

import re

import pytest

from engine import Value, record, to_document
from engine.exports import EXPORTS
from engine.exports.formulas import computed, folded, value_of
from engine.exports.symbols import symbols
from engine.exports.tex import escaped, number
from engine.ops import OPS, ROWS, Op
from engine.rules import tree
from tests.engine.cases import GRAPHS
from tests.engine.exports import hostile


def latex(root: Value) -> str:
    root.backward()
    return EXPORTS["latex"].write(to_document(record(root))).decode()


def is_balanced(text: str) -> bool:
    """Whether braces, environments, brackets that grow and the dollar signs of formulas are closed as they were opened."""
    opened: list[str] = []
    for found in re.finditer(r"\\(begin|end)\{(\w+\*?)\}|\\(left|right)\b|\\[{}$]|([{}])", text):
        what, name, grow, brace = found.groups()
        if what == "begin" or grow == "left" or brace == "{":
            opened.append(name or grow or brace)
        elif (what or grow or brace) and (not opened or opened.pop() != (name or ("left" if grow else "{"))):
            return False
    return not opened and len(re.findall(r"(?<!\\)\$", text)) % 2 == 0


@pytest.mark.parametrize("name", [*GRAPHS, "hostile"])
def test_a_document_is_balanced_and_ends_once(name: str) -> None:
    text = EXPORTS["latex"].write(hostile.document()).decode() if name == "hostile" else latex(GRAPHS[name]())
    assert is_balanced(text)
    assert text.startswith("\\documentclass{article}\n")
    assert text.count(r"\begin{document}") == text.count(r"\end{document}") == 1
    assert text.endswith("\\end{document}\n")
    assert "\n\n\\begin{align*}" not in text
    for block in re.findall(r"\\begin\{align\*\}\n(.*?)\n\\end\{align\*\}", text, re.S):
        assert "\n\n" not in block
        assert all(line.count("&=") + line.count(r"&\quad") == 1 for line in block.split("\\\\\n"))


def test_the_walk_of_the_first_example_is_all_there() -> None:
    a, b = Value(2.0, label="a"), Value(4.0, label="b")
    d = a * b + a
    d.label = "d"
    lines = latex(d).splitlines()
    for line in [
        r"a &= 2 \\",
        r"v_{2} &= a \cdot b = 2 \cdot 4 = 8 \\",
        r"d &= v_{2} + a = 8 + 2 = 10",
        r"\frac{\partial v_{2}}{\partial a} &= b = 4 \\",
        r"\bar{d} &= 1 \\",
        r"\bar{b} &= \bar{v}_{2} \cdot \frac{\partial v_{2}}{\partial b} = 1 \cdot 2 = 2 \\",
        r"\bar{a} &= \bar{d} \cdot \frac{\partial d}{\partial a} + \bar{v}_{2} \cdot \frac{\partial v_{2}}{\partial a} \\",
        r" &= 1 \cdot 1 + 1 \cdot 4 = 5",
    ]:
        assert line in lines


def test_a_gradient_from_before_is_a_term_of_the_sum() -> None:
    a = Value(2.0, label="a")
    (a * 3).backward()
    text = latex(a * 4)
    assert r"\bar{a} &= 3 + \bar{v}_{2} \cdot \frac{\partial v_{2}}{\partial a} \\" in text
    assert r" &= 3 + 1 \cdot 4 = 7" in text


def test_the_branch_that_holds_stands_in_numbers_and_what_a_constant_decides_is_decided() -> None:
    a = Value(-2.0, label="a")
    text = latex(a**2 + a.relu())
    assert r"\frac{\partial v_{2}}{\partial a} &= 2 \cdot a = 2 \cdot \left(-2\right) = -4" in text
    assert r"\begin{cases} 0 & \text{if } a \le 0 \\ 1 & \text{otherwise} \end{cases} = 0" in text
    assert r"v_{2} &= a^{2} = \left(-2\right)^{2} = 4" in text


def test_the_two_places_of_one_operand_are_told_apart() -> None:
    text = latex(Value(3.0, label="x") ** Value(1.0) * 0 + (lambda x: x * x)(Value(3.0, label="y")))
    assert r"\left(\frac{\partial v_{6}}{\partial y}\right)_{2} &= y = 3" in text
    assert "its two places" in text


@pytest.mark.parametrize(
    ("rule", "shown"),
    [
        ("a * (1 - a)", r"a \cdot \left(1 - a\right)"),
        ("(a - b) * -a", r"\left(a - b\right) \cdot \left(-a\right)"),
        ("a - (b - a)", r"a - \left(b - a\right)"),
        ("a - b - a", "a - b - a"),
        ("-(a + b) / a", r"\frac{-\left(a + b\right)}{a}"),
        ("(a + b) ** (a - 1)", r"\left(a + b\right)^{a - 1}"),
        ("(a ** b) ** 2", r"\left(a^{b}\right)^{2}"),
        ("exp(a) ** 2", r"\left(\mathrm{e}^{a}\right)^{2}"),
        ("tanh(a + b) * 2", r"\tanh\left(a + b\right) \cdot 2"),
    ],
)
def test_brackets_stand_where_they_are_needed_and_nowhere_else(rule: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(OPS, rule, Op(rule, ("a", "b"), rule, ("1", "1")))
    template = value_of(rule, ()).symbols
    assert template.format_map({"a": "a", "a_": "a", "b": "b", "b_": "b"}) == shown


@pytest.mark.parametrize("op", [pytest.param(op, id=op.name) for op in ROWS])
def test_a_rule_with_constants_put_in_computes_what_it_did(op) -> None:  # type: ignore[no-untyped-def]
    for at in ((0.0, 0.0), (2.0, 1.0), (-1.5, 0.0), (0.0, 2.0), (3.0, 3.0)):
        values = dict(zip(op.operands, at, strict=False))
        out = op.forward(*values.values())
        expected = op.backward(out, *values.values())
        for text, partial in zip(op.partials, expected, strict=True):
            for fixed in ({}, {op.operands[-1]: values[op.operands[-1]]}, values):
                assert computed(folded(tree(text), fixed), {**values, "out": out}) == pytest.approx(partial, nan_ok=True)
        assert computed(tree(op.value), values) == pytest.approx(out, nan_ok=True)


def test_symbols_are_those_of_the_page_and_no_two_nodes_share_one() -> None:
    labels = ["x1", "w[0]", "loss", "c", "c", "v7", "v6", "hello world", "x_1", "alphabet", ""]
    shown = [symbol.tex() for symbol in symbols(labels, {"c": 4})]
    assert shown == ["v_{0}", "w_{0}", r"\mathit{loss}", "v_{3}", "c", "v_{5}", "v_{6}", "v_{7}", "v_{8}", "v_{9}", "v_{10}"]
    assert len(set(shown)) == len(shown)


def test_every_text_is_escaped() -> None:
    for text in hostile.TEXTS:
        shown = escaped(text)
        assert re.fullmatch(r"(?:[A-Za-z0-9 .:;()=+*/\[\]@éÀ-ÿ]|\\[{}$&#%_]|\\text[a-z]+\{\}|\{[`',?!-]\})*", shown), shown
    assert escaped("\\ { 中 é") == r"\textbackslash{} \{ [U+4E2D] é"


@pytest.mark.parametrize(
    ("x", "shown"),
    [
        (2.0, "2"),
        (-0.0, "0"),
        (0.70710678, "0.7071"),
        (-1.5, "-1.5"),
        (1.23e-5, r"1.2 \cdot 10^{-5}"),
        (1e20, r"1.0000 \cdot 10^{20}"),
        (float("inf"), r"\infty"),
        (float("-inf"), r"-\infty"),
        (float("nan"), r"\text{NaN}"),
    ],
)
def test_numbers_are_those_of_the_page(x: float, shown: str) -> None:
    assert number(x) == shown
    torn = shown.startswith("-") or "cdot" in shown
    assert number(x, in_brackets=True) == (rf"\left({shown}\right)" if torn else shown)


def test_a_sum_of_very_many_terms_goes_on_and_on() -> None:
    a = Value(1.0, label="a")
    text = latex(sum([a * 2 for _ in range(2_000)], Value(0.0)))
    assert is_balanced(text)
    assert max(map(len, text.splitlines())) < 300
    symbols_, numbers = text[text.index(r"\bar{a} &=") :].split("\n &= ", 1)
    assert symbols_.count(r"\partial a}") == numbers.count(r"1 \cdot 2") == 2_000
    assert "1 \\cdot 2 = 4000\n" in numbers


def test_a_number_that_is_not_what_its_operands_make_is_told_from_what_they_make() -> None:
    a = Value(2.0, label="a")
    b = a * 3
    b.data = 7.0
    assert r"v_{2} &= a \cdot 3 = 2 \cdot 3 = 6\text{, but it holds } 7" in latex(b * a)
    c = a * 4
    a.data = 5.0
    assert r"v_{2} &= a \cdot 4 = 5 \cdot 4 = 20\text{, but it holds } 8" in latex(c)
