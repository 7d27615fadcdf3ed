"""A large graph on its way: what is told of it, and what Cancel leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.explorer import Explorer, fixed
from tests.browser.lab import Lab

pytestmark = pytest.mark.browser

SHEET = "a = 2\nb = 4\nd = a*b + a"


@contextmanager
def slow_line(page: Page, bytes_a_second: int) -> Iterator[None]:
    """For the time of the `with`, answers come in so slowly."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    conditions = {"offline": False, "latency": 0, "uploadThroughput": -1}
    session.send("Network.emulateNetworkConditions", {**conditions, "downloadThroughput": bytes_a_second})
    try:
        yield
    finally:
        session.send("Network.emulateNetworkConditions", {**conditions, "downloadThroughput": -1})
        session.detach()


def test_a_large_pass_is_told_by_the_megabyte_and_given_up_for_the_graph_that_is_shown(lab: Lab) -> None:
    id = lab.train(data={"dataset": "moons", "samples": 40, "noise": 0.1, "seed": 0}, network={"hidden": [16, 16]}, epochs=2)
    moment = f"run={id}&epoch=1&sample=all&batch=0"
    lab.ask(f"/{id}/epochs/1/graph?sample=all&batch=0")
    explorer = Explorer(lab.page).open_program(SHEET, step=5)
    explorer.says(re.compile("^Step 5 "))
    shown = lab.page.evaluate("() => location.hash")
    card = explorer.graph.get_by_role("group", name="Progress")
    with slow_line(lab.page, 60_000):
        lab.page.evaluate("(moment) => { location.hash = moment; }", moment)
        bar = card.get_by_role("progressbar")
        expect(bar).to_have_attribute("aria-label", re.compile(r"^Reading \d\.\d of 1\.\d MB$"))
        expect(bar).to_have_attribute("aria-valuenow", re.compile(r"^[1-9]\d?$"))
        expect(card.get_by_role("listitem")).to_have_text(["The server has answered", "Read the graph", "Place the nodes"])
        expect(explorer.node(3)).to_contain_text(fixed(10))
        card.get_by_role("button", name="Cancel").click()
        expect(card).to_be_hidden()
    expect(explorer.node(3)).to_contain_text(fixed(10))
    expect(explorer.program).to_contain_text("d = a*b + a")
    expect(explorer.graph).not_to_contain_text("Out of date")
    lab.page.wait_for_function("(shown) => location.hash === shown", arg=shown)
    explorer.press("ArrowLeft")
    explorer.says(re.compile("^Step 4 "))
    lab.page.evaluate("(moment) => { location.hash = moment; }", f"run={id}&epoch=1&sample=3")
    expect(explorer.program).to_contain_text(f"# Run {id}, epoch 1, sample 3")
    expect(card).to_be_hidden()


def test_a_pass_is_asked_for_before_the_page_is_there_and_a_text_too_long_to_run_says_so(lab: Lab) -> None:
    id = lab.train(data={"dataset": "moons", "samples": 20, "noise": 0.1, "seed": 0}, network={"hidden": [50, 22]}, epochs=1)
    asked: list[str] = []
    lab.page.on("request", lambda request: asked.append(request.url.partition("/api/v1/")[2].partition("?")[0]))
    explorer = Explorer(lab.page).open(f"run={id}&epoch=0&sample=0")
    answers = [path for path in asked if path in (f"runs/{id}/epochs/0/graph", "operations")]
    assert answers == [f"runs/{id}/epochs/0/graph", "operations"]
    run = lab.page.get_by_role("button", name="Run", exact=True)
    expect(run).to_have_attribute("aria-disabled", "true")
    expect(run).to_have_attribute(
        "title", re.compile(r"^The program has \d+,\d{3} bytes; 65,536 is the limit of one that is run\.")
    )
    expect(lab.page.get_by_text(re.compile("nodes · too long to run"))).to_be_visible()
    explorer.press("ArrowRight")
    explorer.says(re.compile("^Step 1 "))
