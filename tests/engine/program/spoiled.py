"""Spoils programs: what a slip of the finger, a bad paste or an enemy makes of a sound one."""

from __future__ import annotations

import ast
import random
import re

from tests.engine.program import sound

TOKEN = re.compile(r"\w+|\s+|[^\w\s]")

PIECES = (
    "(", ")", "[", "]", "{", "}", ":", ",", ".", "=", "==", "**", "//", "%", "@", ";", "\\", "'", '"', "'''", "#", "\n",
    "\t", "\n    ", "    ", "lambda", "lambda x:", "def f():", "class A:", "return", "for i in range(9):", "while 1:",
    "if", "else:", "yield", "await", "import os", "from os import path", "__class__", ".__globals__",
    "__import__('os')", "_backward", "_prev", "eval", "getattr", "print", "sum", "range(10**9)", "[0]*9", "10**400",
    "9**9**9", "1e999", "-0.0", "0/0", "None", "True", "\u2212", "\u212a", "é", "\U0001d6fc", "\0", "\ud800", "\ufeff",
    "\f", "\r", "f'{x:{y}}'", "f'{{'", "f'{1:>999999}'", "In [3]: ", "Out[3]: ", ">>> ", "... ", "%time ", "!ls",
    "draw_dot(loss)", "import torch\n", "class Value:\n    pass\n", "self", "*xs", "**k", "backward()", ".backward()",
    ".grad = 1", ".data = Value(1)", "global x", "del x", "assert 0", "raise", "try:", "with a:", "is", "in", "not",
    "x := 1", "...", "b''", "1j", "async", "Value", "Value(", "MLP(2, [9**9])", "np.random.randn()", "math.pi",
)  # fmt: skip


def program(seed: int) -> str:
    """The spoiled program of a seed. Two of three can still be read: what dies in the parser tests nothing behind it."""
    chance = random.Random(seed)
    tokens = TOKEN.findall(sound.program(seed))
    for _ in range(1 if seed % 3 == 0 else 12):
        text = "".join(spoil(list(tokens), chance))
        if seed % 3 == 0 or is_python(text):
            break
    return text


def is_python(text: str) -> bool:
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        return False
    return True


def spoil(tokens: list[str], chance: random.Random) -> list[str]:
    """The tokens with one to three changes."""
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(tokens))
        alike = [token for token in tokens if token[0].isdigit() == tokens[at][0].isdigit() and token[0].isalnum()]
        match chance.randrange(8):
            case 0:
                del tokens[at]
            case 1:
                tokens.insert(at, chance.choice(PIECES))
            case 2:
                tokens[at] = chance.choice(PIECES)
            case 3:
                other = chance.randrange(len(tokens))
                tokens[at], tokens[other] = tokens[other], tokens[at]
            case 4:
                tokens[at:at] = tokens[max(0, at - chance.randint(1, 12)) : at]
            case 5 if chance.random() < 0.2:
                tokens = tokens[: max(2, at)]
            case _ if tokens[at][0].isalnum() and alike:  # a name for a name, a number for a number
                tokens[at] = chance.choice(alike)
        tokens = tokens or ["a"]
    return tokens
