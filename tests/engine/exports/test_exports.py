"""Every export keeps the same promises; each format adds its own."""

from __future__ import annotations

import json
import math
import re
import shutil
import subprocess

import pytest

from engine import Value, to_document
from engine.exports import EXPORTS, Export
from engine.exports.dot import quoted
from engine.exports.figures import figure
from tests.engine.cases import GRAPHS
from tests.engine.exports import hostile as hostile_labels

FORMATS = pytest.mark.parametrize("export", [pytest.param(export, id=name) for name, export in EXPORTS.items()])
HOSTILE = 'a"b\\c\n<b>&{}|</script>é𝛼'


def hostile() -> Value:
    """A graph whose label tries to break out, and whose numbers no format has a token for."""
    return Value(0.0, label=HOSTILE).log() * 2


@FORMATS
def test_an_export_says_what_it_is_and_gives_the_same_bytes_for_the_same_document(export: Export) -> None:
    assert "/" in export.media_type
    assert export.extension.isalnum()
    for build in [*GRAPHS.values(), hostile]:
        document = to_document(build())
        assert export.write(document) == export.write(document) == export.write(to_document(build()))


def test_json_holds_no_token_that_json_has_not() -> None:
    root = hostile()
    text = EXPORTS["json"].write(to_document(root)).decode()
    document = json.loads(text, parse_constant=lambda token: pytest.fail(token))
    assert document["nodes"]["value"] == [0.0, "-Infinity", 2.0, "-Infinity"]
    assert document["nodes"]["partials"] == [[], ["Infinity"], [], [2.0, 0.0]]
    assert document["nodes"]["label"][0] == HOSTILE
    nan = to_document(Value(math.nan) * 1)
    assert json.loads(EXPORTS["json"].write(nan))["nodes"]["value"] == ["NaN", 1.0, "NaN"]


def test_numbers_whose_sum_overflows_stay_numbers() -> None:
    document = to_document(Value(1e308) + Value(1e308) * 0.5)
    assert json.loads(EXPORTS["json"].write(document))["nodes"]["value"][:2] == [1e308, 1e308]


def test_dot_has_one_box_a_node_and_one_edge_a_slot() -> None:
    a = Value(3.0, label="a")
    lines = EXPORTS["dot"].write(to_document(a * a)).decode().splitlines()
    assert [line.strip() for line in lines if "->" in line] == ["n0 -> n1;"] * 2
    assert sum("label=" in line for line in lines) == 2


def test_dot_shows_a_text_as_it_is() -> None:
    assert quoted('a"b\\c\nd\r\ne\0') == r'"a\"b\\c\nd\ne"'
    assert quoted("&lt; & &#65;") == '"&amp;lt; &amp; &amp;#65;"'


@pytest.mark.parametrize(
    ("x", "shown"),
    [
        (2.0, "2.0000"),
        (-0.0, "0.0000"),
        (-1.5, "-1.5000"),
        (0.00004, "4.0e-5"),
        (0.00005, "0.0001"),
        (99999.9999, "99999.9999"),
        (100000.0, "1.0000e5"),
        (-1e300, "-1.0000e300"),
        (math.nan, "NaN"),
        (-math.inf, "-Infinity"),
    ],
)
def test_a_box_shows_the_numbers_of_the_page(x: float, shown: str) -> None:
    assert figure(x) == shown
    assert f"data {shown}" in EXPORTS["dot"].write(to_document(Value(x))).decode()


@FORMATS
def test_a_document_that_was_read_leaves_as_the_one_that_was_written(export: Export) -> None:
    for build in [*GRAPHS.values(), hostile]:
        document = to_document(build())
        assert export.write(json.loads(EXPORTS["json"].write(document))) == export.write(document)


DOT_LINE = re.compile(
    r"  (?:rankdir=T; node \[shape=T, fontname=T\];|n\d+ \[label=T\];|n\d+ -> n\d+;|\}|subgraph T \{ label=T;)"
)


def test_dot_holds_nothing_but_quoted_texts_and_its_own_words() -> None:
    text = EXPORTS["dot"].write(hostile_labels.document()).decode()
    first, *lines = re.sub(r'"(?:[^"\\]|\\.)*"', "T", text).splitlines()
    assert (first, lines.pop()) == ("digraph gradwalk {", "}")
    assert [line for line in lines if not DOT_LINE.fullmatch(line)] == []
    assert "\0" not in text


def test_the_formats_stand_in_the_order_of_a_menu() -> None:
    assert list(EXPORTS) == ["json", "dot", "mermaid", "latex", "python", "micrograd", "torch"]


@FORMATS
def test_a_deep_graph_leaves_without_recursion(export: Export) -> None:
    node = Value(1.0)
    for _ in range(20_000):
        node = node * 0.5
    assert len(export.write(to_document(node))) > 20_000


if shutil.which("dot"):

    @pytest.mark.parametrize("name", [*GRAPHS, "hostile"])
    def test_graphviz_reads_the_dot_and_shows_the_text_as_written(name: str) -> None:
        document = to_document({**GRAPHS, "hostile": hostile}[name]())
        read = subprocess.run(["dot", "-Tjson0"], input=EXPORTS["dot"].write(document), capture_output=True, check=True)
        drawn = json.loads(read.stdout)
        boxes = [thing for thing in drawn["objects"] if "nodes" not in thing and not thing["name"].startswith("cluster")]
        assert len(boxes) == len(document["nodes"]["op"])
        assert len(drawn["edges"]) == sum(map(len, document["nodes"]["operands"]))
