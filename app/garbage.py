"""How seldom a process that makes graphs looks for garbage that refers to itself."""

from __future__ import annotations

import gc

SELDOM = 2_000_000
"""Objects made and not yet gone after which it looks. A graph of 100,000 nodes is 600,000 objects, all of them in use: at
Python's own 700 they are gone through so often that it takes as long as all else."""


def look_seldom() -> None:
    """Leave what is loaded by now out of every search, and search seldom for the rest of this process."""
    gc.freeze()
    gc.set_threshold(SELDOM)
