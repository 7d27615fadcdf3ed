"""Data of the reader's own in the training lab: a table, and points on a plane."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Locator, Page, Request, expect

from tests.browser.lab import Lab

pytestmark = pytest.mark.browser

FLOWERS = "petal;sepal width;kind\n" + "".join(
    f"{i % 7 / 7};{i % 5 / 5};{'rose' if i % 7 > 3 else 'daisy'}\n" for i in range(35)
)


class OwnData:
    """The dialog and its parts, by the names that people know."""

    def __init__(self, lab: Lab) -> None:
        self.lab = lab
        self.page = page = lab.page
        self.dialog = page.get_by_role("dialog", name="Your own data")
        self.text = self.dialog.get_by_role("textbox", name="CSV text")
        self.use = self.dialog.get_by_role("button", name="Use these data")
        self.alert = self.dialog.get_by_role("alert").filter(visible=True)
        self.plane = self.dialog.get_by_role("application", name="Plane")
        self.status = self.dialog.get_by_role("status")
        self.epochs = page.get_by_role("contentinfo").get_by_role("status")

    def open(self, tab: str = "Table") -> None:
        self.lab.open()
        expect(self.epochs).to_contain_text("of 200 points")
        self.page.get_by_role("button", name="Your own").click()
        self.dialog.get_by_role("tab", name=tab).click()

    def points(self, name: str | re.Pattern[str]) -> Locator:
        return self.dialog.get_by_role("img", name=name)

    def button(self, name: str) -> Locator:
        return self.dialog.get_by_role("button", name=name)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where on the screen a place of the plane lies, which shows -1.5 to 1.5 each way."""
        box = self.plane.bounding_box()
        assert box
        return box["x"] + (x + 1.5) / 3 * box["width"], box["y"] + (1.5 - y) / 3 * box["height"]

    def put(self, kind: str, *places: tuple[float, float]) -> None:
        self.dialog.get_by_role("radio", name=kind).check()
        for place in places:
            self.page.mouse.click(*self.at(*place))

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        mouse = self.page.mouse
        mouse.move(*self.at(*start))
        mouse.down()
        mouse.move(*self.at(*end), steps=4)
        mouse.up()


@pytest.fixture
def own(lab: Lab) -> OwnData:
    return OwnData(lab)


def sent(page: Page, act: Callable[[], None], until: Callable[[dict[str, Any]], bool] = lambda data: True) -> dict[str, Any]:
    """The data of the run that an act asks for: the first whose data are as awaited, for a run follows each change."""
    found: list[dict[str, Any]] = []

    def is_it(request: Request) -> bool:
        body = request.post_data_json if request.url.endswith("/api/v1/runs") and request.method == "POST" else None
        if not body or not until(body["data"]):
            return False
        found.append(body["data"])
        return True

    with page.expect_request(is_it):
        act()
    return found[0]


def test_a_table_is_chosen_as_a_file_looked_at_and_trained_on(own: OwnData) -> None:
    own.open()
    own.use.click()
    expect(own.alert).to_have_text("There is no table yet. Paste one, or choose a file.")
    chooser = own.dialog.get_by_label("CSV file")
    chooser.set_input_files(FilePayload(name="flowers.pdf", mimeType="application/pdf", buffer=b"%PDF"))
    expect(own.alert).to_contain_text("flowers.pdf is no table")
    chooser.set_input_files(FilePayload(name="flowers.csv", mimeType="text/csv", buffer=FLOWERS.encode()))
    expect(own.text).to_have_value(FLOWERS)
    first = own.dialog.get_by_role("table", name="First rows")
    expect(first.get_by_role("columnheader")).to_have_text(["row", "petal", "sepal width", "kindtarget"])
    expect(first.locator("tbody tr").first).to_have_text("20.00.0daisy")
    expect(own.dialog.get_by_role("checkbox", name="Header")).to_be_checked()
    own.dialog.get_by_role("checkbox", name="Standardize").check()
    data = sent(own.page, own.use.click)
    assert data == {"csv": FLOWERS, "target": "kind", "header": True}
    expect(own.dialog).to_be_hidden()
    expect(own.epochs).to_contain_text("35 points")
    expect(own.page.get_by_role("figure", name="Decision boundary")).to_contain_text("rose")
    own.page.get_by_role("button", name="Your own").click()
    expect(own.text).to_have_value(FLOWERS)


def test_a_bad_cell_is_named_by_row_and_column_and_selected_in_the_text(own: OwnData) -> None:
    own.open()
    own.text.fill("a,b,c\n" + "1,2,3\n" * 40 + "1,two,3\n")
    own.dialog.get_by_role("combobox", name="Target").select_option("a")
    own.page.keyboard.press("ControlOrMeta+Enter")
    expect(own.alert).to_have_text("Row 42, column b: 'two' is not a number; only the target may be text.")
    selected = own.text.evaluate("text => text.value.slice(text.selectionStart, text.selectionEnd)")
    assert selected == "two"
    assert own.text.evaluate("text => text.scrollTop") > 0
    own.page.keyboard.insert_text("2")
    expect(own.alert).to_have_count(0)
    data = sent(own.page, own.use.click)
    assert data["target"] == "a"
    expect(own.dialog).to_be_hidden()


def test_a_file_dropped_on_the_page_opens_in_the_dialog_and_is_there_at_the_next_visit(own: OwnData) -> None:
    own.lab.open()
    expect(own.epochs).to_contain_text("of 200 points")
    own.page.evaluate(
        """text => {
        const data = new DataTransfer();
        data.items.add(new File([text], "numbers.tsv"));
        const drop = new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true});
        document.querySelector(".lab").dispatchEvent(drop);
    }""",
        "0\t1\t5\n1\t0\t6\n",
    )
    expect(own.text).to_have_value("0\t1\t5\n1\t0\t6\n")
    expect(own.dialog.get_by_role("checkbox", name="Header")).not_to_be_checked()
    own.page.keyboard.press("Escape")
    expect(own.dialog).to_be_hidden()
    own.page.reload()
    own.page.get_by_role("button", name="Your own").click()
    expect(own.text).to_have_value("0\t1\t5\n1\t0\t6\n")


def test_points_are_put_in_dragged_and_taken_out_and_a_run_follows(own: OwnData) -> None:
    own.open("Points")
    own.put("−1", (-1, -1), (-0.8, -1), (-1, 1))
    expect(own.status).to_have_text("3 points of one class. Points of another are needed, too.")
    data = sent(own.page, lambda: own.put("+1", (1, 1)))
    assert data["y"] == [-1, -1, -1, 1]
    assert data["x"][2] == pytest.approx([-1, 1], abs=0.01)
    expect(own.epochs).to_contain_text(" 4 points")
    data = sent(own.page, lambda: own.drag((-1, 1), (0.5, -1)), lambda data: data["x"][2][0] > 0.49)
    assert data["x"][2] == pytest.approx([0.5, -1], abs=0.02)
    own.page.mouse.click(*own.at(-0.8, -1), button="right")
    expect(own.points("class −1")).to_have_count(2)
    own.button("Undo").click()
    expect(own.points("class −1")).to_have_count(3)
    expect(own.points("class −1 at 0.5")).to_have_count(1)
    own.button("Undo").click()
    expect(own.points("class −1 at 0.5")).to_have_count(0)
    data = sent(own.page, lambda: own.put("c", (0, 0)), lambda data: len(data["y"]) == 5)
    assert data["y"] == ["a", "a", "a", "b", "c"]
    own.use.click()
    expect(own.dialog).to_be_hidden()
    expect(own.epochs).to_contain_text(" 5 points")
    own.page.get_by_role("button", name="Your own").click()
    expect(own.points(re.compile("^class"))).to_have_count(5)


def test_points_begin_with_the_present_data(own: OwnData) -> None:
    own.open("Points")
    own.button("Begin with the present data").click()
    expect(own.points("class −1")).to_have_count(100)
    expect(own.points("class +1")).to_have_count(100)
    own.button("Clear").click()
    expect(own.status).to_have_text("The plane is empty. Put in points of two classes.")
    own.use.click()
    expect(own.alert).to_have_text("The plane is empty. Put in points of two classes.")


def test_points_can_be_edited_by_keys_alone(own: OwnData) -> None:
    own.open("Points")
    keyboard = own.page.keyboard
    own.plane.focus()
    for key in ("ArrowLeft", "ArrowLeft", "Enter", "ArrowUp"):
        keyboard.press(key)
    expect(own.status).to_have_text("−0.2, 0.1")
    own.dialog.get_by_role("radio", name="−1").focus()
    keyboard.press("ArrowDown")
    own.plane.focus()
    keyboard.press("Shift+ArrowUp")
    keyboard.press("Enter")
    assert [each.get_attribute("aria-label") for each in own.points(re.compile("^class")).all()] == [
        "class −1 at −0.2, 0",
        "class +1 at −0.2, 0.11",
    ]
    keyboard.press("Tab")
    expect(own.points("class −1")).to_be_focused()
    epoch = own.page.get_by_role("slider", name="Epoch")
    last = epoch.get_attribute("aria-valuemax") or ""
    expect(epoch).to_have_attribute("aria-valuenow", last)
    data = sent(own.page, lambda: keyboard.press("ArrowRight"), lambda data: data["x"][0] != [-0.2, 0])
    assert data == {"x": [[-0.1, 0], [-0.2, 0.11]], "y": [-1, 1]}
    expect(epoch).to_have_attribute("aria-valuenow", last)  # once all of it is trained anew: the key has moved the point alone
    keyboard.press("Delete")
    expect(own.points("class +1")).to_be_focused()
    keyboard.press("ControlOrMeta+z")
    expect(own.points("class −1 at −0.1, 0")).to_have_count(1)
    keyboard.press("Tab")
    keyboard.press("Backspace")
    expect(own.points("class −1")).to_be_focused()
    keyboard.press("Escape")
    expect(own.dialog).to_be_hidden()
    expect(own.page.get_by_role("button", name="Your own")).to_be_focused()
