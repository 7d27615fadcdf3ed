"""A program's text, checked before and after `ast.parse`, and the places of its nodes in characters."""

from __future__ import annotations

import ast
import re
import warnings

from engine.errors import ForbiddenSyntax, LimitExceeded, Place, SyntaxProblem
from engine.origin import Span
from engine.program.limits import Limits, exceeded
from engine.program.prompts import without_prompts

_QUIET = re.compile(
    r"""([rRbBuUfF]{0,2})(?:
        '''(?:\\.|(?!''')[^\\])*+(?:''')?
        |\"\"\"(?:\\.|(?!\"\"\")[^\\])*+(?:\"\"\")?
        |'(?:\\.|[^'\\\n])*+'?
        |"(?:\\.|[^"\\\n])*+"?
    )|\#[^\n]*""",
    re.DOTALL | re.VERBOSE,
)
"""Strings and comments: what stands in them is not code, but for the braces of an f-string.

A string that does not end is one, too, or else a text full of quotes would be read again from each of them.
"""

_TYPE_INSTEAD = {
    "\u00a0": "It is a space as web pages have it: type a plain one.",
    **dict.fromkeys("\u201c\u201d\u2018\u2019", "Type plain quotes, \" or '."),
    "\u00d7": "A product is written *.",
    "\u00b2": "A power is written **.",
}
"""Character that pages and word processors put in the place of another → what to type."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_OPEN, _CLOSE = "([{", ")]}"
_NESTS = (ast.Call, ast.List, ast.Tuple, ast.Subscript, ast.UnaryOp, ast.FormattedValue, ast.Lambda)
_BLOCKS = (ast.For, ast.While, ast.If, ast.FunctionDef, ast.ClassDef)


def words(place: Place) -> str:
    """A place as people say it, columns counted from 1."""
    return f"line {place.line}" if place.column is None else f"line {place.line}, column {place.column + 1}"


class Source:
    """A program's text and its syntax tree.

    Raises SyntaxProblem, ForbiddenSyntax or LimitExceeded for a text that cannot be one.
    """

    def __init__(self, text: str, limits: Limits) -> None:
        size = len(text.encode("utf-8", "surrogatepass"))
        if size > limits.source_bytes:
            exceeded("bytes of program", "source_bytes", limits.source_bytes, size)
        pasted = without_prompts(text, _code(text))
        text = self.text = pasted.text
        self._shift = pasted.shift
        self.warnings = pasted.warnings
        self.lines = _LINE_END.split(text)
        self._check_characters(text)
        code = _code(text)
        self._check_code(code, limits)
        minus = "".join(["-" if plain == "\u2212" else kept for plain, kept in zip(code, text, strict=True)])
        self.parsed = _LINE_END.split(minus)
        self._offsets: dict[int, list[int]] = {}
        self._spans: dict[ast.AST, Span | None] = {}
        self.tree = self._parse(minus, limits)
        self._check_tree(limits)

    def span(self, node: ast.AST) -> Span | None:
        """The node's place, columns in characters; None for a node without one."""
        span = self._spans.get(node)
        if span is None and node not in self._spans:
            self._spans[node] = span = self._measured(node)
        return span

    def _measured(self, node: ast.AST) -> Span | None:
        line = getattr(node, "lineno", None)
        end_line = getattr(node, "end_lineno", None)
        if line is None or end_line is None or not 1 <= line <= end_line <= len(self.lines):
            return None
        return (line, self._column(line, node.col_offset), end_line, self._column(end_line, node.end_col_offset))  # type: ignore[attr-defined]

    def place(self, node: ast.AST | None, message: str) -> Place:
        """The node's place with a message."""
        span = self.span(node) if node is not None else None
        return Place(message, *span) if span else Place(message)

    def _column(self, line: int, offset: int) -> int:
        text = self.lines[line - 1]
        shift = self._shift.get(line, 0)
        if text.isascii():
            return offset + shift
        columns = self._offsets.get(line)
        if columns is None:  # ast counts bytes of UTF-8; a minus sign (U+2212) among code was one byte when it was parsed
            parsed = self.parsed[line - 1]
            columns = [column for column, char in enumerate(parsed) for _ in range(len(char.encode()))]
            self._offsets[line] = columns = [*columns, len(parsed)]
        return columns[min(offset, len(columns) - 1)] + shift

    def _at(self, index: int, message: str) -> Place:
        before = self.text[:index]
        lines = _LINE_END.split(before)
        column = len(lines[-1]) + self._shift.get(len(lines), 0)
        return Place(message, len(lines), column, len(lines), column + 1)

    def _check_characters(self, text: str) -> None:
        for found in re.finditer("[\0\ud800-\udfff]", text):
            place = self._at(found.start(), "a character that no text can hold")
            raise SyntaxProblem(f"a character that no text can hold ({words(place)})", places=[place])

    def _check_code(self, code: str, limits: Limits) -> None:
        depth = 0
        for found in re.finditer(r"[(\[{)\]}]|[^\x00-\x7f\u2212]", code):
            mark = found[0]
            if mark in _OPEN:
                depth += 1
                if depth > limits.depth:
                    exceeded("nested brackets", "depth", limits.depth, depth, self._at(found.start(), "nested too deeply"))
            elif mark in _CLOSE:
                depth = max(0, depth - 1)
            else:
                message = f"{mark if mark.isprintable() else f'the character U+{ord(mark):04X}'} cannot be used here"
                place = self._at(found.start(), message)
                advice = _TYPE_INSTEAD.get(mark, "Outside strings and comments a program is written in plain letters, a to z.")
                raise ForbiddenSyntax(f"{message} ({words(place)}). {advice}", places=[place], advice=advice)

    def _parse(self, text: str, limits: Limits) -> ast.Module:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of invalid escapes and the like: they are ours to judge, not to print
                return ast.parse(text)
        except SyntaxError as error:
            message = _said(error)
            if "too many nested" in message or "too many levels" in message or "too deeply" in message:
                raise _too_deep(limits) from None
            line = min(max(error.lineno or 1, 1), len(self.lines))
            column = min(max((error.offset or 1) - 1, 0), len(self.lines[line - 1])) + self._shift.get(line, 0)
            place = Place(message, line, column, line, column + 1)
            raise SyntaxProblem(f"{message} ({words(place)})", places=[place]) from None
        except (RecursionError, MemoryError):
            raise _too_deep(limits) from None
        except ValueError as error:  # UnicodeEncodeError is one, too
            raise SyntaxProblem(str(error)[:80]) from None

    def _check_tree(self, limits: Limits) -> None:
        """Bound the depth of what is walked recursively; the length of a sum or of a chain of methods is not depth."""
        stack: list[tuple[ast.AST, int]] = [(self.tree, 0)]
        while stack:
            node, depth = stack.pop()
            if depth > limits.depth:
                exceeded("nested levels", "depth", limits.depth, depth, self.place(node, "nested too deeply"))
            spine = _spine(node)
            for name, field in ast.iter_fields(node):
                for below in field if isinstance(field, list) else [field]:
                    if isinstance(below, ast.AST):
                        stack.append((below, depth if name in spine else depth + _deeper(node, name)))


def _spine(node: ast.AST) -> tuple[str, ...]:
    """The fields that are walked in a loop, not by recursion."""
    if isinstance(node, ast.BinOp):
        return ("left",)
    if isinstance(node, ast.Call):
        return ("func",)
    return ("value",) if isinstance(node, (ast.Attribute, ast.Subscript)) else ()


def _deeper(node: ast.AST, field: str) -> int:
    if isinstance(node, (ast.ListComp, ast.GeneratorExp)):
        return len(node.generators)
    if isinstance(node, ast.If) and field == "orelse":
        return 0  # a chain of elif
    return int(isinstance(node, (*_NESTS, *_BLOCKS)) or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow)))


def _code(text: str) -> str:
    """The text with blanks for what is not code; every character keeps its place."""
    return _QUIET.sub(lambda quiet: _braces(quiet[0]) if "f" in (quiet[1] or "").lower() else _blank(quiet[0]), text)


def _blank(text: str) -> str:
    return re.sub(r"[^\n\r]", " ", text)


def _braces(text: str) -> str:
    """An f-string with blanks for all but what stands in its braces, strings within them blanked, too."""
    parts = []
    depth = 0
    begun = 0
    for found in re.finditer(r"\{\{|\}\}|[{}]", text):
        mark = found[0]
        if depth == 0 and len(mark) == 2:
            continue
        before = depth
        depth = max(0, depth + (len(mark) if mark[0] == "{" else -len(mark)))
        if before == 0 or depth == 0:
            ends = found.start() if before == 0 else found.end()
            stretch = text[begun:ends]
            parts.append(_blank(stretch) if before == 0 else _code(stretch))
            begun = ends
    parts.append(_blank(text[begun:]))
    return "".join(parts)


def _said(error: SyntaxError) -> str:
    message = error.msg.split(" (")[0] if error.msg else "not valid Python"
    if message.startswith("Exceeds the limit"):
        return "a number with thousands of digits cannot be read"
    return message.replace("f-string: ", "in the f-string: ")


def _too_deep(limits: Limits) -> LimitExceeded:
    detail = f"The limit is {limits.depth} nested levels, and the program has more than can be read."
    return LimitExceeded(detail, limit="depth", value=limits.depth)
