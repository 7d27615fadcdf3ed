"""Coroutines carried out by tests."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Answer = TypeVar("Answer")


def awaited(coroutine: Coroutine[Any, Any, Answer]) -> Answer:
    """What the coroutine returns or raises.

    It runs in a thread of its own: in a process that has opened a browser before, Playwright's loop counts as the
    running one of the main thread as long as the browser is open.
    """
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()
