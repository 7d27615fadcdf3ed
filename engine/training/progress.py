"""How far a training is: a line that is written over in a terminal, or a text that changes in a notebook."""

from __future__ import annotations

import sys
import time
from typing import Any

WIDTH = 24
"""Characters of the bar."""
PACE = 0.1
"""Seconds between two looks, at least."""


class Progress:
    """Tells of so many epochs. `asked` None: where somebody looks, a terminal or a notebook; True: in any case."""

    def __init__(self, epochs: int, asked: bool | None) -> None:
        self.epochs = epochs
        self._notebook = _notebook() if asked is not False else None
        self._is_told = asked is True or (asked is None and (self._notebook is not None or _is_terminal()))
        self._shown: Any = None
        self._next = 0.0
        self._length = 0

    def tell(self, done: int, loss: float, accuracy: float | None) -> None:
        """Show the epochs done and the latest numbers, if it is time."""
        if self._is_told and (now := time.monotonic()) >= self._next:
            self._next = now + PACE
            self._show(self._line(done, loss, accuracy))

    def end(self, done: int, loss: float, accuracy: float | None, ended: str) -> None:
        """Show how it ended, once and for good."""
        if self._is_told:
            self._is_told = False
            self._show(f"{self._line(done, loss, accuracy)} · {ended}")
            if self._notebook is None:
                sys.stderr.write("\n")
                sys.stderr.flush()

    def _line(self, done: int, loss: float, accuracy: float | None) -> str:
        full = WIDTH * done // self.epochs
        bar = "█" * full + "░" * (WIDTH - full)
        told = f"epoch {done:,} of {self.epochs:,} {bar} loss {loss:.6g}"
        return told if accuracy is None else f"{told} · accuracy {accuracy:.1%}"

    def _show(self, line: str) -> None:
        if self._notebook is None:
            line = line.encode(sys.stderr.encoding or "ascii", "replace").decode(sys.stderr.encoding or "ascii")
            sys.stderr.write(f"\r{line.ljust(self._length)}")
            sys.stderr.flush()
            self._length = len(line)
        elif self._shown is None:
            self._shown = self._notebook.display({"text/plain": line}, raw=True, display_id=True)
        else:
            self._shown.update({"text/plain": line}, raw=True)


def _notebook() -> Any:
    """IPython's display module where this runs in a notebook; it is never imported for that."""
    ipython = sys.modules.get("IPython")
    shell = None if ipython is None else ipython.get_ipython()
    return sys.modules.get("IPython.display") if getattr(shell, "kernel", None) is not None else None


def _is_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()
