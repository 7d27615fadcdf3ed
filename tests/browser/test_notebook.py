"""The notebook's training loop on the page: any of its passes is walked like a program of three lines."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.explorer import Explorer, fixed

pytestmark = pytest.mark.browser

PASS = 57


@pytest.fixture
def loop(page: Page) -> tuple[Explorer, dict[str, Any]]:
    """The page at the start of pass 57 of the notebook's loop, and that pass as the server tells it."""
    explorer = Explorer(page)
    program = page.request.get("/api/v1/examples/notebook").json()["program"]
    page.goto(f"/#step=0&pass={PASS}&example=notebook")
    explorer.graph.get_by_text("mse 0").first.wait_for()
    document: dict[str, Any] = explorer.document(program, PASS)
    return explorer, document


def test_the_loop_opens_as_a_few_boxes(loop: tuple[Explorer, dict[str, Any]]) -> None:
    explorer, document = loop
    assert document["passes"] == 101
    boxes = explorer.graph.locator("[data-key^='g:']")
    expect(boxes).to_have_count(4)
    for name in ("mlp 0", "mlp 1", "mlp 2", "mse 0"):
        expect(explorer.graph.get_by_text(name, exact=True)).to_be_visible()
    expect(explorer.page.get_by_role("combobox", name="Pass")).to_contain_text(f"Pass {PASS + 1} of 101")


def test_pass_57_is_walked_to_its_end_and_back(loop: tuple[Explorer, dict[str, Any]]) -> None:
    explorer, document = loop
    nodes = document["nodes"]
    operations = [node for node, operands in enumerate(nodes["operands"]) if operands]
    last = 2 * len(operations) + 1
    explorer.says(f"Step 0 of {last}")
    explorer.press("ArrowRight")
    explorer.says(f"Step 1 of {last}")
    explorer.says("Forward")
    explorer.press("End")
    explorer.at_step(last)
    explorer.says("Backward")
    first = explorer.table.locator(f"[data-row='{operations[0]}']")  # w[0] + x0: where the walk back ends
    expect(first).to_contain_text(fixed(nodes["value"][operations[0]]))
    expect(first).to_contain_text(fixed(nodes["grad"][operations[0]]))
    explorer.press("ArrowLeft")
    explorer.at_step(last - 1)
    explorer.press("Home")
    explorer.at_step(0)
    expect(first).to_contain_text("not yet")


def test_the_next_pass_keeps_the_step_and_shows_its_own_numbers(loop: tuple[Explorer, dict[str, Any]]) -> None:
    explorer, document = loop
    explorer.press("End")
    explorer.press("]")
    expect(explorer.page.get_by_role("combobox", name="Pass")).to_contain_text(f"Pass {PASS + 2} of 101")
    values = document["root_values"]
    expect(explorer.graph.get_by_text(fixed(values[PASS + 1])).first).to_be_visible()
    assert values[PASS + 1] < values[PASS]
    explorer.says(f"of {2 * sum(map(bool, document['nodes']['operands'])) + 1}")
    expect(explorer.page).to_have_url(re.compile(f"pass={PASS + 1}&"))
