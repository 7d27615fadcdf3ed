"""The lab's figures: what they say, show as a table, and do when they are pointed at."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.lab import Lab


@pytest.fixture
def shown(lab: Lab) -> Page:
    """The lab at the last epoch of its first run."""
    lab.open().at(120, of=120)
    expect(figure(lab.page, "Decision boundary")).to_contain_text("epoch 120")
    return lab.page


def figure(page: Page, name: str) -> Locator:
    return page.get_by_role("figure", name=name, exact=True)


def table(page: Page, name: str) -> Locator:
    """The figure's numbers, after they have been asked for."""
    button = page.get_by_role("button", name=f"Table: {name}")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    return figure(page, name).get_by_role("table")


def test_a_figure_has_a_summary_and_a_table(shown: Page) -> None:
    for name, said, head in [
        ("Loss", r"The loss of run #\d+ goes from 0\.\d{4} at epoch 0 to 0\.\d{4} at epoch 120\.", "Epoch"),
        ("Accuracy", r"The accuracy of run #\d+ goes from \d\d\.\d % at epoch 0 to \d\d\.\d % at epoch 120\.", "Epoch"),
        ("Decision boundary", r"Epoch 120: the side of the network's answer over x0 .* of 200 points lies? on", "Sample"),
        ("Network", r"2 inputs, layer 0 of 6 tanh neurons, .* 51 parameters\. At epoch 120 the largest weight", "Parameter"),
    ]:
        expect(figure(shown, name)).to_have_accessible_description(re.compile(said))
        numbers = table(shown, name)
        expect(numbers.get_by_role("columnheader").first).to_have_text(head)
        expect(numbers.get_by_role("row").nth(50)).to_be_attached()
        shown.get_by_role("button", name=f"Table: {name}").click()
        expect(numbers).to_be_hidden()


def test_a_press_on_a_curve_goes_to_its_epoch_and_all_figures_follow(shown: Page) -> None:
    chart = figure(shown, "Loss").get_by_role("img", name="Loss by epoch")
    box = chart.bounding_box()
    assert box
    chart.click(position={"x": box["width"] / 2, "y": 60})
    slider = shown.get_by_role("slider", name="Epoch")
    epoch = int(slider.get_attribute("aria-valuenow") or "")
    assert 40 < epoch < 80
    expect(figure(shown, "Decision boundary")).to_contain_text(f"epoch {epoch}")
    expect(figure(shown, "Network")).to_have_accessible_description(re.compile(f"At epoch {epoch} "))
    here = table(shown, "Loss").locator("tr[aria-current]")
    expect(here.get_by_role("cell").first).to_have_text(str(epoch))
    expect(slider).to_have_attribute("aria-valuetext", re.compile(f"loss {here.get_by_role('cell').last.inner_text()}"))


def test_the_numbers_of_a_curve_are_read_at_the_pointer_and_under_the_keyboard(shown: Page) -> None:
    chart = figure(shown, "Accuracy").get_by_role("img", name="Accuracy by epoch")
    chart.hover(position={"x": 54, "y": 60})
    expect(chart).to_contain_text(re.compile(r"Epoch 0.*%"))
    shown.mouse.move(5, 5)
    shown.get_by_role("button", name="Table: Accuracy").focus()
    shown.keyboard.press("Tab")
    expect(chart).to_be_focused()
    shown.keyboard.press("ArrowLeft")
    expect(chart).to_contain_text("Epoch 119")


def test_a_sample_is_chosen_on_the_plane_and_in_its_table(shown: Page) -> None:
    sample = shown.get_by_label("Sample", exact=True)
    plane = figure(shown, "Decision boundary").locator(".plane")
    box = plane.bounding_box()
    assert box
    before = sample.input_value()
    for share in (0.45, 0.55, 0.65):  # moons lie there
        plane.click(position={"x": box["width"] * 0.6, "y": box["height"] * share})
    expect(sample).not_to_have_value(before)
    table(shown, "Decision boundary").get_by_role("button", name="12", exact=True).click()
    expect(sample).to_have_value("12")


def test_a_neuron_shows_its_formula_and_an_edge_its_weight(shown: Page) -> None:
    network = figure(shown, "Network")
    tip = network.get_by_role("tooltip")
    network.get_by_role("button", name="layer 1 · n2", exact=True).focus()
    expect(tip).to_contain_text(re.compile(r"bias [−\d.]+.*h1_2 = tanh\([−\d.]+ [+−] [\d.]+·h0_0 "))
    network.get_by_role("button", name="layer 1 · n2", exact=True).blur()
    expect(tip).to_be_hidden()
    beginning = network.get_by_role("button", name="layer 1 · n0", exact=True).bounding_box()
    assert beginning
    shown.mouse.move(beginning["x"] + beginning["width"] + 3, beginning["y"] + beginning["height"] / 2)
    expect(tip).to_contain_text(re.compile(r"layer 2 · n0\.w\[0\]\s*[−\d.]+"))
    number = tip.locator("b").inner_text()
    row = table(shown, "Network").get_by_role("row", name="layer 2 · n0.w[0]")
    expect(row.get_by_role("cell").last).to_have_text(number)


def test_the_theme_reaches_what_is_drawn(shown: Page) -> None:
    corner = "document.querySelector('.plane .ground').getContext('2d').getImageData(2, 2, 1, 1).data.join()"
    light = shown.evaluate(corner)
    shown.emulate_media(color_scheme="dark")
    shown.wait_for_function(f"() => {corner} !== '{light}'")
    shown.emulate_media(color_scheme="light")
    shown.wait_for_function(f"() => {corner} === '{light}'")
