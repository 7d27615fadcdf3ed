"""What the page is good for where a part of it cannot be had: the editor, the layout's worker, the browser's storage."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from benchmarks.page.views import LOOP
from tests.browser.explorer import Explorer, packed

pytestmark = pytest.mark.browser

NO_EDITOR = "throw new SyntaxError('an old browser')"
NO_WORKERS = """window.Worker = class { constructor() { throw new Error("no workers"); } };
addEventListener("unhandledrejection", (event) => event.preventDefault());"""
NO_PAINTER = """window.Worker = class extends Worker {
  constructor(url, options) {
    super(url, options);
    if (String(url).includes("painter")) setTimeout(() => this.dispatchEvent(new ErrorEvent("error")));
  }
};"""
INKED = """() => {
  const canvas = document.querySelector("canvas.scene");
  const points = new Uint32Array(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer);
  return points.reduce((count, point) => count + (point !== points[0]), 0);
}"""
NO_STORAGE = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, {get() { throw new DOMException("refused", "SecurityError"); }});"""


def test_without_the_editor_the_program_is_written_in_a_plain_field(explorer: Explorer) -> None:
    explorer.page.route(
        re.compile(r"/js/codemirror[^/]*\.js$"), lambda route: route.fulfill(body=NO_EDITOR, content_type="text/javascript")
    )
    explorer.open("example=used-twice")
    expect(explorer.program).to_have_value("a = 2\nb = 4\nd = a*b + a")

    explorer.program.fill("a = 3\nb = 4\nd = a*b + a")
    expect(explorer.node(0)).to_have_accessible_name("a, value 3, gradient not yet")

    explorer.program.press("Control+End")
    explorer.program.press_sequentially(" + zz")
    explorer.program.press("Control+Enter")
    expect(explorer.page.get_by_role("alert")).to_contain_text("line 3, column 15")

    explorer.page.get_by_role("combobox", name="Examples").click()
    explorer.page.get_by_role("option").nth(1).click()
    expect(explorer.program).not_to_have_value("a = 3\nb = 4\nd = a*b + a + zz")


def test_without_layout_the_steps_and_the_table_go_on(explorer: Explorer) -> None:
    explorer.page.add_init_script(NO_WORKERS)
    explorer.page.goto("/")
    expect(explorer.page.get_by_role("alert")).to_contain_text("The graph could not be laid out")
    explorer.press("End")
    expect(explorer.table.get_by_role("row").nth(1)).to_contain_text("5.0000")


def test_without_the_painter_the_page_paints_all_of_a_large_graph_itself(explorer: Explorer) -> None:
    explorer.page.add_init_script(NO_PAINTER)
    explorer.page.goto(f"/#step=9000&pass=0&program={quote(packed(LOOP))}")
    expect(explorer.graph).to_have_class(re.compile("large"))
    explorer.press("0")
    explorer.until(lambda: explorer.page.evaluate(INKED) > 20_000)


def test_without_storage_nothing_fails(explorer: Explorer) -> None:
    explorer.page.add_init_script(NO_STORAGE)
    explorer.open()
    explorer.program.press("Control+End")
    explorer.program.press_sequentially("\ne = d*2")
    expect(explorer.table.get_by_role("row").nth(-1)).to_contain_text("e")
    expect(explorer.table.locator("tbody tr")).to_have_count(6)
    expect(explorer.page.get_by_role("alert")).to_have_count(0)
