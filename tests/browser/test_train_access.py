"""The lab for everybody: with nothing clipped, nothing that shifts and nothing that axe finds, at every width."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.lab import Lab

pytestmark = pytest.mark.browser

RULES: dict[str, Any] = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}

SHIFTS = """window.shift = 0; new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
    if (!entry.hadRecentInput) window.shift += entry.value; })).observe({type: 'layout-shift', buffered: true})"""

CLIPPED = """() => [...document.querySelectorAll("h2, h3, label, button, a, p, td, input, select, .cap")].filter((element) => {
    if (!element.checkVisibility({visibilityProperty: true}) || element.closest(".sr, .skip, .rows, .numbers")) return false;
    const {left, right, width, height} = element.getBoundingClientRect();
    if (!width || !height) return false;
    const isCut = getComputedStyle(element).display !== "inline" && element.scrollWidth > element.clientWidth + 1;
    return isCut || left < -0.5 || right > document.documentElement.clientWidth + 0.5;
}).map((element) => `${element.tagName} ${element.className} ${element.textContent || element.value}`)"""


@pytest.mark.parametrize(("size", "scheme"), [((1440, 900), "light"), ((1024, 768), "dark"), ((390, 844), "light")], ids=str)
def test_nothing_is_clipped_shifts_or_stops_anybody(lab: Lab, size: tuple[int, int], scheme: Literal["light", "dark"]) -> None:
    width, height = size
    lab.page.set_viewport_size({"width": width, "height": height})
    lab.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    lab.page.add_init_script(SHIFTS)
    lab.open()
    lab.at(120, of=120)
    lab.tells("Network", "At epoch 120 ")  # below the fold of a phone too
    lab.figure("Network").scroll_into_view_if_needed()
    lab.page.wait_for_load_state("networkidle")
    assert lab.page.evaluate("window.shift") < 0.01
    assert lab.page.evaluate("document.documentElement.scrollWidth") <= width
    if size == (1440, 900):
        assert lab.page.evaluate("document.documentElement.scrollHeight") == height
    lab.form.get_by_text("More", exact=True).click()
    expect(lab.field("Test fraction")).to_be_visible()
    assert lab.page.evaluate(CLIPPED) == []
    lab.page.set_viewport_size({"width": min(width, 320), "height": height})
    assert lab.page.locator(".say .where").evaluate("(line) => line.scrollWidth - line.clientWidth") <= 0
    lab.page.set_viewport_size({"width": width, "height": height})
    lab.open_table("Decision boundary")
    lab.open_table("Loss")
    assert lab.page.evaluate("document.documentElement.scrollWidth") <= width
    results = Axe().run(lab.page, options=RULES)
    assert results.violations_count == 0, results.generate_report()
    if size == (390, 844):
        lab.page.set_viewport_size({"width": 320, "height": 640})
        assert lab.page.evaluate("document.documentElement.scrollWidth") <= 320
