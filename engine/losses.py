"""The table of losses: what a sample adds to a loss, as rule text. To add a loss, add its row.

A network's program and the library's functions are both made of the text, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from typing import SupportsFloat, TypeAlias

from engine import rules
from engine.arithmetic import number
from engine.errors import ProgramError, UnknownName, WrongLength
from engine.functions import FUNCTIONS
from engine.spreading import numbered, spread
from engine.value import Value

Number: TypeAlias = "Value | SupportsFloat"
Samples: TypeAlias = "Sequence[Number] | Sequence[Sequence[Number]]"
"""A number a sample, or a list of numbers, one for each output."""
Assignments: TypeAlias = tuple[tuple[str, str], ...]
"""Names and the texts that give them their numbers, in order."""

MEAN, SUM = "mean", "sum"
"""How the terms of samples become one number."""

TERM = "term"
"""The name of what a sample adds."""


@dataclass(frozen=True)
class Loss:
    """One loss.

    `rule` gives a sample's term: it may use `s`, an output of the network, and `y`, its target; `sum(…)` and `mean(…)` go over
    all outputs, `max(s)` is the largest. With several outputs `several` is the rule, if there is one. `scores` says that `s` is
    the output before its activation, which the rule has in it. The loss is the `reduction` of the terms over the samples.
    """

    name: str
    title: str
    reduction: str
    rule: Assignments
    several: Assignments = ()
    scores: bool = False

    def assignments(self, outputs: Sequence[str], targets: Sequence[str]) -> Assignments:
        """Return the rule over outputs and targets of these names, as program text; the last name that is given is TERM."""
        rule = self.several if self.several and len(outputs) > 1 else self.rule
        return tuple([(name, spread(text, outputs, targets)) for name, text in rule])

    def term(self, outputs: Sequence[Number], targets: Sequence[Number]) -> Value:
        """Return a sample's term, of outputs and targets one of which is a Value at least."""
        return _term(self, len(outputs))(*outputs, *targets)


ROWS = (
    Loss("mse", "Mean squared error", MEAN, ((TERM, "mean((s - y)**2)"),)),
    Loss("sse", "Sum of squared errors", SUM, ((TERM, "sum((s - y)**2)"),)),
    Loss(
        "cross_entropy",
        "Cross-entropy",
        MEAN,
        ((TERM, "softplus(s) - y*s"),),
        several=(("m", "max(s)"), ("total", "sum(exp(s - m))"), (TERM, "m + log(total) - sum(y*s)")),
        scores=True,
    ),
    Loss("hinge", "Hinge loss", MEAN, ((TERM, "mean(relu(1 - y*s))"),)),
)

LOSSES: dict[str, Loss] = {row.name: row for row in ROWS}


def loss(name: str) -> Loss:
    """Return the row of this name. Raises UnknownName."""
    if name not in LOSSES:
        raise UnknownName(f"There is no loss {name!r:.60}. There are {', '.join(LOSSES)}.", name=name, suggestion=None)
    return LOSSES[name]


def mse(pred: Sequence[Number], target: Sequence[Number]) -> Value:
    """Return the sum of the squared differences, as in the notebook: a sum, in spite of the name.

    Raises WrongLength if the two differ in length, ProgramError if they are empty.
    """
    return _squares("mse", pred, target)


def sse(pred: Sequence[Number], target: Sequence[Number]) -> Value:
    """Return the sum of the squared differences: what `mse` is here. Raises as it does."""
    return _squares("sse", pred, target)


def cross_entropy(pred: Samples, target: Samples) -> Value:
    """Return the mean cross-entropy of scores, which are outputs before their activation, so that it never overflows.

    A sample has one score, of which the sigmoid is the probability of class 1, and a target: 0 and below is class 0, all else
    class 1. Or it has a list of scores, of which the softmax is the probability of each class, and in `target` a list with 1
    at its class, 0 elsewhere. Raises WrongLength if the two differ in length, ProgramError if they are empty.
    """
    return _mean("cross_entropy", pred, target, lambda y: 0.0 if y <= 0 else 1.0)


def hinge(pred: Samples, target: Samples) -> Value:
    """Return the mean of relu(1 - y s) over all samples, and all outputs of a sample where it has a list of them.

    Targets are -1 and 1; 0 is read as -1. Raises WrongLength if the two differ in length, ProgramError if they are empty.
    """
    return _mean("hinge", pred, target, lambda y: -1.0 if y == 0 else y)


def _squares(name: str, pred: Sequence[Number], target: Sequence[Number]) -> Value:
    _check(name, pred, target)
    return sum(_square(p, t) for p, t in zip(pred, target, strict=True))  # type: ignore[return-value, misc]


def _square(p: Number, t: Number) -> Value | float:
    if isinstance(p, Value) or isinstance(t, Value):
        return _term_square(p, t)
    return _plain_square(number(p), number(t))


def _mean(name: str, pred: Samples, target: Samples, read: Callable[[float], float]) -> Value:
    _check(name, pred, target)
    terms = []
    for p, t in zip(pred, target, strict=True):
        outputs, targets = _listed(p), _listed(t)
        _check(name, outputs, targets)
        scores = [each if isinstance(each, Value) else Value(each) for each in outputs]
        terms.append(LOSSES[name].term(scores, [read(_number(each)) for each in targets]))
    total = reduce(Value.__add__, terms)
    return total / len(terms) if len(terms) > 1 else total


def _listed(given: Number | Sequence[Number]) -> list[Number]:
    return list(given) if isinstance(given, Sequence) else [given]


def _number(given: Number) -> float:
    return given.data if isinstance(given, Value) else number(given)


def _check(name: str, pred: Sequence[object], target: Sequence[object]) -> None:
    if len(pred) != len(target):
        raise WrongLength(
            f"{name} compares two lists of one length: pred has {len(pred)}, target has {len(target)}.",
            expected=len(target),
            given=len(pred),
        )
    if not len(pred):
        raise ProgramError(f"{name} compares two lists, and both are empty: there is nothing to sum.")


def _largest(*values: Value) -> Value:
    return reduce(FUNCTIONS["max"], values)


CALLED: dict[str, Callable[..., Value]] = {**FUNCTIONS, "max": _largest}
"""What a rule's text may call, as the program language has it: `max` takes any number of Values."""


@cache
def _term(row: Loss, outputs: int) -> Callable[..., Value]:
    """Return the function of outputs and then targets, so many of each, that makes a sample's term."""
    names, targets = numbered("s", outputs), numbered("y", outputs)
    body = [f"    {name} = {text}" for name, text in row.assignments(names, targets)]
    source = "\n".join([f"def {row.name}({', '.join([*names, *targets])}):", *body, f"    return {TERM}"])
    return rules.made(source, row.name, CALLED)


_plain_square = rules.scalar(LOSSES["sse"].assignments(["s"], ["y"])[0][1], ("s", "y"))
_term_square = _term(LOSSES["sse"], 1)
