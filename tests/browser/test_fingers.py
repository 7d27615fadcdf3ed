"""What a key does elsewhere, a finger does on a phone: every button in reach, none upon another, and no key named."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FloatRect, Locator, expect

from tests.browser.explorer import Explorer
from tests.browser.test_access import RULES
from tests.programs import SHEET, TRAINING

pytestmark = pytest.mark.browser

UPRIGHT, SIDEWAYS, SMALL_SIDEWAYS = (390, 844), (844, 390), (740, 360)
HELD = [UPRIGHT, SIDEWAYS, SMALL_SIDEWAYS]
FINGER = 44
LAST = 7
BUTTONS = [
    *["First step", "Previous step", "Play", "Next step", "Last step"],
    *["Previous pass", "Next pass"],
    *["Step back over a closed group", "Step over mlp 0", "Step into mlp 0"],
    "Options",
]


def held(phone: Explorer, *sizes: tuple[int, int], program: str = TRAINING) -> Iterator[tuple[int, int]]:
    """The sizes of a phone with the program, its groups closed: opened at the first, and turned to each other one."""
    phone.page.set_viewport_size({"width": sizes[0][0], "height": sizes[0][1]})
    phone.open_program(program)
    if program == TRAINING:
        button(phone, "Collapse all").tap()
        expect(button(phone, "Step over mlp 0")).to_be_attached()
    for width, height in sizes:
        phone.resize(width, height)
        yield width, height


def button(phone: Explorer, name: str) -> Locator:
    return phone.page.get_by_role("button", name=name, exact=True)


def place(locator: Locator) -> FloatRect:
    box = locator.bounding_box()
    assert box is not None
    return box


def overlap(a: FloatRect, b: FloatRect) -> bool:
    across = min(a["x"] + a["width"], b["x"] + b["width"]) - max(a["x"], b["x"])
    down = min(a["y"] + a["height"], b["y"] + b["height"]) - max(a["y"], b["y"])
    return across > 0.5 and down > 0.5


def test_every_button_of_the_walk_is_as_large_as_a_finger_and_covers_no_other(phone: Explorer) -> None:
    for size in held(phone, *HELD):
        expect(button(phone, "Step over mlp 0")).to_be_visible()
        places = {name: place(button(phone, name)) for name in BUTTONS}
        for name, box in places.items():
            assert round(box["width"]) >= FINGER, (size, name, box)
            assert round(box["height"]) >= FINGER - 2, (size, name, box)  # within a border of one pixel
            assert box["x"] >= 0, (size, name, box)
            assert box["x"] + box["width"] <= size[0], (size, name, box)
            assert box["y"] + box["height"] <= size[1], (size, name, box)
        places["Pass"] = place(phone.page.get_by_role("combobox", name="Pass"))
        places["score"] = place(phone.slider)
        for one, other in itertools.combinations(places, 2):
            assert not overlap(places[one], places[other]), (size, one, other)
        assert phone.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, size


BETWEEN = [(320, 640), (641, 900), (667, 375), (700, 401), (768, 1024), (820, 1180), (899, 700)]


def test_in_windows_between_the_usual_ones_nothing_is_cut_nor_covers_another(phone: Explorer) -> None:
    for size in held(phone, *BETWEEN):
        heads = phone.page.locator(".head :is(a, button)").all()
        tools = phone.page.locator(":is(.search, .cluster .btn)").all()
        walk = [button(phone, name) for name in BUTTONS if name not in ("Previous pass", "Next pass")]
        for group in (heads, tools, [*walk, phone.slider]):
            places = [box for one in group if (box := one.bounding_box())]
            assert len(places) > 2, size
            for box in places:
                assert box["x"] >= 0, size
                assert box["x"] + box["width"] <= size[0], size
            for one, other in itertools.combinations(places, 2):
                assert not overlap(one, other), (size, one, other)
        assert phone.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, size
        if phone.slider.get_attribute("aria-valuenow") == "0":
            phone.press("ArrowRight")
        phone.says("Step 1 of")
        cut = phone.page.locator("#walk .what").evaluate("(what) => what.scrollHeight - what.clientHeight")
        assert cut <= 1, size


def test_a_finger_goes_to_the_pass_before_and_after(phone: Explorer) -> None:
    chooser = phone.page.get_by_role("combobox", name="Pass")
    face = phone.page.locator("#walk .face")
    for _ in held(phone, *HELD):
        chooser.select_option(index=0)
        expect(face).to_have_text("Pass1 of 8")
        button(phone, "Next pass").tap()
        expect(chooser).to_have_value("1")
        button(phone, "Next pass").tap()
        button(phone, "Previous pass").tap()
        expect(chooser).to_have_value("1")
        expect(phone.page).to_have_url(re.compile("pass=1&"))
        expect(face).to_have_text("Pass2 of 8")
        chooser.select_option(index=4)
        expect(face).to_have_text("Pass5 of 8")


def test_a_finger_goes_back_over_a_closed_group(phone: Explorer) -> None:
    for _ in held(phone, *HELD):
        button(phone, "Step over mlp 0").tap()
        button(phone, "Step over mlp 1").tap()
        phone.says(re.compile(r"mlp 1: \d+ nodes evaluated"))
        button(phone, "Step back over a closed group").tap()
        button(phone, "Step back over a closed group").tap()
        phone.at_step(0)


def test_options_hold_what_lets_the_passes_go_by(phone: Explorer) -> None:
    chooser = phone.page.get_by_role("combobox", name="Pass")
    for size in held(phone, *HELD):
        expect(button(phone, "Go through the passes")).to_be_hidden()
        button(phone, "Options").tap()
        box = place(phone.page.locator("#walk-more"))
        assert box["x"] >= 0, size
        assert box["y"] >= 0, size
        assert box["x"] + box["width"] <= size[0], size
        assert not overlap(box, place(chooser)), size
        phone.page.get_by_role("combobox", name="Speed").select_option(label="16×")
        button(phone, "Go through the passes").tap()
        expect(chooser).to_have_value(str(LAST))
        expect(button(phone, "Go through the passes")).to_be_visible()
        phone.press("Escape")
        chooser.select_option(index=0)
        expect(phone.page).to_have_url(re.compile("pass=0&"))


def test_a_phone_that_is_turned_finds_each_part_in_its_place_again(phone: Explorer) -> None:
    turns = held(phone, UPRIGHT, SIDEWAYS, (1440, 900), UPRIGHT)
    next(turns)
    before = [place(button(phone, name)) for name in BUTTONS]
    for _ in turns:
        pass
    assert [place(button(phone, name)) for name in BUTTONS] == before
    expect(button(phone, "Go through the passes")).to_be_hidden()


def test_the_words_name_the_button_and_not_a_key(phone: Explorer) -> None:
    next(held(phone, UPRIGHT, program=SHEET))
    expect(phone.graph).to_contain_text("Tap › to compute a*b")
    expect(phone.details).to_contain_text("tap ›")
    button(phone, "Options").tap()
    phone.page.get_by_role("checkbox", name="Ask first").check()
    button(phone, "Next step").tap()
    expect(phone.page.locator("#walk .what")).to_contain_text("Guess, then tap ›.")
    phone.says("Guess, then tap Next step.")


def test_a_program_without_passes_has_no_steps_between_them(phone: Explorer) -> None:
    next(held(phone, UPRIGHT, program=SHEET))
    expect(button(phone, "Next pass")).to_be_hidden()
    button(phone, "Options").tap()
    expect(button(phone, "Go through the passes")).to_be_hidden()


def test_axe_finds_nothing_on_a_phone(phone: Explorer) -> None:
    schemes: list[Literal["light", "dark"]] = ["light", "dark"]
    phone.page.emulate_media(reduced_motion="reduce")
    for size in held(phone, *HELD):
        button(phone, "Options").tap()
        expect(button(phone, "Go through the passes")).to_be_visible()
        for scheme in schemes:
            phone.page.emulate_media(color_scheme=scheme)
            results = Axe().run(phone.page, options=RULES)
            assert results.violations_count == 0, (size, scheme, results.generate_report())
        phone.press("Escape")
        expect(button(phone, "Go through the passes")).to_be_hidden()
