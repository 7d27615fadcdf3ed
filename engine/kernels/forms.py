"""The op table as kernels run it: rule text without branches, and rules with a constant written into them.

A form is an operation, or an operation with a number in place of its last operand. A form's position in FORMS is its
code, and so is a handing's in HANDINGS.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from engine.kernels.text import straight
from engine.ops import OPS, Op

UNROLLED: tuple[tuple[str, float], ...] = (("pow", 2.0), ("pow", 3.0))
"""Operations that have a form of their own where their last operand is this constant: a product instead of a call."""

CHEAP = frozenset({"abs_", "max_", "min_", "sqrt_", "select"})
"""Functions that are an instruction or two: a loop over gathered operands gains nothing from vectors there."""


@dataclass(frozen=True)
class Form:
    """An operation, with the constant that stands for its last operand or None."""

    op: Op
    last: float | None = None

    @property
    def operands(self) -> tuple[str, ...]:
        """The operands that are left, by name."""
        return self.op.operands if self.last is None else self.op.operands[:-1]

    def value(self, spelled: Callable[[str], str] = str) -> str:
        """Return the value as kernel text; `spelled` says how a name of the rule is written."""
        return self._text(self.op.value, spelled)

    def partial(self, slot: int, spelled: Callable[[str], str] = str) -> str:
        """Return the partial to a slot as kernel text."""
        return self._text(self.op.partials[slot], spelled)

    def _text(self, rule: str, spelled: Callable[[str], str]) -> str:
        return straight(rule, spelled, {} if self.last is None else {self.op.operands[-1]: self.last})


@dataclass(frozen=True)
class Handing:
    """How a form hands its gradient on: to these of its slots, ascending, and none that holds a constant."""

    form: Form
    slots: tuple[int, ...]


FORMS: tuple[Form, ...] = (*map(Form, OPS.values()), *(Form(OPS[op], last) for op, last in UNROLLED))

_FORM_CODES = {(form.op.name, form.last): number for number, form in enumerate(FORMS)}


def _choices(slots: int) -> list[tuple[int, ...]]:
    """Return every choice of slots but the empty one, all of them first."""
    chosen = [tuple(slot for slot in range(slots) if bits >> slot & 1) for bits in range(1, 1 << slots)]
    return sorted(chosen, key=len, reverse=True)


HANDINGS: tuple[Handing, ...] = tuple(Handing(form, slots) for form in FORMS for slots in _choices(len(form.operands)))

_HANDING_CODES = {(handing.form, handing.slots): number for number, handing in enumerate(HANDINGS)}

NOTHING = -1
"""The code of a node that hands nothing on."""


PARTIALS: tuple[str, ...] = tuple(dict.fromkeys(form.partial(slot) for form in FORMS for slot in range(len(form.operands))))
"""Every partial as kernel text, each once: operations share some, as + and - do."""

_PARTIAL_CODES = {text: number for number, text in enumerate(PARTIALS)}


def partial_code(form: int, slot: int) -> int:
    """Return the code of a form's partial to a slot."""
    return _PARTIAL_CODES[FORMS[form].partial(slot)]


def form_code(op: str, last: float | None) -> int:
    """Return the code of an operation whose last operand is the constant `last`, or no constant."""
    return _FORM_CODES.get((op, last), _FORM_CODES[op, None])


def handing_code(form: int, slots: tuple[int, ...]) -> int:
    """Return the code for handing a gradient to these slots; slots that the form has no operand for fall away."""
    return _HANDING_CODES.get((FORMS[form], tuple(slot for slot in slots if slot < len(FORMS[form].operands))), NOTHING)
