"""The state of a running program, and the one place from which its syntax tree is walked.

The walk is ours over a closed table of node classes (`expressions.py`, `statements.py`, `definitions.py`); nothing of a
program is ever handed to Python's own evaluation.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from engine.errors import EngineError, ForbiddenSyntax, Place, ProgramError, UnknownName
from engine.origin import origin
from engine.place import Place as MadeAt
from engine.program.limits import Budget, Limits, exceeded
from engine.program.refusals import INSTEAD, refusal
from engine.program.scopes import Definition, Scope, own_names
from engine.program.source import Source, words
from engine.tape import Tape, record_pass
from engine.value import OPERATORS, Value, constant

if TYPE_CHECKING:
    from engine.program.namespaces import Namespace

Entry = TypeVar("Entry")
Expression = Callable[["Interpreter", Any], object]
Statement = Callable[["Interpreter", Any], str | None]

LONGEST = 60
"""Characters of a name for which a near one is looked for: to compare names takes the square of their length."""

EXPRESSIONS: dict[type[ast.AST], Expression] = {}
"""Node class → what evaluates it; filled by expressions.py and definitions.py."""

NOT_TOLD: Mapping[str, int] = {}

STATEMENTS: dict[type[ast.AST], Statement] = {}
"""Node class → what carries it out; filled by statements.py and definitions.py.

It gives "break" or "continue" to the loop around it, "return" to the call.
"""


def enter(table: dict[type[ast.AST], Entry], *kinds: type[ast.AST]) -> Callable[[Entry], Entry]:
    """Return a decorator that enters a function into a table under these node classes."""

    def entered(function: Entry) -> Entry:
        table.update(dict.fromkeys(kinds, function))
        return function

    return entered


class Interpreter:
    """One run of one program.

    `known` are the names that it begins with, `modules` those that import lines bring, `sheet` whether plain numbers
    become leaves.
    """

    def __init__(
        self,
        source: Source,
        limits: Limits,
        known: Mapping[str, object],
        modules: Mapping[str, Namespace],
        *,
        sheet: bool,
    ) -> None:
        self.source = source
        self.limits = limits
        self.budget = Budget(limits)
        self.sheet = sheet
        self.known = known
        self.modules = modules
        self.top = Scope()
        self.scope = self.top
        """The scope in which names are given and looked up just now."""
        self._own: dict[ast.AST, frozenset[str]] = {}
        self.depth = 0
        """How many calls are open."""
        self.returned: object = None
        """What the call that has just come to its end gives."""
        self.inside: object = None
        """The object whose own call is running; None within its other methods."""
        self.parameters: str | None = None
        """The group for the leaves that the innermost running constructor makes; None where none is running."""
        self.first_line: dict[str, int] = {}
        """The line on which each name was first given."""
        self.output: list[str] = []
        self.passes: list[Tape] = []
        self.created: list[Value] = []
        """Every node, in order of creation."""
        self.recorded = 0
        """How many of them there were at the last pass; those after it belong to the next one."""
        self.last_assigned: Value | None = None
        self.last_bare: object = None
        """What the bare expression that was evaluated last has given."""
        self.at: ast.AST | None = None
        """The link of a chain that is being followed: where the program is, should Python's own stack run out."""

    # ------------------------------------------------------------ walking

    def evaluate(self, node: ast.expr) -> Any:
        """The value of an expression; costs one step."""
        budget = self.budget
        budget.steps += 1
        if budget.steps >= budget.stop:
            budget.look(self.place(node, "the program was here"))
        if node.__class__ is ast.Name:
            return self.look_up(node)
        return EXPRESSIONS.get(node.__class__, refuse)(self, node)

    def execute(self, body: Sequence[ast.stmt]) -> str | None:
        """Carry out statements in order; gives "break", "continue" or "return" where one was met."""
        for statement in body:
            self.step(statement)
            signal = STATEMENTS.get(statement.__class__, refuse)(self, statement)
            if signal is not None:
                return str(signal)
        return None

    def step(self, node: ast.AST, cost: int = 1) -> None:
        """Take `cost` steps from the budget before they are made."""
        budget = self.budget
        budget.steps += cost
        if budget.steps >= budget.stop:
            budget.look(self.place(node, "the program was here"))

    # ------------------------------------------------------------ places and errors

    def place(self, node: ast.AST | None, message: str) -> Place:
        """Where `node` stands, with a message."""
        return self.source.place(node, message)

    def fail(
        self, message: str, node: ast.AST | None, advice: str = "", kind: type[EngineError] = ProgramError, **facts: object
    ) -> NoReturn:
        """Raise an error at a node: what is wrong, where, and what to do about it."""
        place = self.place(node, message)
        where = f" ({words(place)})" if place.line is not None else ""
        if advice:
            facts["advice"] = advice
        raise kind(f"{message}{where}. {advice}".strip(), places=[place], **facts)

    def unknown(
        self,
        name: str,
        node: ast.AST,
        known: Sequence[str],
        message: str,
        advice: str = "",
        given: Mapping[str, int] = NOT_TOLD,
    ) -> NoReturn:
        """Raise UnknownName, with the nearest name that is known, or the advice where none is near.

        `given` are the lines on which names were first given: those names are offered first.
        """
        known = [each for each in known if len(each) <= LONGEST and len(name) <= LONGEST]
        own = [each for each in known if each in given]
        near = get_close_matches(name, own, n=1, cutoff=0.5) or get_close_matches(name, known, n=1, cutoff=0.7)
        if near:
            line = given.get(near[0])
            advice = f"Did you mean {near[0][:40]}{f', from line {line}' if line else ''}?"
        self.fail(message, node, advice, UnknownName, name=name[:80], suggestion=near[0] if near else None)

    def look_up(self, node: ast.Name) -> object:
        """What a name is bound to. Raises UnknownName."""
        name = node.id
        scope: Scope | None = self.scope
        while scope is not None:
            if name in scope.names:
                return scope.names[name]
            if name in scope.own and not scope.of_class:
                advice = "It is the function's own, for the function assigns it: give it a number before this line."
                self.fail(f"{name[:40]} is not set yet", node, advice, UnknownName, name=name[:80], suggestion=None)
            scope = self.top if name in scope.own else scope.outer  # a class's own name is looked up past functions
        if name in self.known:
            return self.known[name]
        if name in INSTEAD:
            self.fail(f"{name} is not there", node, INSTEAD[name], UnknownName, name=name, suggestion=None)
        known = [*self.scope.visible(), *self.known]
        return self.unknown(
            name, node, known, f"{name[:40]} is not defined", "No line before this one sets it.", self.first_line
        )

    def own_names(self, node: Definition) -> frozenset[str]:
        """The names that belong to a function, a class or a comprehension: those that it gives anywhere."""
        found = self._own.get(node)
        if found is None:
            self._own[node] = found = frozenset(own_names(node))
        return found

    # ------------------------------------------------------------ calls

    def descend(self, node: ast.AST) -> None:
        """Open a call. Raises LimitExceeded where too many are open."""
        self.depth += 1
        if self.depth > self.limits.depth:
            exceeded("nested calls", "depth", self.limits.depth, self.depth, self.place(node, "called too deeply"))

    def ascend(self) -> None:
        """Close the call that was opened last."""
        self.depth -= 1

    # ------------------------------------------------------------ nodes

    def constant(self, x: float, node: ast.AST) -> Value:
        """A bare number as a node, where it stands in the text."""
        origin.span = self.source.span(node)
        return constant(x)

    @contextmanager
    def making_leaves(self, node: ast.AST) -> Iterator[None]:
        """For the time of the `with`, new leaves stand for this place in the text; in a constructor they are parameters."""
        origin.span = self.source.span(node)
        with origin.within(origin.group if self.parameters is None else self.parameters):
            yield

    def apply(self, op: str, operands: Sequence[object], nodes: Sequence[ast.AST], node: ast.AST) -> Value:
        """The Value of an operation; each bare number becomes a constant at its own place, just before it."""
        for x in operands:
            if x.__class__ is not Value:
                operands = [x if isinstance(x, Value) else self.constant(x, at) for x, at in zip(operands, nodes, strict=True)]  # type: ignore[arg-type]
                break
        origin.place = MadeAt(origin.place.group, self.source.span(node))
        result = OPERATORS[op](*operands)
        if len(self.created) > self.limits.nodes:
            self.budget.nodes(len(self.created), self.place(node, "the program was here"))
        return result

    def write(self, text: str, node: ast.AST) -> None:
        """Put a text out, as far as the limit of output goes."""
        self.budget.write(text, self.place(node, "too much output"))
        self.output.append(text)

    def expect_nodes(self, more: int, node: ast.AST) -> None:
        """Hold nodes against the limit before they are made; they cost a step each."""
        self.budget.nodes(len(self.created) + more, self.place(node, "too many nodes"))
        self.step(node, more)

    def bind(self, name: str, x: object, node: ast.AST) -> None:
        """Give a name by assignment: the Value last given one at top level is the root where nothing runs backward()."""
        self.bind_turn(name, x, node)
        if isinstance(x, Value) and self.scope is self.top:
            self.last_assigned = x

    def bind_turn(self, name: str, x: object, node: ast.AST) -> None:
        """Give a loop's name; a Value without a label is labelled by the first name that it is ever given."""
        self.bind_own(name, x, node)
        if isinstance(x, Value) and not x.label:
            x.label = name[: self.limits.label_length]

    def bind_own(self, name: str, x: object, node: ast.AST) -> None:
        """Give a name that labels nothing: a comprehension's, a function's, a class's."""
        self.scope.names[name] = x
        self.first_line.setdefault(name, getattr(node, "lineno", 0))

    # ------------------------------------------------------------ passes

    def backward(self, root: Value, node: ast.AST | None) -> None:
        """One pass: gradients are computed, and the graph is kept with the numbers as they now stand."""
        root.backward()
        names = {name: x for name, x in self.top.names.items() if isinstance(x, Value)}
        tape = record_pass(root, self.created[self.recorded :], names, origin.group)
        self.recorded = len(self.created)
        _ = tape.label  # read now: a later assignment may label a node
        self.passes.append(tape)
        if node is not None:
            self.step(node, len(tape) + len(self.top.names))

    def finish(self, answer: object) -> None:
        """Give a program without a pass its one, from the `answer` of its last line if that is a Value.

        Else from the Value last assigned, else from the last operation made. Raises ProgramError where there is no Value.
        """
        if self.passes:
            return
        root = answer if isinstance(answer, Value) else self.last_assigned
        if root is None:
            made = [value for value in self.created if value.operands] or self.created
            if not made:
                advice = "Write a = Value(2.0), or assign a number to a name and compute with it."
                raise ProgramError(f"The program makes no Value. {advice}", advice=advice, nodes=0)
            root = made[-1]
        self.backward(root, None)


def unsupported(interpreter: Interpreter, what: str, at: ast.AST, advice: str) -> NoReturn:
    """Refuse something that the language does not have, with what to write instead."""
    interpreter.fail(f"{what} is not part of the program language", at, advice, ForbiddenSyntax)


def refuse(interpreter: Interpreter, node: ast.AST, at: ast.AST | None = None) -> NoReturn:
    """Refuse a construct that the language does not have; `at` is where, if not at `node`."""
    name, advice = refusal(type(node))
    unsupported(interpreter, name, at or node, advice)
