"""A graph as a file, and as DOT text: what a notebook takes away."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.document import FORMAT, to_document
from engine.tape import Tape
from engine.value import Value


def save(
    source: Value | Tape | Mapping[str, Any], path: str | os.PathLike[str], names: Mapping[str, object] | None = None
) -> Path:
    """Write the graph document of a Value, or of a tape, as JSON; return the path.

    `names`, such as `globals()`, label nodes that have no label (see `record`). A document is written as it is.
    The file is there whole or not at all, whatever happens; one of that name is replaced.
    Raises TypeError for another source and for names besides a tape or a document, ValueError for a text that UTF-8 cannot
    hold, and OSError where the file cannot be written.
    """
    from engine.exports import EXPORTS  # here and below, because `import engine` shall not wait for it

    document = _document(source, names)
    try:
        content = EXPORTS["json"].write(document)
    except TypeError as error:  # a label with half a surrogate pair, which UTF-8 has no bytes for
        raise ValueError(f"This graph holds something that JSON cannot: {error}.") from None
    return write_whole(path, content)


def write_whole(path: str | os.PathLike[str], content: bytes) -> Path:
    """Write a file and return its path. It is there whole or not at all, whatever happens; one of that name is replaced.

    Raises OSError where it cannot be written.
    """
    path = Path(path)
    target = path.resolve()  # a link stays one: what it leads to is replaced
    if target.is_dir():
        raise IsADirectoryError(f"{path} is a folder: save needs the name of a file, as in {path / 'graph.json'}.")
    if not target.parent.is_dir():
        raise FileNotFoundError(f"There is no folder {path.parent} to save {path.name} in.")
    written = target.with_name(f".{secrets.token_hex(8)}.saving")
    try:
        with written.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        written.replace(target)
    finally:
        written.unlink(missing_ok=True)
    return path


def draw_dot(root: Value, names: Mapping[str, object] | None = None) -> str:
    """Return the graph of all that leads to `root` as DOT text, which Graphviz draws. Raises TypeError for what is no Value."""
    if not isinstance(root, Value):
        raise TypeError(f"draw_dot draws a Value, not {type(root).__name__}")
    from engine.exports import EXPORTS

    return EXPORTS["dot"].write(to_document(root, names=names)).decode()


def _document(source: object, names: Mapping[str, object] | None) -> Mapping[str, Any]:
    if isinstance(source, Value):
        return to_document(source, names=names)
    if isinstance(source, Tape) or (isinstance(source, Mapping) and source.get("format") == FORMAT and "nodes" in source):
        if names is not None:
            raise TypeError("a tape and a document have their names already: names goes with a Value")
        return to_document(source) if isinstance(source, Tape) else source
    what = "a mapping that is none" if isinstance(source, Mapping) else type(source).__name__
    raise TypeError(f"save writes a Value, a Tape or a graph document, not {what}")
