"""The training lab: the form, the runs, the epochs and the address."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect


class Lab:
    """The lab's page and its parts, by the names that people know."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.form = page.get_by_role("form", name="Training")
        self.epoch = page.get_by_role("slider", name="Epoch")
        self.status = page.get_by_role("toolbar", name="Timeline").get_by_role("status")
        self.runs = page.get_by_role("table", name="Runs")

    def open(self, hash: str = "") -> None:
        self.page.goto(f"/train{hash}")
        expect(self.epoch).not_to_have_attribute("aria-valuemax", "0")

    def field(self, name: str) -> Locator:
        return self.form.get_by_label(name, exact=True)

    def button(self, name: str) -> Locator:
        return self.form.get_by_role("button", name=name, exact=True)

    def has_rows(self, more: int = 0, than: int | None = None) -> int:
        """Wait until the table has the runs of the server, or `more` than so many; return how many."""
        count = (
            than
            if than is not None
            else len(self.page.evaluate("async () => (await (await fetch('/api/v1/runs?limit=200')).json()).runs"))
        )
        expect(self.runs.locator("tbody tr")).to_have_count(count + more)
        return count + more

    def at(self, epoch: int, of: int) -> None:
        expect(self.epoch).to_have_attribute("aria-valuetext", re.compile(rf"^Epoch {epoch} of {of} · loss "))

    @property
    def shown(self) -> str:
        """The id of the shown run, as the address has it."""
        match = re.search(r"#run=([\w-]+)", self.page.url)
        assert match, self.page.url
        return match[1]


@pytest.fixture
def lab(page: Page) -> Lab:
    page.set_viewport_size({"width": 1440, "height": 900})
    return Lab(page)


def test_it_opens_on_a_finished_run_at_its_last_epoch_and_the_same_again(lab: Lab) -> None:
    lab.open()
    lab.at(120, of=120)
    expect(lab.status).to_have_text(
        re.compile(r"^Epoch 120 of 120 · loss 0\.\d{4} · accuracy \d\d\.\d %\. .* of 200 points lies? on the wrong side\.$")
    )
    lab.page.wait_for_url(re.compile("#run="))
    first = lab.shown
    lab.open()
    lab.page.wait_for_url(re.compile("#run="))
    assert lab.shown == first


def test_epochs_are_gone_through_by_keys_and_the_address_keeps_the_place(lab: Lab) -> None:
    lab.open()
    lab.at(120, of=120)
    for key, epoch in [("Home", 0), ("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1), ("End", 120), ("ArrowLeft", 119)]:
        lab.page.keyboard.press(key)
        lab.at(epoch, of=120)
    lab.page.wait_for_url(re.compile("epoch=119"))
    lab.page.reload()
    lab.at(119, of=120)


def test_a_changed_field_trains_at_once_and_its_run_gives_way_to_the_next(lab: Lab) -> None:
    lab.open()
    lab.at(120, of=120)
    before = lab.has_rows()
    for epochs in (30, 40, 50):
        lab.field("Epochs").fill(str(epochs))
        lab.at(epochs, of=epochs)
    lab.has_rows(1, than=before)
    lab.field("Hidden layers").fill("3")
    expect(lab.page.locator("#parameter-count")).to_have_text("13 parameters")


def test_a_run_of_train_stays(lab: Lab) -> None:
    lab.open()
    lab.at(120, of=120)
    count = lab.has_rows()
    for _ in range(2):
        lab.button("Train").click()
        count = lab.has_rows(1, than=count)
    lab.at(120, of=120)


def test_what_is_wrong_stands_at_its_field_and_the_text_stays(lab: Lab) -> None:
    lab.open()
    lab.field("Hidden layers").fill("6, x")
    lab.field("Hidden layers").blur()
    expect(lab.field("Hidden layers")).to_have_attribute("aria-invalid", "true")
    expect(lab.form.get_by_role("alert").filter(has_text="sizes of the layers")).to_be_visible()
    lab.field("Hidden layers").fill("6")
    expect(lab.field("Hidden layers")).not_to_have_attribute("aria-invalid", "true")
    lab.field("Learning rate").fill("-1")
    expect(lab.field("Learning rate")).to_have_attribute("aria-invalid", "true")
    expect(lab.field("Learning rate")).to_have_value("-1")
    lab.field("Learning rate").fill("0.2")
    expect(lab.field("Learning rate")).not_to_have_attribute("aria-invalid", "true")


def test_reset_goes_back_to_the_first_weights(lab: Lab) -> None:
    lab.open()
    lab.at(120, of=120)
    lab.button("Reset").click()
    lab.at(0, of=120)
    expect(lab.page.locator(".say .what")).to_have_text(re.compile("^The first weights, before any update"))


def test_a_long_run_is_held_changed_gone_on_with_and_stopped(lab: Lab) -> None:
    lab.open()
    lab.page.wait_for_url(re.compile("#run="))
    first = lab.shown
    lab.field("Epochs").fill("1000000")
    lab.button("Train").click()
    expect(lab.button("Pause")).to_be_enabled()
    expect(lab.epoch).to_have_attribute("aria-valuenow", re.compile(r"^\d{3,}$"))
    lab.field("Learning rate").fill("0.01")
    lab.button("Pause").click()
    expect(lab.button("Resume")).to_be_enabled()
    expect(lab.page.locator(".say .what")).to_have_text(re.compile("^Paused"))
    lab.button("Resume").click()
    expect(lab.button("Pause")).to_be_enabled()
    lab.button("Stop").click()
    expect(lab.button("Stop")).to_be_disabled()
    lab.page.wait_for_url(lambda url: first not in url)
    changes = lab.page.evaluate("async (id) => (await (await fetch(`/api/v1/runs/${id}`)).json()).changes", lab.shown)
    assert [change["learning_rate"] for change in changes] == [0.01]


def test_the_newest_epoch_is_followed_unless_the_reader_is_elsewhere(lab: Lab) -> None:
    lab.open()
    lab.field("Epochs").fill("1000000")
    lab.button("Train").click()
    expect(lab.button("Pause")).to_be_enabled()
    expect(lab.epoch).to_have_attribute("aria-valuetext", re.compile(r"^Epoch [1-9][\d,]* of 1,000,000 "))
    lab.epoch.focus()
    lab.page.keyboard.press("Home")
    before = int(lab.epoch.get_attribute("aria-valuemax") or 0)
    expect(lab.epoch).not_to_have_attribute("aria-valuemax", str(before))
    expect(lab.epoch).to_have_attribute("aria-valuenow", "0")
    lab.page.keyboard.press("End")
    lab.page.wait_for_function("from => Number(document.querySelector('[role=slider]').ariaValueNow) > from", arg=before)
    at = lab.epoch.get_attribute("aria-valuenow") or ""
    expect(lab.epoch).not_to_have_attribute("aria-valuenow", at)
    lab.button("Stop").click()
    expect(lab.button("Stop")).to_be_disabled()


def test_a_fork_goes_on_from_the_shown_epoch(lab: Lab) -> None:
    lab.open()
    lab.at(120, of=120)
    lab.page.wait_for_url(re.compile("#run="))
    origin = lab.shown
    lab.epoch.focus()
    for _ in range(2):
        lab.page.keyboard.press("PageDown")
    lab.at(100, of=120)
    lab.page.get_by_role("button", name="Fork from here").click()
    expect(lab.form.get_by_text(re.compile(r"goes on from #\d+, epoch 100"))).to_be_visible()
    lab.field("Epochs").fill("10")
    lab.button("Train").click()
    lab.at(10, of=10)
    lab.page.wait_for_url(lambda url: origin not in url)
    spec = lab.page.evaluate("async (id) => (await (await fetch(`/api/v1/runs/${id}`)).json()).spec", lab.shown)
    assert spec["from"] == {"run": origin, "epoch": 100}


def test_an_address_outlives_its_run(lab: Lab) -> None:
    lab.open()
    lab.field("Epochs").fill("60")
    lab.at(60, of=60)
    lab.page.keyboard.press("Escape")
    lab.epoch.focus()
    lab.page.keyboard.press("ArrowLeft")
    lab.page.wait_for_url(re.compile("epoch=59"))
    address, gone = lab.page.url, lab.shown
    lab.page.evaluate("id => fetch(`/api/v1/runs/${id}`, {method: 'DELETE'})", gone)
    lab.page.goto("about:blank")
    lab.page.goto(address)
    lab.at(59, of=60)
    lab.page.wait_for_url(lambda url: gone not in url)


def test_the_pass_of_the_shown_epoch_can_be_walked(lab: Lab) -> None:
    lab.open()
    lab.at(120, of=120)
    lab.page.keyboard.press("Home")
    lab.at(0, of=120)
    lab.page.get_by_label("Sample", exact=True).fill("17")
    link = lab.page.get_by_role("link", name="Walk this pass")
    expect(link).to_have_attribute("href", re.compile(r"^/#run=[\w-]+&epoch=0&sample=17&spec=[\w-]+$"))
    link.click()
    expect(lab.page.get_by_role("slider", name="Step")).to_have_attribute("aria-valuetext", re.compile("^Step"))


def test_runs_are_chosen_and_deleted(lab: Lab) -> None:
    lab.open()
    lab.at(120, of=120)
    lab.page.wait_for_url(re.compile("#run="))
    first = lab.shown
    lab.field("Epochs").fill("25")
    lab.button("Train").click()
    lab.at(25, of=25)
    lab.page.wait_for_url(lambda url: first not in url)
    own = lab.shown
    lab.runs.locator(f'[data-run="{first}"]').click()
    lab.at(120, of=120)
    expect(lab.field("Epochs")).to_have_value("120")
    lab.page.wait_for_url(lambda url: first in url)
    lab.page.go_back()
    lab.at(25, of=25)
    lab.page.get_by_role("button", name="Delete").click()
    expect(lab.runs.locator(f'[data-run="{own}"]')).to_have_count(0)


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (1024, 768), (390, 844), (320, 640)], ids="{0[0]}".format)
def test_nothing_is_wider_than_the_window(lab: Lab, size: tuple[int, int]) -> None:
    lab.page.set_viewport_size({"width": size[0], "height": size[1]})
    lab.open()
    assert lab.page.evaluate("document.documentElement.scrollWidth") <= size[0]
    if size == (1440, 900):
        assert lab.page.evaluate("document.documentElement.scrollHeight") == size[1]
