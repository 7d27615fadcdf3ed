"""The walk at size: it stops where it is told to, goes by layers, stays inside of a group, and is scrubbed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.explorer import Explorer, packed
from tests.programs import NETWORK

pytestmark = pytest.mark.browser

GROWS = (
    "x = Value(3.0, label='x')\nz = x\nfor i in range(12):\n    z = z * 3.0\nout = relu(z - z * 2) + z * x\nout.backward()\n"
)
TURNS = 2500
LOOP = f"x = Value(1.0)\ny = Value(0.0)\nfor i in range({TURNS}):\n    y = y * 0.5 + x\ny.backward()\n"


def breaks(explorer: Explorer) -> Locator:
    return explorer.page.get_by_role("region", name="Breaks")


def add(explorer: Explorer, where: str, limit: str | None = None) -> None:
    form = breaks(explorer)
    form.get_by_role("combobox", name="Stop where").select_option(label=where)
    if limit is not None:
        form.get_by_role("spinbutton", name="Limit").fill(limit)
    form.get_by_role("button", name="Add").click()


def test_play_stops_where_a_condition_holds_and_names_the_node(explorer: Explorer) -> None:
    explorer.open_program(GROWS)
    explorer.page.get_by_role("button", name="Breaks").click()
    add(explorer, "|gradient| is above", "-1")
    expect(breaks(explorer).get_by_role("alert")).to_have_text("A limit is a number above 0, such as 0.001 or 1e-7.")
    add(explorer, "|gradient| is above", "2e5")
    add(explorer, "a ReLU is dead")
    rows = breaks(explorer).get_by_role("listitem")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text(re.compile("above 200000.*2 places"))
    expect(rows.nth(1)).to_contain_text("1 place")
    explorer.press("Escape")
    explorer.page.get_by_role("combobox", name="Speed").select_option(label="64×")
    explorer.page.get_by_role("button", name="Play", exact=True).click()
    explorer.says(re.compile(r"Forward.*Stopped at relu\(z - z \* 2\), first of 1 that are dead\. relu of .* is below 0"))
    expect(explorer.page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    dead = int(explorer.slider.get_attribute("aria-valuenow") or 0)
    explorer.press("c")
    explorer.says(
        re.compile(r"Backward.*Stopped: gradient of .+ is [\d.e]+, above 200000 in size, first of 2; \S.* handed .*on\.")
    )
    shown = explorer.page.locator("#walk").get_by_role("button", name=re.compile("^Show "))
    expect(shown).to_be_visible()
    name = (shown.get_attribute("title") or "").removeprefix("Show ")
    shown.click()
    expect(explorer.details.get_by_role("heading", level=2).first).to_have_text(name)
    explorer.press("Escape", "Shift+C")
    explorer.at_step(dead)
    explorer.says("that are dead")
    explorer.press("Shift+C")
    explorer.at_step(0)
    expect(shown).to_be_hidden()


def test_a_node_stops_the_walk_until_it_is_taken_away(explorer: Explorer) -> None:
    explorer.open_program(GROWS)
    explorer.node(4).click()
    stop = explorer.details.get_by_role("button", name="Stop here")
    expect(stop).to_have_attribute("aria-pressed", "false")
    explorer.press("p")
    expect(stop).to_have_attribute("aria-pressed", "true")
    explorer.press("c")
    explorer.says("Stopped at")
    first = int(explorer.slider.get_attribute("aria-valuenow") or 0)
    explorer.press("c")
    explorer.says(re.compile("Backward.*Stopped at"))
    explorer.press("Shift+C")
    explorer.at_step(first)
    explorer.page.get_by_role("button", name="Breaks, 1 set").click()
    add(explorer, "Backward begins")
    expect(breaks(explorer).get_by_role("listitem")).to_have_count(2)
    explorer.page.reload()
    explorer.page.get_by_role("button", name="Breaks, 1 set").click()
    expect(breaks(explorer).get_by_role("listitem")).to_contain_text("Backward begins")
    breaks(explorer).get_by_role("button", name="Stop at the first place where Backward begins").click()
    explorer.says("Stopped where Backward begins.")
    breaks(explorer).get_by_role("button", name="Remove: Backward begins").click()
    expect(breaks(explorer)).to_contain_text("stops nowhere yet")


def test_a_network_is_walked_by_layers_and_inside_of_one_group(explorer: Explorer) -> None:
    explorer.open_program(NETWORK)
    by = explorer.page.get_by_role("combobox", name="By")
    by.select_option(label="Layer")
    explorer.press("n")
    explorer.says(re.compile(r"layer 0: \d+ nodes evaluated, gives"))
    first = int(explorer.slider.get_attribute("aria-valuenow") or 0)
    explorer.press("n")
    explorer.says(re.compile(r"layer 1: \d+ nodes evaluated, gives"))
    explorer.press("b", "b")
    explorer.at_step(0)
    explorer.press("n", "g")
    expect(explorer.slider).to_have_attribute("aria-valuetext", re.compile("Backward.*layer 0"))
    explorer.press("Shift+G")
    explorer.at_step(first)
    explorer.page.get_by_role("button", name="Options", exact=True).click()
    steps = explorer.page.get_by_role("group", name="Steps in this group")
    steps.get_by_role("button", name="Previous step in this group").click()
    explorer.at_step(first - 1)
    follow = explorer.page.get_by_role("checkbox", name="Follow")
    expect(follow).to_be_checked()
    follow.uncheck()
    expect(follow).not_to_be_checked()


def test_thousands_of_steps_are_scrubbed_to_the_right_one(explorer: Explorer) -> None:
    explorer.page.goto(f"/#step=1&pass=0&program={packed(LOOP)}")
    expect(explorer.slider).to_have_attribute("aria-valuemax", re.compile(r"^\d{4,5}$"))
    total = int(explorer.slider.get_attribute("aria-valuemax") or 0)
    assert total > 3 * TURNS
    explorer.table.get_by_role("row").filter(has_text=re.compile(r"^x")).first.click()
    backward = explorer.slider.locator(".phase.backward .places")
    box = backward.bounding_box()
    assert box is not None
    mouse = explorer.page.mouse
    mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    mouse.down()
    mouse.move(box["x"] + box["width"] / 4, box["y"] + box["height"] / 2, steps=12)
    mouse.up()
    forward = 2 * TURNS
    expected = forward + 1 + int((total - forward) / 4)
    expect(explorer.slider).to_have_attribute("aria-valuetext", re.compile(r"Backward"))
    most = total / box["width"] + 1
    explorer.until(lambda: abs(int(explorer.slider.get_attribute("aria-valuenow") or 0) - expected) <= most)
    expect(explorer.details).to_contain_text(re.compile(r"[\d,]+ before these"))
    explorer.press("Escape", "End")
    explorer.at_step(total)
