"""The picture leaves as a file that stands for itself, by menu and by keys."""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import Explorer
from tests.programs import NETWORK, NEURON

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"
NAMESPACE = "http://www.w3.org/2000/svg"


def taken(explorer: Explorer, form: str) -> Path:
    """The file that a form in the menu gives."""
    explorer.press("ControlOrMeta+s")
    with explorer.page.expect_download() as leaving:
        explorer.page.get_by_role("menuitem", name=re.compile(f"^{form} ")).click()
    assert leaving.value.suggested_filename == f"gradwalk.{form.lower()}"
    return leaving.value.path()


def words(root: ET.Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{SVG}text")]


def test_the_svg_stands_for_itself(explorer: Explorer) -> None:
    explorer.open_program(NEURON, step=10)
    text = taken(explorer, "SVG").read_text(encoding="utf-8")
    root = ET.fromstring(text)
    assert root.tag == f"{SVG}svg"
    assert root.find(f"{SVG}title") is not None
    assert re.search(r"Step 10 of 11 · Backward · x2\*w2", root.findtext(f"{SVG}title") or "")
    assert NEURON.strip() in (root.findtext(f"{SVG}desc") or "")
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg",
        "title",
        "desc",
        "g",
        "rect",
        "path",
        "text",
        "circle",
    }
    names = {name for element in root.iter() for name in element.attrib}
    assert not names & {"class", "style", "href", "id", "tabindex"}
    assert not [name for name in names if name.startswith(("on", "data-", "aria-", "{"))]
    assert not re.search(r"url\(|var\(|light-dark|https?:(?!//www\.w3\.org/2000/svg)", text)
    assert {element.get("font-family") for element in root.iter(f"{SVG}text")} == {"sans-serif", "monospace"}
    for shown in ("x1", "x2*w2", "0.7071", "+0.5000", "tanh"):
        assert shown in words(root), shown
    assert "x2, value 0, gradient 0.5" in [title.text for title in root.iter(f"{SVG}title")]


def test_the_svg_shows_what_the_page_shows(explorer: Explorer) -> None:
    explorer.open_program(NETWORK, step=43)
    before = ET.fromstring(taken(explorer, "SVG").read_bytes())
    assert "mlp 0" in words(before)
    explorer.page.get_by_role("button", name="Expand all").click()
    expect(explorer.graph.locator("[data-node]").nth(20)).to_be_attached()
    explorer.page.get_by_role("button", name="Zoom in").click()
    after = ET.fromstring(taken(explorer, "SVG").read_bytes())
    assert len(words(after)) > 2 * len(words(before))
    left, top, width, height = map(float, after.get("viewBox", "").split())
    drawn = explorer.graph.locator(".scene .things").evaluate(
        "(layer) => (({x, y, width, height}) => ({x, y, width, height}))(layer.getBBox())"
    )
    assert left <= drawn["x"]
    assert top <= drawn["y"]
    assert left + width >= drawn["x"] + drawn["width"]
    assert top + height >= drawn["y"] + drawn["height"]
    explorer.press("Home")
    explorer.at_step(0)
    at_start = ET.fromstring(taken(explorer, "SVG").read_bytes())
    assert not [text for text in words(at_start) if "Press" in text]


def test_the_theme_goes_along(explorer: Explorer) -> None:
    explorer.open_program(NEURON, step=3)
    for theme, ground in (("light", "#f3f5f8"), ("dark", "#0e131a")):
        explorer.page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        root = ET.fromstring(taken(explorer, "SVG").read_bytes())
        first = root.find(f"{SVG}rect")
        assert first is not None
        assert first.get("fill") == ground


def test_a_label_is_text_in_the_file_too(explorer: Explorer) -> None:
    label = '</text><script>alert(1)</script>"&'
    explorer.open_program(f"a = Value(2.0, label='{label}')\nb = a * a\n")
    root = ET.fromstring(taken(explorer, "SVG").read_bytes())
    assert not list(root.iter(f"{SVG}script"))
    assert any(title.text and title.text.startswith(label) for title in root.iter(f"{SVG}title"))


def test_the_picture_is_at_rest_while_the_page_moves(explorer: Explorer) -> None:
    explorer.open_program(NEURON, step=9)
    explorer.press("ArrowRight")
    moving = taken(explorer, "SVG").read_bytes()
    explorer.page.wait_for_timeout(900)
    assert taken(explorer, "SVG").read_bytes() == moving


def test_the_png_has_two_points_a_pixel(explorer: Explorer) -> None:
    explorer.open_program(NEURON, step=10)
    svg = ET.fromstring(taken(explorer, "SVG").read_bytes())
    content = taken(explorer, "PNG").read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", content[16:24]) == (2 * int(svg.get("width", 0)), 2 * int(svg.get("height", 0)))
    assert len(content) > 10_000


def test_a_picture_too_large_for_points_is_told(explorer: Explorer) -> None:
    explorer.open_program("a = Value(1.0)\n" + "a = a + 1\n" * 140)
    explorer.page.wait_for_timeout(300)
    explorer.press("ControlOrMeta+s")
    explorer.page.get_by_role("menuitem", name=re.compile("^PNG ")).click()
    alert = explorer.page.get_by_role("alert")
    expect(alert).to_contain_text("The picture is too large for PNG")
    expect(alert).to_contain_text("take the SVG")
    assert taken(explorer, "SVG").read_bytes()


def test_the_menu_is_gone_through_by_keys(explorer: Explorer) -> None:
    explorer.open_program(NEURON)
    button = explorer.page.get_by_role("button", name="Export")
    items = explorer.page.get_by_role("menuitem")
    explorer.program.click()
    explorer.press("ControlOrMeta+s")
    expect(items.first).to_be_focused()
    explorer.press("ArrowUp")
    expect(items.last).to_be_focused()
    explorer.press("Home", "ArrowDown")
    expect(items.nth(1)).to_be_focused()
    explorer.press("End", "j")
    expect(items.filter(has_text="JSON")).to_be_focused()
    explorer.press("Escape")
    expect(button).to_be_focused()
    expect(explorer.page.get_by_role("menu")).to_be_hidden()
    explorer.at_step(0)
    explorer.press("?")
    dialog = explorer.page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_contain_text("Ctrl+S")
    expect(dialog).to_contain_text("Ctrl+O")


def test_the_key_opens_the_menu_in_a_narrow_window_too(explorer: Explorer) -> None:
    explorer.page.set_viewport_size({"width": 390, "height": 844})
    explorer.open_program(NEURON)
    explorer.press("ControlOrMeta+s")
    expect(explorer.page.get_by_role("menuitem").first).to_be_focused()
