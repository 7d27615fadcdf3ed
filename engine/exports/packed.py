"""The graph document in columns of bytes, which a page reads without making a list a node. docs/packed.md tells the form."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, TypeVar

import orjson

from engine.exports.json import strict_rest
from engine.exports.registry import Document, Export

Entry = TypeVar("Entry")

MAGIC = b"GRADWLK\x01"
"""Its last byte is the version."""

EDGE = 8
"""Every column begins at a multiple of so many bytes."""

KINDS = {"B": "uint8", "H": "uint16", "I": "uint32", "d": "float64"}
"""What a column's type code is called."""

NUMBERS = ("value", "grad", "grad_before")


def pack(document: Document) -> bytes:
    """Return a document that has numbers where JSON has names for them."""
    nodes = document["nodes"]
    tables: dict[str, list[Any]] = {}
    columns: dict[str, array[Any]] = {}
    for name in ("op", "label", "group"):
        tables[name], columns[name] = _coded(nodes[name])
    tables["span"], columns["span"] = _coded_spans(nodes["span"])
    arity = list(map(len, nodes["operands"]))
    columns["arity"] = _whole(arity, max(arity))
    columns["operands"] = _whole(chain.from_iterable(nodes["operands"]), len(nodes["op"]))
    for name in NUMBERS:
        columns[name] = array("d", nodes[name])
    columns["partials"] = array("d", list(chain.from_iterable(nodes["partials"])))
    rest = {name: field for name, field in document.items() if name != "nodes"} | strict_rest(document)
    return _joined({"document": rest, "tables": tables}, columns)


def _joined(head: dict[str, Any], columns: dict[str, array[Any]]) -> bytes:
    places, body, offset = {}, [], 0
    for name, column in columns.items():
        places[name] = {"kind": KINDS[column.typecode], "offset": offset, "length": len(column)}
        if sys.byteorder == "big":
            column.byteswap()
        content = column.tobytes()
        body += [content, bytes(-len(content) % EDGE)]
        offset += len(content) + -len(content) % EDGE
    text = orjson.dumps({**head, "columns": places})
    text += b" " * (-len(text) % EDGE)
    return b"".join([MAGIC, len(text).to_bytes(EDGE, "little"), text, *body])


def _coded(column: Sequence[str]) -> tuple[list[str], array[int]]:
    """Give each text once, in the order in which they appear, and for each row which it is."""
    place = _places(dict.fromkeys(column))
    return list(place), _whole(map(place.__getitem__, column), len(place))


def _coded_spans(column: Sequence[Sequence[int] | None]) -> tuple[list[Any], array[int]]:
    """The same of spans. Most rows share theirs, as the very same list: each of these is looked at once."""
    own = dict(zip(map(id, column), column, strict=True))
    table = _places(dict.fromkeys([span and tuple(span) for span in own.values()]))
    place = {key: table[span and tuple(span)] for key, span in own.items()}
    return list(table), _whole(map(place.__getitem__, map(id, column)), len(table))


def _places(entries: Iterable[Entry]) -> dict[Entry, int]:
    return {entry: place for place, entry in enumerate(entries)}


def _whole(numbers: Iterable[int], most: int) -> array[int]:
    """Return numbers from 0 to `most` in as few bytes as hold them."""
    return array("B" if most < 1 << 8 else "H" if most < 1 << 16 else "I", list(numbers))


PACKED = Export("packed", "Packed", "the graph document in columns of bytes", "application/vnd.gradwalk.graph", "graph", pack)
"""What answers can be written in beside JSON; it is in no menu."""
