"""The table of export formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Document: TypeAlias = Mapping[str, Any]
Writer: TypeAlias = Callable[[Document], bytes]


@dataclass(frozen=True, slots=True)
class Export:
    """A format: its title and purpose in a menu, its media type, its file extension without the dot, and what writes it."""

    name: str
    title: str
    purpose: str
    media_type: str
    extension: str
    write: Writer


EXPORTS: dict[str, Export] = {}


def register(name: str, *, title: str, purpose: str, media_type: str, extension: str) -> Callable[[Writer], Writer]:
    """Return a decorator that enters a writer into EXPORTS."""

    def enter(write: Writer) -> Writer:
        EXPORTS[name] = Export(name, title, purpose, media_type, extension, write)
        return write

    return enter
