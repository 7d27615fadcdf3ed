"""Files come in: a graph is walked like any other, a program and a notebook are run, anything else is told."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Route, expect

from engine import MLP, Value, mse, to_document
from engine.exports import EXPORTS
from tests.browser.explorer import Explorer, fixed
from tests.programs import SHEET

pytestmark = pytest.mark.browser

DRAG = """([files, events]) => {
  const data = new DataTransfer();
  for (const [name, text] of files) data.items.add(new File([text], name));
  const at = document.querySelector("#editor .cm-content") ?? document.body;
  for (const type of events) at.dispatchEvent(new DragEvent(type, {dataTransfer: data, bubbles: true, cancelable: true}));
}"""


def drag(explorer: Explorer, files: dict[str, str], events: tuple[str, ...] = ("dragenter", "dragover", "drop")) -> None:
    explorer.page.evaluate(DRAG, [list(files.items()), list(events)])


def written(root: Value, **about: Any) -> str:
    """The file that the library writes of a graph."""
    return EXPORTS["json"].write(to_document(root, **about)).decode()


def notebook_graph() -> tuple[str, Value]:
    """A graph as it is built in a notebook: its numbers, and no program."""
    a, b = Value(2.0, label="a"), Value(-3.0, label="b")
    out = (a * b + a).tanh()
    out.label = "out"
    out.backward()
    return written(out), a


def network_graph() -> str:
    net = MLP(2, [3, 1], seed=0)
    loss = mse([net([0.5, -1.0]), net([1.0, 2.0])], [1.0, -1.0])
    loss.backward()
    return written(loss)


def gallery(explorer: Explorer) -> Locator:
    return explorer.page.get_by_role("combobox", name="Examples")


def test_the_page_takes_no_graph_larger_than_the_servers_limit(explorer: Explorer) -> None:
    page = explorer.page
    text, _ = notebook_graph()

    def lower(route: Route) -> None:
        answer = route.fetch()
        limit = re.compile(r'(name="most-nodes" content=")200000"')
        route.fulfill(response=answer, body=limit.sub(r'\g<1>3"', answer.text()))

    page.route(re.compile(r"/$"), lower)
    explorer.open()
    drag(explorer, {"loss.json": text})
    expect(page.get_by_role("alert")).to_contain_text("nodes.op: 5 entries; 3 is the limit")


def test_a_dropped_graph_is_walked_to_its_end(explorer: Explorer) -> None:
    text, a = notebook_graph()
    explorer.open()
    drag(explorer, {"loss.json": text})
    expect(gallery(explorer)).to_contain_text("loss.json")
    expect(gallery(explorer)).to_contain_text("A graph from a file")
    expect(explorer.page).to_have_title("loss.json · Gradwalk")
    expect(explorer.page.get_by_text("without a program")).to_be_visible()
    expect(explorer.program).to_have_accessible_description(re.compile("This graph came from loss.json"))
    explorer.at_step(0)
    explorer.press("ArrowRight")
    explorer.says("v2 = a * b")
    explorer.press("End")
    expect(explorer.node(0)).to_contain_text(fixed(a.grad))
    explorer.node(0).click()
    expect(explorer.details.get_by_text("Check it by a nudge")).to_be_visible()
    expect(explorer.graph).not_to_contain_text("Out of date")
    run = explorer.page.get_by_role("button", name="Run", exact=True)
    expect(run).to_have_attribute("aria-disabled", "true")
    explorer.program.click()
    explorer.press("ControlOrMeta+Enter")
    expect(explorer.node(0)).to_contain_text(fixed(a.grad))
    expect(explorer.page.get_by_role("combobox", name="Pass")).to_be_hidden()


def test_a_dropped_network_has_its_groups(explorer: Explorer) -> None:
    explorer.open()
    text = network_graph()
    outer = next(group for group in json.loads(text)["nodes"]["group"] if group.startswith("mlp ")).partition("/")[0]
    drag(explorer, {"net.json": text})
    expect(explorer.graph.locator(f'[data-group="{outer}"]')).to_be_visible()
    explorer.page.get_by_role("button", name="Expand all").click()
    explorer.press("End")
    expect(explorer.graph.locator("[data-node]").nth(30)).to_be_attached()


def test_a_file_can_be_chosen_by_button_and_by_key(explorer: Explorer, tmp_path: Path) -> None:
    graph, program = tmp_path / "loss.json", tmp_path / "p.py"
    graph.write_text(notebook_graph()[0])
    program.write_text("q = 3\nr = q * q\n")
    given = iter([graph, program])
    explorer.page.on("filechooser", lambda chooser: chooser.set_files(next(given)))
    explorer.open()
    explorer.page.get_by_role("button", name="Open", exact=True).click()
    expect(gallery(explorer)).to_contain_text("loss.json")
    explorer.program.click()
    explorer.press("ControlOrMeta+o")
    expect(explorer.program).to_contain_text("r = q * q")
    expect(gallery(explorer)).to_contain_text("Your program")


def test_numbers_are_those_of_the_file_until_the_program_is_run(explorer: Explorer) -> None:
    explorer.open()
    document = explorer.document(SHEET)
    document["nodes"]["value"][0] = 2.5
    drag(explorer, {"sheet.json": json.dumps(document)})
    expect(explorer.program).to_contain_text("d = a*b + a")
    expect(explorer.node(0)).to_contain_text(fixed(2.5))
    explorer.press("ArrowRight")
    expect(explorer.program.locator(".cm-present")).to_have_text("a*b")
    explorer.page.get_by_role("button", name="Run", exact=True).click()
    expect(explorer.node(0)).to_contain_text(fixed(2))
    expect(explorer.page).to_have_url(re.compile("program="))


def test_writing_begins_another_program_and_taking_it_back_leaves_the_graph(explorer: Explorer) -> None:
    explorer.open()
    drag(explorer, {"loss.json": notebook_graph()[0]})
    expect(gallery(explorer)).to_contain_text("loss.json")
    explorer.program.click()
    explorer.page.keyboard.type("z = ")
    expect(explorer.graph).to_contain_text("Out of date")
    explorer.press(*["Backspace"] * 4)
    expect(explorer.graph).not_to_contain_text("Out of date")
    expect(explorer.page.get_by_role("alert")).to_have_count(0)
    expect(explorer.node(4)).to_be_visible()
    explorer.page.keyboard.type("z = 7\ny = z*z")
    expect(explorer.node(0)).to_contain_text(fixed(7))
    expect(gallery(explorer)).to_contain_text("Your program")


def test_one_pass_of_many_offers_no_other(explorer: Explorer) -> None:
    program = "w = Value(1.0)\nfor i in range(9):\n    y = (w - 3)**2\n    y.backward()\n    w.data -= 0.1 * w.grad\n"
    explorer.open()
    document = explorer.document(program, 6)
    drag(explorer, {"pass.json": json.dumps(document)})
    expect(gallery(explorer)).to_contain_text("pass 7 of 9")
    expect(explorer.node(0)).to_contain_text(fixed(document["nodes"]["value"][0]))
    expect(explorer.page.get_by_role("combobox", name="Pass")).to_be_hidden()


BAD = [
    ("loss.json", "{", "loss.json is not JSON"),
    ("loss.json", "{}", "format: nothing is not"),
    ("loss.json", notebook_graph()[0].replace("[0,1]", "[0,7]"), "nodes.operands[2][1]: 7 does not come before node 2"),
    ("loss.json", notebook_graph()[0].replace('"tanh"', '"conv"'), 'nodes.op[4]: "conv" is no operation'),
    ("picture.png", "x", "picture.png cannot be opened"),
    ("x.ipynb", '{"nbformat": 4, "cells": []}', "x.ipynb has no code"),
    ("<img src=x>.json", "[]", "<img src=x>.json is no graph"),
]


def test_what_is_no_graph_is_told_and_changes_nothing(explorer: Explorer) -> None:
    explorer.open_program(SHEET, step=3)
    address = explorer.page.url
    alert = explorer.page.get_by_role("alert")
    for name, text, says in BAD:
        explorer.program.focus()
        drag(explorer, {name: text})
        expect(alert).to_contain_text(says)
        explorer.at_step(3)
        expect(explorer.node(3)).to_contain_text(fixed(10))
        expect(explorer.program).to_contain_text("d = a*b + a")
        expect(explorer.graph).not_to_contain_text("Out of date")
        assert explorer.page.url == address, name
        alert.get_by_role("button", name="Close").click()
        expect(alert).to_have_count(0)
        expect(explorer.page.get_by_role("button", name="Run", exact=True)).to_be_focused()


def test_a_program_and_a_notebook_are_run(explorer: Explorer) -> None:
    explorer.open()
    drag(explorer, {"p.py": "q = 3\nr = q * q\n"})
    expect(explorer.program).to_contain_text("r = q * q")
    expect(explorer.node(0)).to_contain_text(fixed(3))
    cells = [
        {"cell_type": "markdown", "source": "# words"},
        {"cell_type": "code", "source": ["a = Value(5.0)\n", "b = a * a"]},
        {"cell_type": "code", "source": "b.backward()"},
    ]
    drag(explorer, {"n.ipynb": json.dumps({"nbformat": 4, "cells": cells})})
    expect(explorer.program).to_contain_text("b.backward()")
    expect(explorer.program).not_to_contain_text("words")
    expect(explorer.node(0)).to_contain_text(fixed(5))


def test_of_several_files_the_first_is_opened_and_that_is_said(explorer: Explorer) -> None:
    explorer.open()
    drag(explorer, {"loss.json": notebook_graph()[0], "p.py": "q = 3"})
    expect(gallery(explorer)).to_contain_text("loss.json")
    note = explorer.page.get_by_role("note").filter(has_text="Only loss.json is opened")
    expect(note).to_be_visible()
    note.get_by_role("button", name="Close").click()
    expect(note).to_have_count(0)


def test_a_hint_stands_over_the_page_while_a_file_is(explorer: Explorer) -> None:
    explorer.open()
    hint = explorer.page.get_by_text("Drop to open")
    expect(hint).to_be_hidden()
    drag(explorer, {"loss.json": "{}"}, ("dragenter", "dragover"))
    expect(hint).to_be_visible()
    drag(explorer, {"loss.json": "{}"}, ("dragleave",))
    expect(hint).to_be_hidden()
    drag(explorer, {"loss.json": "{}"})
    expect(hint).to_be_hidden()


def test_back_forward_and_a_reload_bring_the_graph_again(explorer: Explorer) -> None:
    text, a = notebook_graph()
    explorer.open("example=used-twice")
    drag(explorer, {"loss.json": text})
    expect(explorer.page).to_have_url(re.compile("file=loss.json"))
    explorer.press("End")
    expect(explorer.page).to_have_url(re.compile("step=7"))
    explorer.page.go_back()
    expect(explorer.program).to_contain_text("d = a*b + a")
    explorer.page.go_forward()
    expect(gallery(explorer)).to_contain_text("loss.json")
    explorer.at_step(7)
    expect(explorer.node(0)).to_contain_text(fixed(a.grad))
    explorer.page.reload()
    expect(gallery(explorer)).to_contain_text("loss.json")
    explorer.at_step(7)
    expect(explorer.node(0)).to_contain_text(fixed(a.grad))
    address = explorer.page.url
    explorer.page.evaluate("sessionStorage.clear()")
    explorer.page.goto("about:blank")
    explorer.page.goto(address)
    alert = explorer.page.get_by_role("alert")
    expect(alert).to_contain_text("loss.json is not open any more")
    expect(alert).to_contain_text("Open the file again")
    expect(explorer.node(3)).to_be_visible()


def test_share_says_what_an_address_cannot_hold(explorer: Explorer) -> None:
    explorer.open()
    drag(explorer, {"loss.json": notebook_graph()[0]})
    expect(gallery(explorer)).to_contain_text("loss.json")
    explorer.page.get_by_role("button", name="Share").click()
    panel = explorer.page.get_by_role("dialog", name="Share")
    expect(panel).to_contain_text("An address cannot hold a graph from a file")
    expect(panel.get_by_role("textbox", name="Address")).to_be_hidden()
    panel.get_by_role("button", name="Export").click()
    expect(explorer.page.get_by_role("menuitem").first).to_be_focused()
    expect(panel).to_be_hidden()
    explorer.press("Escape")
    drag(explorer, {"sheet.json": json.dumps(explorer.document(SHEET))})
    expect(explorer.program).to_contain_text("d = a*b + a")
    explorer.page.get_by_role("button", name="Share").click()
    expect(panel).to_contain_text("runs its program anew")
    expect(panel.get_by_role("textbox", name="Address")).to_have_value(re.compile("program="))


def test_a_graph_from_a_file_leaves_in_every_form(explorer: Explorer) -> None:
    text, _ = notebook_graph()
    explorer.open()
    drag(explorer, {"loss.json": text})
    expect(gallery(explorer)).to_contain_text("loss.json")
    for form, export in EXPORTS.items():
        explorer.press("ControlOrMeta+s")
        item = explorer.page.get_by_role("menuitem", name=re.compile(rf"^{re.escape(export.title)}\b"))
        with explorer.page.expect_download() as leaving:
            item.filter(has_text=export.purpose).click()
        assert leaving.value.suggested_filename == f"gradwalk.{export.extension}"
        content = leaving.value.path().read_bytes()
        if form == "json":
            assert json.loads(content) == json.loads(text)
        else:
            assert content == export.write(json.loads(text)), form
        expect(explorer.page.get_by_role("menuitem")).to_have_count(0)
