"""A graph as a file and as DOT text."""

from __future__ import annotations

import json
import math
import os
from pathlib import Path

import pytest

from engine import Value, draw_dot, record, save, to_document
from engine.exports import EXPORTS


def product() -> Value:
    made = Value(2.0, label="a") * 3
    made.backward()
    return made


def files(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_value_a_tape_and_a_document_are_saved_alike_and_the_path_comes_back(tmp_path: Path) -> None:
    root = product()
    for source in (root, record(root), to_document(root)):
        path = tmp_path / "graph.json"
        assert save(source, path) == path
        assert json.loads(path.read_bytes()) == to_document(root)
    assert save(root, str(path)) == path
    assert files(tmp_path) == ["graph.json"]


def test_names_label_nodes_that_have_no_label(tmp_path: Path) -> None:
    root = product()
    read = json.loads(save(root, tmp_path / "graph.json", names={"d": root, "n": 3}).read_bytes())
    assert (read["nodes"]["label"], read["names"]) == (["a", "", "d"], {"d": 2})


def test_what_is_not_finite_has_a_name_and_a_saved_document_can_be_saved_again(tmp_path: Path) -> None:
    path = save(Value(0.0, label="é𝛼").log() * math.nan, tmp_path / "graph.json")
    read = json.loads(path.read_bytes(), parse_constant=lambda token: pytest.fail(token))
    assert read["nodes"]["value"] == [0.0, "-Infinity", "NaN", "NaN"]
    assert json.loads(save(read, path).read_bytes()) == read


def test_a_file_is_replaced_whole_or_stays_what_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "graph.json"
    path.write_text("before")

    def fail(file: int) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="disk is full"):
        save(product(), path)
    assert path.read_text() == "before"
    assert files(tmp_path) == ["graph.json"]


def test_what_a_link_leads_to_is_replaced(tmp_path: Path) -> None:
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    target.write_text("before")
    link.symlink_to(target)
    assert save(product(), link) == link
    assert link.is_symlink()
    assert json.loads(target.read_bytes())["root"] == 2


def test_what_cannot_be_saved_is_told(tmp_path: Path) -> None:
    for source in (3.0, [product()], {"nodes": {}}, {"format": "gradwalk.graph"}, None):
        with pytest.raises(TypeError, match="a Value, a Tape or a graph document"):
            save(source, tmp_path / "graph.json")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="names already"):
        save(to_document(product()), tmp_path / "graph.json", names={})
    with pytest.raises(TypeError, match="names already"):
        save(record(product()), tmp_path / "graph.json", names={})
    with pytest.raises(ValueError, match="JSON cannot"):
        save(Value(1.0, label="\ud800"), tmp_path / "graph.json")
    with pytest.raises(FileNotFoundError, match=r"no folder .*missing to save graph\.json in"):
        save(product(), tmp_path / "missing" / "graph.json")
    with pytest.raises(IsADirectoryError, match="is a folder"):
        save(product(), tmp_path)
    assert files(tmp_path) == []


def test_dot_text_of_a_value_is_that_of_the_export() -> None:
    root = product()
    assert draw_dot(root) == EXPORTS["dot"].write(to_document(root)).decode()
    assert 'n2 [label="d\\n*' in draw_dot(root, names={"d": root})
    with pytest.raises(TypeError, match="draws a Value, not float"):
        draw_dot(3.0)  # type: ignore[arg-type]
