"""The walk, driven by the keyboard alone, holds every number of the document at every step."""

from __future__ import annotations

import math
import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import Explorer, fixed
from tests.programs import MICROGRAD, NEURON, SHEET, TWO_PASSES

pytestmark = pytest.mark.browser

NUMBERS = """() => Object.fromEntries([...document.querySelectorAll('[aria-label="Graph"] [data-node]')].map((node) => [
  node.dataset.node, node.getAttribute('aria-label')]))"""


class Oracle:
    """What each node has to show at a step, computed from the document alone by the words of the contract."""

    def __init__(self, document: dict[str, Any]) -> None:
        nodes = document["nodes"]
        self.root: int = document["root"]
        self.op: list[str] = nodes["op"]
        self.operands: list[list[int]] = nodes["operands"]
        self.value: list[float] = nodes["value"]
        self.grad: list[float] = nodes["grad"]
        self.partials: list[list[float]] = nodes["partials"]
        self.operations = [i for i, op in enumerate(self.op) if op not in ("leaf", "constant")]
        leads = {self.root}
        for i in reversed(range(len(self.op))):
            if i in leads:
                leads.update(self.operands[i])
        self.leads = leads
        self.handing = [i for i in reversed(self.operations) if i in leads]
        self.total = len(self.operations) + 1 + len(self.handing)

    def value_at(self, node: int, step: int) -> float | None:
        if node not in self.operations:
            return self.value[node]
        return self.value[node] if self.operations.index(node) < step else None

    def gradient_at(self, node: int, step: int) -> float | None:
        if node not in self.leads or self.op[node] == "constant":
            return None
        seeded = step - len(self.operations) - 1
        if seeded < 0:
            return None
        terms = [1.0] if node == self.root else []
        for consumer in self.handing[:seeded]:
            for slot, operand in enumerate(self.operands[consumer]):
                if operand == node:
                    terms.append(self.grad[consumer] * self.partials[consumer][slot])
        return sum(terms) if terms else None


def shown(label: str, word: str) -> str | None:
    """The number behind "value" or "gradient" in an accessible name; None where it reads "not yet" or is not named."""
    found = re.search(rf"{word} ([^,]+)", label)
    return None if found is None or found[1].startswith("not yet") else found[1].strip()


def agrees(text: str | None, number: float | None) -> bool:
    if text is None or number is None:
        return text is None and number is None
    got = float(text.replace("\u2212", "-").split(" ")[0])
    return math.isclose(got, number, rel_tol=1e-3, abs_tol=6e-5)


def compare(explorer: Explorer, oracle: Oracle, step: int) -> None:
    labels: dict[str, str] = explorer.page.evaluate(NUMBERS)
    assert len(labels) == len(oracle.op)
    for key, label in labels.items():
        node = int(key)
        value, gradient = shown(label, "value"), shown(label, "gradient")
        assert agrees(value, oracle.value_at(node, step)), (step, node, label)
        assert agrees(gradient, oracle.gradient_at(node, step)), (step, node, label, oracle.gradient_at(node, step))


def test_the_readme_example_walks_to_its_end_and_back_with_every_number_right(explorer: Explorer) -> None:
    explorer.open_program(MICROGRAD)
    oracle = Oracle(explorer.document(MICROGRAD))
    for step in range(oracle.total + 1):
        explorer.at_step(step)
        compare(explorer, oracle, step)
        explorer.press("ArrowRight")
    explorer.at_step(oracle.total)
    for step in reversed(range(oracle.total)):
        explorer.press("ArrowLeft")
        explorer.at_step(step)
        compare(explorer, oracle, step)


def test_home_and_end_jump_and_the_status_names_step_and_phase(explorer: Explorer) -> None:
    explorer.open_program(SHEET)
    explorer.press("End")
    explorer.says("Step 5 of 5 · Backward")
    explorer.press("Home", "ArrowRight")
    explorer.says("Step 1 of 5 · Forward")


def test_the_first_screen_invites_and_the_right_arrow_works_without_a_click(explorer: Explorer) -> None:
    explorer.open()
    expect(explorer.graph).to_contain_text("Press → to compute a*b")
    explorer.press("ArrowRight")
    explorer.at_step(1)
    expect(explorer.graph).not_to_contain_text("Press →")
    expect(explorer.graph.locator('[data-node][aria-current="step"]')).to_have_attribute("data-node", "2")


def test_by_edge_splits_a_backward_step_and_keeps_the_place(explorer: Explorer) -> None:
    explorer.open_program(SHEET, step=4)
    by_edge = explorer.page.get_by_role("checkbox", name="By edge")
    by_edge.check()
    expect(explorer.slider).to_have_attribute("aria-valuemax", "7")
    explorer.at_step(5)
    explorer.press("ArrowLeft")
    expect(explorer.node(0)).to_have_attribute("aria-label", re.compile("gradient not yet"))
    by_edge.uncheck()
    explorer.at_step(4)


def test_overwriting_shows_the_bug_with_the_true_number_beside_it(explorer: Explorer) -> None:
    explorer.open_program("a = Value(32)\ns = a + a\ns.backward()")
    explorer.press("End")
    expect(explorer.node(0)).to_have_attribute("aria-label", re.compile("gradient 2"))
    explorer.page.get_by_role("checkbox", name="Overwrite (=)").check()
    expect(explorer.node(0)).to_have_attribute("aria-label", re.compile(r"gradient 1\b"))
    expect(explorer.node(0)).to_contain_text("2")


def test_ask_first_hides_each_new_number_until_the_next_press(explorer: Explorer) -> None:
    explorer.open_program(SHEET)
    explorer.page.get_by_role("checkbox", name="Ask first").check()
    explorer.press("ArrowRight")
    explorer.at_step(1)
    expect(explorer.node(2)).to_contain_text("?")
    expect(explorer.node(2)).not_to_contain_text(fixed(8))
    explorer.press("ArrowRight")
    explorer.at_step(1)
    expect(explorer.node(2)).to_contain_text(fixed(8))
    explorer.press("ArrowRight")
    explorer.at_step(2)


def test_play_walks_to_the_end_and_can_be_paused(explorer: Explorer) -> None:
    explorer.open_program(SHEET)
    speed = explorer.page.get_by_role("combobox", name="Speed")
    speed.select_option(label="0.5×")
    explorer.page.get_by_role("button", name="Play").click()
    explorer.page.get_by_role("button", name="Pause").click()
    here = int(explorer.slider.get_attribute("aria-valuenow") or 0)
    assert here < 5
    speed.select_option(label="16×")
    explorer.page.wait_for_timeout(300)
    explorer.at_step(here)
    explorer.page.get_by_role("button", name="Play").click()
    explorer.at_step(5)
    expect(explorer.page.get_by_role("button", name="Play")).to_be_visible()


def test_a_pass_can_be_chosen_and_the_gradient_before_it_shows(explorer: Explorer) -> None:
    explorer.open_program(TWO_PASSES)
    passes = explorer.page.get_by_role("combobox", name="Pass")
    first = explorer.document(TWO_PASSES, 0)
    second = explorer.document(TWO_PASSES, 1)
    assert (first["nodes"]["grad"][0], second["nodes"]["grad_before"][0], second["nodes"]["grad"][0]) == (4.0, 4.0, 7.0)
    expect(explorer.node(0)).to_have_attribute("aria-label", re.compile("gradient not yet"))
    passes.select_option(index=1)
    expect(explorer.page).to_have_url(re.compile("pass=1"))
    expect(explorer.node(0)).to_have_attribute("aria-label", re.compile("gradient 4"))


def test_the_status_gives_the_reason(explorer: Explorer) -> None:
    for program, step, words in [
        (NEURON, 10, "x2 is 0, so a nudge of w2 changes nothing"),
        ("x = Value(1000.0)\ny = tanh(x)\ny.backward()", 3, "flat"),
        ("x = Value(-3.0)\ny = relu(x)\ny.backward()", 3, "below 0"),
        ("a = Value(32)\ns = a + a\ns.backward()", 3, "twice"),
        (SHEET, 5, "a now has 5"),
        (SHEET, 3, "d changes by 1"),
        ("a = Value(-4.0)\nr = log(a)\ny = r * 3\ny.backward()", 1, "NaN"),
    ]:
        explorer.open_program(program, step=step)
        explorer.at_step(step)
        explorer.says(re.compile(words, re.IGNORECASE))


def test_a_lesson_just_chosen_is_walked_without_a_further_click(explorer: Explorer) -> None:
    explorer.open()
    explorer.page.get_by_role("combobox", name="Examples").click()
    explorer.page.get_by_role("option", name="A diamond").click()
    expect(explorer.node(6)).to_be_visible()
    explorer.press("ArrowRight")
    explorer.at_step(1)
    explorer.press("ArrowLeft")
    explorer.at_step(0)
