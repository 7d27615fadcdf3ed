"""The training lab: the form, the runs, the epochs and the address."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.lab import Lab

pytestmark = pytest.mark.browser


def test_it_opens_on_a_finished_run_whose_epochs_are_gone_through_and_keeps_the_place(lab: Lab) -> None:
    lab.open()
    lab.at(120, of=120)
    words = r"^Epoch 120 of 120 · loss 0\.\d{4} · accuracy \d\d\.\d %\. .* of 200 points lies? on the wrong side\.$"
    expect(lab.status).to_have_text(re.compile(words))
    first = lab.shown
    for key, epoch in [("ArrowLeft", 119), ("Home", 0), ("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1)]:
        lab.press(key)
        lab.at(epoch, of=120)
    lab.leads_to("epoch=1&")
    lab.page.reload()
    lab.at(1, of=120)
    lab.tells("Network", "At epoch 1 ")
    lab.press("End")
    lab.at(120, of=120)
    lab.button("Reset").click()
    lab.at(0, of=120)
    expect(lab.status).to_contain_text("The first weights, before any update")
    lab.open()
    lab.at(120, of=120)
    assert lab.shown == first


def test_every_figure_follows_the_epoch(lab: Lab) -> None:
    lab.open()
    lab.at(120, of=120)
    lab.tells("Decision boundary", re.compile("^Epoch 120: .*lies? on the wrong side"))
    numbers = lab.open_table("Network")
    expect(numbers).to_be_visible()
    last = lab.column("Network", -1)
    lab.press("Home")
    lab.tells("Loss", "At epoch 0 it is 0.6")
    lab.tells("Accuracy", re.compile(r"At epoch 0 it is [3-7]\d\.\d %"))
    lab.tells("Decision boundary", re.compile(r"^Epoch 0: .*\b\d\d+ of 200 points lie on the wrong side"))
    lab.tells("Network", "At epoch 0 ")
    begun = lab.ask(f"/{lab.shown}/epochs/0")["weights"][0][0][0]
    expect(numbers.get_by_role("row", name="layer 0 · n0.w[0]").get_by_role("cell").last).to_have_text(
        f"{begun:.4f}".replace("-", "−")
    )
    assert lab.column("Network", -1) != last


def test_a_changed_field_trains_at_once_and_its_run_gives_way_to_the_next(lab: Lab) -> None:
    lab.open()
    lab.at(120, of=120)
    first, count = lab.shown, lab.has_rows()
    for epochs in (30, 40, 50):
        lab.field("Epochs").fill(str(epochs))
        lab.at(epochs, of=epochs)
    assert lab.comes_to(epochs=50)["id"] != first
    lab.has_rows(count + 1)
    lab.field("Hidden layers").fill("3, x")
    lab.field("Hidden layers").blur()
    expect(lab.field("Hidden layers")).to_have_attribute("aria-invalid", "true")
    expect(lab.form.get_by_role("alert").filter(has_text="sizes of the layers")).to_be_visible()
    lab.field("Hidden layers").fill("3")
    expect(lab.field("Hidden layers")).not_to_have_attribute("aria-invalid", "true")
    expect(lab.page.locator("#parameter-count")).to_have_text("13 parameters")
    lab.field("Learning rate").fill("-1")
    expect(lab.field("Learning rate")).to_have_attribute("aria-invalid", "true")
    expect(lab.field("Learning rate")).to_have_value("-1")
    lab.field("Learning rate").fill("0.2")
    expect(lab.field("Learning rate")).not_to_have_attribute("aria-invalid", "true")


def test_a_long_run_is_followed_held_changed_gone_on_with_and_stopped(lab: Lab) -> None:
    lab.open()
    first = lab.shown
    lab.field("Epochs").fill("1000000")
    lab.button("Train").click()
    expect(lab.epoch).to_have_attribute("aria-valuetext", re.compile(r"^Epoch [1-9][\d,]* of 1,000,000 "))
    lab.epoch.focus()
    lab.press("Home")
    before = int(lab.epoch.get_attribute("aria-valuemax") or 0)
    expect(lab.epoch).not_to_have_attribute("aria-valuemax", str(before))
    expect(lab.epoch).to_have_attribute("aria-valuenow", "0")
    lab.press("End")
    lab.page.wait_for_function("from => Number(document.querySelector('[role=slider]').ariaValueNow) > from", arg=before)
    at = lab.epoch.get_attribute("aria-valuenow") or ""
    expect(lab.epoch).not_to_have_attribute("aria-valuenow", at)
    lab.field("Learning rate").fill("0.01")
    lab.button("Pause").click()
    expect(lab.button("Resume")).to_be_enabled()
    expect(lab.page.locator(".say .what")).to_have_text(re.compile("^Paused"))
    lab.button("Resume").click()
    expect(lab.button("Pause")).to_be_enabled()
    lab.button("Stop").click()
    expect(lab.button("Stop")).to_be_disabled()
    run = lab.ask(f"/{lab.leads_from(first)}")
    assert run["state"] == "stopped"
    assert [change["learning_rate"] for change in run["changes"]] == [0.01]
    assert run["changes"][0]["epoch"] > int(at)


def test_an_epoch_is_forked_with_another_rate_and_laid_over(lab: Lab) -> None:
    lab.open()
    lab.at(120, of=120)
    origin = lab.shown
    lab.epoch.focus()
    lab.press("PageDown", "PageDown")
    lab.at(100, of=120)
    lab.page.get_by_role("button", name="Fork from here").click()
    expect(lab.form.get_by_text(re.compile(r"goes on from #\d+, epoch 100"))).to_be_visible()
    lab.field("Learning rate").fill("0.3")
    lab.field("Epochs").fill("10")
    lab.button("Train").click()
    lab.at(10, of=10)
    fork = lab.leads_from(origin)
    row = lab.runs.locator(f'tr:has([data-run="{origin}"])')
    number = row.locator(f'[data-run="{origin}"]').inner_text()
    expect(row.get_by_role("checkbox")).to_be_checked()
    lab.tells("Loss", re.compile(f"For comparison: .*{number}"))
    spec = lab.ask(f"/{fork}")["spec"]
    assert (spec["from"], spec["optimizer"]["learning_rate"]) == ({"run": origin, "epoch": 100}, 0.3)
    begun, kept = lab.ask(f"/{fork}/epochs/0"), lab.ask(f"/{origin}/epochs/100")
    assert (begun["weights"], begun["biases"]) == (kept["weights"], kept["biases"])


def test_runs_of_train_stay_are_chosen_and_deleted_and_an_address_outlives_its_run(lab: Lab) -> None:
    lab.open()
    lab.at(120, of=120)
    first, count = lab.shown, lab.has_rows()
    lab.field("Epochs").fill("25")
    of_the_field = lab.comes_to(epochs=25)["id"]
    lab.button("Train").click()
    own = lab.leads_from(of_the_field)
    lab.at(25, of=25)
    lab.has_rows(count + 1)
    lab.runs.locator(f'[data-run="{first}"]').click()
    lab.at(120, of=120)
    expect(lab.field("Epochs")).to_have_value("120")
    lab.leads_to(first)
    lab.page.go_back()
    lab.at(25, of=25)
    lab.epoch.focus()
    lab.press("ArrowLeft")
    lab.leads_to("epoch=24&")
    address, loss = lab.page.url, lab.epoch.get_attribute("aria-valuetext")
    lab.page.get_by_role("button", name="Delete").click()
    expect(lab.runs.locator(f'[data-run="{own}"]')).to_have_count(0)
    assert lab.page.request.get(f"/api/v1/runs/{own}").status == 404
    lab.page.goto("about:blank")
    lab.page.goto(address)
    expect(lab.epoch).to_have_attribute("aria-valuetext", loss or "")
    lab.leads_from(own)
