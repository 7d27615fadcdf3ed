"""What stands over the drawing: search, scale, banners, the empty ground, long work."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.browser.explorer import Explorer, fixed, middle, packed
from tests.programs import NETWORK, NEURON, SHEET

pytestmark = pytest.mark.browser

NAN = "a = Value(-4.0)\nr = log(a)\nk = Value(3.0)\ny = r * k\ny.backward()\n"


def find(explorer: Explorer) -> Locator:
    return explorer.page.get_by_role("searchbox", name="Find node")


def test_the_search_lists_what_it_finds_and_the_keys_choose(explorer: Explorer) -> None:
    explorer.open_program(NEURON)
    explorer.press("/")
    expect(find(explorer)).to_be_focused()
    explorer.page.keyboard.type("x2")
    options = explorer.page.get_by_role("listbox", name="Nodes found").get_by_role("option")
    expect(options).to_have_count(4)
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    expect(explorer.graph.locator(".find [aria-live]")).to_have_text("4 nodes found")
    explorer.press("ArrowDown", "ArrowUp", "ArrowDown")
    active = find(explorer).get_attribute("aria-activedescendant")
    expect(options.nth(1)).to_have_attribute("id", active or "")
    explorer.press("Enter")
    expect(explorer.node(6)).to_have_class(re.compile("selected"))
    expect(explorer.node(6)).to_be_focused()
    expect(options).to_have_count(0)


def test_a_node_is_found_by_number_operation_name_and_source(explorer: Explorer) -> None:
    explorer.open_program(NEURON)
    for asked, node in [("v6", 6), ("tanh", 9), ("N", 8), ("Value(1.0)", 3)]:
        find(explorer).fill(asked)
        explorer.press("Enter")
        expect(explorer.node(node)).to_be_focused()


def test_escape_leaves_the_search_and_returns_to_where_it_was_called(explorer: Explorer) -> None:
    explorer.open_program(NEURON)
    explorer.node(2).focus()
    explorer.press("ControlOrMeta+f")
    explorer.page.keyboard.type("nothing like it")
    expect(explorer.graph.locator(".find")).to_contain_text("No node is called that")
    explorer.press("Escape")
    expect(explorer.node(2)).to_be_focused()
    expect(find(explorer)).to_have_value("")


def test_a_node_inside_closed_groups_is_opened_and_focused(explorer: Explorer) -> None:
    explorer.open_program(NETWORK)
    hidden = explorer.document(NETWORK)["nodes"]["op"].index("tanh")
    explorer.page.get_by_role("button", name="Collapse all").click()
    expect(explorer.node(hidden)).to_have_count(0)
    find(explorer).fill(f"v{hidden}")
    explorer.press("Enter")
    expect(explorer.node(hidden)).to_be_focused()
    expect(explorer.node(hidden)).to_be_in_viewport(ratio=1)


def test_expand_and_collapse_are_there_only_where_there_are_groups(explorer: Explorer) -> None:
    explorer.open_program(NEURON)
    fit = explorer.page.get_by_role("button", name="Fit")
    before = middle(fit)
    expect(explorer.page.get_by_role("button", name="Expand all")).to_have_count(0)
    explorer.open_program(NETWORK)
    explorer.page.reload()
    expect(explorer.page.get_by_role("button", name="Expand all")).to_be_visible()
    assert middle(fit) == before


def test_zoom_says_its_scale_and_fit_brings_a_graph_back(explorer: Explorer) -> None:
    explorer.page.emulate_media(reduced_motion="reduce")
    explorer.open_program(SHEET)
    at_first = middle(explorer.node(0))
    scale = explorer.graph.get_by_text(re.compile(r"^\d+ %$"))
    expect(scale).to_have_text("100 %")
    explorer.page.get_by_role("button", name="Zoom in").click()
    expect(scale).to_have_text("125 %")
    explorer.page.get_by_role("button", name="Zoom out").click()
    explorer.page.get_by_role("button", name="Zoom out").click()
    expect(scale).to_have_text("80 %")
    explorer.page.mouse.move(700, 650)
    explorer.page.mouse.down()
    explorer.page.mouse.move(300, 300, steps=4)
    explorer.page.mouse.up()
    assert middle(explorer.node(0)) != at_first
    explorer.page.get_by_role("button", name="Fit").click()
    expect(scale).to_have_text("100 %")
    assert middle(explorer.node(0)) == pytest.approx(at_first, abs=1)


def test_the_first_nan_is_a_click_away(explorer: Explorer) -> None:
    explorer.open_program(NAN, step=5)
    banner = explorer.graph.locator(".banner")
    expect(banner).to_contain_text("2 nodes are NaN")
    banner.get_by_role("button", name="first: r, line 2").click()
    explorer.at_step(1)
    expect(explorer.node(1)).to_have_class(re.compile("selected"))


def test_typing_does_not_flash_out_of_date_and_what_lasts_does(explorer: Explorer) -> None:
    explorer.open_program(SHEET)
    explorer.page.evaluate("""() => {
        window.seen = [];
        new MutationObserver(() => window.seen.push(document.querySelector(".banner").textContent))
            .observe(document.querySelector(".banner"), {childList: true, subtree: true, characterData: true});
    }""")
    explorer.write("a = 3\nb = 4\nd = a*b + a")
    explorer.press("ControlOrMeta+Enter")
    expect(explorer.node(0)).to_contain_text(fixed(3))
    assert explorer.page.evaluate("window.seen.filter(text => text.includes('Out of date'))") == []
    explorer.write("a = 3\nb = 4\nd = a*b + c")
    expect(explorer.graph.locator(".banner")).to_contain_text("Out of date")
    expect(explorer.graph.locator("svg.scene")).to_have_class(re.compile("stale"))


def test_an_empty_program_is_an_invitation(explorer: Explorer) -> None:
    explorer.open_program(SHEET)
    empty = explorer.graph.get_by_role("heading", name="No numbers yet")
    for program in (" ", "# compute with Value(...),\n# then call backward()\n"):
        explorer.write(program)
        expect(empty).to_be_visible()
        for part in (explorer.node(0), explorer.table, explorer.slider, explorer.details.get_by_role("heading").first):
            expect(part).to_be_hidden()
        expect(explorer.page.get_by_role("alert")).to_have_count(0)
        explorer.graph.get_by_role("button", name=re.compile("^One neuron")).click()
        expect(empty).to_be_hidden()
        expect(explorer.table).to_be_visible()
        expect(explorer.node(9)).to_be_visible()
        expect(explorer.program).to_contain_text("tanh")


SILENCE = """() => {
  addEventListener("keydown", ({key}) => { if (key === "Enter") window.pressed ??= performance.now(); }, true);
  const appears = new MutationObserver(() => { window.shown ??= performance.now(); });
  appears.observe(document.querySelector(".work-card"), {attributes: true, attributeFilter: ["hidden"]});
}"""
"""When the card of long work comes, against the key that began the work."""


def test_long_work_is_told_and_can_be_given_up(explorer: Explorer) -> None:
    explorer.open_program(SHEET, step=5)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    explorer.page.route("**/api/v1/graphs", hold)
    explorer.page.evaluate(SILENCE)
    explorer.write(NEURON)
    explorer.press("ControlOrMeta+Enter")
    card = explorer.graph.get_by_role("group", name="Progress")
    expect(card).to_contain_text("Running the program")
    assert explorer.page.evaluate("window.shown - window.pressed") > 950
    expect(card.get_by_role("progressbar")).to_have_attribute("aria-valuetext", re.compile("second"))
    expect(explorer.node(3)).to_be_visible()
    explorer.program.click()
    explorer.press("ControlOrMeta+End")
    explorer.page.keyboard.type("# still writing")
    expect(explorer.program).to_contain_text("# still writing")
    expect(card).to_be_visible()
    card.get_by_role("button", name="Cancel").focus()
    explorer.press("Enter")
    expect(card).to_be_hidden()
    expect(explorer.page.get_by_role("button", name="Run")).to_be_focused()
    expect(explorer.graph).to_contain_text("Out of date")
    expect(explorer.node(3)).to_contain_text(fixed(10))
    explorer.page.unroute("**/api/v1/graphs")
    explorer.page.get_by_role("button", name="Run").click()
    expect(explorer.node(9)).to_be_visible()
    expect(explorer.graph).not_to_contain_text("Out of date")
    assert held


def test_layout_can_be_given_up_too(explorer: Explorer) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    explorer.page.route("**/layout/worker.js", hold)
    explorer.page.goto(f"/#step=11&pass=0&program={packed(NEURON)}")
    card = explorer.graph.get_by_role("group", name="Progress")
    expect(card).to_contain_text("Placing nodes")
    expect(card).to_contain_text("Program run, 10 nodes")
    card.get_by_role("button", name="Cancel").click()
    expect(card).to_be_hidden()
    expect(explorer.table).to_contain_text("x1*w1")
    explorer.press("ArrowLeft")
    explorer.at_step(10)
    explorer.page.unroute("**/layout/worker.js")
    explorer.page.get_by_role("button", name="Run").click()
    expect(explorer.node(9)).to_be_visible()
    assert held
