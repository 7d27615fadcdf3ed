"""The arithmetic of the op table as text: rules that run outside of the engine take it along."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache

from engine import arithmetic
from engine.rules import SCOPE, code

NAMES = frozenset({"math", "NAN", "INFINITY"} | {f"{function.__name__}_" for function in SCOPE.values()})
"""The names that the text uses."""


class Rules:
    """Writes rules as Python source, and knows which functions that needs."""

    def __init__(self) -> None:
        self._needed: set[str] = set()

    def source(self, text: str, spelled: Callable[[str], str] = str) -> str:
        """Return source for a rule; `spelled` says how a name in it is written."""
        return code(text, spelled, self._called)

    @property
    def is_used(self) -> bool:
        """Whether a rule has needed a function, which needs `math`."""
        return bool(self._needed)

    def functions(self) -> list[str]:
        """Return the definitions that rules have needed, each as a block of lines."""
        texts = [_source(name) for name in sorted(self._needed) if _is_ours(name)]
        numbers = ["NAN, INFINITY = math.nan, math.inf"] if any("NAN" in text or "INFINITY" in text for text in texts) else []
        return [*numbers, *texts]

    def _called(self, name: str) -> str:
        self._needed.add(name)
        function = SCOPE[name]
        return f"{function.__name__}_" if _is_ours(name) else f"math.{function.__name__}"


def _is_ours(name: str) -> bool:
    return SCOPE[name].__module__ == arithmetic.__name__


@cache
def _source(name: str) -> str:
    function = SCOPE[name]
    own = function.__name__
    return inspect.getsource(function).replace(f"def {own}(", f"def {own}_(", 1).rstrip("\n")
