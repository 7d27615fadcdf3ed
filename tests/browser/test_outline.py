"""A graph on canvas is a tree of its groups and nodes too: by keyboard alone, and as a screen reader is told of it."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from tests.browser.explorer import Explorer

pytestmark = pytest.mark.browser

RULES: dict[str, Any] = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
SAMPLES = """net = MLP(2, [4, 4, 1])
total = Value(0.0)
for i in range(8):
    total = total + (net([i * 0.1, 1 - i * 0.2]) - 1)**2
total.backward()
"""
LOOP = "x = Value(1.0)\ny = x * 1\nfor k in range(160):\n    y = y * 0.5 + x\ny.backward()\n"
WINDOW = 140


def row(explorer: Explorer, key: str) -> Locator:
    return explorer.graph.locator(f'[role=treeitem][data-key="{key}"]')


def open_all(explorer: Explorer) -> Locator:
    """The program of eight samples with all groups open; the tree."""
    explorer.page.emulate_media(reduced_motion="reduce")
    explorer.open_program(SAMPLES)
    explorer.page.get_by_role("button", name="Expand all").click()
    tree = explorer.graph.locator("canvas [role=tree]")
    expect(tree).to_have_attribute("aria-label", re.compile(r"^Graph of \d+ nodes, as a tree of groups$"))
    return tree


def over(explorer: Explorer) -> str:
    """What is drawn over the graph: the present step, and the ring around what has focus."""
    explorer.drawn()
    picture: str = explorer.page.evaluate("() => document.querySelector('#graph canvas.scene').toDataURL()")
    return picture


def test_a_group_is_opened_and_a_node_in_it_found_and_selected_by_keyboard_alone(explorer: Explorer) -> None:
    open_all(explorer)
    explorer.page.get_by_role("link", name="Skip to the graph").focus()
    explorer.press("Enter", "Home")
    explorer.page.keyboard.type("i 3")
    group = row(explorer, "g:i 3")
    expect(group).to_be_focused()
    explorer.press("ArrowLeft")
    expect(group).to_have_attribute("aria-expanded", "false")
    expect(group).to_be_focused()
    expect(row(explorer, "g:i 3/mlp 0")).to_have_count(0)
    said = explorer.graph.locator("canvas ~ [aria-live]")
    expect(said).to_have_text(re.compile(r"^i 3, closed, 1 mlp and \d+ nodes$"))
    explorer.press("ArrowRight")
    expect(group).to_have_attribute("aria-expanded", "true")
    expect(said).to_have_text(re.compile("^i 3, open, "))
    explorer.press("ArrowRight")
    inside = explorer.page.locator(":focus")
    expect(inside).to_have_attribute("aria-level", "2")
    while (inside.get_attribute("data-key") or "")[0] != "n":
        explorer.press("ArrowDown")
    node = inside.get_attribute("data-node")
    explorer.press("Enter")
    expect(inside).to_have_attribute("aria-selected", "true")
    expect(explorer.details).to_contain_text(f"v{node}")
    group.evaluate("(item) => item.focus()")
    expect(group).to_be_focused()
    ringed = over(explorer)
    explorer.press("Tab")
    explorer.until(lambda: over(explorer) != ringed)
    explorer.press("Shift+Tab")
    expect(group).to_be_focused()
    explorer.until(lambda: over(explorer) == ringed)


def test_few_rows_are_there_and_each_says_where_it_stands_among_all_and_what_it_is_at_the_step(explorer: Explorer) -> None:
    tree = open_all(explorer)
    rows = tree.locator("[role=treeitem]")
    document = explorer.document(SAMPLES)["nodes"]
    assert 61 <= rows.count() <= WINDOW < len(document["op"])
    expect(tree.locator("[tabindex='0']")).to_have_count(1)
    top = {path.split("/")[0] for path in document["group"]} - {"", "parameters"}
    direct = sum(group == "" and op != "constant" for group, op in zip(document["group"], document["op"], strict=True))
    tree.locator("[tabindex='0']").evaluate("(item) => item.focus()")
    explorer.press("End", "ArrowLeft")
    last = explorer.page.locator(":focus")
    expect(last).to_have_attribute("data-key", "g:i 7")
    for name in ["aria-setsize", "aria-posinset"]:
        expect(last).to_have_attribute(name, str(len(top) + direct))
    assert rows.count() <= WINDOW
    explorer.press("ArrowUp", "ArrowUp")
    keys = rows.evaluate_all("(items) => items.map((item) => [item.dataset.key, Number(item.getAttribute('aria-level'))])")
    for (key, level), (below, deeper) in itertools.pairwise(keys):
        assert deeper <= level + 1, (key, below)
    explorer.press("Home", "Control+ArrowRight", "Control+ArrowRight")
    explorer.at_step(2)
    present = tree.locator("[aria-current=step]")
    expect(present).to_have_count(1)
    expect(present).to_contain_text(re.compile(r"value .?\d"))
    first = tree.locator(":focus").get_attribute("data-key")
    explorer.slider.focus()
    explorer.press("End")
    expect(present).to_contain_text(re.compile(r"gradient .?\d"))
    assert tree.locator("[tabindex='0']").get_attribute("data-key") == first


def test_a_screen_reader_is_told_of_the_tree_inside_the_canvas_and_axe_finds_nothing(explorer: Explorer) -> None:
    open_all(explorer).locator("[tabindex='0']").evaluate("(item) => item.focus()")
    nodes = explorer.page.context.new_cdp_session(explorer.page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    items = [node for node in nodes if node.get("role", {}).get("value") == "treeitem" and not node["ignored"]]
    assert len(items) > 60
    said = {each["name"]: each["value"].get("value") for each in items[0]["properties"]}
    assert said["focusable"]
    assert said["level"] == 1
    above, roles = items[0], []
    while "parentId" in above:
        above = by_id[above["parentId"]]
        roles.append(above.get("role", {}).get("value"))
    assert roles[:2] == ["tree", "Canvas"]
    assert "region" in roles
    results = Axe().run(explorer.page, options=RULES)
    assert results.violations_count == 0, results.generate_report()


def test_the_search_goes_to_nodes_and_groups_and_opens_what_hides_them(explorer: Explorer) -> None:
    open_all(explorer)
    find = explorer.page.get_by_role("searchbox", name="Find node")
    find.fill("i 5/mlp 5/layer 1/neuron 3")
    options = explorer.page.get_by_role("listbox", name="Nodes found").get_by_role("option")
    expect(options).to_have_count(1)
    expect(explorer.graph.locator(".find [aria-live]")).to_have_text("1 group found")
    explorer.press("Enter")
    group = row(explorer, "g:i 5/mlp 5/layer 1/neuron 3")
    expect(group).to_be_focused()
    inside = explorer.document(SAMPLES)["nodes"]["group"].index("i 5/mlp 5/layer 1/neuron 3")
    explorer.press("ArrowLeft")
    expect(group).to_have_attribute("aria-expanded", "false")
    expect(explorer.node(inside)).to_have_count(0)
    find.fill(f"v{inside}")
    explorer.press("Enter")
    expect(explorer.node(inside)).to_be_focused()
    expect(explorer.node(inside)).to_have_attribute("aria-selected", "true")
    expect(group).to_have_attribute("aria-expanded", "true")
    find.fill("nothing like it")
    expect(explorer.graph.locator(".find")).to_contain_text("No node or group is called that.")
    explorer.press("Escape")
    expect(explorer.node(inside)).to_be_focused()


def test_a_loop_without_groups_is_a_list_whose_edges_can_be_followed(explorer: Explorer) -> None:
    explorer.page.emulate_media(reduced_motion="reduce")
    explorer.open_program(LOOP)
    tree = explorer.graph.locator("canvas [role=tree]")
    expect(tree).to_have_attribute("aria-label", re.compile(r"^Graph of \d+ nodes$"))
    explorer.graph.locator("[data-node='0']").evaluate("(item) => item.focus()")
    explorer.press("PageDown", "PageDown", "PageUp")
    here = int(explorer.page.locator(":focus").get_attribute("aria-posinset") or 0)
    assert here > 10
    explorer.press("Home", "Enter")
    field = explorer.graph.get_by_role("textbox", name="Value of x")
    expect(field).to_be_focused()
    box, around = field.bounding_box(), explorer.graph.bounding_box()
    assert box
    assert around
    assert around["x"] + 20 < box["x"] < around["x"] + around["width"] - box["width"]
    explorer.press("Escape", "PageDown")
    explorer.press("ArrowDown" if explorer.page.locator(":focus").get_attribute("aria-level") == "2" else "Shift+ArrowLeft")
    explorer.press("Shift+ArrowRight", "Shift+ArrowRight")
    assert int(explorer.page.locator(":focus").get_attribute("aria-posinset") or 0) > here


def test_focus_stays_at_its_group_when_the_graph_becomes_small_and_large_again(explorer: Explorer) -> None:
    open_all(explorer)
    for sample in range(8):
        at = explorer.graph.locator(f'[data-key="g:i {sample}"]')
        at.evaluate("(item) => item.focus()")
        explorer.press("ArrowLeft")
        expect(at).to_have_attribute("aria-expanded", "false")
        if explorer.graph.locator("[role=treeitem]").count() == 0:
            break
    expect(explorer.graph.locator("svg [data-key]").first).to_be_visible()
    expect(at).to_be_focused()
    explorer.press("Alt+Enter")
    expect(row(explorer, f"g:i {sample}")).to_be_focused()
    expect(row(explorer, f"g:i {sample}")).to_have_attribute("aria-expanded", "true")
