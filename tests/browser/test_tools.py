"""What stands over the drawing: search, scale, banners, the empty ground, long work, and numbers to change."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.browser.explorer import Explorer, fixed, packed
from tests.browser.programs import NETWORK, NEURON, SHEET

pytestmark = pytest.mark.browser

NAN = "a = Value(-4.0)\nr = log(a)\nk = Value(3.0)\ny = r * k\ny.backward()\n"


def find(explorer: Explorer) -> Locator:
    return explorer.page.get_by_role("searchbox", name="Find node")


def place(locator: Locator) -> tuple[float, float]:
    box = locator.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(explorer: Explorer, node: int, by: float, steps: int = 8) -> None:
    """Drag the number of a leaf sideways, and keep the button pressed."""
    x, y = place(explorer.node(node).locator(".editable"))
    explorer.page.mouse.move(x, y)
    explorer.page.mouse.down()
    explorer.page.mouse.move(x + by, y, steps=steps)


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


@pytest.mark.parametrize(("asked", "node"), [("v6", 6), ("tanh", 9), ("N", 8), ("Value(1.0)", 3)])
def test_a_node_is_found_by_number_operation_name_and_source(explorer: Explorer, asked: str, node: int) -> None:
    explorer.open_program(NEURON)
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
    before = place(fit)
    expect(explorer.page.get_by_role("button", name="Expand all")).to_have_count(0)
    explorer.open_program(NETWORK)
    explorer.page.reload()
    expect(explorer.page.get_by_role("button", name="Expand all")).to_be_visible()
    assert place(fit) == before


def test_zoom_says_its_scale_and_fit_brings_a_graph_back(explorer: Explorer) -> None:
    explorer.page.emulate_media(reduced_motion="reduce")
    explorer.open_program(SHEET)
    at_first = place(explorer.node(0))
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
    assert place(explorer.node(0)) != at_first
    explorer.page.get_by_role("button", name="Fit").click()
    expect(scale).to_have_text("100 %")
    assert place(explorer.node(0)) == pytest.approx(at_first, abs=1)


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


@pytest.mark.parametrize("program", ["", "# compute with Value(...),\n# then call backward()\n"])
def test_an_empty_program_is_an_invitation(explorer: Explorer, program: str) -> None:
    explorer.open_program(SHEET)
    explorer.write(program or " ")
    empty = explorer.graph.get_by_role("heading", name="No numbers yet")
    expect(empty).to_be_visible()
    expect(explorer.node(0)).to_be_hidden()
    explorer.graph.get_by_role("button", name=re.compile("^One neuron")).click()
    expect(empty).to_be_hidden()
    expect(explorer.node(9)).to_be_visible()
    expect(explorer.program).to_contain_text("tanh")


def test_long_work_is_told_and_can_be_given_up(explorer: Explorer) -> None:
    explorer.open_program(SHEET, step=5)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    explorer.page.route("**/api/v1/graphs", hold)
    explorer.write(NEURON)
    explorer.press("ControlOrMeta+Enter")
    card = explorer.graph.get_by_role("group", name="Progress")
    explorer.page.wait_for_timeout(500)
    expect(card).to_be_hidden()
    expect(card).to_contain_text("Running the program")
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


def test_a_finger_drags_a_number_and_taps_it_to_type(explorer: Explorer) -> None:
    explorer.page.set_viewport_size({"width": 390, "height": 844})
    explorer.open_program(SHEET, step=5)
    touch = explorer.page.context.new_cdp_session(explorer.page)
    x, y = place(explorer.node(0).locator(".editable"))

    def send(kind: str, *at: float) -> None:
        points = [{"x": at[0], "y": at[1]}] if at else []
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    send("touchStart", x, y)
    for by in range(0, 50, 5):
        send("touchMove", x + by, y + by / 5)
    send("touchEnd")
    expect(explorer.program).to_contain_text("a = 2.9")
    assert explorer.page.evaluate("scrollY") == 0
    assert place(explorer.node(0).locator(".editable"))[1] == pytest.approx(y, abs=2)
    explorer.at_step(5)
    field = explorer.page.get_by_role("textbox", name="Value of a")
    send("touchStart", x, y)
    send("touchEnd")
    expect(explorer.node(0)).to_have_class(re.compile("selected"))
    expect(field).to_have_count(0)
    send("touchStart", x, y)
    send("touchEnd")
    expect(field).to_be_focused()
