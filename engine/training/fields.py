"""The members of a JSON object, taken one by one and checked: what is wrong is collected, so that several are told at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from difflib import get_close_matches
from typing import Any, TypeAlias, TypeVar

from engine.errors import EngineError, InvalidRequest, Place
from engine.training.checks import boolean, finite, kind_of, listed, one_of, text, whole

MOST = 8
"""Problems that are told at once."""
REPEATED = 24
"""Characters of a caller's own word that are repeated."""
ROOM = 72
"""Characters of all such words."""

Check: TypeAlias = Callable[[Any], str | None]
"""Says what is wrong with a value; None: nothing."""
T = TypeVar("T")


class Found:
    """The problems found so far."""

    def __init__(self) -> None:
        self.places: list[Place] = []
        self._room = ROOM

    def add(self, field: str, message: str) -> None:
        """Keep a problem of a field, whose name is written with dots."""
        if len(self.places) < MOST:
            self.places.append(Place(message, field=field or "body"))

    def take(self, error: EngineError) -> None:
        """Keep what another reader has found."""
        self.places += error.places[: MOST - len(self.places)]

    def unknown(self, field: str, kind: str, word: str, known: Collection[str]) -> None:
        """Keep that there is no `kind` of this name."""
        self.add(field, f"There is no {kind} {self.quoted(word) or 'of this name'}. {_advice(word, known)}")

    def stray(self, path: str, word: str, known: Collection[str]) -> None:
        """Keep that an object has no member of this name."""
        quoted = self.quoted(word)
        self.add(f"{path}.{quoted}".strip("."), f"There is no such field. {_advice(word, known)}")

    def quoted(self, word: str) -> str:
        """Return so much of the word as may be repeated, nothing once that is used up."""
        self._room -= 2 * len(short := word[:REPEATED])  # it will stand in the detail, too
        return short if self._room >= 0 else ""

    def tell(self) -> None:
        """Raise InvalidRequest if there are problems."""
        if self.places:
            raise InvalidRequest.of_all(self.places)


def _advice(word: str, known: Collection[str]) -> str:
    near = get_close_matches(word[:100], known, n=1, cutoff=0.5)
    return f"{f'Did you mean {near[0]}? ' if near else ''}There are {', '.join(known)}."


class Fields:
    """One object of a request at `path`, and the names of the members that it may have.

    The methods return a member, or `default` where it is absent or something is wrong with it; it may be null where `default`
    is None.
    """

    def __init__(self, found: Found, given: object, path: str, known: Collection[str]) -> None:
        self.found, self.path = found, path
        self.given: Mapping[str, Any] = given if isinstance(given, Mapping) else {}
        if not isinstance(given, Mapping):
            found.add(path, f"An object is needed, not {kind_of(given)}.")
        for name in self.given:
            if name not in known:
                found.stray(path, str(name), known)

    def has(self, name: str) -> bool:
        """Return whether the member is given and not null."""
        return self.given.get(name) is not None

    def need(self, name: str, message: str) -> None:
        """Keep that a member is absent, if it is."""
        if not self.has(name):
            self.wrong(name, message)

    def wrong(self, name: str, message: str) -> None:
        """Keep a problem of a member."""
        self.found.add(self.field(name), message)

    def field(self, name: str) -> str:
        """Return the member's name after those of the objects that it stands in."""
        return f"{self.path}.{name}" if self.path else name

    def integer(self, name: str, default: T, least: int = 0, most: int | None = None) -> int | T:
        """Return a whole number from `least` to `most`; true is none."""
        x = self._checked(name, default, lambda each: whole(each, least, most))
        return x if x is default else int(x)

    def number(
        self, name: str, default: T, least: float | None = None, below: float | None = None, most: float | None = None
    ) -> float | T:
        """Return a finite number as a float, from `least` to `most`, and less than `below`."""
        x = self._checked(name, default, lambda x: finite(x, least, below, most))
        return x if x is default else float(x)

    def boolean(self, name: str, default: T) -> bool | T:
        """Return true or false."""
        x: bool | T = self._checked(name, default, boolean)
        return x

    def text(self, name: str, default: T, longest: int | None = None) -> str | T:
        """Return a text that is not empty."""
        x: str | T = self._checked(name, default, lambda each: text(each, longest))
        return x

    def choice(self, name: str, default: str, kind: str, known: Collection[str]) -> str:
        """Return one of the known names."""
        word = self.text(name, default)
        if word in known:
            return word
        self.found.unknown(self.field(name), kind, word, known)
        return default

    def items(self, name: str, default: T, check: Check) -> tuple[Any, ...] | T:
        """Return a list as a tuple; `check` has nothing against any of its items."""
        x = self._checked(name, default, lambda x: listed(x) or one_of(x, check))
        return x if x is default else tuple(x)

    def _checked(self, name: str, default: Any, check: Check) -> Any:
        x = self.given.get(name, default)
        if x is default or not (message := check(x)):
            return x
        self.wrong(name, message)
        return default
