"""The walk bar and the head: the score at every length, the lesson's notes, the options, what leaves the page."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import Explorer
from tests.programs import NETWORK, NEURON, SHEET

pytestmark = pytest.mark.browser

LONG = "net = MLP(3, [16, 16, 1])\nout = net([0.5, -1.0, 2.0])\nloss = mse([out], [1.0])\nloss.backward()\n"


def test_a_short_walk_has_a_labelled_cell_for_each_step(explorer: Explorer) -> None:
    explorer.open_program(SHEET, step=4)
    cells = explorer.slider.locator(".cell")
    expect(cells).to_have_text(["leaves", "a*b", "d", "d.grad = 1", "d", "a*b"])
    cells.nth(2).click()
    explorer.at_step(2)
    explorer.page.get_by_role("checkbox", name="By edge").check()
    expect(cells).to_have_count(8)


def test_longer_walks_have_ticks_and_the_longest_one_bar_a_phase(explorer: Explorer) -> None:
    explorer.open_program(NETWORK, step=60)
    expect(explorer.slider.locator(".cell")).to_have_count(int(explorer.slider.get_attribute("aria-valuemax") or 0) + 1)
    expect(explorer.slider).not_to_contain_text("leaves")
    explorer.open_program(LONG, step=500)
    explorer.page.reload()
    explorer.at_step(500)
    expect(explorer.slider.locator(".cell")).to_have_count(0)
    assert explorer.slider.locator("*").count() < 20


def test_the_score_is_dragged_and_driven_by_keys(explorer: Explorer) -> None:
    explorer.open_program(LONG, step=0)
    box = explorer.slider.bounding_box()
    assert box is not None
    mouse = explorer.page.mouse
    mouse.move(box["x"] + 4, box["y"] + box["height"] / 2)
    mouse.down()
    mouse.move(box["x"] + box["width"] + 8, box["y"] + box["height"] / 2, steps=4)
    mouse.up()
    total = int(explorer.slider.get_attribute("aria-valuemax") or 0)
    explorer.at_step(total)
    expect(explorer.slider).to_be_focused()
    explorer.press("PageDown", "ArrowLeft", "ArrowDown")
    explorer.at_step(total - 12)
    expect(explorer.slider).to_have_attribute("aria-valuetext", re.compile(f"Step {total - 12:,} of {total:,} · Backward"))


def test_space_plays_while_the_walk_has_focus_and_a_step_by_hand_pauses(explorer: Explorer) -> None:
    explorer.open_program(SHEET)
    explorer.slider.focus()
    explorer.press("Space")
    expect(explorer.page.get_by_role("button", name="Pause")).to_be_visible()
    explorer.press("ArrowRight")
    expect(explorer.page.get_by_role("button", name="Play")).to_be_visible()


def test_ask_first_while_playing_shows_each_number_and_goes_on(explorer: Explorer) -> None:
    explorer.open_program(SHEET)
    explorer.page.get_by_role("checkbox", name="Ask first").check()
    explorer.page.get_by_role("combobox", name="Speed").select_option(label="8×")
    explorer.page.get_by_role("button", name="Play").click()
    explorer.at_step(5)
    expect(explorer.page.get_by_role("button", name="Play")).to_be_visible()
    expect(explorer.graph).not_to_contain_text("?")


def test_a_lessons_note_stands_at_its_step_and_moves_nothing(explorer: Explorer) -> None:
    explorer.open("step=0&pass=0&example=used-twice")
    lesson = explorer.page.request.get("/api/v1/examples/used-twice").json()
    notes = {note["step"]: note["text"] for note in lesson["notes"]}
    place = explorer.slider.bounding_box()
    for step in range(6):
        explorer.at_step(step)
        if step in notes:
            explorer.says(notes[step])
        assert explorer.slider.bounding_box() == place
        explorer.press("ArrowRight")


def test_a_note_does_not_give_away_what_is_asked(explorer: Explorer) -> None:
    explorer.open("step=6&pass=0&example=neuron")
    explorer.page.get_by_role("checkbox", name="Ask first").check()
    note = explorer.page.locator("#walk .note-line")
    explorer.press("ArrowRight")
    explorer.says("Guess")
    expect(note).to_be_empty()
    expect(explorer.status).not_to_contain_text("half of the gradient")
    explorer.press("ArrowRight")
    expect(note).to_contain_text("half of the gradient")


def test_a_cell_too_short_for_its_edge_keeps_the_end_of_it(explorer: Explorer) -> None:
    explorer.open("step=0&pass=0&by=edge&example=neuron")
    cells = explorer.slider.locator(".cell", has_text="x1*w1 + x2*w2 →")
    right = "getBoundingClientRect().right"
    is_whole = f"end => end.{right} <= end.parentElement.{right} && end.scrollWidth <= end.clientWidth"
    ends = [(cell.get_attribute("title"), cell.locator(".to").evaluate(is_whole)) for cell in cells.all()]
    assert ends == [("x1*w1 + x2*w2 → x1*w1", True), ("x1*w1 + x2*w2 → x2*w2", True)]


def test_options_without_room_stand_behind_a_button(explorer: Explorer) -> None:
    explorer.open_program(SHEET)
    ask = explorer.page.get_by_role("checkbox", name="Ask first")
    button = explorer.page.get_by_role("button", name="Options")
    for width, height in [(1024, 768), (390, 844), (844, 390)]:
        explorer.resize(width, height)
        expect(ask).to_be_hidden()
        button.focus()
        explorer.press("Enter")
        ask.set_checked(not ask.is_checked())
        box = ask.bounding_box()
        assert box is not None
        assert 0 <= box["x"] <= width
        assert 0 <= box["y"] <= height
        explorer.press("Escape")
        expect(ask).to_be_hidden()
        expect(button).to_be_focused()


def test_options_close_when_the_focus_leaves_them(explorer: Explorer) -> None:
    explorer.page.set_viewport_size({"width": 1024, "height": 768})
    explorer.open_program(SHEET)
    ask = explorer.page.get_by_role("checkbox", name="Ask first")
    for way in ("Tab", "Shift+Tab"):
        explorer.page.get_by_role("button", name="Options").focus()
        explorer.press("Enter")
        expect(ask).to_be_visible()
        explorer.press(*[way] * 4)
        expect(ask).to_be_hidden()


def test_the_graph_leaves_as_json_and_dot(explorer: Explorer, tmp_path: Path) -> None:
    explorer.open_program(NEURON)
    button = explorer.page.get_by_role("button", name="Export")
    button.focus()
    explorer.press("ArrowDown")
    items = explorer.page.get_by_role("menuitem")
    expect(items.first).to_be_focused()
    explorer.press("Escape")
    expect(button).to_be_focused()
    for name, begins in [("JSON", "{"), ("DOT", "digraph")]:
        button.click()
        with explorer.page.expect_download() as leaving:
            items.filter(has_text=name).click()
        file = tmp_path / leaving.value.suggested_filename
        leaving.value.save_as(file)
        text = file.read_text()
        assert text.startswith(begins)
        if name == "JSON":
            assert json.loads(text)["program"] == NEURON


def test_a_page_without_its_server_says_so(explorer: Explorer) -> None:
    # A console error is what the browser makes of a failed request: this page is one of its own.
    page = explorer.page.context.new_page()
    page.route("**/api/v1/**", lambda route: route.abort())
    page.goto("/")
    expect(page.get_by_role("alert")).to_contain_text("could not start")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    page.close()
