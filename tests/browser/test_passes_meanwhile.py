"""While a pass is on its way, or where the text does not run: the list, the graph and the address stay together."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.explorer import Explorer
from tests.browser.test_files import drag
from tests.programs import TRAINING

pytestmark = pytest.mark.browser


def test_a_file_that_is_opened_while_a_pass_is_on_its_way_stays(explorer: Explorer) -> None:
    explorer.open_program(TRAINING)
    text = json.dumps({**explorer.document(TRAINING, 5), "program": ""})

    def late(route: Route) -> None:
        explorer.page.wait_for_timeout(300)
        route.continue_()

    explorer.page.route("**/api/v1/graphs", late)
    explorer.press("]")
    drag(explorer, {"loss.json": text})
    expect(explorer.page).to_have_url(re.compile("file=loss.json"))
    explorer.page.wait_for_timeout(900)
    expect(explorer.page).to_have_url(re.compile("file=loss.json"))
    expect(explorer.page.get_by_role("alert")).to_have_count(0)
    expect(explorer.page.get_by_role("combobox", name="Pass")).to_be_hidden()


def test_passes_are_not_chosen_while_the_text_does_not_run(explorer: Explorer) -> None:
    explorer.open_program(TRAINING)
    chooser = explorer.page.get_by_role("combobox", name="Pass")
    expect(chooser).to_have_value("0")
    explorer.write(TRAINING + "loss = (")
    expect(explorer.page.get_by_role("alert")).to_be_visible()
    chooser.select_option(index=4)
    expect(chooser).to_have_value("0")
    explorer.page.get_by_role("button", name="Go through the passes").click()
    expect(explorer.page.get_by_role("button", name="Go through the passes")).to_be_visible()
    explorer.write(TRAINING)
    expect(explorer.page.get_by_role("alert")).to_have_count(0)
    chooser.select_option(index=4)
    expect(explorer.page).to_have_url(re.compile("pass=4&"))
