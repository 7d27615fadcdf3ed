"""Everything by keyboard, in both themes, at every width, with nothing clipped and nothing that axe finds."""

from __future__ import annotations

import re
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.explorer import Explorer
from tests.programs import NETWORK, NEURON, SHEET

pytestmark = pytest.mark.browser

SIZES = [(1440, 900), (1280, 720), (1024, 768), (844, 390), (390, 844)]
CUT = """(parts) => parts.flatMap((part) => [...document.querySelectorAll(part)]).filter((each) => {
  const inside = each.closest("article, .bar, .tabs").getBoundingClientRect();
  const {left, right} = each.getBoundingClientRect();
  const wide = each.matches("input") ? right - left < 56 : each.scrollWidth > each.clientWidth && each.clientWidth > 0;
  const high = each.clientHeight > 0 && each.scrollHeight > each.clientHeight + 4;
  return wide || high || left < inside.left || right > inside.right;
}).map((each) => each.textContent || each.placeholder)"""
RULES: dict[str, Any] = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


def test_axe_finds_nothing(explorer: Explorer) -> None:
    schemes: list[Literal["light", "dark"]] = ["light", "dark"]
    explorer.page.emulate_media(reduced_motion="reduce")
    explorer.open_program(NEURON)
    for step in (0, 3, 10):
        explorer.press("Home", *["ArrowRight"] * step)
        explorer.at_step(step)
        for scheme in schemes:
            explorer.page.emulate_media(color_scheme=scheme)
            results = Axe().run(explorer.page, options=RULES)
            assert results.violations_count == 0, (step, scheme, results.generate_report())


def test_nothing_runs_over_the_side_and_every_control_is_in_reach(explorer: Explorer) -> None:
    explorer.open_program(NEURON, step=10)
    explorer.at_step(10)
    for width, height in SIZES:
        explorer.resize(width, height)
        over = explorer.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, width
        for name in ["First step", "Previous step", "Play", "Next step", "Last step"]:
            box = explorer.page.get_by_role("button", name=name).bounding_box()
            assert box is not None, (width, name)
            assert box["x"] >= 0, (width, name)
            assert box["x"] + box["width"] <= width, (width, name)
            assert box["y"] + box["height"] <= height, (width, name)
            if min(width, height) < 640:
                assert min(box["width"], box["height"]) >= 44, (width, name, box)


def test_a_long_table_scrolls_in_its_own_panel_and_the_page_not_at_all(explorer: Explorer) -> None:
    explorer.open_program("a = Value(1.0)\nfor i in range(60):\n    a = a * 1.01 + 1\na.backward()")
    over = explorer.page.evaluate("document.documentElement.scrollHeight - document.documentElement.clientHeight")
    assert over <= 0
    left = explorer.page.locator(".left")
    assert left.evaluate("(panel) => panel.scrollHeight - panel.clientHeight") <= 0


def test_both_cards_are_whole_without_scrolling(explorer: Explorer) -> None:
    explorer.open_program(NEURON, step=10)
    cards = explorer.details.locator(".formula")
    expect(cards).to_have_count(2)
    for width, height in [(1024, 768), (1280, 720)]:
        explorer.resize(width, height)
        panel = explorer.details.bounding_box()
        last = cards.nth(1).bounding_box()
        assert panel is not None
        assert last is not None
        assert last["y"] + last["height"] <= panel["y"] + panel["height"], width


def test_what_a_card_and_the_bar_under_the_program_say_is_not_cut_at_any_width(explorer: Explorer) -> None:
    explorer.open_program(NEURON, step=9)
    expect(explorer.details.locator(".formula h3")).to_have_text(["To x1*w1", "To x2*w2"])
    for width in (320, 390, 641, 1024, 1200, 1201, 1440):
        explorer.resize(width, 768)
        cut = explorer.page.evaluate(CUT, [".formula h3", ".formula .result", ".bar .made", ".bar .made span", ".sift input"])
        assert cut == [], width


def test_on_a_phone_the_place_the_colours_and_every_phase_are_in_the_window(explorer: Explorer) -> None:
    explorer.page.set_viewport_size({"width": 390, "height": 844})
    explorer.open_program(NETWORK, step=20)
    place = explorer.page.locator(".say .where .place")
    expect(place).to_have_text(re.compile(r"^layer \d / neuron \d · $"))
    expect(explorer.page.locator(".say .where .total")).to_be_hidden()
    explorer.page.get_by_role("button", name="Colour", exact=True).click()
    items = explorer.page.get_by_role("menuitemradio")
    for item in (items.first, items.last):
        box = item.bounding_box()
        assert box is not None
        assert 0 <= box["x"] <= box["x"] + box["width"] <= 390
    phases = explorer.page.locator(".score .phase")
    boxes = [phase.bounding_box() for phase in phases.all()]
    places = [(box["x"], box["x"] + box["width"]) for box in boxes if box is not None]
    assert len(places) == len(boxes) == 3
    assert all(right - left >= 24 for left, right in places)
    assert places == sorted(places)
    assert places[-1][1] <= 390


def test_tab_reaches_every_visible_node_and_shift_arrows_follow_edges(explorer: Explorer) -> None:
    explorer.open_program(SHEET, step=5)
    explorer.node(0).focus()
    explorer.press("Shift+ArrowRight")
    reached = explorer.page.evaluate("document.activeElement.dataset.node")
    assert reached in {"2", "3"}
    explorer.press("Shift+ArrowLeft")
    assert explorer.page.evaluate("document.activeElement.dataset.node") in {"0", "1", "2"}
    explorer.node(0).focus()
    seen = {"0"}
    for _ in range(12):
        explorer.press("Tab")
        seen.add(explorer.page.evaluate("document.activeElement.dataset?.node ?? ''"))
    assert {"0", "1", "2", "3"} <= seen


def test_the_keys_are_listed_and_single_keys_can_be_turned_off(explorer: Explorer) -> None:
    explorer.open_program(SHEET)
    explorer.press("?")
    dialog = explorer.page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_be_visible()
    dialog.get_by_role("switch").or_(dialog.get_by_role("checkbox")).first.click()
    explorer.press("Escape")
    expect(dialog).to_be_hidden()
    explorer.press("?")
    expect(dialog).to_be_hidden()


def test_no_single_key_acts_inside_the_editor(explorer: Explorer) -> None:
    explorer.open_program(SHEET, step=2)
    explorer.program.click()
    explorer.press("ArrowRight", "Home", "?", "/")
    explorer.at_step(2)
    expect(explorer.page.get_by_role("dialog")).to_be_hidden()


def test_present_folds_the_editor_away_and_escape_brings_it_back(explorer: Explorer) -> None:
    explorer.open_program(SHEET, step=2)
    explorer.page.get_by_role("button", name="Present").click()
    expect(explorer.program).to_be_hidden()
    expect(explorer.node(3)).to_be_visible()
    explorer.press("ArrowRight")
    explorer.at_step(3)
    explorer.press("Escape")
    expect(explorer.program).to_be_visible()


def test_the_theme_button_overrides_the_system(explorer: Explorer) -> None:
    explorer.page.emulate_media(color_scheme="light")
    explorer.open_program(SHEET)
    theme = explorer.page.get_by_role("button", name="Theme")
    seen = set()
    for _ in range(3):
        theme.click()
        seen.add(explorer.page.evaluate("document.documentElement.dataset.theme ?? 'system'"))
    assert {"light", "dark"} <= seen


@pytest.mark.parametrize("size", SIZES)
def test_nothing_shifts_while_the_page_loads(explorer: Explorer, size: tuple[int, int]) -> None:
    width, height = size
    explorer.page.set_viewport_size({"width": width, "height": height})
    explorer.page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => list.getEntries().forEach((entry) => {"
        " if (!entry.hadRecentInput) window.shift += entry.value; })).observe({type: 'layout-shift', buffered: true})"
    )
    explorer.open()
    explorer.page.wait_for_load_state("networkidle")
    assert explorer.page.evaluate("window.shift") < 0.01


def test_tab_goes_through_the_head_in_the_order_that_is_seen(explorer: Explorer) -> None:
    explorer.open()
    for width in (1440, 390):
        explorer.resize(width, 844)
        explorer.page.get_by_role("link", name="Explore").focus()
        places = []
        for _ in range(2 if width < 641 else 5):
            explorer.press("Tab")
            places.append(explorer.page.evaluate("document.activeElement.getBoundingClientRect().x"))
        assert places == sorted(places), width


def test_the_focus_stays_near_a_cure_that_has_done_its_work(explorer: Explorer) -> None:
    explorer.open()
    explorer.write("weight = 2\nd = wieght * 3")
    cure = explorer.page.get_by_role("button", name="Write weight")
    cure.focus()
    explorer.press("Enter")
    expect(cure).to_have_count(0)
    expect(explorer.page.get_by_role("button", name="Run")).to_be_focused()


def test_the_page_does_not_scroll_beyond_its_end(explorer: Explorer) -> None:
    explorer.open("step=10&pass=0&example=neuron")
    for width, height in [(1024, 768), (844, 390)]:
        explorer.resize(width, height)
        assert explorer.page.evaluate("document.documentElement.scrollHeight") == height


def test_an_emptied_program_is_not_called_another_ones(explorer: Explorer) -> None:
    explorer.open()
    explorer.write("")
    explorer.press("Delete")
    expect(explorer.graph).to_contain_text("No numbers yet")
    expect(explorer.page.get_by_role("combobox", name="Examples")).to_contain_text("Nothing is written yet")
    expect(explorer.page.locator("#run-bar")).not_to_contain_text("nodes")
