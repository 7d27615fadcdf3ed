"""From the lab into the explorer and back: a pass of a training, walked to its update."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import Explorer, fixed
from tests.browser.lab import Lab

pytestmark = pytest.mark.browser


def test_a_pass_is_walked_from_the_lab_to_its_update_and_back(lab: Lab) -> None:
    id = lab.train(optimizer={"name": "adam", "learning_rate": 0.05})
    lab.open(f"run={id}&epoch=3")
    lab.at(3, of=6)
    lab.bar.get_by_label("Sample", exact=True).fill("12")
    expect(lab.walk).to_have_attribute("href", re.compile(rf"^/#run={id}&epoch=3&sample=12&spec=[\w-]+$"))
    lab.walk.click()
    explorer = Explorer(lab.page)
    explorer.says(re.compile(r"^Step 0 of \d+ · Start"))
    expect(explorer.program).to_contain_text(f"# Run {id}, epoch 3, sample 12")
    explorer.press("End")
    explorer.says(re.compile(r"^Step (\d+) of \1 · Update · b1_0"))
    before, after = (lab.ask(f"/{id}/epochs/{epoch}")["biases"][-1][-1] for epoch in (3, 4))
    told = lab.ask(f"/{id}/epochs/3/graph?sample=12")["update"][-1]
    assert (told["before"], told["after"]) == (before, after)
    for card, number in [("New m", told["terms"]["m"]), ("New v", told["terms"]["v"]), ("New b1_0", after)]:
        expect(explorer.details.locator(".formula").filter(has_text=card).first).to_contain_text(f"= {fixed(number)}")
    expect(explorer.details).to_contain_text("by adam")
    explorer.press("ArrowLeft")
    explorer.says(re.compile(r"Update · w1_0_2"))
    lab.page.get_by_role("link", name="Back to the run").click()
    lab.at(3, of=6)
    expect(lab.bar.get_by_label("Sample", exact=True)).to_have_value("12")
    assert lab.shown == id


def test_a_pass_comes_packed_and_leaves_as_the_json_that_the_server_has_of_it(lab: Lab) -> None:
    id = lab.train(
        network={"hidden": [3, 3], "activation": "relu"}, optimizer={"name": "sgd", "learning_rate": 1e160}, epochs=2
    )
    path = f"/{id}/epochs/1/graph?sample=all&batch=0"
    explorer = Explorer(lab.page)
    with lab.page.expect_response(lambda answer: path in answer.url) as packed:
        explorer.open(f"run={id}&epoch=1&sample=all&batch=0")
    assert packed.value.header_value("content-type") == "application/vnd.gradwalk.graph"
    explorer.press("ControlOrMeta+s")
    with lab.page.expect_download() as leaving:
        lab.page.get_by_role("menuitem", name=re.compile("^JSON")).click()
    document = lab.ask(path)
    assert {"NaN", "Infinity", "-Infinity"} & set(document["nodes"]["value"])
    assert json.loads(leaving.value.path().read_bytes()) == document


def test_a_batch_is_walked_and_its_address_outlives_the_run(lab: Lab) -> None:
    id = lab.train(batch_size=8, optimizer={"name": "momentum", "learning_rate": 0.1})
    explorer = Explorer(lab.page)
    lab.open(f"run={id}&epoch=2")
    lab.at(2, of=6)
    lab.bar.get_by_role("button", name="Which pass to walk").click()
    chosen = lab.bar.get_by_role("menuitem", name="Batch 1 · 8 samples")
    expect(chosen).to_contain_text(re.compile(r"about \d{3} nodes"))
    chosen.click()
    field = lab.bar.get_by_label("Sample", exact=True)
    expect(field).to_have_value("batch 1")
    expect(lab.walk).to_have_attribute("href", re.compile(rf"^/#run={id}&epoch=2&sample=all&batch=1&spec=[\w-]+$"))
    spec = re.search(r"&spec=[\w-]+", lab.walk.get_attribute("href") or "")
    assert spec
    field.fill("batch 3")
    expect(field).to_have_attribute("title", re.compile("^The rows are 0 to 19; batch 0 to batch 2 are whole batches"))
    expect(lab.walk).to_have_attribute("aria-disabled", "true")
    field.fill("12")
    expect(lab.walk).to_have_attribute("href", re.compile("&sample=12&"))
    document = lab.ask(f"/{id}/epochs/2/graph?sample=all&batch=1")
    address = f"step=999999&pass=0&run={id}&epoch=2&sample=all&batch=1{spec[0]}"
    explorer.open(address)
    explorer.says(re.compile(r"^Step (\d+) of \1 · Update · b1_0"))
    root = f"loss = total / 8, value {fixed(document['nodes']['value'][document['root']])}, gradient 1"
    expect(explorer.node(document["root"])).to_have_attribute("aria-label", root)
    expect(explorer.details).to_contain_text(f"= {fixed(document['update'][-1]['after'])}")
    lab.delete(id)
    lab.page.goto("about:blank")
    explorer.open(address)
    explorer.says(re.compile(r"^Step (\d+) of \1 · Update · b1_0"))
    expect(explorer.node(document["root"])).to_have_attribute("aria-label", root)


def test_faults_are_seen_where_they_act(lab: Lab) -> None:
    explorer = Explorer(lab.page)
    id = lab.train(faults=["no_zero_grad"])
    explorer.open(f"run={id}&epoch=3&sample=2")
    document = lab.ask(f"/{id}/epochs/3/graph?sample=2")
    first = document["names"]["w0_0_0"]
    old = document["nodes"]["grad_before"][first]
    assert old != 0
    explorer.says(f"w0_0_0 still has the gradient {fixed(old)} from the pass before, and 12 more likewise")
    expect(explorer.node(first)).to_have_attribute("aria-label", re.compile(f"gradient {fixed(old)}$"))

    id = lab.train(faults=["overwrite_gradients"])
    explorer.open(f"run={id}&epoch=3&sample=0")
    explorer.says("Start")
    expect(explorer.status).not_to_contain_text("still has the gradient")
    explorer.press("End")
    document = lab.ask(f"/{id}/epochs/3/graph?sample=0")
    update = document["update"][-1]
    expect(explorer.node(update["node"])).to_have_attribute("aria-label", re.compile(f"gradient {fixed(update['gradient'])}$"))
    assert update["gradient"] != lab.ask(f"/{lab.train()}/epochs/3/graph?sample=0")["update"][-1]["gradient"]
