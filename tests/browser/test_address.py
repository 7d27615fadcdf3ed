"""Any address ever made shows the same frame."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import Explorer, fixed
from tests.programs import NEURON, SHEET

pytestmark = pytest.mark.browser


def test_an_address_loads_its_program_and_step_again(explorer: Explorer) -> None:
    explorer.open_program(NEURON, step=10)
    explorer.at_step(10)
    explorer.press("ArrowLeft")
    expect(explorer.page).to_have_url(re.compile("step=9"))
    explorer.page.reload()
    explorer.at_step(9)
    expect(explorer.program).to_contain_text("6.8813735870195432")


def test_steps_replace_the_history_entry_and_examples_push_one(explorer: Explorer) -> None:
    explorer.open("step=2&pass=0&example=neuron")
    explorer.at_step(2)
    length = explorer.page.evaluate("history.length")
    explorer.press("ArrowRight", "ArrowRight")
    explorer.at_step(4)
    expect(explorer.page).to_have_url(re.compile("step=4"))
    assert explorer.page.evaluate("history.length") == length
    explorer.page.get_by_role("combobox", name="Examples").click()
    explorer.page.get_by_role("option").nth(1).click()
    expect(explorer.page).not_to_have_url(re.compile("example=neuron"))
    explorer.page.go_back()
    expect(explorer.page).to_have_url(re.compile("example=neuron"))
    explorer.at_step(4)
    expect(explorer.program).to_contain_text("a neuron with two inputs")


def test_by_edge_stands_in_the_address(explorer: Explorer) -> None:
    explorer.open_program(SHEET, step=4)
    explorer.page.get_by_role("checkbox", name="By edge").check()
    expect(explorer.page).to_have_url(re.compile("by=edge"))
    explorer.page.reload()
    expect(explorer.page.get_by_role("checkbox", name="By edge")).to_be_checked()
    explorer.at_step(5)


def test_share_shows_the_address_selected(explorer: Explorer) -> None:
    explorer.open_program(SHEET, step=3)
    explorer.page.get_by_role("button", name="Share").click()
    field = explorer.page.get_by_role("textbox", name=re.compile("[Aa]ddress|[Ll]ink"))
    expect(field).to_have_value(re.compile(r"^http://.*#step=3&pass=0&program="))
    selected = explorer.page.evaluate("document.activeElement.selectionEnd - document.activeElement.selectionStart")
    assert selected == len(field.input_value())


def test_a_long_program_is_shared_as_a_short_link_that_shows_the_same_frame(explorer: Explorer) -> None:
    lines = "\n".join(f"x{i} = {i}.{(i * 7919) % 100003}" for i in range(200))
    program = f"{lines}\ny = x3 * x4 + x5"
    explorer.open_program(program, step=1)
    explorer.page.get_by_role("button", name="Share").click()
    field = explorer.page.get_by_role("textbox", name=re.compile("[Aa]ddress|[Ll]ink"))
    expect(field).to_have_value(re.compile("link="))
    explorer.page.goto(field.input_value())
    explorer.page.reload()
    explorer.at_step(1)
    expect(explorer.program).to_contain_text("y = x3 * x4 + x5")  # the editor draws the lines around the present one


def test_a_bad_address_still_opens_a_page_that_works(explorer: Explorer) -> None:
    for fragment in ("step=999&pass=0&example=neuron", "step=x&pass=-4", "program=%%%", "example=nosuch", "link=nosuch"):
        explorer.page.goto("/healthz")  # so that the page itself is opened there
        explorer.page.goto(f"/#{fragment}")
        explorer.graph.locator("[data-node]").first.wait_for()
        explorer.press("Home", "ArrowRight")
        explorer.at_step(1)


def test_the_page_works_from_an_origin_that_is_not_localhost(explorer: Explorer, base_url: str) -> None:
    port = base_url.rsplit(":", 1)[1]
    explorer.page.goto(f"http://gradwalk.test:{port}/#step=0&pass=0&example=neuron")
    explorer.graph.locator("[data-node]").first.wait_for()
    explorer.press("ArrowRight")
    explorer.at_step(1)
    explorer.write(SHEET)
    expect(explorer.node(3)).to_be_visible()
    explorer.press("Escape")
    explorer.page.get_by_role("button", name="Last step").click()
    expect(explorer.node(0)).to_contain_text(fixed(5))
