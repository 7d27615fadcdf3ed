"""What def, lambda and class make: functions, classes, objects and their methods, and what stands after their dot."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.ops import LEAF
from engine.program.attributes import reads, sets
from engine.program.interpreter import Interpreter
from engine.program.operators import CALLED
from engine.program.scopes import Scope
from engine.program.turns import NAME_LENGTH
from engine.value import Value

NESTED = 2
"""Leaves in lists within lists are labelled to this depth."""


LAMBDA = "lambda"
"""What a function without a name is called."""


@dataclass(slots=True, eq=False)
class Own:
    """A function of the program: its definition, the scope in which it stands, and what its defaults gave there.

    A lambda takes the name that `f = lambda x: …` gives it.
    """

    name: str
    node: ast.FunctionDef | ast.Lambda
    scope: Scope
    defaults: Sequence[object]


@dataclass(slots=True, eq=False)
class Class:
    """A class of the program: its methods, and the names that its body gave."""

    name: str
    names: dict[str, object]


@dataclass(slots=True, eq=False)
class Instance:
    """An object of a program's class."""

    kind: Class
    names: dict[str, object] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """As print shows it."""
        return f"{self.kind.name[:NAME_LENGTH]} object"


@dataclass(slots=True, eq=False)
class Method:
    """A function of a class, taken from an object: the object is its first argument."""

    holder: Instance
    function: Own

    @property
    def name(self) -> str:
        """As print shows it."""
        return self.function.name


CALLED.update({Own: "a function", Class: "a class", Instance: "an object", Method: "a method"})


@reads(Instance)
def read_instance(interpreter: Interpreter, x: Instance, node: ast.Attribute) -> object:
    """An attribute of an object: its own, else its class's, whose functions become methods."""
    name = node.attr
    if name in x.names:
        return x.names[name]
    found = x.kind.names.get(name)
    if isinstance(found, Own):
        return Method(x, found)
    if name in x.kind.names:
        return found
    known = [*x.names, *[each for each in x.kind.names if not each.startswith("__")]]
    return interpreter.unknown(name, node, known, f"{x.kind.name[:20]} has no {name[:20]}", "Set it on self first.")


@reads(Class)
def read_class(interpreter: Interpreter, x: Class, node: ast.Attribute) -> object:
    """What the body of a class gave."""
    if node.attr in x.names:
        return x.names[node.attr]
    return interpreter.unknown(node.attr, node, list(x.names), f"the class {x.name[:20]} has no {node.attr[:20]}")


@sets(Instance)
def set_instance(interpreter: Interpreter, x: Instance, node: ast.Attribute, given: object) -> None:
    """`self.w = …`: a leaf that a constructor keeps is labelled by its attribute, `b`, in a list `w[0]`, `w[1][2]`."""
    x.names[node.attr] = given
    if interpreter.parameters is not None:
        name_leaves(interpreter, node.attr[: interpreter.limits.label_length], given, node)


def name_leaves(interpreter: Interpreter, label: str, x: object, node: ast.AST, depth: int = 0) -> None:
    """Label a leaf that has no label yet, and leaves in a list by their place. Lists of anything else cost nothing."""
    if isinstance(x, Value):
        if not x.label and x.op == LEAF:
            x.label = label[: interpreter.limits.label_length]
    elif isinstance(x, list) and _begins_with_unnamed(x):
        interpreter.step(node, len(x))
        for i, each in enumerate(x):
            if depth < NESTED or isinstance(each, Value):
                name_leaves(interpreter, f"{label}[{i}]", each, node, depth + 1)


def _begins_with_unnamed(x: object) -> bool:
    for _ in range(NESTED + 1):
        x = x[0] if isinstance(x, list) and x else x
    return isinstance(x, Value) and not x.label and x.op == LEAF
