"""Epochs a second of moons 2-16-16-1: the engine alone, and through worker, storage, stream and page."""

from __future__ import annotations

import statistics
import time
from typing import Any

from playwright.sync_api import Page

from app.lab.streams import GAP
from benchmarks.train.page import open_at
from engine.training.reading import read_spec
from engine.training.training import Training

MOONS: dict[str, Any] = {"data": {"dataset": "moons", "samples": 200, "noise": 0.1, "seed": 0}}
"""All else as a run has it that is told nothing: 16 and 16 tanh neurons, mse, full batch, a test part of 20 %."""
BEFORE = 20
"""Epochs of the run that the page is opened on."""


def alone(epochs: int) -> float:
    """Return how many epochs a second the engine does in this process, with entries of the curve as a run of so many has."""
    training = Training(read_spec({**MOONS, "epochs": epochs}))
    training.advance(1, 1.0)
    begun, before = time.perf_counter(), training.epochs_done
    while training.ended is None:
        training.advance(epochs, 0.05)
    return (training.epochs_done - before) / (time.perf_counter() - begun)


def through(page: Page, epochs: int) -> dict[str, float]:
    """Return the epochs a second of a run on the page: from the first news to the last, and from the press to the frame."""
    open_at(page, {**MOONS, "epochs": BEFORE})
    form = page.get_by_role("form", name="Training")
    form.get_by_label("Epochs", exact=True).fill(str(epochs))
    page.evaluate("watch.begin()")
    begun = page.evaluate("performance.now()")
    form.get_by_role("button", name="Train", exact=True).click()
    noted = page.evaluate("() => watch.shown()")
    first, last = noted["first"], noted["last"]
    assert last["epochs"] == epochs, last
    seconds = (last["at"] - first["at"]) / 1e3
    return {
        "streaming": (epochs - first["epochs"]) / seconds,
        "overall": 1e3 * epochs / (noted["shown"] - begun),
        "events": noted["events"] / (seconds + GAP),
    }


def epochs_a_second(page: Page, epochs: int, rounds: int) -> dict[str, float]:
    """Return the medians of both, in turn, so that whatever slows the machine slows them alike."""
    kept: dict[str, list[float]] = {"alone": [], "streaming": [], "overall": [], "events": []}
    for _ in range(rounds):
        kept["alone"].append(alone(epochs))
        for name, figure in through(page, epochs).items():
            kept[name].append(figure)
    return {"epochs": epochs, **{name: statistics.median(figures) for name, figures in kept.items()}}
