"""Large files, which are read in a thread of their own."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.explorer import Explorer, fixed
from tests.browser.test_files import drag, gallery, network_graph, notebook_graph
from tests.programs import SHEET

pytestmark = pytest.mark.browser

ENDED = """() => {
  const {terminate} = Worker.prototype;
  window.ended = 0;
  Worker.prototype.terminate = function () { window.ended++; terminate.call(this); };
}"""
"""Counts the threads that the page ends from now on."""


def large(text: str) -> str:
    """The same file, so long that it is read in a thread of its own."""
    return text + " " * 600_000


def test_a_large_file_is_told_of_while_it_is_read_and_gives_way_to_the_reader(explorer: Explorer) -> None:
    held: list[Route] = []
    explorer.open_program(SHEET, step=3)
    explorer.at_step(3)
    explorer.page.route("**/files/worker.js", lambda route: held.append(route))
    explorer.page.evaluate(ENDED)
    address = explorer.page.url
    card = explorer.graph.get_by_role("group", name="Progress")
    net = {"net.json": large(network_graph())}
    drag(explorer, net)
    expect(card).to_contain_text("Reading the file, 0.6 MB")
    expect(card.get_by_role("listitem")).to_have_text(["Read the file", "Place the nodes"])
    expect(explorer.node(3)).to_contain_text(fixed(10))
    card.get_by_role("button", name="Cancel").click()
    expect(card).to_be_hidden()
    explorer.at_step(3)
    expect(explorer.program).to_contain_text("d = a*b + a")
    expect(explorer.graph).not_to_contain_text("Out of date")
    assert explorer.page.url == address
    for ended, text, says in ((2, "{", "loss.json is not JSON"), (3, notebook_graph()[0], "A graph from a file")):
        drag(explorer, net)
        drag(explorer, {"loss.json": text})
        expect(explorer.page.locator("body")).to_contain_text(says)
        assert explorer.page.evaluate("() => window.ended") == ended
    explorer.until(lambda: len(held) == 3)
    expect(gallery(explorer)).to_contain_text("loss.json")
    expect(explorer.page.get_by_role("alert")).to_have_count(0)


def test_a_large_file_is_read_and_refused_as_a_small_one(explorer: Explorer) -> None:
    page = explorer.page
    text, a = notebook_graph()
    threads: list[str] = []
    page.on("worker", lambda worker: threads.append(worker.url.rpartition("/js/")[2]))
    explorer.open("example=used-twice")
    drag(explorer, {"loss.json": large(text)})
    expect(gallery(explorer)).to_contain_text("loss.json")
    assert "files/worker.js" in threads
    explorer.press("End")
    expect(page).to_have_url(re.compile("step=7"))
    expect(explorer.node(0)).to_contain_text(fixed(a.grad))
    drag(explorer, {"bad.json": large(text.replace('"tanh"', '"conv"'))})
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("bad.json is no graph that can be walked")
    expect(alert).to_contain_text('nodes.op[4]: "conv" is no operation that is known here.')
    explorer.at_step(7)
    notebook = json.dumps({"nbformat": 4, "cells": [{"cell_type": "code", "source": "q = 3\nr = q * q"}]})
    drag(explorer, {"n.json": large(notebook)})
    expect(explorer.program).to_contain_text("r = q * q")
    expect(page).to_have_url(re.compile("program="))
    page.route("**/files/worker.js", lambda route: route.abort())
    page.go_back()
    expect(gallery(explorer)).to_contain_text("loss.json")
    explorer.at_step(7)
    expect(explorer.node(0)).to_contain_text(fixed(a.grad))
