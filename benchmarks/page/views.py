"""What is looked at: graphs of five sizes, and how each comes onto the page."""

from __future__ import annotations

import json
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from benchmarks.train.page import trained

LOOP = """\
x = Value(1.0)
w = Value(0.5)
y = x
for i in range(2499):
    y = y * w + x
y.backward()
"""
"""4,999 additions and products on each other, in no group."""


@dataclass(frozen=True)
class View:
    """A graph as it is first seen; `address` makes its fragment. `goal`: milliseconds from the JSON to the first paint."""

    name: str
    address: Callable[[Page], str]
    program: str = ""
    samples: int = 0
    goal: float | None = None


def views(random: str) -> list[View]:
    """Return them by size; `random` is the text of a program of a thousand nodes."""
    return [
        View("10 nodes, an example", lambda _: "step=10&pass=0&example=neuron"),
        View("1,000, random, no groups", lambda _: fragment(random), random),
        View("5,000, a loop, no groups", lambda _: fragment(LOOP), LOOP),
        View("65,000, 100 samples", lambda page: of_batch(page, 100), samples=100, goal=150),
        View("104,000, 160 samples", lambda page: of_batch(page, 160), samples=160, goal=250),
    ]


def fragment(program: str) -> str:
    """Return the address of a program, at the beginning of its walk."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = urlsafe_b64encode(squeeze.compress(program.encode()) + squeeze.flush()).decode().rstrip("=")
    return f"step=0&pass=0&program={packed}"


def of_batch(page: Page, samples: int) -> str:
    """Return the address of a pass over a whole batch, of a run that has ended."""
    return f"run={trained(page, spec(samples))}&epoch=2&sample=all&batch=0"


def spec(samples: int) -> dict[str, Any]:
    """Return the run whose pass is looked at."""
    return {
        "data": {"dataset": "moons", "samples": samples, "noise": 0.1, "seed": 0},
        "test_fraction": 0,
        "network": {"hidden": [16, 16]},
        "epochs": 3,
    }


def shown(page: Page, view: View) -> dict[str, Any]:
    """Open a view and wait until its picture stands; return what the watch has noted."""
    page.goto(f"/#{view.address(page)}")
    noted: dict[str, Any] = page.evaluate("() => watch.shown()")
    return noted


def as_program(graph: str) -> str:
    """Return the text of a program that makes the graph: {ops, operands} as JSON."""
    told = json.loads(graph)
    lines = []
    for id, (op, operands) in enumerate(zip(told["ops"], told["operands"], strict=True)):
        names = [f"v{operand}" for operand in operands]
        lines.append(
            f"v{id} = " + (f" {op} ".join(names) if len(names) > 1 else f"tanh({names[0]})" if names else "Value(0.5)")
        )
    return "\n".join([*lines, f"v{len(lines) - 1}.backward()", ""])
