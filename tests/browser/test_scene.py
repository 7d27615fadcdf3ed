"""The drawing: what it shows of a step, and how its view behaves."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import MINUS, Explorer, packed
from tests.programs import MICROGRAD, NETWORK, NEURON, SHEET

pytestmark = pytest.mark.browser

CORNERS = """(selector) => [...document.querySelectorAll(selector)].map((element) => {
  const {left, top, right, bottom} = element.getBoundingClientRect();
  return [left, top, right, bottom];
})"""


def corners(explorer: Explorer, selector: str) -> list[list[float]]:
    found: list[list[float]] = explorer.page.evaluate(CORNERS, selector)
    return found


def pills(explorer: Explorer) -> list[str]:
    return sorted(explorer.graph.locator(".pill").all_text_contents())


def scale(explorer: Explorer) -> float:
    found: float = explorer.page.evaluate("document.querySelector('.scene > g').transform.baseVal.consolidate().matrix.a")
    return found


def still(explorer: Explorer) -> None:
    """Wait until nothing moves."""
    explorer.page.wait_for_timeout(450)


def test_each_operand_edge_is_drawn_once_and_says_what_flows(explorer: Explorer) -> None:
    explorer.open_program(SHEET)
    edges = explorer.graph.locator("[data-edge]").evaluate_all("all => all.map((edge) => edge.dataset.edge).sort()")
    assert edges == ["0:2:0", "0:3:1", "1:2:1", "2:3:0"]
    explorer.press("ArrowRight")
    explorer.until(lambda: pills(explorer) == ["2.0000", "4.0000"])
    explorer.press("End")
    explorer.until(lambda: pills(explorer) == ["+2.0000", "+4.0000"])


def test_an_operand_used_twice_has_two_edges(explorer: Explorer) -> None:
    explorer.open_program("a = Value(32)\ns = a + a\ns.backward()", step=3)
    explorer.until(lambda: pills(explorer) == ["+1.0000", "+1.0000"])
    paths = explorer.graph.locator("[data-edge]").evaluate_all("all => all.map((edge) => edge.getAttribute('d'))")
    assert len(set(paths)) == 2


def test_pointing_at_a_node_and_choosing_it_show_every_contribution_on_its_edges(explorer: Explorer) -> None:
    explorer.open_program(NEURON, step=11)
    explorer.until(lambda: pills(explorer) == ["+1.0000", f"{MINUS}1.5000"])
    explorer.node(7).hover()
    expect(explorer.graph.locator(".pill")).to_have_count(5)
    explorer.node(9).click()
    explorer.page.mouse.move(700, 640)
    expect(explorer.graph.locator(".pill")).to_have_count(3)
    expect(explorer.node(8)).to_have_class(re.compile("operand"))


def test_click_chooses_a_click_on_the_ground_clears_and_a_double_click_fits(explorer: Explorer) -> None:
    explorer.open_program(SHEET)
    explorer.node(2).click()
    expect(explorer.node(2)).to_have_class(re.compile("selected"))
    expect(explorer.node(2)).to_have_attribute("aria-pressed", "true")
    ground = corners(explorer, ".scene")[0]
    x, y = ground[0] + 60, ground[1] + 120
    explorer.page.mouse.click(x, y)
    expect(explorer.graph.locator(".selected")).to_have_count(0)
    explorer.page.mouse.move(x, y)
    explorer.page.mouse.wheel(0, -400)
    explorer.until(lambda: scale(explorer) > 1.2)
    explorer.page.mouse.dblclick(x, y)
    explorer.until(lambda: scale(explorer) == 1)
    for left, top, right, bottom in corners(explorer, ".scene .node .box"):
        assert ground[0] < left < right < ground[2]
        assert ground[1] < top < bottom < ground[3]


def test_the_view_zooms_by_button_key_and_wheel_and_says_how_much(explorer: Explorer) -> None:
    explorer.open_program(SHEET)
    explorer.page.get_by_role("button", name="Zoom in").click()
    expect(explorer.graph).to_contain_text("125 %")
    explorer.press("-")
    expect(explorer.graph).to_contain_text("100 %")
    explorer.press("+", "+", "0")
    expect(explorer.graph).to_contain_text("100 %")


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_the_present_node_is_always_in_view(explorer: Explorer, size: tuple[int, int]) -> None:
    explorer.page.emulate_media(reduced_motion="reduce")
    explorer.page.set_viewport_size({"width": size[0], "height": size[1]})
    explorer.open_program(MICROGRAD)
    ground = corners(explorer, ".scene")[0]
    assert scale(explorer) >= 0.75
    for step in range(1, 52):
        explorer.press("ArrowRight")
        explorer.at_step(step)
        (left, top, right, bottom), *rest = corners(explorer, ".scene [aria-current=step] .box")
        assert rest == []
        assert ground[0] <= left < right <= ground[2], step
        assert ground[1] <= top < bottom <= ground[3], step


def test_stepping_where_all_is_in_view_moves_nothing(explorer: Explorer) -> None:
    explorer.open_program(NEURON)
    before = corners(explorer, ".scene .node .box")
    explorer.press(*["ArrowRight"] * 11)
    explorer.at_step(11)
    still(explorer)
    assert corners(explorer, ".scene .node .box") == before


def test_a_group_that_opens_stays_where_it_was_and_keeps_the_focus(explorer: Explorer) -> None:
    explorer.open_program(NETWORK)
    explorer.page.get_by_role("button", name="Collapse all").click()
    expect(explorer.graph.locator('[data-group="mlp 0"]')).to_have_attribute("aria-expanded", "false")
    still(explorer)
    (left, top, _, _) = corners(explorer, '[data-group="mlp 0"] .frame')[0]
    explorer.graph.locator('[data-group="mlp 0"]').focus()
    explorer.press("Enter")
    expect(explorer.graph.locator('[data-group="mlp 0"]')).to_have_attribute("aria-expanded", "true")
    expect(explorer.graph.locator('[data-group="mlp 0"]')).to_be_focused()
    still(explorer)
    (x, y, _, _) = corners(explorer, '[data-frame="mlp 0"]')[0]
    assert (x, y) == pytest.approx((left, top), abs=1.5)


def test_a_changed_number_keeps_every_element_and_the_view(explorer: Explorer) -> None:
    explorer.open_program(NEURON, step=11)
    explorer.page.mouse.move(700, 400)
    explorer.page.mouse.wheel(0, -200)
    before = corners(explorer, ".scene .node .box")
    explorer.page.evaluate("document.querySelectorAll('.scene .thing').forEach((thing) => { thing.kept = true; })")
    explorer.write(NEURON.replace("x1 = Value(2.0)", "x1 = Value(0.5)"))
    expect(explorer.node(0)).to_contain_text("0.5000")
    assert corners(explorer, ".scene .node .box") == before
    assert explorer.page.evaluate("[...document.querySelectorAll('.scene .thing')].every((thing) => thing.kept)")


def test_programs_that_follow_each_other_quickly_never_mix(explorer: Explorer) -> None:
    explorer.open_program(SHEET, step=5)
    for program in (NEURON, SHEET, MICROGRAD, "p = 2\nq = p * p", NETWORK, NEURON):
        explorer.page.evaluate("(hash) => { location.hash = hash; }", f"step=2&pass=0&program={packed(program)}")
        explorer.page.wait_for_timeout(60)
    expect(explorer.graph.locator("[data-node]")).to_have_count(10)
    count: Any = explorer.document(NEURON)["nodes"]
    assert len(count["op"]) == 10
    expect(explorer.node(6)).to_have_attribute("aria-label", "x2*w2, value 0, gradient not yet")


def test_a_parameter_shows_its_edge_when_it_is_pointed_at_and_is_lit_when_it_receives(explorer: Explorer) -> None:
    explorer.open_program("net = Neuron(1)\ny = net([2.0])\ny.backward()", step=0)
    document = explorer.document("net = Neuron(1)\ny = net([2.0])\ny.backward()")
    parameter = 0
    consumer = next(i for i, row in enumerate(document["nodes"]["operands"]) if parameter in row)
    slot = document["nodes"]["operands"][consumer].index(parameter)
    tie = explorer.graph.locator(f'[data-edge="{parameter}:{consumer}:{slot}"]')
    expect(tie.locator("xpath=..")).to_have_css("opacity", "0")
    explorer.node(parameter).hover()
    expect(tie.locator("xpath=..")).to_have_css("opacity", "1")
    explorer.press("End")
    expect(explorer.node(parameter)).to_have_class(re.compile("new-grad"))


def test_with_reduced_motion_nothing_moves(explorer: Explorer) -> None:
    explorer.page.emulate_media(reduced_motion="reduce")
    explorer.open_program(SHEET)
    for _ in range(5):
        explorer.press("ArrowRight")
        assert explorer.page.evaluate("document.querySelector('.scene').getAnimations({subtree: true}).length") == 0
        assert explorer.graph.locator(".sparks circle").count() == 0


def test_a_leaf_alone_is_drawn_as_well(explorer: Explorer) -> None:
    explorer.open_program("x = Value(1.5)\nx.backward()")
    expect(explorer.node(0)).to_contain_text("1.5000")
    explorer.press("End")
    expect(explorer.node(0)).to_contain_text("1.0000")


def test_a_term_that_is_taken_away_under_the_pointer_lights_nothing_any_more(explorer: Explorer) -> None:
    explorer.open_program(NEURON, step=11)
    explorer.press("End")
    explorer.node(0).click()
    lit = explorer.graph.locator(".node.path")
    explorer.details.get_by_role("table", name="Sum of contributions").locator("tbody tr").last.hover()
    expect(lit).to_have_count(2)
    explorer.press("Escape", "Home")
    expect(lit).to_have_count(0)
