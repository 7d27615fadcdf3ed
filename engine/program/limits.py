"""What a program may use, and the budget that a run draws on."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import NoReturn

from engine.errors import LimitExceeded, Place

CHECK_EVERY = 2048
"""Steps between two looks at the clock."""


@dataclass(frozen=True)
class Limits:
    """The limits of one program; each is a setting of the server."""

    source_bytes: int = 65_536
    depth: int = 100
    steps: int = 1_000_000
    nodes: int = 200_000
    output_bytes: int = 65_536
    list_length: int = 100_000
    label_length: int = 200
    document_bytes: int = 1 << 26
    """Of what is made of a run, in whatever format: labels of control characters are six times as long in JSON."""
    seconds: float = 5.0


def exceeded(what: str, limit: str, value: float, asked: float, place: Place | None = None) -> NoReturn:
    """Raise LimitExceeded: `what` names the limit in words, `limit` as the setting is called."""
    where = f" (line {place.line})" if place is not None and place.line is not None else ""
    detail = f"The limit is {value:,} {what}, and {asked:,} are asked for{where}."
    raise LimitExceeded(detail, places=[place] if place else [], limit=limit, value=value, asked=asked)


def out_of_time(seconds: float, taken: float, place: Place | None = None) -> LimitExceeded:
    """The error of a program that was still running after the time it has."""
    detail = f"The limit is {seconds:g} seconds, and the program was still running."
    return LimitExceeded(detail, places=[place] if place else [], limit="seconds", value=seconds, asked=round(taken, 1))


def out_of_memory(most: int) -> LimitExceeded:
    """The error of a program that needed more than `most` bytes of memory."""
    detail = f"The limit is {most:,} bytes of memory, and the program needed more."
    return LimitExceeded(detail, limit="memory_bytes", value=most)


class Budget:
    """What is left of the limits while a program runs. Every method raises LimitExceeded where too much is asked."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.steps = 0
        self.stop = min(CHECK_EVERY, limits.steps + 1)
        """The count of steps at which `look` is due; callers compare, so that a step costs next to nothing."""
        self.output = 0
        self.ends = time.monotonic() + limits.seconds

    def look(self, place: Place | None) -> None:
        """Hold the steps and the time against their limits."""
        limits = self.limits
        if self.steps > limits.steps:
            exceeded("steps", "steps", limits.steps, self.steps, place)
        self.stop = min(self.steps + CHECK_EVERY, limits.steps + 1)
        if (over := time.monotonic() - self.ends) > 0:
            raise out_of_time(limits.seconds, limits.seconds + over, place)

    def nodes(self, total: int, place: Place | None) -> None:
        """Hold `total` nodes in the whole program against the limit."""
        if total > self.limits.nodes:
            exceeded("nodes", "nodes", self.limits.nodes, total, place)

    def length(self, length: int, place: Place | None) -> None:
        """Hold the length of a list against the limit, before it is made."""
        if length > self.limits.list_length:
            exceeded("entries in a list", "list_length", self.limits.list_length, length, place)

    def write(self, text: str, place: Place | None) -> None:
        """Take the bytes of an output."""
        self.output += len(text.encode())
        if self.output > self.limits.output_bytes:
            exceeded("bytes of output", "output_bytes", self.limits.output_bytes, self.output, place)
