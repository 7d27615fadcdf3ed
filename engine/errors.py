"""The one tree of errors. An error knows facts (line, limit, length); what HTTP makes of it is the server's affair.

The docstring of each class is the text of the page `/problems/<slug>`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Place:
    """One thing that is wrong, and where: lines from 1, columns from 0 in characters, as in a node's span.

    `field` names a field of the request instead, where the fault is not in the program's text.
    """

    message: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    field: str | None = None


class EngineError(Exception):
    """Gradwalk could not do what was asked; what is raised is one of the kinds below.

    `detail` says what stood in the way, in a sentence; `places` where; `facts` are the numbers and names in it. The kind's
    `slug` never changes, its `title` is a heading.
    """

    slug: ClassVar[str]
    title: ClassVar[str]

    def __init__(self, detail: str, *, places: Sequence[Place] = (), **facts: object) -> None:
        super().__init__(detail)
        self.detail = detail
        self.places = tuple(places)
        self.facts = facts


class SyntaxProblem(EngineError):
    """The text of the program is not Python: a bracket is open, an indent is off, a word is missing.

    The place that is marked is where reading had to stop; what is missing often stands just before it.
    """

    slug = "syntax-error"
    title = "The program cannot be read"


class ForbiddenSyntax(EngineError):
    """The program uses a part of Python that Gradwalk leaves out.

    Programs are written in a closed subset of Python, so that anyone can run a stranger's program safely.
    The message says which part it was and what to write instead.
    """

    slug = "forbidden-syntax"
    title = "This part of Python is not available"


class UnknownName(EngineError):
    """A name is used that nothing has set. Where a known name looks like it, that one is offered."""

    slug = "unknown-name"
    title = "Name not defined"


class ProgramError(EngineError):
    """The program was read and started, and then asked for something that cannot be done.

    For instance: a call with too few arguments, an index beyond the end of a list, or no Value made at all: then the
    problem says `nodes`: 0.
    NaN and infinity are not errors: they are shown as results.
    """

    slug = "program-error"
    title = "The program stopped"


class WrongLength(ProgramError):
    """Two lists that belong together differ in length, and the message names both lengths."""


class LimitExceeded(EngineError):
    """The program asked for more than this server gives to one program.

    The message names the limit, its value and what was asked. Every limit is a setting of the server.
    """

    slug = "limit-exceeded"
    title = "A limit was reached"


class InvalidRequest(EngineError):
    """A field of the request is missing, unknown, of the wrong type or out of range. The errors name each field."""

    slug = "invalid-request"
    title = "The request is not valid"

    @classmethod
    def of(cls, field: str, message: str) -> InvalidRequest:
        """Return the error of one field, whose name is written with dots."""
        return cls.of_all([Place(message, field=field)])

    @classmethod
    def of_all(cls, places: Sequence[Place]) -> InvalidRequest:
        """Return the error of several fields, each of which a place names."""
        return cls(" ".join(f"{each.field}: {each.message}" for each in places), places=places)


class KernelsAbsent(EngineError):
    """Compiled kernels were asked for, and there are none: Numba is not installed, or GRADWALK_KERNELS switches them off.

    `pip install numba` brings it. Everything but the compiled forms works without.
    """

    slug = "kernels-absent"
    title = "There are no compiled kernels here"
