"""Mermaid flowcharts, line by line: nothing is in them that the grammar below does not name."""

from __future__ import annotations

import html
import re

import pytest

from engine import MLP, Value, mse, to_document
from engine.exports import EXPORTS
from engine.exports.mermaid import escaped, quoted
from engine.origin import origin
from tests.engine.cases import GRAPHS
from tests.engine.exports import hostile

TEXT = r'"(?:[A-Za-z0-9 ]|[.-](?=[0-9])|#[0-9]+;|<br/>)*"'
LINE = re.compile(rf"  (?:n\d+(?:\[{TEXT}\]|\({TEXT}\))|n\d+ --> n\d+|subgraph g\d+\[{TEXT}\]|end|%% [A-Za-z0-9 .;]+)")


def chart(document: dict) -> list[str]:  # type: ignore[type-arg]
    first, *lines = EXPORTS["mermaid"].write(document).decode("ascii").splitlines()
    assert first == "flowchart LR"
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    return lines


@pytest.mark.parametrize("name", GRAPHS)
def test_a_chart_has_a_box_a_node_and_an_arrow_a_slot(name: str) -> None:
    document = to_document(GRAPHS[name]())
    lines = chart(document)
    assert sum("data" in line for line in lines) == len(document["nodes"]["op"])
    assert sum("-->" in line for line in lines) == sum(map(len, document["nodes"]["operands"]))


def test_groups_are_subgraphs_inside_one_another() -> None:
    with origin.fresh():
        loss = mse([MLP(2, [2, 1], seed=0)([1.0, 2.0])], [1.0])
    lines = chart(to_document(loss))
    depth = deepest = 0
    for line in lines:
        depth += line.startswith("  subgraph") - (line == "  end")
        deepest = max(deepest, depth)
    assert (depth, deepest) == (0, 3)
    assert len({line.split("[")[0] for line in lines if "subgraph" in line}) == sum("subgraph" in line for line in lines)


def test_no_text_is_more_than_text() -> None:
    chart(hostile.document())
    for text in hostile.TEXTS:
        shown = html.unescape(escaped(text).replace("#", "&#"))
        assert re.sub(r"\s", " ", shown) == re.sub(r"[\s\0]", " ", text.replace("\ud800", "\ufffd"))


def test_the_lines_of_a_label_stay_lines() -> None:
    assert quoted(["a\nb", "c"]) == '"a<br/>b<br/>c"'
    assert chart(to_document(Value(2.0, label="x_1")))[0] == '  n0("x#95;1<br/>data 2.0000<br/>grad 1.0000")'


def test_a_chart_of_more_edges_than_mermaid_draws_says_so() -> None:
    a = Value(1.0)
    assert "maxEdges" in chart(to_document(sum([a] * 300, a)))[0]
    assert "maxEdges" not in chart(to_document(a + a))[0]
