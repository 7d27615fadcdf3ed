"""The drawing of large graphs, on a canvas: what lies where is tried by pointing at it, and by looking at its pixels."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import Explorer, fixed, packed

pytestmark = pytest.mark.browser

LOOP = """\
net = Neuron(2)
x = Value(1.0)
y = Value(0.5)
for i in range(80):
    y = y * 0.5 + x
middle = y * 3.0
y = middle + x
for i in range(80):
    y = y * 0.5 + x
z = y + net([0.5, x])
z.backward()
"""
BOX = """(row) => {
  const {left, top, width, height} = document.querySelector(row).getBoundingClientRect();
  return [left, top, width, height];
}"""
PIXEL = """([canvas, x, y]) => {
  const {left, top, width} = canvas.getBoundingClientRect();
  const ratio = canvas.width / width;
  return [...canvas.getContext("2d").getImageData(Math.round((x - left) * ratio), Math.round((y - top) * ratio), 1, 1).data];
}"""

KEEP = "([canvas]) => { window.kept = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data; }"
DIFFERENT = """([canvas]) => {
  const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return data.reduce((count, part, i) => count + (Math.abs(part - window.kept[i]) > 40), 0);
}"""


def open_large(explorer: Explorer, program: str, step: int = 0) -> None:
    explorer.page.emulate_media(reduced_motion="reduce")
    explorer.page.goto(f"/#step={step}&pass=0&program={quote(packed(program))}")
    expect(explorer.graph).to_have_class(re.compile("large"))


def fly_to(explorer: Explorer, name: str) -> tuple[float, float]:
    """Search for a node, and say where it is now."""
    explorer.press("/")
    explorer.page.keyboard.insert_text(name)
    explorer.press("Enter")
    expect(explorer.graph).to_contain_text("100 %")
    expect(explorer.details.get_by_role("heading", name=name, exact=True)).to_be_visible()
    expect(explorer.page.get_by_role("listbox", name="Nodes found")).to_be_hidden()
    expect(explorer.graph.locator('[role="treeitem"]:focus')).to_have_count(1)  # in a tree that may still be in the making
    return middle_of(explorer, ":focus")


def middle_of(explorer: Explorer, row: str) -> tuple[float, float]:
    """Where the thing of a row of the tree is drawn."""
    left, top, width, height = explorer.page.evaluate(BOX, row)
    return left + width / 2, top + height / 2


def pixel(explorer: Explorer, canvas: str, x: float, y: float) -> list[int]:
    handle = explorer.graph.locator(canvas).element_handle()
    found: list[int] = explorer.page.evaluate(PIXEL, [handle, x, y])
    return found


def test_search_flies_to_a_node_and_a_click_there_selects_it(explorer: Explorer) -> None:
    open_large(explorer, LOOP)
    x, y = fly_to(explorer, "middle")
    explorer.page.mouse.click(x, y + 150)
    expect(explorer.details.get_by_role("heading", name="middle", exact=True)).to_have_count(0)
    explorer.page.mouse.click(x, y)
    expect(explorer.details.get_by_role("heading", name="middle", exact=True)).to_be_visible()
    explorer.page.mouse.dblclick(x, y + 150)
    expect(explorer.graph).not_to_contain_text("100 %")


def test_what_is_under_the_pointer_is_told_in_full_at_any_scale(explorer: Explorer) -> None:
    open_large(explorer, LOOP, step=explorer_step(explorer) - 1)
    x, y = fly_to(explorer, "middle")
    explorer.page.mouse.move(x, y)
    tip = explorer.graph.locator(".tip")
    expect(tip).to_contain_text(re.compile("^middle.*not yet"))
    explorer.press("Control+ArrowRight")
    value = explorer.document(LOOP)["nodes"]
    expect(tip).to_contain_text(str(value["value"][value["label"].index("middle")]))
    explorer.press("0")
    expect(tip).to_be_hidden()
    assert fly_to(explorer, "middle") == pytest.approx((x, y), abs=1)
    expect(tip).to_be_visible()  # the pointer has not moved
    expect(tip).to_contain_text("middle")
    explorer.page.mouse.move(x, y + 150)
    expect(tip).to_be_hidden()


def test_a_step_changes_the_pixels_of_its_node_and_keeps_it_in_view(explorer: Explorer) -> None:
    middle = explorer_step(explorer)
    open_large(explorer, LOOP, step=middle - 1)
    x, y = fly_to(explorer, "middle")
    explorer.page.mouse.click(x, y + 150)
    explorer.drawn()
    before = pixel(explorer, "canvas.scene", x - 20, y - 30), pixel(explorer, "canvas.scene", x - 30, y)
    explorer.press("ArrowRight")
    explorer.at_step(middle)
    explorer.until(lambda: pixel(explorer, "canvas.scene", x - 20, y - 30) != before[0])
    after = pixel(explorer, "canvas.scene", x - 20, y - 30), pixel(explorer, "canvas.scene", x - 30, y)
    assert before[0] != after[0]
    assert before[1][2] <= before[1][0] + 20
    assert after[1][2] > after[1][0]


def explorer_step(explorer: Explorer) -> int:
    """The step that evaluates the node called middle."""
    nodes: Any = explorer.document(LOOP)["nodes"]
    at = nodes["label"].index("middle")
    return sum(op not in ("leaf", "constant") for op in nodes["op"][: at + 1])


def test_a_number_is_dragged_where_it_can_be_read(explorer: Explorer) -> None:
    step = explorer_step(explorer)
    open_large(explorer, LOOP, step=step)
    x, y = fly_to(explorer, "x")
    canvas = explorer.graph.locator("canvas.scene")
    explorer.page.mouse.move(x, y)
    expect(canvas).to_have_class(re.compile("number"))
    explorer.page.mouse.down()
    explorer.page.mouse.move(x + 50, y, steps=6)
    explorer.page.mouse.up()
    expect(explorer.program).to_contain_text("x = Value(1.5)")
    explorer.at_step(step)
    value = explorer.document(LOOP.replace("x = Value(1.0)", "x = Value(1.5)"))["nodes"]["value"]
    names = explorer.document(LOOP)["nodes"]["label"]
    expect(explorer.details).to_contain_text("1.5")
    assert middle_of(explorer, "[data-key=n3]") == pytest.approx((x, y), abs=1)  # the view has not moved
    fly_to(explorer, "middle")
    expect(explorer.details).to_contain_text(fixed(value[names.index("middle")]))
    explorer.page.mouse.move(x, y)
    explorer.press("-", "-", "-", "-")
    explorer.page.mouse.move(x, y)
    expect(canvas).not_to_have_class(re.compile("number"))


def test_another_theme_repaints_it(explorer: Explorer) -> None:
    open_large(explorer, LOOP, step=200)
    x, y = fly_to(explorer, "middle")
    explorer.page.mouse.click(x, y + 150)
    explorer.until(lambda: min(pixel(explorer, "canvas.scene", x + 40, y - 32)[:3]) > 240)
    explorer.page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    explorer.until(lambda: max(pixel(explorer, "canvas.scene", x + 40, y - 32)[:3]) < 60)


def test_a_group_opens_at_its_toggle_and_stays_where_it_was(explorer: Explorer) -> None:
    open_large(explorer, LOOP)
    row = explorer.graph.locator('[role=treeitem][data-key^="g:"]')
    fly_to(explorer, "z")
    expect(row).to_have_attribute("aria-expanded", "false")
    left, top, width, height = explorer.page.evaluate(BOX, '[data-key^="g:"]')
    explorer.page.mouse.dblclick(left + 8, top + height - 6)
    expect(row).to_have_attribute("aria-expanded", "true")
    explorer.until(lambda: explorer.page.evaluate(BOX, '[data-key^="g:"]')[2] > width)
    x, y, wide, _ = explorer.page.evaluate(BOX, '[data-key^="g:"]')
    assert (x, y) == pytest.approx((left, top), abs=1.5)
    assert wide > width
    explorer.page.mouse.click(x + wide - 22, y + 21)
    expect(row).to_have_attribute("aria-expanded", "false")


def test_the_number_of_a_leaf_is_typed_over_where_it_stands(explorer: Explorer) -> None:
    open_large(explorer, LOOP)
    x, y = fly_to(explorer, "x")
    explorer.page.mouse.dblclick(x, y + 2)
    explorer.page.get_by_role("textbox", name="Value of x").fill("1.5")
    explorer.press("Enter")
    expect(explorer.program).to_contain_text("x = Value(1.5)")


def test_the_canvas_has_a_point_for_each_point_of_the_screen_and_a_map_when_it_does_not_fit(explorer: Explorer) -> None:
    open_large(explorer, LOOP)
    sizes = "(canvas) => [canvas.width, canvas.height, canvas.clientWidth, canvas.clientHeight]"
    canvas = explorer.graph.locator("canvas.scene")
    minimap = explorer.graph.locator(".minimap")
    expect(minimap).to_be_hidden()
    session = explorer.page.context.new_cdp_session(explorer.page)
    for ratio in (2, 1):
        metrics = {"width": 1440, "height": 900 + ratio, "deviceScaleFactor": ratio, "mobile": False}
        session.send("Emulation.setDeviceMetricsOverride", metrics)
        expect(canvas).to_have_js_property("width", ratio * canvas.evaluate("(canvas) => canvas.clientWidth"))
        width, height, w, h = canvas.evaluate(sizes)
        assert (width, height) == (ratio * w, ratio * h)
    fly_to(explorer, "middle")
    expect(minimap).to_be_visible()
    before = explorer.page.evaluate(BOX, ":focus")
    box = minimap.bounding_box()
    assert box is not None
    explorer.page.mouse.click(box["x"] + 4, box["y"] + 4)
    explorer.until(lambda: explorer.page.evaluate(BOX, ":focus") != before)


def test_steps_leave_nothing_behind_where_only_what_they_change_is_painted(explorer: Explorer) -> None:
    middle = explorer_step(explorer)
    open_large(explorer, LOOP, step=middle - 3)
    x, y = fly_to(explorer, "middle")
    explorer.page.mouse.click(x, y + 150)
    explorer.drawn()
    canvas = [explorer.graph.locator("canvas.scene").element_handle()]
    explorer.page.evaluate(KEEP, canvas)
    explorer.press(*["ArrowRight"] * 3)
    explorer.at_step(middle)
    explorer.drawn()
    explorer.until(lambda: explorer.page.evaluate(DIFFERENT, canvas) > 500)
    explorer.drawn()
    explorer.page.evaluate(KEEP, canvas)
    size = explorer.page.viewport_size
    assert size is not None
    for height in (size["height"] - 2, size["height"]):  # a canvas of another size is painted as a whole
        explorer.page.set_viewport_size({"width": size["width"], "height": height})
        explorer.drawn()
    explorer.until(lambda: explorer.page.evaluate(DIFFERENT, canvas) == 0)
