"""Where a node was made, and the little that only few nodes have besides: a label, a change, a pass of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.backward import Pass
    from engine.origin import Span


class Place:
    """The group and the span of a node. All nodes made at one place share it, so it is never changed.

    A node that gets a label, other data or a pass has a place `Own` instead.
    """

    __slots__ = ("group", "span")

    label: str = ""
    changed: int = 0
    """When the node's data was last set, by `origin.clock`."""
    last_pass: Pass | None = None
    """The numbers of the last backward() from the node."""

    def __init__(self, group: str, span: Span | None) -> None:
        self.group = group
        self.span = span

    def own(self) -> Own:
        """Return a place for one node alone, as this one stands."""
        own = Own(self.group, self.span)
        own.label, own.changed, own.last_pass = "", 0, None
        return own


class Own(Place):
    """A place that one node has for itself: it may be changed."""

    __slots__ = ("changed", "label", "last_pass")

    label: str
    changed: int
    last_pass: Pass | None

    def own(self) -> Own:
        """Return itself."""
        return self
