"""From the input of a hyper-parameter to the frame with the new curve and boundary, and what the time goes to."""

from __future__ import annotations

import statistics
from typing import Any

from playwright.sync_api import Page

from benchmarks.train.page import field, open_at

XOR: dict[str, Any] = {
    "data": {"dataset": "xor"},
    "test_fraction": 0,
    "network": {"hidden": [8], "output": "tanh"},
    "optimizer": {"name": "sgd", "learning_rate": 0.1},
    "epochs": 500,
}
GOAL = 150
"""Milliseconds, at most, half of the time."""
WARM_UP = 3
"""Changes, or requests, whose times are not counted."""

SHARES = {
    "quiet: the page waits for another change": ("input", "sent"),
    "request: sent, checked, begun and answered": ("sent", "answered"),
    "server and stream: trained, stored, told": ("answered", "final"),
    "drawing: until the frame": ("final", "shown"),
}


def changes(page: Page, rounds: int) -> dict[str, Any]:
    """Return in milliseconds the median, the 90th percentile and each share's median over so many changes."""
    open_at(page, XOR)
    rates = [f"0.{101 + nth}" for nth in range(WARM_UP + rounds)]  # none of them stands there already
    noted = [field(page, "Learning rate", rate) for rate in rates][WARM_UP:]
    taken = [each["shown"] - each["input"] for each in noted]
    shares = {name: statistics.median(each[to] - each[since] for each in noted) for name, (since, to) in SHARES.items()}
    return {"median": statistics.median(taken), "p90": statistics.quantiles(taken, n=10)[-1], "shares": shares}
