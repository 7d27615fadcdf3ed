"""Numbers of leaves are changed where they stand in the graph: typed over, moved by keys, dragged."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import Explorer, fixed, middle
from tests.programs import NEURON, SHEET

pytestmark = pytest.mark.browser


def drag(explorer: Explorer, node: int, by: float, steps: int = 8) -> None:
    """Drag the number of a leaf sideways, and keep the button pressed."""
    x, y = middle(explorer.node(node).locator(".editable"))
    explorer.page.mouse.move(x, y)
    explorer.page.mouse.down()
    explorer.page.mouse.move(x + by, y, steps=steps)


def test_a_field_says_what_is_wrong_and_escape_gives_up(explorer: Explorer) -> None:
    explorer.open_program(SHEET, step=5)
    explorer.node(0).dblclick()
    field = explorer.page.get_by_role("textbox", name="Value of a")
    expect(field).to_have_value("2")
    field.fill("1,5")
    field.press("Enter")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("Write a number, such as -1.5 or 2e-3.")
    field.press("Escape")
    expect(field).to_be_hidden()
    expect(explorer.node(0)).to_be_focused()
    expect(explorer.program).to_contain_text("a = 2")


def test_tab_goes_on_to_the_next_number(explorer: Explorer) -> None:
    explorer.open_program(SHEET, step=5)
    explorer.node(0).focus()
    explorer.press("F2")
    explorer.page.keyboard.type("3.25")
    explorer.press("Tab")
    expect(explorer.page.get_by_role("textbox", name="Value of b")).to_be_focused()
    explorer.page.keyboard.type("-7")
    explorer.press("Enter")
    expect(explorer.node(1)).to_be_focused()
    expect(explorer.program).to_contain_text("a = 3.25")
    expect(explorer.program).to_contain_text("b = -7")
    expect(explorer.node(3)).to_contain_text(fixed(3.25 * -7 + 3.25))
    explorer.at_step(5)


def test_arrows_move_a_number_in_steps(explorer: Explorer) -> None:
    explorer.open_program(SHEET, step=5)
    explorer.node(0).focus()
    explorer.press("Alt+ArrowUp", "Alt+ArrowUp", "Alt+Shift+ArrowDown")
    expect(explorer.program).to_contain_text("a = 2.38")
    expect(explorer.node(0)).to_contain_text(fixed(2.38))
    expect(explorer.node(0)).to_be_focused()
    explorer.at_step(5)


def test_a_drag_is_one_change_and_escape_takes_it_back(explorer: Explorer) -> None:
    explorer.open_program(NEURON, step=10)
    drag(explorer, 0, 50, steps=12)
    expect(explorer.node(0)).to_contain_text(fixed(3))
    explorer.page.mouse.up()
    expect(explorer.program).to_contain_text("x1 = Value(3.0)")
    explorer.at_step(10)
    explorer.program.click()
    explorer.press("ControlOrMeta+z")
    expect(explorer.program).to_contain_text("x1 = Value(2.0)")
    expect(explorer.node(0)).to_contain_text(fixed(2))
    drag(explorer, 2, -30)
    expect(explorer.program).to_contain_text("w1 = Value(-3.6)")
    explorer.press("Escape")
    expect(explorer.program).to_contain_text("w1 = Value(-3.0)")
    explorer.page.mouse.up()
    expect(explorer.node(2)).to_contain_text(fixed(-3))


def test_a_click_on_a_number_selects_and_changes_nothing(explorer: Explorer) -> None:
    explorer.open_program(NEURON, step=10)
    explorer.node(4).locator(".editable").click()
    expect(explorer.node(4)).to_have_class(re.compile("selected"))
    drag(explorer, 4, 20)
    explorer.page.mouse.up()
    expect(explorer.program).to_contain_text("b = Value(7.9)")
    expect(explorer.node(4)).to_have_class(re.compile("selected"))


def test_a_leaf_without_a_number_of_its_own_says_why(explorer: Explorer) -> None:
    explorer.open_program("k = 2\na = Value(k * 1.5)\nb = a * a\nb.backward()")
    expect(explorer.node(0).locator(".editable")).to_have_count(0)
    explorer.node(0).hover()
    expect(explorer.node(0).locator("title")).to_contain_text("The program computes this number")
    explorer.node(0).focus()
    explorer.press("Enter")
    expect(explorer.page.get_by_role("textbox", name="Value of a")).to_have_count(0)


class Finger:
    """One finger on the page."""

    def __init__(self, explorer: Explorer) -> None:
        self.session = explorer.page.context.new_cdp_session(explorer.page)

    def send(self, kind: str, *at: float) -> None:
        points = [{"x": at[0], "y": at[1]}] if at else []
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def tap(self, x: float, y: float) -> None:
        self.send("touchStart", x, y)
        self.send("touchEnd")


def test_a_finger_drags_a_number(explorer: Explorer) -> None:
    explorer.page.set_viewport_size({"width": 390, "height": 844})
    explorer.open_program(SHEET, step=5)
    x, y = middle(explorer.node(0).locator(".editable"))
    finger = Finger(explorer)
    finger.send("touchStart", x, y)
    for by in range(0, 50, 5):
        finger.send("touchMove", x + by, y + by / 5)
    finger.send("touchEnd")
    expect(explorer.program).to_contain_text("a = 2.9")
    assert explorer.page.evaluate("scrollY") == 0
    assert middle(explorer.node(0).locator(".editable"))[1] == pytest.approx(y, abs=2)
    explorer.at_step(5)


def test_a_finger_chooses_a_number_by_one_tap_and_types_it_after_a_second(explorer: Explorer) -> None:
    explorer.page.set_viewport_size({"width": 390, "height": 844})
    explorer.open_program(SHEET, step=5)
    x, y = middle(explorer.node(0).locator(".editable"))
    finger = Finger(explorer)
    field = explorer.page.get_by_role("textbox", name="Value of a")

    def tap_until(come: Callable[[], bool]) -> None:
        """On a busy machine a finger may stay on the glass for long enough to be no tap."""
        for _ in range(5):
            finger.tap(x, y)
            explorer.page.wait_for_timeout(700)  # two at once would be a double tap
            if come():
                return
        pytest.fail("no tap was taken")

    tap_until(lambda: "selected" in (explorer.node(0).get_attribute("class") or ""))
    expect(field).to_have_count(0)
    tap_until(field.is_visible)
    expect(field).to_be_focused()
