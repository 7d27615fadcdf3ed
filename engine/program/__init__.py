"""Programs: a closed subset of Python, from text to passes of (graph, numbers), output and warnings."""

from __future__ import annotations

import ast
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.document import to_document
from engine.errors import InvalidRequest, LimitExceeded, Place
from engine.nn import MLP, Layer, Neuron
from engine.ops import FUNCTION_ROWS
from engine.origin import origin
from engine.program import definitions, expressions, invoking, statements  # noqa: F401  (they fill the tables)
from engine.program.closed import check
from engine.program.inputs import override
from engine.program.interpreter import Interpreter
from engine.program.library import known_names, network
from engine.program.limits import Limits
from engine.program.namespaces import MATH, Namespace, NumpyStream, numpy_namespace, random_namespace
from engine.program.pasted import take_out
from engine.program.source import Source
from engine.program.text import represented
from engine.tape import Tape

__all__ = ["Limits", "Run", "run"]

MAKERS = ("Value", "Neuron", "Layer", "MLP")
"""A text that calls none of these, and hands none to another call, as in map(Value, xs), is a sheet."""

FRAMES = 6000
"""Python frames that the deepest program within the limits needs, with room to spare."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a program did: its passes, what it printed, and what a reader should know."""

    program: str
    passes: tuple[Tape, ...]
    output: str
    warnings: tuple[str, ...] = ()

    def document(self, pass_: int | None = None) -> dict[str, Any]:
        """The graph document of a pass, counted from 0; of the last one for None. Raises InvalidRequest out of range."""
        chosen = len(self.passes) - 1 if pass_ is None else pass_
        if not 0 <= chosen < len(self.passes):
            message = f"pass {chosen} is not there: the program has {len(self.passes)}, counted from 0"
            raise InvalidRequest(f"{message}.", places=[Place(message, field="pass")])
        return to_document(
            self.passes[chosen],
            program=self.program,
            pass_=chosen,
            passes=len(self.passes),
            output=self.output,
            warnings=self.warnings,
            root_values=[tape.value[tape.root] for tape in self.passes] if len(self.passes) > 1 else None,
        )


def run(program: str, inputs: Mapping[str, float] | None = None, limits: Limits | None = None) -> Run:
    """Carry out a program; the same arguments give the same result.

    Raises SyntaxProblem, ForbiddenSyntax, UnknownName, ProgramError or LimitExceeded, each with the place where.
    """
    deepest = sys.getrecursionlimit()
    sys.setrecursionlimit(max(deepest, FRAMES))
    try:
        return _run(program, inputs or {}, limits or Limits())
    finally:
        sys.setrecursionlimit(deepest)


def _run(program: str, inputs: Mapping[str, float], limits: Limits) -> Run:
    source = Source(program, limits)
    stream = NumpyStream()
    names = known_names()
    modules = _modules(names, stream)
    known = {**names, "math": modules["math"], "random": modules["random"], "np": modules["numpy"]}
    interpreter = Interpreter(source, limits, known, modules, sheet=_is_sheet(source.tree))
    warnings = [*source.warnings, *take_out(source.tree)]
    check(interpreter)
    override(source.tree, inputs)
    try:
        with origin.fresh(interpreter.created, stream.standard_normal):
            interpreter.execute(source.tree.body)
            interpreter.finish(_answer(interpreter))
    except MemoryError:
        raise LimitExceeded("The program asked for more memory than there is.", limit="memory") from None
    except RecursionError:
        interpreter.fail(
            "the program is nested too deeply", interpreter.at, kind=LimitExceeded, limit="depth", value=limits.depth
        )
    return Run(program, tuple(interpreter.passes), "".join(interpreter.output), tuple(warnings))


def _answer(interpreter: Interpreter) -> object:
    """Return what a bare last expression gave, which is put out as in a notebook; None where there is none."""
    body = interpreter.source.tree.body
    if not body or not isinstance(body[-1], ast.Expr):
        return None
    answer = interpreter.last_bare
    is_docstring = isinstance(body[-1].value, ast.Constant)
    if answer is not None and not is_docstring:
        interpreter.write(represented(answer, interpreter.limits.output_bytes) + "\n", body[-1])
    return answer


def _is_sheet(tree: ast.Module) -> bool:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for part in (node.func, *node.args):
                name = part.id if isinstance(part, ast.Name) else getattr(part, "attr", "")
                if name in MAKERS:
                    return False
    return True


def _modules(known: Mapping[str, object], stream: NumpyStream) -> dict[str, Namespace]:
    """Return what import lines can bring, by the names that they use."""
    library = [*(row.name for row in FUNCTION_ROWS), *MAKERS, "mse"]
    rectified: dict[str, object] = {kind.__name__: network(kind, "relu", "linear") for kind in (Neuron, Layer, MLP)}
    micrograd = {
        "engine": Namespace("micrograd.engine", {"Value": known["Value"]}),
        "nn": Namespace("micrograd.nn", rectified),
    }
    return {
        "engine": Namespace("engine", {name: known[name] for name in library}),
        "micrograd": Namespace("micrograd", {**micrograd}),
        **{module.name: module for module in micrograd.values()},
        "math": MATH,
        "random": random_namespace(),
        "numpy": numpy_namespace(stream),
    }
