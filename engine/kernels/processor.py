"""What machine code is made for, besides the source that it is made from."""

from __future__ import annotations

import hashlib
import os
import platform
from functools import cache
from itertools import takewhile
from pathlib import Path

TOLD = {"vendor_id", "cpu family", "model", "model name", "stepping", "flags", "Features", "CPU implementer", "CPU part"}
"""The lines of /proc/cpuinfo that stay as they are while the processor does."""


def processor() -> str:
    """Return a short name for this kind of processor and for what Numba's own environment variables say.

    It need not be Numba's idea of a processor: that one is asked again whenever this name is a new one.
    """
    variables = [f"{name}={value}" for name, value in sorted(os.environ.items()) if name.startswith("NUMBA_")]
    return hashlib.sha256("\n".join([_model(), *variables]).encode()).hexdigest()[:8]


@cache
def _model() -> str:
    try:
        with Path("/proc/cpuinfo").open(encoding="utf-8", errors="replace") as file:
            first = list(takewhile(str.strip, file))
    except OSError:
        first = []
    told = [line for line in first if line.partition(":")[0].strip() in TOLD]
    return "\n".join([platform.machine(), *(told or [platform.processor()])])
