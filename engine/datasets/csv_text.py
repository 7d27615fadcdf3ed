"""Data of one's own as CSV text: RFC 4180, with a comma, a semicolon or a tab between the cells.

What is wrong is told by row and column. A row is called by the line of the text that it begins on, from 1, header included.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from math import isfinite
from typing import NoReturn

from engine.datasets.classes import LONGEST_NAME, numbered
from engine.datasets.data import Data
from engine.errors import InvalidRequest
from engine.training.limits import LIMITS, TrainingLimits

FIELD = "data.csv"
DELIMITERS = ("\t", ";", ",")
"""The earlier is taken where the text fits to several: commas may stand within numbers."""
LOOKED_AT = 20
"""Rows by which the delimiter is found."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, spaces around them taken away, and the line on which it begins."""

    line: int
    cells: list[str]


def from_csv(
    text: str,
    target: str | int,
    header: bool | None = None,
    *,
    limits: TrainingLimits = LIMITS,
) -> Data:
    """Return the table in the text as data: the column `target`, by its name or its number from 0, is what is to be learnt.

    All other columns are features, and have to be finite numbers. A target whose cells are not all numbers is names of
    classes. Whether the first row is a header is found if `header` is None; without one, features are called x0, x1, ….
    Lines without content are passed over. Raises InvalidRequest and LimitExceeded.
    """
    import numpy as np

    if "\0" in text:
        raise InvalidRequest.of(
            FIELD, f"row {text.count(chr(10), 0, text.index(chr(0))) + 1} holds the character NUL: is this a text?"
        )
    found = _read(text.removeprefix("\ufeff"))
    rows = list(islice(found, limits.rows + 1))
    more = sum(1 for _ in found)
    if not rows:
        raise InvalidRequest.of(FIELD, "The text is empty.")
    headed = _has_header(rows, target) if header is None else header
    names = rows[0].cells if headed else None
    column = _column(target, names, len(rows[0].cells))
    width = len(rows[0].cells)
    limits.hold_rows(len(rows) + more - headed, width - 1, FIELD)
    if names:
        _hold_names(names, rows[0].line)
        del rows[0]
    if not rows:
        raise InvalidRequest.of(FIELD, "There are no rows below the header.")
    if width < 2:
        raise InvalidRequest.of(
            FIELD, "There is one column only; the target needs a feature beside it. Are the cells divided by , ; or a tab?"
        )
    for row in rows:
        if len(row.cells) != width:
            raise InvalidRequest.of(FIELD, f"row {row.line} has {len(row.cells):,} cells, and the first row {width:,}")
    called = [f"column {name:.20}" for name in names] if names else [f"column {j}" for j in range(width)]
    places = [j for j in range(width) if j != column]
    x = np.array([[_number(row, j, called[j]) for j in places] for row in rows])
    y, classes = _targets(rows, column, called[column])
    features = tuple(names[j] if names else f"x{i}" for i, j in enumerate(places))
    return Data(x, np.array(y), features, classes)


def _read(text: str) -> Iterator[Row]:
    """Give the rows that have content."""
    delimiter = _delimiter(text)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True)
    line = 1
    try:
        for cells in lines:
            tidy = [" ".join(cell.split()) for cell in cells]
            if any(tidy):
                yield Row(line, tidy)
            line = lines.line_num + 1
    except csv.Error as error:
        reason = "a quote is opened and not closed" if "end of data" in str(error) else str(error)
        raise InvalidRequest.of(FIELD, f"row {line}: {reason}") from None


def _delimiter(text: str) -> str:
    """Return the first delimiter that gives all rows looked at the same number of cells, else the one that gives most."""
    most, found = 1, ","
    text = text.lstrip("\r\n")
    for delimiter in DELIMITERS:
        widths = []
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
        try:
            for cells in lines:
                if any(cell.strip() for cell in cells):
                    widths.append(len(cells))
                if len(widths) == LOOKED_AT:
                    break
        except csv.Error:
            continue
        if len(set(widths)) == 1 and widths[0] > 1:
            return delimiter
        if widths and max(widths) > most:
            most, found = max(widths), delimiter
    return found


def _has_header(rows: list[Row], target: str | int) -> bool:
    """Tell whether the first row is a header: it has the target's name, or something beside the target that is no number."""
    first = rows[0].cells
    if isinstance(target, str):
        return True  # without a header no column has a name; that the name is not there is said where it is looked for
    others = [cell for j, cell in enumerate(first) if j != target]
    if any(_read_number(cell) is None for cell in others):
        return True
    below = [row.cells[target] for row in rows[1:] if target < len(row.cells)]
    named = target < len(first) and _read_number(first[target]) is None
    return named and all(_read_number(cell) is not None for cell in below)


def _column(target: str | int, names: list[str] | None, width: int) -> int:
    """Return the target's place among the columns."""
    if isinstance(target, str):
        if names is None:
            raise InvalidRequest.of(
                "data.target", f"Without a header no column has a name; give its number, from 0 to {width - 1}."
            )
        wanted = " ".join(target.split())
        if wanted not in names:
            known = ", ".join(names)
            raise InvalidRequest.of("data.target", f"There is no column {wanted!r:.30}. The first row has {known:.40}.")
        return names.index(wanted)
    if isinstance(target, bool) or not isinstance(target, int) or not 0 <= target < width:
        raise InvalidRequest.of("data.target", f"A column's name is needed, or its number from 0 to {width - 1}.")
    return target


def _hold_names(names: list[str], line: int) -> None:
    for j, name in enumerate(names):
        if not name:
            raise InvalidRequest.of(
                FIELD, f"row {line}, column {j}: the header has no name here; write one, or take the column out"
            )
        if len(name) > LONGEST_NAME:
            raise InvalidRequest.of(
                FIELD, f"row {line}, column {j}: the name has {len(name):,} characters, {LONGEST_NAME} are taken"
            )
        if name in names[:j]:
            raise InvalidRequest.of(FIELD, f"row {line}: two columns are called {name:.40}")


def _number(row: Row, column: int, called: str) -> float:
    number = _read_number(row.cells[column])
    if number is None or not isfinite(number):
        _not_a_number(row, column, called, "; only the target may be text")
    return number


def _targets(rows: list[Row], column: int, called: str) -> tuple[list[float], tuple[str, ...] | None]:
    """Return the targets as they stand if all are numbers, else numbered classes and their names."""
    numbers = [_read_number(row.cells[column]) for row in rows]
    for row in rows:
        if not row.cells[column]:
            _not_a_number(row, column, called, "")
    if None in numbers:
        return numbered([row.cells[column] for row in rows], FIELD)
    for row, number in zip(rows, numbers, strict=True):
        if not isfinite(number or 0):
            _not_a_number(row, column, called, "")
    return [number for number in numbers if number is not None], None


def _not_a_number(row: Row, column: int, called: str, advice: str) -> NoReturn:
    cell, where = row.cells[column], f"row {row.line}, {called}"
    if not cell:
        raise InvalidRequest.of(FIELD, f"{where}: the cell is empty")
    if _read_number(cell) is not None:
        raise InvalidRequest.of(FIELD, f"{where}: {cell!r:.20} is not a finite number")
    if _read_number(cell.replace(",", ".", 1)) is not None:
        advice = "; write a point where it has a comma"
    raise InvalidRequest.of(FIELD, f"{where}: {cell!r:.20} is not a number{advice}")


def _read_number(cell: str) -> float | None:
    """Return the number that the cell is, which may be infinite or NaN; None if it is none."""
    try:
        return None if "_" in cell else float(cell.replace("\N{MINUS SIGN}", "-"))
    except ValueError:
        return None
