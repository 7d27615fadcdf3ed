"""Code and graph are one thing: each follows the other, and nothing typed is lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import Explorer, fixed, middle
from tests.programs import NEURON, SHEET

pytestmark = pytest.mark.browser


def test_a_leaf_typed_over_in_the_graph_changes_the_text_and_keeps_the_place(explorer: Explorer) -> None:
    explorer.open_program(SHEET, step=5)
    explorer.node(0).focus()
    explorer.press("Enter")
    field = explorer.page.get_by_role("textbox", name="Value of a")
    field.fill("7")
    field.press("Enter")
    expect(explorer.node(3)).to_contain_text(fixed(35))
    expect(explorer.program).to_contain_text("a = 7")
    explorer.at_step(5)
    explorer.program.click()
    explorer.press("ControlOrMeta+z")
    expect(explorer.program).to_contain_text("a = 2")
    expect(explorer.node(3)).to_contain_text(fixed(10))


def test_a_leaf_is_dragged_to_another_number(explorer: Explorer) -> None:
    explorer.open_program(SHEET, step=5)
    x, y = middle(explorer.node(0).locator(".data").first)
    explorer.page.mouse.move(x, y)
    explorer.page.mouse.down()
    explorer.page.mouse.move(x + 40, y, steps=8)
    explorer.page.mouse.up()
    expect(explorer.program).not_to_contain_text(re.compile(r"a = 2(?!\.)"))
    expect(explorer.node(0)).not_to_contain_text(fixed(2))
    text = explorer.program.inner_text()
    found = re.search(r"a = (\S+)", text)
    assert found is not None
    assert float(found[1]) > 2
    expect(explorer.node(0)).to_contain_text(fixed(float(found[1])))
    explorer.at_step(5)


def test_a_number_inside_a_list_can_be_typed_over(explorer: Explorer) -> None:
    explorer.open_program("w = [Value(1.5), Value(-2.5)]\ny = w[0] * w[1]\ny.backward()", step=1)
    explorer.node(1).focus()
    explorer.press("Enter")
    field = explorer.page.get_by_role("textbox", name=re.compile("^Value of"))
    field.fill("4")
    field.press("Enter")
    expect(explorer.program).to_contain_text("Value(4)")
    expect(explorer.node(2)).to_contain_text(fixed(6))


def test_a_broken_program_is_shown_at_its_place_while_the_last_good_graph_stays(explorer: Explorer) -> None:
    explorer.open_program(NEURON, step=10)
    explorer.write(NEURON.replace("x2*w2", "x2*w3"))
    alert = explorer.page.get_by_role("alert")
    expect(alert).to_contain_text("w3 is not defined")
    expect(alert).to_contain_text("line 8, column 16")
    expect(explorer.graph).to_contain_text("Out of date")
    expect(explorer.node(9)).to_be_visible()
    alert.get_by_role("button", name="Write w2").click()
    expect(alert).to_have_count(0)
    expect(explorer.graph).not_to_contain_text("Out of date")
    expect(explorer.program).to_contain_text("x2*w2")


def test_typed_text_survives_a_reload_and_the_choice_of_an_example(explorer: Explorer) -> None:
    explorer.open()
    explorer.write("q = 3\nr = q * q")
    expect(explorer.graph).to_contain_text(fixed(3))
    examples = explorer.page.get_by_role("combobox", name="Examples").or_(explorer.page.get_by_role("listbox", name="Examples"))
    examples.first.click()
    explorer.page.get_by_role("option").nth(2).click()
    expect(explorer.program).not_to_contain_text("q = 3")
    examples.first.click()
    explorer.page.get_by_role("option", name=re.compile("Your program")).click()
    expect(explorer.program).to_contain_text("q = 3")
    expect(explorer.page).to_have_url(re.compile("program="))
    explorer.page.reload()
    expect(explorer.program).to_contain_text("q = 3")


def test_the_present_step_is_marked_in_the_source_and_a_click_finds_its_node(explorer: Explorer) -> None:
    explorer.open_program(NEURON, step=2)
    expect(explorer.program.locator(".here mark, .cm-present, mark")).to_have_text("x2*w2")
    explorer.program.get_by_text("tanh").first.click()
    expect(explorer.details).to_contain_text("o")
    expect(explorer.node(9)).to_have_class(re.compile("selected"))


def test_ctrl_enter_runs_and_output_is_shown(explorer: Explorer) -> None:
    explorer.open_program(SHEET)
    explorer.write("a = 5\nprint(a)\nb = a * 2")
    explorer.press("ControlOrMeta+Enter")
    explorer.page.get_by_role("tab", name=re.compile("Output")).click()
    expect(explorer.page.get_by_role("tabpanel")).to_contain_text("Value(data=5.0)")


def test_user_text_is_never_markup(explorer: Explorer) -> None:
    explorer.open_program('print("<img src=x onerror=alert(1)>")\na = Value(1, label="<b>a</b>")\nb = a * 2')
    expect(explorer.graph).to_contain_text("<b>a</b>")
    assert explorer.page.locator("img").count() == 0
    assert explorer.page.locator("b", has_text=re.compile("^a$")).count() == 0
