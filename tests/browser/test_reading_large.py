"""A graph is read by colours, by what leads to a node, by its largest paths, and as a table that is sorted and saved."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.explorer import MINUS, Explorer, middle

pytestmark = pytest.mark.browser

SIGNS = "a = Value(-2.0)\nb = Value(3.0)\nd = a * b\ne = a + b\nf = d * e\nf.backward()\n"
LOOP = "x = Value(1.0)\ny = x * 1\nfor k in range(400):\n    y = y * 0.5 + x\ny.backward()\n"
DOUBLED = "x = Value(1.0)\ny = x * 1\nfor k in range(70):\n    y = y * 0.5 + y * 0.4\ny.backward()\n"


def colour_by(explorer: Explorer, name: str) -> None:
    explorer.graph.get_by_role("button", name="Colour", exact=True).click()
    explorer.graph.get_by_role("menuitemradio", name=re.compile(f"^{re.escape(name)}")).click()


def ground(node: Locator) -> str:
    colour: str = node.locator(".lift").evaluate("(box) => getComputedStyle(box).fill")
    return colour


def test_nodes_have_the_colour_of_a_number_once_it_has_come(explorer: Explorer) -> None:
    page = explorer.page
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    explorer.open_program(SIGNS)
    tinted = explorer.graph.locator(".node.tinted")
    scale = explorer.graph.get_by_role("group", name="What is shown")
    expect(scale).to_be_hidden()
    colour_by(explorer, "Gradient")
    expect(scale).to_contain_text("Gradient")
    expect(tinted).to_have_count(0)
    explorer.press("End")
    expect(tinted).to_have_count(5)
    a, b, f = (explorer.node(node) for node in (0, 1, 4))
    assert len({ground(each) for each in (a, b, f)}) == 3, "−3, −8 and 1 are not of one colour"
    expect(scale).to_contain_text(f"{MINUS}10")
    light = ground(b)
    page.emulate_media(color_scheme="dark")
    expect(b.locator(".lift")).not_to_have_css("fill", light)

    colour_by(explorer, "Depth")
    explorer.press("Home")
    expect(tinted).to_have_count(5)
    colour_by(explorer, "None")
    expect(tinted).to_have_count(0)
    expect(scale).to_be_hidden()

    explorer.graph.get_by_role("button", name="Colour", exact=True).press("ArrowUp")
    edges = explorer.graph.get_by_role("menuitemcheckbox", name=re.compile("Edges by contribution"))
    expect(edges).to_be_focused()
    explorer.press("Enter")
    expect(edges).to_have_attribute("aria-checked", "true")
    explorer.press("Escape")
    expect(explorer.graph.locator(".line.above, .line.below")).to_have_count(0)
    explorer.press("End")
    expect(explorer.graph.locator(".line.above")).to_have_count(2)
    expect(explorer.graph.locator(".line.below")).to_have_count(4)


def test_only_what_leads_to_a_node_stays_in_the_foreground(explorer: Explorer) -> None:
    explorer.open_program(SIGNS)
    explorer.press("End")
    explorer.node(2).click()
    explorer.details.get_by_role("button", name="What leads here").click()
    faded = explorer.graph.locator(".node.faded")
    rows = explorer.table.locator("tbody tr[data-row]")
    expect(faded).to_have_count(2)
    expect(rows).to_have_text([re.compile("^a"), re.compile("^b"), re.compile("^d")])
    expect(explorer.graph.get_by_role("group", name="What is shown")).to_contain_text("What leads to d 3 of 5 nodes")
    explorer.details.get_by_role("button", name="What it leads to").click()
    expect(rows).to_have_text([re.compile("^d"), re.compile("^f")])
    explorer.press("Escape")
    expect(faded).to_have_count(0)
    expect(rows).to_have_count(5)
    expect(explorer.graph.locator(".node.selected")).to_have_count(1)
    explorer.press("Escape")
    expect(explorer.graph.locator(".node.selected")).to_have_count(0)


def test_the_table_is_sorted_by_a_column_and_saved_as_it_stands(explorer: Explorer) -> None:
    page = explorer.page
    explorer.open_program(LOOP)
    expect(explorer.graph.get_by_role("button", name="Legend")).to_have_attribute("aria-expanded", "false")
    head = explorer.table.get_by_role("columnheader", name="Data")
    first = explorer.table.locator("tbody tr[data-row]").first
    expect(head).to_have_attribute("aria-sort", "none")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(first).to_contain_text("0.5")
    explorer.press("End")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    page.get_by_role("searchbox", name="Filter nodes").fill("add")
    document = explorer.document(LOOP)["nodes"]
    values = sorted((document["value"][node] for node, op in enumerate(document["op"]) if op == "add"), reverse=True)
    expect(explorer.table).to_have_attribute("aria-rowcount", str(len(values) + 1))
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save the rows as CSV").click()
    assert saving.value.suggested_filename == "gradwalk.csv"
    text = Path(saving.value.path()).read_bytes().decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [float(row["value"]) for row in rows] == values
    assert all(float(row["gradient"]) == document["grad"][int(row["id"])] for row in rows)
    operands = [[int(each) for each in row["operands"].split()] for row in rows]
    assert operands == [document["operands"][int(row["id"])] for row in rows]
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "none")


SAVES_AT_ONCE = """
new MutationObserver(() => document.querySelector(".csv:not(:disabled)")?.click())
  .observe(document, {subtree: true, attributeFilter: ["disabled"]});
"""


def test_rows_that_are_saved_before_the_table_shows_them_are_those_of_the_graph(explorer: Explorer) -> None:
    explorer.page.add_init_script(SAVES_AT_ONCE)
    with explorer.page.expect_download() as saving:
        explorer.open_program(LOOP.replace("400", "1700"))
    rows = list(csv.DictReader(io.StringIO(Path(saving.value.path()).read_bytes().decode(), newline="")))
    assert [int(row["id"]) for row in rows] == list(range(len(rows)))
    assert len(rows) > 5000


def test_of_very_many_paths_the_largest_are_told_with_their_share(explorer: Explorer) -> None:
    explorer.open_program(DOUBLED)
    explorer.press("End")
    explorer.table.locator('tr[data-row="0"]').click()
    explorer.details.get_by_text("Why is this gradient").click()
    why = explorer.details.locator(".why")
    expect(why).to_contain_text("About 10²¹ paths lead from y to it.")
    expect(why.locator(".path")).to_have_count(5)
    expect(why.locator(".path").first).to_contain_text("132 nodes")
    expect(why.locator(".total")).to_contain_text("The 5 largest make less than 0.1 % of it")


def test_on_a_phone_the_colours_cover_no_tool(phone: Explorer) -> None:
    phone.open_program(SIGNS)
    colour_by(phone, "Value")
    scale = phone.graph.get_by_role("group", name="What is shown")
    expect(scale).to_be_visible()
    shown = scale.bounding_box()
    assert shown is not None
    for name in ("Colour", "Fit", "Zoom in"):
        x, y = middle(phone.graph.get_by_role("button", name=name, exact=True))
        assert not (shown["x"] < x < shown["x"] + shown["width"] and shown["y"] < y < shown["y"] + shown["height"]), name
        hit = phone.page.evaluate("([x, y]) => document.elementFromPoint(x, y).closest('button')?.ariaLabel", [x, y])
        assert hit == name


def test_all_of_a_large_graph_is_fitted_above_a_legend_that_has_opened(explorer: Explorer) -> None:
    explorer.page.emulate_media(reduced_motion="reduce")
    explorer.open_program("x = Value(0.5)\ny = x\nfor i in range(200):\n    y = y * 0.9 + x\ny.backward()\n")
    scale = explorer.graph.get_by_text(re.compile(r"^\d+ %$"))
    legend = explorer.graph.get_by_role("button", name="Legend")

    def fitted() -> str:
        explorer.drawn()
        explorer.press("0")
        explorer.drawn()
        return scale.inner_text()

    before = fitted()
    legend.click()
    assert fitted() != before
    legend.click()
    assert fitted() == before
