"""Going from pass to pass: a curve to choose on, and the same place in each."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.explorer import Explorer, fixed, middle
from tests.browser.test_access import RULES
from tests.programs import SHEET, TRAINING, TWO_PASSES

pytestmark = pytest.mark.browser

PASSES = 8

LONG_TRAINING = """\
w = Value(1.0)
for i in range(3000):
    loss = (w - 3)**2
    w.zero_grad()
    loss.backward()
    w.data -= 0.001 * w.grad
"""

DIVERGING = """\
w = Value(2.0)
for i in range(12):
    loss = w ** 4
    w.grad = 0
    loss.backward()
    w.data -= w.grad
"""

GROWING = """\
a = Value(2.0)
for i in range(2):
    y = a * a
    z = y * 3
    if i > 0:
        z = z + a
    out = tanh(z * 0.01)
    out.backward()
    a.data = 1.5
"""


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
    expect(explorer.table.locator("td.was").first).to_be_attached()
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


def test_going_fast_ends_at_the_last_wish_and_leaves_one_entry(explorer: Explorer) -> None:
    explorer.open_program(TRAINING, 3)
    chooser = explorer.page.get_by_role("combobox", name="Pass")
    entries = explorer.page.evaluate("history.length")
    explorer.press(*["]"] * 6, "[")
    expect(chooser).to_have_value("5")
    expect(explorer.page).to_have_url(re.compile("pass=5&"))
    document = explorer.document(TRAINING, 5)
    expect(explorer.table.locator('[data-row="0"]')).to_contain_text(fixed(document["nodes"]["value"][0]))
    explorer.at_step(3)
    assert explorer.page.evaluate("history.length") == entries + 1
    explorer.page.go_back()
    expect(chooser).to_have_value("0")


def test_passes_seen_before_are_shown_without_asking_again(explorer: Explorer) -> None:
    trained(explorer, 3)
    explorer.press("]")
    expect(explorer.page).to_have_url(re.compile("pass=3&"))
    explorer.page.wait_for_timeout(800)  # the neighbours have come
    asked: list[str] = []
    explorer.page.on("request", lambda request: asked.append(request.url))
    explorer.press("[")
    expect(explorer.graph.get_by_text("another number than in pass 4")).to_be_visible()
    assert [url for url in asked if "graphs" in url] == []


def test_the_passes_go_by_at_the_same_step(explorer: Explorer) -> None:
    explorer.open_program(TRAINING, 5)
    explorer.page.get_by_role("combobox", name="Speed").select_option(label="16×")
    explorer.page.get_by_role("button", name="Go through the passes").click()
    expect(explorer.page.get_by_role("combobox", name="Pass")).to_have_value(str(PASSES - 1))
    expect(explorer.page.get_by_role("button", name="Go through the passes")).to_be_visible()
    explorer.at_step(5)
    explorer.page.get_by_role("combobox", name="Speed").select_option(label="1×")
    explorer.page.get_by_role("button", name="Go through the passes").click()  # from the last one it begins anew
    expect(explorer.page.get_by_role("button", name="Stay at this pass")).to_be_visible()
    explorer.press("ArrowRight")
    expect(explorer.page.get_by_role("button", name="Stay at this pass")).to_be_hidden()


def test_thousands_of_passes_are_chosen_from_a_list_of_some_and_from_the_curve(explorer: Explorer) -> None:
    explorer.open_program(LONG_TRAINING, 3)
    chooser = explorer.page.get_by_role("combobox", name="Pass")
    assert chooser.locator("option").count() < 200
    chooser.select_option(value="2999")
    expect(chooser.locator("option:checked")).to_contain_text("Pass 3000 of 3000 · ")
    curve = explorer.page.get_by_role("slider", name="loss per pass")
    curve.focus()
    explorer.press("PageDown", "ArrowLeft")
    expect(curve).to_have_attribute("aria-valuenow", str(3000 - 150 - 1))
    expect(explorer.page).to_have_url(re.compile("pass=2848&"))


def test_a_pass_in_another_shape_keeps_the_node_that_is_there(explorer: Explorer) -> None:
    explorer.open_program(GROWING)
    explorer.press("End", "ArrowLeft")
    zero, one = explorer.document(GROWING, 0), explorer.document(GROWING, 1)
    assert len(zero["nodes"]["op"]) != len(one["nodes"]["op"])
    explorer.node(zero["nodes"]["label"].index("y")).click()
    place = (explorer.slider.get_attribute("aria-valuetext") or "").partition(" · ")[2]
    assert place.startswith("Backward")
    explorer.press("]")
    expect(explorer.node(one["nodes"]["label"].index("y"))).to_have_attribute("aria-pressed", "true")
    expect(explorer.slider).to_have_attribute("aria-valuetext", re.compile(re.escape(place) + "$"))


def test_a_diverged_loss_is_told_in_words(explorer: Explorer) -> None:
    explorer.open_program(DIVERGING)
    caption = explorer.page.locator("#walk .curve-cap")
    expect(caption).to_have_text(re.compile(r"^loss per pass.* · (∞|NaN) from pass \d+$"))


def test_chooser_and_curve_are_in_sight(explorer: Explorer) -> None:
    explorer.open_program(TRAINING, 4)
    for width, height in [(1440, 900), (1280, 720), (1024, 768), (390, 844)]:
        explorer.resize(width, height)
        boxes = [
            explorer.page.get_by_role("combobox", name="Pass").bounding_box(),
            explorer.page.get_by_role("slider", name="loss per pass").bounding_box(),
            explorer.slider.bounding_box(),
        ]
        lowest = 0.0
        for box in boxes:
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["y"] + box["height"] <= height
            lowest = max(lowest, box["y"])
        assert boxes[2] is not None
        assert boxes[2]["y"] == lowest, "the score stands below"
        over = explorer.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, width


def test_a_phone_held_sideways_has_the_curve_behind_options(explorer: Explorer) -> None:
    explorer.page.set_viewport_size({"width": 844, "height": 390})
    explorer.open_program(TRAINING, 4)
    curve = explorer.page.get_by_role("slider", name="loss per pass")
    expect(curve).to_be_hidden()
    explorer.page.get_by_role("combobox", name="Pass").select_option(index=3)
    expect(explorer.page).to_have_url(re.compile("pass=3&"))
    explorer.page.get_by_role("button", name="Options").click()
    expect(curve).to_have_attribute("aria-valuenow", "4")
    box = curve.bounding_box()
    assert box is not None
    assert box["y"] >= 0


def test_playing_by_group_goes_over_closed_groups(explorer: Explorer) -> None:
    explorer.open_program(TRAINING)
    explorer.page.get_by_role("button", name="Collapse all").click()
    by = explorer.page.get_by_role("combobox", name="By")
    by.select_option(label="Group")
    explorer.page.get_by_role("combobox", name="Speed").select_option(label="4×")  # so that each is in sight for a few frames
    total = int(explorer.slider.get_attribute("aria-valuemax") or 0)
    assert total > 80
    explorer.keep_what_is_said()
    explorer.page.get_by_role("button", name="Play", exact=True).click()
    explorer.at_step(total)
    groups = re.compile(r"(mlp \d): \d+ nodes (evaluated|handed on)")
    over = dict.fromkeys(found.groups() for text in explorer.said() if (found := groups.search(text)))
    there = ["mlp 0", "mlp 1"]
    assert list(over) == [(mlp, "evaluated") for mlp in there] + [(mlp, "handed on") for mlp in reversed(there)]
    expect(by).to_have_value("group")
    explorer.write(SHEET)
    expect(by).to_be_hidden()


def test_axe_finds_nothing_where_passes_are_compared(explorer: Explorer) -> None:
    schemes: list[Literal["light", "dark"]] = ["light", "dark"]
    explorer.page.emulate_media(reduced_motion="reduce")
    trained(explorer, 8)
    explorer.press("]")
    expect(explorer.graph.get_by_text("another number than in pass 3")).to_be_visible()
    for scheme in schemes:
        explorer.page.emulate_media(color_scheme=scheme)
        results = Axe().run(explorer.page, options=RULES)
        assert results.violations_count == 0, (scheme, results.generate_report())
