"""Which checkpoints are kept, and what is read from them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest

from app.lab import keeping
from app.lab.checkpoints import begin, content_of, parameters_in
from app.lab.keeping import Keeping
from app.lab.packing import bytes_of
from engine.training.limits import LIMITS
from engine.training.reading import read_spec
from engine.training.training import Training

SPEC: dict[str, Any] = {"data": {"dataset": "xor", "samples": 20}, "network": {"hidden": [2]}, "optimizer": {"name": "adam"}}


def kept(epochs: int) -> list[int]:
    training = Training(read_spec({**SPEC, "epochs": epochs}), compiled=False)
    found = Keeping(training)
    epochs_kept = []
    while training.ended is None:
        epochs_kept += [epoch for epoch, _ in found.take()]
        training.advance(found.until_next())
    return epochs_kept


def test_a_small_run_keeps_every_epoch() -> None:
    assert kept(50) == list(range(50))


def test_a_long_run_keeps_evenly_spaced_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "KEPT", 10)
    assert kept(50) == list(range(0, 50, 5))
    assert kept(51) == list(range(0, 51, 6))


def test_a_large_network_keeps_what_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(content_of(Training(read_spec({**SPEC, "epochs": 50}), compiled=False)))
    monkeypatch.setattr(keeping, "KEPT_BYTES", 5 * size)
    assert kept(50) == list(range(0, 50, 10))
    monkeypatch.setattr(keeping, "KEPT_BYTES", 1)
    assert kept(50) == [0, 25]


def test_a_training_goes_on_from_a_checkpoint_with_the_same_numbers() -> None:
    spec = {**SPEC, "epochs": 30}
    training = Training(read_spec(spec), compiled=False)
    training.advance(11)
    epoch, content = Keeping(training).latest()
    found, shape, flat = parameters_in(bytes_of(content))
    assert (epoch, found, shape) == (11, 11, training.data.shape)
    assert flat.tolist() == training.parameters.tolist()
    other = begin({"spec": spec, "changes": [], "compiled": False, "checkpoint": content, "run_limits": asdict(LIMITS)})
    training.advance()
    other.advance()
    assert other.final() == training.final()
