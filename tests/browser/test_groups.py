"""Groups open and close, by mouse and by keyboard, and the step inside a closed one lights it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import Explorer
from tests.programs import NETWORK

pytestmark = pytest.mark.browser


def test_groups_close_and_open_again(explorer: Explorer) -> None:
    explorer.open_program(NETWORK)
    layer = explorer.graph.locator('[data-group="mlp 0/layer 0"]')
    inside = len([g for g in explorer.document(NETWORK)["nodes"]["group"] if g.startswith("mlp 0/layer 0")])
    assert inside > 0
    explorer.page.get_by_role("button", name="Collapse all").click()
    expect(explorer.graph.locator('[data-group="mlp 0"]')).to_have_attribute("aria-expanded", "false")
    expect(layer).to_have_count(0)
    explorer.graph.locator('[data-group="mlp 0"]').focus()
    explorer.press("Enter")
    expect(layer).to_have_attribute("aria-expanded", "false")
    layer.focus()
    explorer.press("Alt+Enter")
    expect(explorer.graph.locator('[data-group="mlp 0/layer 0/neuron 0"]')).to_have_attribute("aria-expanded", "true")
    explorer.page.get_by_role("button", name="Expand all").click()
    expect(explorer.graph.locator('[data-group="mlp 0/layer 2/neuron 0"]')).to_have_attribute("aria-expanded", "true")


def test_a_closed_group_is_lit_while_the_walk_is_inside(explorer: Explorer) -> None:
    explorer.open_program(NETWORK)
    explorer.page.get_by_role("button", name="Collapse all").click()
    explorer.press("ArrowRight")
    expect(explorer.graph.locator('[data-group="mlp 0"]')).to_have_class(re.compile("lit"))


def test_a_parameter_is_a_chip_at_its_consumer(explorer: Explorer) -> None:
    explorer.open_program(NETWORK)
    explorer.page.get_by_role("button", name="Expand all").click()
    parameter = explorer.document(NETWORK)["nodes"]["group"].index("parameters/layer 0/neuron 0")
    chip = explorer.node(parameter)
    expect(chip).to_have_count(1)
    explorer.press("End")
    expect(chip).to_have_attribute("aria-label", re.compile(r"gradient [^n]"))


def test_find_node_opens_what_hides_it(explorer: Explorer) -> None:
    explorer.open_program(NETWORK)
    explorer.page.get_by_role("button", name="Collapse all").click()
    explorer.press("/")
    find = explorer.page.get_by_role("searchbox", name="Find node").or_(explorer.page.get_by_role("combobox", name="Find node"))
    expect(find.first).to_be_focused()
    explorer.page.keyboard.type("tanh")
    explorer.press("Enter")
    expect(explorer.graph.locator("[data-node].selected")).to_have_count(1)


def test_what_became_small_is_read_again_once_all_groups_are_closed(explorer: Explorer) -> None:
    explorer.open_program("net = MLP(2, [4, 4, 1])\nloss = (net([1.0, -2.0]) - 1)**2\nloss.backward()")
    explorer.page.get_by_role("button", name="Fit").click()
    scale = explorer.page.locator("#graph .cluster .num")
    expect(scale).to_have_text(re.compile(r"^[1-4]\d %$"))
    explorer.page.get_by_role("button", name="Collapse all").click()
    expect(scale).to_have_text("100 %")
