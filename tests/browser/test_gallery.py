"""The gallery: chosen from by keys, by search and by finger, and each of its lessons opened."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.explorer import Explorer

pytestmark = pytest.mark.browser


def entry(explorer: Explorer) -> Locator:
    return explorer.page.get_by_role("combobox", name="Examples")


def options(explorer: Explorer) -> Locator:
    return explorer.page.get_by_role("listbox", name="Examples").get_by_role("option")


def active(explorer: Explorer) -> Locator:
    return explorer.page.locator(f"#{entry(explorer).get_attribute('aria-activedescendant')}")


def test_the_gallery_is_chosen_from_by_keys_alone(explorer: Explorer) -> None:
    explorer.open()
    box, listed = entry(explorer), options(explorer)
    lessons = explorer.page.request.get("/api/v1/examples").json()
    expect(box).to_contain_text("A value used twice")
    box.focus()
    explorer.press("ArrowDown")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(listed).to_have_count(len(lessons))
    expect(listed.first).to_have_attribute("aria-selected", "true")
    explorer.press("Escape")
    expect(listed).to_have_count(0)
    expect(box).to_be_focused()
    explorer.press("Enter", "End")
    expect(active(explorer)).to_contain_text(lessons[-1]["title"])
    explorer.press("Home", "ArrowDown", "ArrowDown", "ArrowUp")
    expect(active(explorer)).to_contain_text(lessons[1]["title"])
    explorer.press("Enter")
    expect(box).to_contain_text(lessons[1]["question"])
    expect(explorer.page).to_have_url(re.compile(f"example={lessons[1]['name']}"))
    explorer.at_step(0)
    expect(box).to_be_focused()


def test_typing_searches_titles_questions_and_themes(explorer: Explorer) -> None:
    explorer.open()
    entry(explorer).focus()
    explorer.page.keyboard.type("one n")
    field = explorer.page.get_by_role("searchbox", name="Find an example")
    expect(field).to_be_focused()
    expect(field).to_have_value("one n")
    expect(active(explorer)).to_contain_text("One neuron")
    field.fill("w2 moved")
    expect(options(explorer)).to_have_count(1)
    field.fill("training")
    expect(explorer.page.get_by_role("group", name="Training").get_by_role("option")).to_have_count(options(explorer).count())
    field.fill("no such thing")
    expect(options(explorer)).to_have_count(0)
    expect(explorer.page.get_by_text("No example speaks of no such thing.")).to_be_visible()
    explorer.press("Enter")
    field.fill("w2 moved")
    explorer.press("Enter")
    expect(explorer.program).to_contain_text("tanh(n)")
    expect(entry(explorer)).to_be_focused()


def test_the_themes_are_groups_in_the_order_of_the_catalogue(explorer: Explorer) -> None:
    explorer.open()
    entry(explorer).click()
    lessons = explorer.page.request.get("/api/v1/examples").json()
    themes = list(dict.fromkeys(lesson["theme"] for lesson in lessons))
    groups = explorer.page.get_by_role("listbox", name="Examples").get_by_role("group")
    expect(groups).to_have_count(len(themes))
    for i, theme in enumerate(themes):
        expect(groups.nth(i)).to_have_accessible_name(theme)


def test_the_list_is_inside_the_window_and_no_title_or_question_is_cut(explorer: Explorer) -> None:
    explorer.open()
    for width, height in [(1440, 900), (1280, 720), (1024, 768), (390, 844)]:
        explorer.resize(width, height)
        entry(explorer).click()
        box = explorer.page.locator(".examples").bounding_box()
        assert box is not None
        assert min(box["x"], box["y"]) >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= height
        cut = (
            options(explorer)
            .locator("b, .cap")
            .evaluate_all("(all) => all.filter((one) => one.scrollWidth > one.clientWidth).length")
        )
        assert cut == 0, width
        high = options(explorer).evaluate_all("(all) => all.filter((one) => one.offsetHeight > 72).length")
        assert high == 0, "each has one line for its title and one for its question, or two where the font is wide"
        explorer.press("Escape")
        expect(options(explorer)).to_have_count(0)


def test_a_click_elsewhere_or_tab_closes_the_list_and_chooses_nothing(explorer: Explorer) -> None:
    explorer.open()
    for leave in (lambda: explorer.page.locator(".brand").hover() or explorer.page.mouse.down(), lambda: explorer.press("Tab")):
        entry(explorer).click()
        explorer.press("ArrowDown")
        leave()
        expect(options(explorer)).to_have_count(0)
        expect(entry(explorer)).to_contain_text("A value used twice")
        explorer.page.mouse.up()


def test_a_finger_chooses_without_the_keyboard_coming_up(phone: Explorer) -> None:
    explorer = phone.open()
    entry(explorer).tap()
    expect(options(explorer).first).to_be_visible()
    expect(phone.page.get_by_role("searchbox", name="Find an example")).not_to_be_focused()
    phone.page.get_by_role("button", name="Close").tap()
    expect(options(explorer)).to_have_count(0)
    entry(explorer).tap()
    options(explorer).filter(has_text="Saturation").tap()
    expect(entry(explorer)).to_contain_text("Saturation")
    expect(phone.page.locator("#walk .note-line")).to_contain_text("Why does w not learn?")


def test_each_lesson_opens_on_its_question_with_its_first_note_and_ends_with_what_to_try(explorer: Explorer) -> None:
    page = explorer.page
    page.set_viewport_size({"width": 1280, "height": 720})
    explorer.open()
    box, note = entry(explorer), page.locator("#walk .note-line")
    for i, lesson in enumerate(page.request.get("/api/v1/examples").json()):
        whole = page.request.get(f"/api/v1/examples/{lesson['name']}").json()
        place = whole["opens"]
        (first,) = [each["text"] for each in whole["notes"] if (each["pass"], each["step"]) == (place["pass"], place["step"])]
        box.click()
        options(explorer).nth(i).click()
        expect(box).to_contain_text(lesson["question"])
        expect(note).to_contain_text(first)
        expect(page).to_have_url(re.compile(f"#step={place['step']}&pass={place['pass']}&example={lesson['name']}$"))
        expect(page.get_by_role("alert")).to_have_count(0)
        explorer.press("End")
        expect(note).to_contain_text(f"Try: {whole['try']}")
        assert note.evaluate("(line) => line.scrollHeight <= line.clientHeight + 1"), (
            f"the last note of {lesson['name']} is cut"
        )


def test_an_address_without_a_place_leads_to_where_the_lesson_opens(explorer: Explorer) -> None:
    explorer.open("example=zero-grad")
    expect(explorer.page.locator("#walk .note-line")).to_contain_text("its \u221216 is still there")
    expect(explorer.page).to_have_url(re.compile("#step=0&pass=1&example=zero-grad$"))


def test_a_note_belongs_to_its_pass_and_to_its_step(explorer: Explorer) -> None:
    note = explorer.page.locator("#walk .note-line")
    explorer.open("step=7&pass=0&example=zero-grad")
    expect(note).to_contain_text("The first pass is in order")
    explorer.press("ArrowLeft")
    expect(note).to_be_empty()
    explorer.page.get_by_role("button", name="Next step").click()
    expect(note).to_contain_text("The first pass is in order")
    explorer.open("step=7&pass=3&example=zero-grad")
    expect(note).to_contain_text("w is past the right 3")
