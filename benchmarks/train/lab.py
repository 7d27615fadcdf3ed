"""The training lab, measured in a real browser: from a changed field to the new curve and boundary, and epochs a second.

python -m benchmarks.train.lab [changes] [epochs]

One server with a SQLite file, one Chromium without a GPU. The response is timed in the page: from the event that a key makes in
a field, over the request, the training, the stream and the drawing, to the second frame after the new run's curve has come.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

import httpx
from playwright.sync_api import Page, sync_playwright

from engine.training.reading import read_spec
from engine.training.training import Training
from scripts.serving import command
from tests import get_browser

XOR = {"data": {"dataset": "xor"}, "network": {"hidden": [8]}, "epochs": 500}
MOONS = {"data": {"dataset": "moons"}, "network": {"hidden": [16, 16]}}

TIMED = """async ([field, value]) => {
  const loss = document.getElementById("loss");
  const newest = () => Math.max(0, ...[...loss.textContent.matchAll(/#(\\d+)/g)].map((found) => Number(found[1])));
  const before = newest();
  const input = document.getElementById(field);
  const began = performance.now();
  input.value = value;
  input.dispatchEvent(new Event("input", {bubbles: true}));
  await new Promise((resolve) => {
    const look = () => (newest() > before ? resolve() : requestAnimationFrame(look));
    look();
  });
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return performance.now() - began;
}"""


def main(changes: int = 21, epochs: int = 200_000) -> None:
    """Print what was measured."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {"GRADWALK_DATABASE_URL": f"sqlite:///{Path(folder) / 'runs.db'}"}
        with command("--port", "0", settings=settings) as (_, said), sync_playwright() as playwright:
            base = said.split()[-1]
            _until_compiled(base)
            browser = playwright.chromium.launch(**get_browser.launch_args(get_browser.on_path()))
            page = browser.new_page(viewport={"width": 1440, "height": 900}, base_url=base)
            page.goto("/train")
            page.locator("#boundary canvas").first.wait_for()
            _report_response(page, changes)
            _report_api(base, changes)
            _report_pace(page, epochs)
            browser.close()


def _until_compiled(base: str) -> None:
    while httpx.get(f"{base}/readyz").json()["kernels"] == "compiling":
        time.sleep(0.2)


def _report_response(page: Page, changes: int) -> None:
    page.get_by_label("Dataset").select_option("xor")
    for name, value in (("Hidden layers", "8"), ("Batch size", ""), ("Epochs", "500")):
        page.get_by_label(name, exact=True).fill(value)
    page.wait_for_timeout(1500)
    rate = page.get_by_label("Learning rate", exact=True).get_attribute("id")
    took = []
    for nth in range(changes):
        took.append(page.evaluate(TIMED, [rate, f"{0.05 + nth / 1000:.3f}"]))
        page.wait_for_timeout(300)
    _print("a changed field to the new curve and boundary, xor, 2-8-1, 500 epochs", took, "ms")


def _report_api(base: str, changes: int) -> None:
    took = []
    with httpx.Client(base_url=f"{base}/api/v1") as client:
        for nth in range(changes):
            began = time.perf_counter()
            run = client.post("/runs", json={**XOR, "optimizer": {"name": "sgd", "learning_rate": 0.05 + nth / 1000}}).json()
            with client.stream("GET", f"/runs/{run['id']}/events") as events:
                for line in events.iter_lines():
                    if line == "event: done":
                        break
            took.append(1000 * (time.perf_counter() - began))
    _print("of that, from POST to the event done, without the page", took, "ms")
    training_took = []
    for nth in range(changes):
        spec = read_spec({**XOR, "optimizer": {"name": "sgd", "learning_rate": 0.05 + nth / 1000}})
        began = time.perf_counter()
        Training(spec).advance()
        training_took.append(1000 * (time.perf_counter() - began))
    _print("of that, the engine", training_took, "ms")


def _report_pace(page: Page, epochs: int) -> None:
    page.get_by_label("Dataset").select_option("moons")
    for name, value in (("Hidden layers", "16, 16"), ("Batch size", ""), ("Epochs", str(epochs))):
        page.get_by_label(name, exact=True).fill(value)
    page.wait_for_timeout(1000)
    began = time.perf_counter()
    page.get_by_role("button", name="Train", exact=True).click()
    page.get_by_text(f"Epoch {epochs:,} of {epochs:,}").first.wait_for(timeout=600_000)
    whole = epochs / (time.perf_counter() - began)
    training = Training(read_spec({**MOONS, "epochs": epochs, "test_fraction": 0}))
    began = time.perf_counter()
    training.advance()
    engine = epochs / (time.perf_counter() - began)
    print(f"moons 2-16-16-1, {epochs:,} epochs: {whole:,.0f} a second from the press of Train to the last one on the page, "
          f"{engine:,.0f} by the engine alone: its share is {100 * whole / engine:.0f} %")  # fmt: skip


def _print(what: str, took: list[float], unit: str) -> None:
    worst = sorted(took)[-max(len(took) // 10, 1)]
    print(f"{what}: {statistics.median(took):.1f} {unit} median, {worst:.1f} nine in ten, {len(took)} times")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
