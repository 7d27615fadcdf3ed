"""The layouts, timed in Node on the core that the browser has afterwards (layout.mjs)."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.page.views import as_program

HERE = Path(__file__).parent
NODE = HERE.parents[1] / "scripts" / "node.py"
OURS = "Gradwalk"
CROSSED = {"dagre": 1.0, "dot": 1.5}
"""Our crossings are to be at most so many times as many as theirs."""
JUDGED = ("network 2-3-4-1, 3 samples", "network 2-16-16-1, 1 sample", "random 100", "random 1,000")
"""The graphs for which that is the goal."""
GOALS = {"random 1,000": 80.0, "random 10,000": 500.0, "network 2-16-16-1, 160 samples": 250.0}
"""Milliseconds, at most."""


def layouts(before: list[str], quick: bool) -> Iterator[dict[str, Any]]:
    """Give the figures of one graph after the other: {graph, nodes, edges, rows}, as layout.mjs tells them."""
    command = [*before, sys.executable, str(NODE), str(HERE / "layout.mjs"), *(["--quick"] if quick else [])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            yield json.loads(line)
    if process.returncode:
        raise SystemExit("The layouts could not be timed: see above.")


def random_program() -> str:
    """Return the program that makes the random graph of a thousand nodes."""
    command = [sys.executable, str(NODE), str(HERE / "program.mjs")]
    return as_program(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
