"""Going from pass to pass: a curve to choose on, and the same place in each."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.explorer import Explorer, fixed, middle
from tests.programs import SHEET, TRAINING, TWO_PASSES

PASSES = 8


def view(explorer: Explorer) -> str:
    found: str = explorer.page.evaluate("document.querySelector('.scene > g').getAttribute('transform')")
    return found


def seen(explorer: Explorer) -> tuple[str, int, str | None]:
    """The view, how many things are drawn, and the step."""
    return view(explorer), explorer.graph.locator("[data-key]").count(), explorer.slider.get_attribute("aria-valuenow")


def trained(explorer: Explorer, step: int, pass_: int = 2) -> Explorer:
    """The training loop at a step of a pass, once the picture has come to rest."""
    explorer.open_program(TRAINING, step)
    chooser = explorer.page.get_by_role("combobox", name="Pass")
    chooser.select_option(index=pass_)
    expect(explorer.page).to_have_url(re.compile(f"pass={pass_}&"))
    explorer.page.wait_for_timeout(400)
    return explorer


def test_the_chooser_names_each_pass_by_what_its_root_came_to(explorer: Explorer) -> None:
    explorer.open_program(TWO_PASSES)
    passes = explorer.page.get_by_role("combobox", name="Pass")
    expect(passes.locator("option")).to_have_text(["Pass 1 of 2 · 4", "Pass 2 of 2 · 6"])
    explorer.write(SHEET)
    expect(passes).to_be_hidden()


def test_the_curve_tells_its_values_and_takes_keys_and_clicks(explorer: Explorer) -> None:
    explorer.open_program(TRAINING)
    values = explorer.document(TRAINING)["root_values"]
    assert len(values) == PASSES
    curve = explorer.page.get_by_role("slider", name="loss per pass")
    expect(curve).to_have_attribute("aria-valuetext", f"Pass 1 of {PASSES}, loss {fixed(values[0])}")
    expect(curve).to_contain_text(f"loss over {PASSES} passes")
    curve.focus()
    explorer.press("ArrowRight")
    expect(curve).to_have_attribute("aria-valuenow", "2")
    explorer.press("End")
    expect(curve).to_have_attribute("aria-valuetext", f"Pass {PASSES} of {PASSES}, loss {fixed(values[-1])}")
    explorer.at_step(0)
    x, y = middle(curve)
    explorer.page.mouse.click(x, y)
    expect(curve).to_have_attribute("aria-valuenow", re.compile("^[45]$"))
    expect(explorer.page).to_have_url(re.compile("pass=[34]&"))


def test_the_next_pass_keeps_step_selection_view_and_open_groups(explorer: Explorer) -> None:
    trained(explorer, 0)
    explorer.press("0")  # fit
    explorer.page.get_by_role("button", name="Expand all").click()
    explorer.press("End")
    document = explorer.document(TRAINING, 2)
    weight = document["nodes"]["label"].index("w[0]")
    explorer.page.wait_for_timeout(500)
    product = next(node for node, ins in enumerate(document["nodes"]["operands"]) if weight in ins)
    explorer.node(product).click()
    explorer.page.wait_for_timeout(500)
    before = seen(explorer)
    explorer.press("]")
    expect(explorer.page.get_by_role("combobox", name="Pass")).to_have_value("3")
    expect(explorer.node(product)).to_have_attribute("aria-label", re.compile(", in pass 3 value "))
    explorer.page.wait_for_timeout(500)
    assert seen(explorer) == before
    expect(explorer.details).to_contain_text("was " + fixed(document["nodes"]["value"][product]))
    expect(explorer.node(product)).to_have_attribute("aria-pressed", "true")


def test_changed_numbers_are_marked_until_the_next_step(explorer: Explorer) -> None:
    trained(explorer, 0)
    explorer.press("End", "]")
    legend = explorer.graph.get_by_text("another number than in pass 3")
    expect(legend).to_be_visible()
    assert explorer.table.locator("td.was").count() > 0
    explorer.press("ArrowLeft")
    expect(legend).to_be_hidden()
    expect(explorer.table.locator("td.was")).to_have_count(0)


def test_a_closed_group_is_stepped_over_to_and_fro_and_into(explorer: Explorer) -> None:
    trained(explorer, 0)
    explorer.page.get_by_role("button", name="Collapse all").click()
    explorer.page.get_by_role("button", name="Step over mlp 0", exact=True).click()
    explorer.says(re.compile(r"mlp 0: \d+ nodes evaluated, gives"))
    explorer.press("n")
    explorer.says(re.compile(r"mlp 1: \d+ nodes evaluated, gives"))
    explorer.press("b", "b")
    explorer.at_step(0)
    explorer.press("i")
    expect(explorer.graph.locator("[data-key='g:mlp 0/layer 0']")).to_be_visible()
    explorer.at_step(1)
    explorer.press("End")
    explorer.page.get_by_role("button", name="Step back over a closed group").click()
    explorer.says("Backward")
