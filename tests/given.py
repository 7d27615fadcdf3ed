"""The rows of documents.json, which say what a graph document that comes in may be, and the documents that they make."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TABLE: dict[str, Any] = json.loads((HERE / "documents.json").read_text(encoding="utf-8"))
MOST_NODES: int = TABLE["nodes"]
CASES: list[dict[str, Any]] = TABLE["cases"]


def altered(row: dict[str, Any]) -> str:
    """Return the altered document, as a request has it."""
    document = json.loads((HERE / "static" / "fixtures" / "sheet.json").read_text(encoding="utf-8"))
    for path, value in row.get("set", {}).items():
        _put(document, path, value)
    for path, (piece, times) in row.get("repeat", {}).items():
        _put(document, path, piece * times)
    for path in row.get("without", ()):
        holder, key = _place(document, path)
        del holder[key]
    for path in row.get("json", {}):
        _put(document, path, f"json of {path}")
    text = json.dumps(document)
    for path, value in row.get("json", {}).items():
        text = text.replace(json.dumps(f"json of {path}"), value)
    return text


def _keys(path: str) -> list[str | int]:
    return [int(key) if key.isdigit() else key for key in re.findall(r"[^.\[\]]+", path)]


def dotted(path: str) -> str:
    """Return a place such as `nodes.op[2]` as a problem's field has it."""
    return ".".join(str(key) for key in _keys(path))


def _place(document: Any, path: str) -> tuple[Any, Any]:
    *before, last = _keys(path)
    for key in before:
        document = document[key]
    return document, last


def _put(document: Any, path: str, value: object) -> None:
    holder, key = _place(document, path)
    if isinstance(holder, list) and key == len(holder):
        holder.append(value)
    else:
        holder[key] = value
