"""The left column: the gallery, problems and numbers that are none, the table of nodes, and what was printed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.browser.explorer import MINUS, Explorer, fixed, middle
from tests.programs import MICROGRAD, NETWORK, NEURON, SHEET

pytestmark = pytest.mark.browser

NAN = "a = Value(-4.0)\nr = log(a)\nk = Value(3.0)\ny = r * k\ny.backward()"

PASTE = """(text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const paste = new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true});
  document.querySelector(".cm-content").dispatchEvent(paste);
}"""


def row(explorer: Explorer, name: str) -> Locator:
    name_cell = explorer.page.locator("td.code", has_text=re.compile(rf"^{re.escape(name)}(, selected)?$"))
    return explorer.table.locator("tbody tr").filter(has=name_cell)


def test_a_lesson_that_comes_late_takes_nothing_away(explorer: Explorer) -> None:
    late: list[Route] = []
    explorer.open("example=used-twice")
    explorer.page.route("**/api/v1/examples/neuron", lambda route: late.append(route))
    with explorer.page.expect_request("**/api/v1/examples/neuron"):
        explorer.page.get_by_role("combobox", name="Examples").click()
        explorer.page.get_by_role("option", name="One neuron").click()
    explorer.program.press("Control+End")
    explorer.program.press_sequentially("\nz = 9")
    expect(row(explorer, "z")).to_be_visible()
    with explorer.page.expect_response("**/api/v1/examples/neuron"):
        late[0].continue_()
    explorer.page.wait_for_timeout(300)
    expect(explorer.program).to_contain_text("z = 9")


def test_each_text_of_ones_own_is_kept(explorer: Explorer) -> None:
    explorer.open()
    explorer.write("q = 3\nr = q * q")
    expect(row(explorer, "r")).to_have_count(1)
    box = explorer.page.get_by_role("combobox", name="Examples")
    box.click()
    explorer.page.get_by_role("option", name=re.compile("One neuron")).click()
    expect(explorer.program).to_contain_text("tanh")
    explorer.write("z = 5\ny = z + z")
    expect(row(explorer, "y")).to_have_count(1)
    box.click()
    own = explorer.page.get_by_role("option", name=re.compile("program", re.IGNORECASE))
    expect(own).to_have_text([re.compile("Your program.*z = 5"), re.compile("An earlier program of yours.*q = 3")])
    own.last.click()
    expect(explorer.program).to_contain_text("q = 3")


def test_a_text_that_cannot_be_run_survives_a_reload_too(explorer: Explorer) -> None:
    explorer.open_program(SHEET, step=2)
    explorer.write("a = 2\nb = a * unknown")
    expect(explorer.page.get_by_role("alert")).to_contain_text("unknown is not defined")
    explorer.page.reload()
    expect(explorer.program).to_contain_text("unknown")
    expect(explorer.page.get_by_role("alert")).to_contain_text("unknown is not defined")


def test_a_paste_runs_by_itself_and_undo_works_from_the_graph(explorer: Explorer) -> None:
    explorer.open_program(SHEET)
    explorer.program.click()
    explorer.press("ControlOrMeta+a")
    explorer.page.evaluate(PASTE, "a = 6\nc = a * a")
    expect(row(explorer, "c")).to_have_count(1)
    explorer.node(1).focus()
    explorer.press("ControlOrMeta+z")
    expect(explorer.program).to_contain_text("d = a*b + a")
    expect(row(explorer, "d")).to_have_count(1)
    explorer.press("ControlOrMeta+Shift+z")
    expect(row(explorer, "c")).to_have_count(1)


def test_one_drag_of_a_number_is_one_step_of_undo(explorer: Explorer) -> None:
    explorer.open_program(SHEET, step=5)
    x, y = middle(explorer.node(0).locator(".data").first)
    explorer.page.mouse.move(x, y)
    explorer.page.mouse.down()
    explorer.page.mouse.move(x + 20, y, steps=4)
    explorer.page.wait_for_timeout(700)
    explorer.page.mouse.move(x + 40, y, steps=4)
    explorer.page.mouse.up()
    expect(explorer.node(0)).not_to_contain_text(fixed(2))
    explorer.press("ControlOrMeta+z")
    expect(explorer.program).to_have_text("a = 2b = 4d = a*b + a")
    expect(explorer.node(0)).to_contain_text(fixed(2))
    explorer.at_step(5)


def test_undoing_all_changes_of_a_lesson_brings_the_lesson_back(explorer: Explorer) -> None:
    explorer.open("step=0&pass=0&example=neuron")
    box = explorer.page.get_by_role("combobox", name="Examples")
    explorer.program.click()
    explorer.press("ControlOrMeta+End")
    explorer.page.keyboard.type("# mine")
    expect(box).to_contain_text("Your program")
    explorer.press("ControlOrMeta+z")
    expect(box).to_contain_text("One neuron")
    expect(explorer.page).to_have_url(re.compile("example=neuron"))


def test_tab_leaves_the_editor(explorer: Explorer) -> None:
    explorer.open_program(SHEET)
    explorer.program.focus()
    explorer.press("Tab")
    expect(explorer.page.get_by_role("button", name="Run", exact=True)).to_be_focused()


def test_a_literal_is_changed_by_keys_in_the_text(explorer: Explorer) -> None:
    explorer.open_program("a = -0.1\nb = a * 2", step=1)
    explorer.program.click()
    explorer.press("ControlOrMeta+Home", "End", "Alt+ArrowUp", "Alt+ArrowUp")
    expect(explorer.program).to_contain_text("a = 0.1")
    expect(row(explorer, "b")).to_contain_text(fixed(0.2))


def test_every_kind_of_problem_is_told_under_the_program(explorer: Explorer) -> None:
    explorer.open_program(SHEET)
    for program, words in [
        ("a = (", "line 1, column 5"),
        ("import os", "there is no module os here"),
        ("a = Value(1)\nb = math.tanh(a)", "a.tanh()"),
        ("a = [1, 2]\nb = a[5]", "out of range"),
        ("a = 1\nfor i in range(1000000000):\n    a = a + 1", "The limit is"),
    ]:
        explorer.write(program)
        explorer.press("ControlOrMeta+Enter")
        # a limit of CPU is longer by the clock
        expect(explorer.page.get_by_role("alert")).to_contain_text(words, timeout=20_000)
        expect(row(explorer, "d")).to_have_count(1)


def test_the_place_of_a_problem_is_marked_in_the_text(explorer: Explorer) -> None:
    explorer.open_program(NEURON)
    explorer.write(NEURON.replace("x2*w2", "x2*w3"))
    expect(explorer.program.locator(".cm-error")).to_have_text("w3")
    expect(explorer.program.locator(".cm-bad")).to_contain_text("n = x1*w1")


def test_a_server_that_is_gone_is_told_and_asked_again(explorer: Explorer) -> None:
    explorer.open_program(SHEET)
    explorer.page.route("**/api/v1/graphs", lambda route: route.fulfill(status=204, body=""))
    explorer.page.get_by_role("button", name="Run", exact=True).click()
    alert = explorer.page.get_by_role("alert")
    again = alert.get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    explorer.page.unroute("**/api/v1/graphs")
    again.click()
    expect(alert).to_have_count(0)


def test_the_first_number_that_is_none_is_named_and_led_to(explorer: Explorer) -> None:
    explorer.open_program(NAN)
    note = explorer.page.get_by_role("note").filter(has_text="NaN")
    expect(note).to_contain_text("NaN, first at r = log(a)")
    expect(note).to_contain_text(f"log is defined above 0, and a is {MINUS}4. It spreads to y.")
    expect(explorer.program.locator(".cm-nan")).to_have_text("r = log(a)")
    note.get_by_role("button", name="Go to step 1").click()
    explorer.at_step(1)
    expect(row(explorer, "r")).to_contain_text("NaN")


def test_what_a_program_should_know_is_told(explorer: Explorer) -> None:
    explorer.open_program("a = Value(2)\nb = a * 2\na.data = 3\nc = b * 2\nc.backward()")
    expect(explorer.page.get_by_role("note").filter(has_text="Worth knowing")).to_contain_text(
        "was changed after it had been used"
    )


def test_the_table_goes_with_the_walk(explorer: Explorer) -> None:
    explorer.open_program(SHEET)
    expect(row(explorer, "a*b")).to_have_text(re.compile("a\\*bnot yetnot yet"))
    explorer.press("ArrowRight")
    expect(row(explorer, "a*b")).to_have_attribute("aria-current", "step")
    expect(row(explorer, "a*b")).to_contain_text(fixed(8))
    explorer.press("End")
    expect(row(explorer, "a")).to_have_text(re.compile(f"{fixed(2)}{fixed(5)}$"))
    explorer.press("ArrowLeft")
    expect(row(explorer, "a")).to_have_text(re.compile(f"1/2 {fixed(1)}$"))


def test_the_table_is_filtered_and_walked_by_keys(explorer: Explorer) -> None:
    explorer.open_program(MICROGRAD)
    explorer.page.get_by_role("searchbox", name="Filter nodes").fill("relu")
    names = explorer.table.locator("tbody tr td:first-child")
    expect(names).to_have_count(4)
    explorer.press("ArrowDown", "ArrowDown", "Enter")
    selected = explorer.table.locator("tr.selected")
    expect(selected).to_be_focused()
    expect(selected).to_have_attribute("aria-rowindex", "3")
    explorer.page.get_by_role("searchbox", name="Filter nodes").fill("nothing at all")
    expect(explorer.page.get_by_role("tabpanel")).to_contain_text("No node is called")


def test_of_a_long_table_only_what_is_in_view_is_drawn(explorer: Explorer) -> None:
    explorer.open_program(NETWORK.replace("[4, 4, 1]", "[16, 16, 1]"))
    total = len(explorer.document(NETWORK.replace("[4, 4, 1]", "[16, 16, 1]"))["nodes"]["op"])
    assert total > 500
    expect(explorer.table).to_have_attribute("aria-rowcount", str(total + 1))
    assert explorer.table.get_by_role("row").count() < 80
    for _ in range(3):
        explorer.press("ArrowRight")
    present = explorer.table.locator('[aria-current="step"]')
    expect(present).to_be_in_viewport()


def test_output_is_a_tab_of_its_own(explorer: Explorer) -> None:
    explorer.open_program(MICROGRAD)
    nodes = explorer.page.get_by_role("tab", name="Nodes")
    output = explorer.page.get_by_role("tab", name="Output 3 lines")
    expect(nodes).to_have_attribute("aria-selected", "true")
    nodes.focus()
    explorer.press("ArrowRight")
    expect(output).to_be_focused()
    expect(explorer.page.get_by_role("tabpanel")).to_contain_text("138.8338")
    expect(explorer.table).to_be_hidden()
    explorer.at_step(0)
    explorer.press("ArrowLeft")
    expect(explorer.table).to_be_visible()
