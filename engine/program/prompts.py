"""What is pasted along from a notebook or a shell and is no code: prompts, commands that begin with % or !, output."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_IN = re.compile(r"\s*(?:In ?\[[ \d*]*\]:[ ]?|>>>(?:[ ]|$))")
_MORE = re.compile(r"\s*\.{3}:?(?:[ ]|$)")
_OUT = re.compile(r"Out ?\[[ \d]*\]:")
_SHOWN = re.compile(r"(?=.*Value\(data=)(?:[\[\](), ]|Value\(data=-?[\d.]+(?:e[-+]?\d+)?(?:, grad=-?[\d.]+(?:e[-+]?\d+)?)?)+")
_NUMBER = r"(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?"
_ROW = re.compile(rf"-?{_NUMBER}(?: +{_NUMBER})+ *")
"""Numbers side by side, such as an epoch and its loss: no code, for nothing stands between them."""
_COMMAND = re.compile(r"\s*[%!]")
_STEP = {**dict.fromkeys("([{", 1), **dict.fromkeys(")]}", -1)}
_ENDS = re.compile(r"(\r\n|\r|\n)")

NAMED = 20


@dataclass
class Pasted:
    """A text without what is no code: each line stands where it stood, `shift[line]` characters further left."""

    text: str
    shift: dict[int, int] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


def without_prompts(text: str, code: str) -> Pasted:
    """Return the text with each prompt taken off its line, and with empty lines for commands and output.

    `code` is the text with blanks for strings and comments, character by character: what stands in those is kept.
    """
    pieces, blanked = _ENDS.split(text), _ENDS.split(code)
    pasted = Pasted(text)
    prompts: list[int] = []
    output: list[int] = []
    commands: list[tuple[int, str]] = []
    shell = text.lstrip().startswith(">>>")  # there, what follows no prompt is output
    in_output = False
    depth = 0
    for i in range(0, len(pieces), 2):
        line, code_of, number = pieces[i], blanked[i], i // 2 + 1
        if not code_of.strip():  # nothing but strings and comments, or nothing at all
            in_output = in_output and (shell or bool(line.strip()))
            continue
        prompt = _IN.match(code_of) or (_MORE.match(code_of) if prompts else None)
        if prompt:
            prompts.append(number)
            pieces[i] = line = line[prompt.end() :]
            code_of = code_of[prompt.end() :]
            pasted.shift[number] = prompt.end()
            in_output = shell
        elif in_output or (depth == 0 and _is_output(line, code_of) and not _goes_on(pieces, i)):
            output.append(number)
            pieces[i] = ""
            in_output = in_output or bool(_OUT.match(code_of))
            continue
        if depth == 0 and _COMMAND.match(code_of) and not _goes_on(pieces, i):
            commands.append((number, f"{line.strip()[:40]} is a command of the notebook, not of Python."))
            indent = line[: len(line) - len(line.lstrip())]
            pieces[i] = f"{indent}pass" if indent else ""
            continue
        depth = max(0, depth + sum(_STEP.get(mark, 0) for mark in code_of))
    pasted.text = "".join(pieces)
    pasted.warnings += told(commands)
    if prompts:
        pasted.warnings.append(_skipped("prompt was", "prompts were", prompts))
    if output:
        pasted.warnings.append(_skipped("line of output was", "lines of output were", output))
    return pasted


def _is_output(line: str, code: str) -> bool:
    return bool(_OUT.match(code) or _SHOWN.fullmatch(line) or _ROW.fullmatch(line))


def _goes_on(pieces: Sequence[str], i: int) -> bool:
    """Whether the line before has a backslash at its end."""
    return bool(i) and pieces[i - 2].endswith("\\")


def told(skipped: Sequence[tuple[int, str]]) -> list[str]:
    """The warnings of lines that are skipped, each with its reason: so many are named, and the others counted."""
    said = [f"Line {line} was skipped: {why}" for line, why in skipped[:NAMED]]
    return said if len(skipped) <= NAMED else [*said, f"So were {len(skipped) - NAMED} more lines."]


def _skipped(one: str, many: str, lines: list[int]) -> str:
    if len(lines) == 1:
        return f"1 {one} skipped, on line {lines[0]}."
    return f"{len(lines)} {many} skipped, the first on line {lines[0]}."
