"""How much work an address may ask for."""

from __future__ import annotations

import pytest

from app import meter as meters
from app.meter import Meter


class Clock:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr(meters.time, "monotonic", lambda: self.now)


def test_an_address_waits_once_it_has_had_its_share_and_the_others_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    meter = Meter(60.0)
    meter.add("a", 59.0)
    assert meter.wait("a") == 0
    meter.add("a", 11.0)
    assert (meter.wait("a"), meter.wait("b")) == (10, 0)
    clock.now += 10.5
    assert meter.wait("a") == 0


def test_the_wait_that_is_told_is_long_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    meter = Meter(7.0)
    meter.add("a", 30.3)
    wait = meter.wait("a")
    clock.now += wait - 1
    assert meter.wait("a") > 0
    clock.now += 1.001
    assert meter.wait("a") == 0


def test_few_addresses_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meters, "REMEMBERED", 3)
    meter = Meter(1.0)
    for name in "abcde":
        meter.add(name, 5.0)
    assert list(meter.used) == ["c", "d", "e"]
