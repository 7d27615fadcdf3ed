"""Names of variables in a program, and the comments in it."""

from __future__ import annotations

import ast
import io
import tokenize
from typing import Any

import pytest

from engine import Value, to_document
from engine.exports import EXPORTS
from engine.exports.naming import comment, variables
from tests.engine.exports.hostile import TEXTS, document
from tests.engine.exports.running import held, printed

PROGRAMS = pytest.mark.parametrize("form", [name for name, export in EXPORTS.items() if export.extension == "py"])


@pytest.mark.parametrize(
    ("labels", "names", "expected"),
    [
        (["a", "", "w[0]"], {}, ["a", "v1", "v2"]),
        (["c", "c", "c"], {"c": 1}, ["v0", "c", "v2"]),
        (["c", "c"], {}, ["c", "v1"]),
        (["v1", "", "v1_"], {}, ["v1", "v1__", "v1_"]),
        (
            ["class", "print", "tanh", "__name__", "_", "é", "𝛼", "a b", "x" * 41],
            {},
            [f"v{i}" if i != 4 else "_" for i in range(9)],
        ),
        (["a", "b"], {"a": 1}, ["a", "b"]),
    ],
)
def test_a_label_names_its_variable_where_it_is_a_name_and_free(
    labels: list[str], names: dict[str, int], expected: list[str]
) -> None:
    assert variables(labels, names, {"tanh"}) == expected


def test_a_comment_stays_on_its_line_and_prints() -> None:
    for text in TEXTS:
        assert comment(text).isprintable()
        assert len(comment(text)) <= 10 * 80
    assert comment("a\nb\u202e") == "a\\nb\\u202e"
    assert comment("w[0] é") == "w[0] é"


@PROGRAMS
def test_no_text_becomes_code(form: str) -> None:
    bare = document()
    for column in ("label", "group"):
        bare["nodes"][column] = [""] * len(bare["nodes"]["op"])
    source, plain = (EXPORTS[form].write(each).decode() for each in (document(), bare))
    assert shape(source) == shape(plain)
    assert printed(form, document())[1] == pytest.approx(held(document())[1], rel=1e-12)


def shape(source: str) -> list[str]:
    """What a program does, whatever its variables are called."""
    names: dict[str, str] = {}
    tree = ast.parse(source)
    made = {
        target.id
        for each in tree.body
        if isinstance(each, ast.Assign)
        for target in each.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in made:
            node.id = names.setdefault(node.id, f"n{len(names)}")
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return [ast.unparse(each) for each in tree.body]


@PROGRAMS
def test_labels_and_groups_stand_in_comments(form: str) -> None:
    made = to_document(Value(2.0, label="w[0]") * 3)
    made["nodes"]["group"] = ["parameters/layer 0", "", "mlp 0"]
    source = EXPORTS[form].write(made).decode()
    comments = [each.string for each in tokenize.generate_tokens(io.StringIO(source).readline) if each.type == tokenize.COMMENT]
    assert comments == ["# parameters/layer 0", "# w[0]", "# mlp 0"]


@PROGRAMS
def test_a_document_of_a_file_may_lack_a_program_and_names(form: str) -> None:
    made: dict[str, Any] = {**to_document(Value(2.0) * 3), "program": "", "names": {}}
    assert printed(form, made) == (6.0, [3.0])
