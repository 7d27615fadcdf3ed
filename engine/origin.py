"""Where new nodes come from: the group and the span they record, and the list that sees each of them.

One object per process. A program's run gets it fresh and gives it back as it was (`Origin.fresh`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableSequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

from engine.ops import LEAF
from engine.place import Place

if TYPE_CHECKING:
    from engine.value import Value

Span: TypeAlias = tuple[int, int, int, int]
"""Line, column, end line, end column: lines from 1, columns from 0 in characters."""


class Clock:
    """One sequence of numbers that orders all creations and changes of Values.

    `now` is the number given last, `changed` the one that the latest change of a Value's data got. What creates takes a
    number by `clock.now = clock.now + 1`, without a call: CPython switches threads at no place within that statement.
    """

    __slots__ = ("changed", "now")

    def __init__(self) -> None:
        self.now = self.changed = 0

    def change(self) -> int:
        """Return the next number, given to a change."""
        self.now = self.changed = self.now + 1
        return self.now


clock = Clock()

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

    `group` is a path such as `mlp 0/layer 1/neuron 2`, `span` a place in a program or None; both stand in `place`, the
    one object that every node made there refers to. `created` is the list that is handed each new node (None: nobody
    asks), `normal` the stream from which networks draw.
    """

    __slots__ = ("_calls", "_networks", "created", "normal", "place")

    def __init__(self) -> None:
        self.place = Place("", None)
        self.created: MutableSequence[Value] | None = None
        self.normal: Callable[[], float] = numpy_normal
        self._calls: dict[str, int] = {}
        self._networks = 0

    @property
    def group(self) -> str:
        """The group path that new nodes get."""
        return self.place.group

    @group.setter
    def group(self, group: str) -> None:
        self.place = Place(group, self.place.span)

    @property
    def span(self) -> Span | None:
        """The place in a program that new nodes get."""
        return self.place.span

    @span.setter
    def span(self, span: Span | None) -> None:
        self.place = Place(self.place.group, span)

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

    def call(self, kind: str) -> Call:
        """Put new nodes into a group of their own, `kind` and a number: calls count from 0 within the group around."""
        return Call(self, kind)

    def loop(self, kind: str) -> str:
        """Return the path of a loop's turns, to which each adds its number; "" where groups nest too deeply.

        Each loop has a path of its own, also where another one in the same group is called alike.
        """
        if self._is_deepest():
            return ""
        path = _below(self.group, f"{TURN}{kind}")
        number = self._next(path)
        return f"{path}{AGAIN}{number + 1}" if number else path

    def _forget(self, known: int) -> None:
        """Forget what was counted in a call that is over, so that a notebook that trains for an hour does not grow.

        A program's counts are kept for its run: its generators may go on within a call that is over.
        """
        while self.created is None and len(self._calls) > known:
            self._calls.popitem()

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
        known = len(self._calls)
        with self.within(own if number else PARAMETERS):
            yield
        self._forget(known)
        if self.created is not None and not any(node.op == LEAF for node in self.created[before:]):
            self._networks = number  # an object without a leaf takes no number


class Call:
    """The time of a call, as a context. A class, not a generator: a network makes one of these for each neuron."""

    __slots__ = ("_kind", "_known", "_origin", "_outer")

    _outer: Place | None
    _known: int

    def __init__(self, origin: Origin, kind: str) -> None:
        self._origin, self._kind = origin, kind

    def __enter__(self) -> None:
        origin, outer = self._origin, self._origin.place
        self._outer = None
        group = outer.group
        if group.count("/") >= DEEPEST - 1:
            return
        path = counted = f"{group}/{self._kind}" if group else self._kind
        if TURN in group:  # calls count within the call around, whichever turn of a loop they are in
            counted = "/".join([part for part in path.split("/") if part[0] != TURN])
        calls = origin._calls
        number = calls.get(counted, 0)
        calls[counted] = number + 1
        self._known = len(calls)
        self._outer = outer
        origin.place = Place(f"{path} {number}", outer.span)

    def __exit__(self, kind: object, *raised: object) -> None:
        if self._outer is None:
            return
        place = self._origin.place
        self._origin.place = self._outer if place.span is self._outer.span else Place(self._outer.group, place.span)
        if kind is None and len(self._origin._calls) > self._known:
            self._origin._forget(self._known)


def _below(group: str, part: str) -> str:
    return f"{group}/{part}" if group else part


origin = Origin()
