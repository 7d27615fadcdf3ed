"""Texts that try to be more than text, in a graph that bears them as labels and groups."""

from __future__ import annotations

from typing import Any

from engine import Value, to_document

TEXTS = [
    'a"b\\c\n<b>&{}|</script>é𝛼',
    '"]',
    "; style x fill:#f00;",
    "#quot;",
    "1. one",
    "- one",
    "`code`",
    "&lt;b&gt; &#65; &amp;",
    "at the end \\",
    "%%{init: {}}%%",
    "end",
    "\\end{document}",
    "$x$ ^_~%#&{}",
    "^^M\\input{x}",
    "\ud800",
    "\u202e\u2028\x0c\x00\r\n",
    "---\ntitle",
    '"""\nimport os\n"""',
    "'); import os  # coding: utf-7",
    "x\nimport os",
    "import os",
    "__builtins__",
    "print",
    "class",
    "Value",
    "torch",
    "math",
    "ﬁ",
    "v1",
    "x" * 1000,
]


def document() -> dict[str, Any]:
    """Return a document in which each text is a label of a leaf, of an operation, and a group."""
    total = Value(0.0)
    for text in TEXTS:
        total = total + Value(-1.5, label=text).tanh()
        total.label = text
    total.backward()
    made = to_document(total)
    nodes = made["nodes"]
    for i in range(len(nodes["group"])):
        text = TEXTS[i % len(TEXTS)].replace("/", "|")
        nodes["group"][i] = f"{text}/in {text}"
    return made
