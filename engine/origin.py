"""Where new nodes come from: the group and the span they record, and the list that sees each of them.

One object per process. A program's run gets it fresh and gives it back as it was (`Origin.fresh`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableSequence
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, TypeAlias

from engine.ops import LEAF

if TYPE_CHECKING:
    from engine.value import Value

Span: TypeAlias = tuple[int, int, int, int]
"""Line, column, end line, end column: lines from 1, columns from 0 in characters."""

tick = count().__next__
"""Gives the next number of one sequence that orders all creations and changes of Values."""

TURN = "*"
"""Marks the turn of a loop in the path of a group, `*i 57`: calls are counted past it. No document shows the mark."""

AGAIN = "~"
"""Marks a loop that is called like one before it, `*i~2 0`."""

DEEPEST = 16
"""Groups are recorded so deeply; what is made in calls beyond it belongs to the last of them."""

PARAMETERS = "parameters"
"""The group in which the leaves of networks stand."""

NETWORK = "mlp"
"""The kind whose parts are layers; its parameters are grouped as `parameters/layer 1/neuron 2`."""


def numpy_normal() -> float:
    """Draw a standard normal number from NumPy's global stream, as `np.random.randn()` does."""
    import numpy as np  # here, because `import engine` shall not wait for it

    return float(np.random.standard_normal())


class Origin:
    """What a new node records besides its operation.

    `group` is a path such as `mlp 0/layer 1/neuron 2`, `span` a place in a program or None, `created` the list
    that is handed each new node (None: nobody asks), `normal` the stream from which networks draw.
    """

    __slots__ = ("_calls", "_networks", "created", "group", "normal", "span")

    def __init__(self) -> None:
        self.group = ""
        self.span: Span | None = None
        self.created: MutableSequence[Value] | None = None
        self.normal: Callable[[], float] = numpy_normal
        self._calls: dict[str, int] = {}
        self._networks = 0

    @contextmanager
    def fresh(
        self, created: MutableSequence[Value] | None = None, normal: Callable[[], float] = numpy_normal
    ) -> Iterator[None]:
        """Start from nothing, all numbers at 0, for the time of the `with`; then everything is as before."""
        before = [(name, getattr(self, name)) for name in self.__slots__]
        Origin.__init__(self)
        self.created, self.normal = created, normal
        try:
            yield
        finally:
            for name, value in before:
                setattr(self, name, value)

    @contextmanager
    def within(self, group: str) -> Iterator[None]:
        """Give new nodes the group path `group` for the time of the `with`."""
        outer, self.group = self.group, group
        try:
            yield
        finally:
            self.group = outer

    @contextmanager
    def at(self, span: Span | None) -> Iterator[None]:
        """Give new nodes this span for the time of the `with`."""
        outer, self.span = self.span, span
        try:
            yield
        finally:
            self.span = outer

    @contextmanager
    def call(self, kind: str) -> Iterator[None]:
        """Put new nodes into a group of their own, `kind` and a number: calls count from 0 within the group around."""
        if self._is_deepest():
            yield
            return
        around = self.group
        if TURN in around:  # calls count within the call around, whichever turn of a loop they are in
            around = "/".join([part for part in around.split("/") if part[0] != TURN])
        number = self._next(_below(around, kind))
        with self.within(_below(self.group, f"{kind} {number}")):
            yield

    def loop(self, kind: str) -> str:
        """Return the path of a loop's turns, to which each adds its number; "" where groups nest too deeply.

        Each loop has a path of its own, also where another one in the same group is called alike.
        """
        if self._is_deepest():
            return ""
        path = _below(self.group, f"{TURN}{kind}")
        number = self._next(path)
        return f"{path}{AGAIN}{number + 1}" if number else path

    def _is_deepest(self) -> bool:
        return self.group.count("/") >= DEEPEST - 1

    def _next(self, path: str) -> int:
        """How often this path was asked for before."""
        number = self._calls.get(path, 0)
        self._calls[path] = number + 1
        return number

    @contextmanager
    def parameters(self, kind: str) -> Iterator[None]:
        """Put new nodes into the parameters of a network: `parameters` for the first one, then with its number.

        Inside another network's constructor the part gets a group of its own, counted like a call. A lone layer or
        neuron that is not the first network is `network 1`: `layer 1` would be taken for a part of the first.
        """
        if self.group.split("/", 1)[0] == PARAMETERS:
            with self.call(kind):
                yield
            return
        number = self._networks
        self._networks += 1
        before = 0 if self.created is None else len(self.created)
        own = f"{PARAMETERS}/{kind if kind == NETWORK else 'network'} {number}"
        with self.within(own if number else PARAMETERS):
            yield
        if self.created is not None and not any(node.op == LEAF for node in self.created[before:]):
            self._networks = number  # an object without a leaf takes no number


def _below(group: str, part: str) -> str:
    return f"{group}/{part}" if group else part


origin = Origin()
