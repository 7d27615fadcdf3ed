"""The op table's functions by name, as `tanh(x)`: of Values they give a Value, of plain numbers a float."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.ops import FUNCTIONS as ROWS
from engine.value import function_of

FUNCTIONS: dict[str, Callable[..., Any]] = {row.name: function_of(row) for row in ROWS}
