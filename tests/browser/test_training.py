"""Trainings on the lab's page from their beginning to their end, whatever comes between."""

from __future__ import annotations

import re
import signal
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from scripts.serving import command
from tests.browser.lab import Lab
from tests.engine.training.test_notebook_run import FIRST_LOSS, LAST_LOSS, LOSSES, notebook

pytestmark = pytest.mark.browser


def test_moons_are_learnt_and_every_epoch_can_be_gone_back_to(lab: Lab) -> None:
    lab.open()
    lab.form.get_by_text("More", exact=True).click()
    lab.field("Test fraction").fill("0.25")
    lab.field("Hidden layers").fill("8")
    lab.field("Batch size").fill("20")
    lab.field("Epochs").fill("80")
    lab.field("Optimizer").select_option("adam")
    of_the_field = lab.comes_to(epochs=80, name="adam")["id"]
    lab.button("Train").click()
    id = lab.leads_from(of_the_field)
    lab.at(80, of=80)
    final = lab.ask(f"/{id}")["final"]
    assert final["test_accuracy"] >= 0.95
    lab.tells("Accuracy", f"and {100 * final['test_accuracy']:.1f} % over the test part")
    lab.press("Home")
    lab.at(0, of=80)
    lab.tells("Decision boundary", "Epoch 0: ")
    start = lab.ask(f"/{lab.shown}")["curves"]
    lab.tells("Loss", f"At epoch 0 it is {start['loss'][0]:.4f}, and {start['test_loss'][0]:.4f} over the test part.")


def test_the_notebook_s_run_draws_the_curve_that_it_printed(lab: Lab) -> None:
    lab.open(f"run={lab.train(notebook())}&epoch=101")
    lab.at(101, of=101)
    lab.tells("Loss", f"goes from {FIRST_LOSS:.4f} at epoch 0 to {LAST_LOSS:.4f} at epoch 101.")
    expect(lab.open_table("Loss").locator("tbody tr")).to_have_count(102)
    shown = lab.column("Loss", 1)
    assert shown[1 : 1 + len(LOSSES)] == [f"{loss:.4f}" for loss in LOSSES]
    expect(lab.form.get_by_label("add instead of multiply")).to_be_checked()


def test_a_run_goes_on_by_itself_after_its_server_was_killed(page: Page, compiled: Path, tmp_path: Path) -> None:
    lab = Lab(page.context.new_page())  # its console tells of a server that is not there, as it should
    uncaught: list[str] = []
    lab.page.on("pageerror", lambda error: uncaught.append(str(error)))
    settings = {"GRADWALK_DATABASE_URL": f"sqlite:///{tmp_path / 'runs.db'}"}
    with command("--port", "0", settings=settings) as (server, line):
        base = line.split()[-1]
        lab.page.goto(f"{base}/train")
        lab.field("Samples").fill("4000")
        lab.field("Hidden layers").fill("16, 16")
        lab.field("Batch size").fill("")
        lab.field("Epochs").fill("10000")
        lab.button("Train").click()
        lab.page.wait_for_function("() => Number(document.querySelector('[role=slider]').ariaValueNow) >= 200")
        server.send_signal(signal.SIGKILL)
        server.wait()
    told = int(lab.epoch.get_attribute("aria-valuemax") or 0)
    assert 200 <= told < 10_000
    with command("--port", str(urlsplit(base).port), settings=settings):
        lab.page.wait_for_function("told => Number(document.querySelector('[role=slider]').ariaValueMax) > told", arg=told)
        lab.button("Stop").click()
        expect(lab.button("Stop")).to_be_disabled()
        run = lab.page.evaluate("async () => (await (await fetch(location.origin + '/api/v1/runs')).json()).runs[0]")
        assert run["state"] == "stopped"
        done = run["epochs_done"]
        expect(lab.epoch).to_have_attribute("aria-valuemax", str(done))
        last = lab.open_table("Loss").locator("tbody tr").last.get_by_role("cell").first
        expect(last).to_have_text(re.compile(f"^({done - 1}|{done})$"))
        epochs = [int(epoch) for epoch in lab.column("Loss", 0)]
    every = epochs[1]
    assert [epoch for epoch in epochs if epoch % every == 0] == list(range(0, epochs[-1] + 1, every))
    assert not uncaught
