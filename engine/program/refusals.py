"""What the program language leaves out, and what to write instead."""

from __future__ import annotations

import ast

ADVICE: dict[type[ast.AST], tuple[str, str]] = {
    ast.AsyncFunctionDef: ("async", "A program runs from top to bottom; leave it out."),
    ast.Delete: ("del", "A name can simply be assigned anew."),
    ast.AsyncFor: ("async for", "Use a plain for."),
    ast.With: ("with", "Nothing has to be opened or closed here; leave it out."),
    ast.AsyncWith: ("async with", "Nothing has to be opened or closed here; leave it out."),
    ast.Match: ("match", "Use if and elif."),
    ast.Raise: ("raise", "Use assert, which stops the program with a message."),
    ast.Try: ("try", "Arithmetic never raises here: 1/0 is infinity and 0/0 is NaN."),
    ast.Global: ("global", "Return the value, or keep it in a list or an object."),
    ast.Nonlocal: ("nonlocal", "Return the value, or keep it in a list or an object."),
    ast.NamedExpr: (":=", "Assign on a line of its own."),
    ast.Dict: ("a dictionary", "Use lists, or a name for each entry."),
    ast.Set: ("a set", "Use a list."),
    ast.SetComp: ("a set", "Use a list comprehension: [... for ... in ...]."),
    ast.DictComp: ("a dictionary", "Use a list comprehension: [... for ... in ...]."),
    ast.Await: ("await", "A program runs from top to bottom; leave it out."),
    ast.Yield: ("yield", "Append to a list."),
    ast.YieldFrom: ("yield", "Append to a list."),
    ast.Starred: (
        "*",
        "Write the entries one by one; lists are joined with +, and pairs taken apart by [x for x, y in pairs].",
    ),
    ast.MatMult: ("@", "Multiply and add in a loop or a comprehension, number by number."),
    ast.LShift: ("<<", "Multiply by a power: x * 2**n."),
    ast.RShift: (">>", "Divide by a power: x / 2**n."),
    ast.BitOr: ("|", "Use or."),
    ast.BitXor: ("^", "A power is written **."),
    ast.BitAnd: ("&", "Use and."),
    ast.Invert: ("~", "Use a minus, or not."),
    ast.Is: ("is", "Compare with ==."),
    ast.IsNot: ("is not", "Compare with !=."),
    ast.In: ("in", "Compare with == in a loop."),
    ast.NotIn: ("not in", "Compare with != in a loop."),
    ast.Slice: ("a slice among several indices", "Index one list at a time: x[i][j]."),
}
"""Construct → what it is called, what to write instead."""

NEWER: dict[str, tuple[str, str]] = {
    "TryStar": ADVICE[ast.Try],
    "TypeAlias": ("type", "Leave it out: a program needs no types."),
    "TemplateStr": ("a t-string", 'Use an f-string: f"{x:.4f}".'),
    "Interpolation": ("a t-string", 'Use an f-string: f"{x:.4f}".'),
}
"""The same for classes that not every Python has."""

ADVICE.update({getattr(ast, name): advice for name, advice in NEWER.items() if hasattr(ast, name)})

DUNDER: dict[str, str] = {
    "__name__": "A program always runs from top to bottom: leave the condition out.",
    "__init__": "No class has a base here: leave the line out.",
}
"""Names of Python's own that are met often, and what to write instead; for the others, the general advice of `closed.py`."""

DECORATOR: dict[str, str] = {
    "property": "Leave it out, and call the method with parentheses.",
    "staticmethod": "Write the function outside of the class.",
    "classmethod": "Write the function outside of the class.",
    "dataclass": "Write a method __init__ that takes the fields.",
}
"""Decorators that are met often, and what to write instead."""

INSTEAD: dict[str, str] = {
    "str": 'Use an f-string: f"{x}".',
    "repr": 'Use an f-string: f"{x!r}".',
    "format": 'Use an f-string: f"{x:.4f}".',
    "tuple": "Write (a, b), or use a list.",
    "dict": ADVICE[ast.Dict][1],
    "set": ADVICE[ast.Set][1],
    "pow": "A power is written a**b.",
    "any": "Use or, or a loop.",
    "all": "Use and, or a loop.",
    "input": "Write the number into the program.",
    "bool": "Compare: x != 0.",
    "type": "Leave it out: a program needs no types.",
    "isinstance": "Leave it out: a program needs no types.",
    "super": DUNDER["__init__"],
}
"""Names of Python that programs do not have, and what to write instead."""


def refusal(kind: type[ast.AST]) -> tuple[str, str]:
    """What a refused construct is called, and what to write instead."""
    return ADVICE.get(kind, (f"this construct ({kind.__name__})", "It is not part of the program language."))
