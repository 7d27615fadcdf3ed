"""How much work each address has asked for of late: seconds of worker time, not requests."""

from __future__ import annotations

import math
import time
from collections import OrderedDict

REMEMBERED = 10_000
"""Addresses that are remembered at the same time."""


class Meter:
    """A bucket an address: `capacity` seconds of work, filled again within a minute."""

    def __init__(self, capacity: float) -> None:
        self.capacity = capacity
        self.used: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, address: str) -> int:
        """Whole seconds until this address may ask for more; 0 if it may now."""
        level = self._level(address)
        return 0 if level < self.capacity else math.ceil((level - self.capacity) / (self.capacity / 60)) or 1

    def add(self, address: str, seconds: float) -> None:
        """Count work that was done for an address."""
        self.used[address] = (self._level(address) + seconds, time.monotonic())
        self.used.move_to_end(address)
        while len(self.used) > REMEMBERED:
            self.used.popitem(last=False)

    def _level(self, address: str) -> float:
        level, at = self.used.get(address, (0.0, 0.0))
        return max(0.0, level - (time.monotonic() - at) * self.capacity / 60)
