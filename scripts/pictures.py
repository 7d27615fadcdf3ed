"""Take the pictures in docs/pictures from the real page: `python scripts/pictures.py [NAME ...]`.

Every picture is one address at one size in one theme, so that it can be taken again after any change and held
against the plan's picture of the same state (docs/pictures/plan).
"""

from __future__ import annotations

import sys
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.page.layout import random_program  # noqa: E402
from benchmarks.page.views import fragment, of_batch  # noqa: E402
from scripts.serving import serving  # noqa: E402
from tests import get_browser  # noqa: E402
from tests.programs import NEURON  # noqa: E402

OUT = ROOT / "docs" / "pictures"
BROKEN = NEURON.replace("x2*w2", "x2*w3")
MEETING = "a = 2\nb = 4\nd = a + a*b"
NETWORK = """\
net = MLP(2, [4, 4, 1])
out = net([0.5, -1.0])
loss = (out - 1.0)**2
loss.backward()
"""
NONE = "a = Value(-4.0)\nr = log(a)\nk = Value(3.0)\ny = r * k\ny.backward()"


def nothing(page: Page) -> None:
    """The state is the address's own."""


def select_a(page: Page) -> None:
    page.locator('[data-node="0"]').first.click()


def break_program(page: Page) -> None:
    editor = page.get_by_role("textbox", name="Program")
    editor.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(BROKEN)
    page.get_by_role("alert").wait_for()
    page.wait_for_timeout(200)


def empty_program(page: Page) -> None:
    editor = page.get_by_role("textbox", name="Program")
    editor.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text("# compute with Value(...),\n# then call backward()\n")
    page.wait_for_timeout(1200)


def close_groups(page: Page) -> None:
    page.get_by_role("button", name="Collapse all").click()
    page.wait_for_timeout(300)
    page.locator('[data-group="mlp 0"]').first.press("Enter")
    page.wait_for_timeout(600)


def scroll_to_program(page: Page) -> None:
    page.locator("#gallery").evaluate("(entry) => entry.scrollIntoView({block: 'start'})")
    page.wait_for_timeout(500)


def go_on(page: Page) -> None:
    page.keyboard.press("]")
    page.wait_for_timeout(1000)


def open_gallery(page: Page) -> None:
    page.get_by_role("combobox", name="Examples").first.click()
    page.wait_for_timeout(200)


def go_to_epoch_48(page: Page) -> None:
    slider = page.get_by_role("slider", name="Epoch")
    slider.focus()
    page.keyboard.press("Home")
    for _ in range(48):
        page.keyboard.press("ArrowRight")
    page.evaluate("document.activeElement.blur()")
    page.wait_for_timeout(700)


def walk_to_an_update(page: Page) -> None:
    go_to_epoch_48(page)
    page.get_by_role("link", name="Walk this pass").click()
    page.locator("[data-node], [data-group]").first.wait_for()
    page.keyboard.press("End")
    page.wait_for_timeout(1000)


def put_in_points(page: Page) -> None:
    page.get_by_role("button", name="Your own").click()
    page.get_by_role("tab", name="Points").click()
    page.get_by_role("button", name="Begin with the present data").click()
    page.wait_for_timeout(1500)


def open_everything(page: Page) -> None:
    page.get_by_role("button", name="Expand all").click()
    page.wait_for_timeout(4000)


def go_near(page: Page) -> None:
    """Open the way to a neuron and stand at it in the middle of the walk."""
    for path in ("sample 3", "sample 3/layer 1", "sample 3/layer 1/neuron 2"):
        group = page.locator(f'#graph [data-key="g:{path}"]').first
        group.focus()
        page.keyboard.press("Enter")
        page.wait_for_timeout(800)
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(2500)


def batch(page: Page) -> str:
    return of_batch(page, 160) + "&step=90000"


@dataclass(frozen=True)
class Shot:
    """One picture: where, how large, and what is done before it is taken."""

    address: str | Callable[[Page], str]
    width: int = 1440
    height: int = 900
    before: Callable[[Page], None] = nothing
    room: str = "/"


def program(text: str, step: int) -> str:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = urlsafe_b64encode(squeeze.compress(text.encode()) + squeeze.flush()).decode().rstrip("=")
    return f"step={step}&pass=0&program={packed}"


READY = "[data-node]:visible, [data-group]:visible, canvas.scene:visible, .lab canvas"
ONE_NEURON = "step=10&pass=0&example=neuron"
SHOTS = {
    "first": Shot(""),
    "explore": Shot(ONE_NEURON),
    "explore-1280": Shot(ONE_NEURON, 1280, 720),
    "explore-1024": Shot(ONE_NEURON, 1024, 768),
    "explore-844": Shot(ONE_NEURON, 844, 390),
    "narrow": Shot(ONE_NEURON, 390, 844),
    "narrow-program": Shot(ONE_NEURON, 390, 844, before=scroll_to_program),
    "problem": Shot(ONE_NEURON, before=break_program),
    "empty": Shot("", before=empty_program),
    "nan": Shot(program(NONE, 1)),
    "meeting": Shot(program(MEETING, 5), before=select_a),
    "groups": Shot(program(NETWORK, 43), before=close_groups),
    "passes": Shot("step=165&pass=20&example=notebook", before=go_on),
    "passes-1024": Shot("step=165&pass=20&example=notebook", 1024, 768, before=go_on),
    "passes-390": Shot("step=165&pass=20&example=notebook", 390, 844, before=go_on),
    "gallery": Shot("", before=open_gallery),
    "size-10": Shot(ONE_NEURON),
    "size-1000": Shot(lambda _: fragment(random_program()).replace("step=0", "step=700"), height=720),
    "size-104000": Shot(batch),
    "size-104000-near": Shot(batch, before=go_near),
    "size-104000-far": Shot(batch, before=open_everything),
    "train": Shot("", before=go_to_epoch_48, room="/train"),
    "train-1024": Shot("", 1024, 1290, before=go_to_epoch_48, room="/train"),
    "train-390": Shot("", 390, 844, before=go_to_epoch_48, room="/train"),
    "train-walked": Shot("", before=walk_to_an_update, room="/train"),
    "train-points": Shot("", before=put_in_points, room="/train"),
}


def main(names: list[str]) -> None:
    """Take the named pictures, or all, in both themes; print each one's path."""
    OUT.mkdir(parents=True, exist_ok=True)
    with serving() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**get_browser.launch_args(get_browser.on_path()))
        for name in names or SHOTS:
            shot = SHOTS[name]
            for scheme in ("light", "dark"):
                context = browser.new_context(
                    viewport={"width": shot.width, "height": shot.height},
                    color_scheme="dark" if scheme == "dark" else "light",
                    reduced_motion="reduce",
                    base_url=base,
                )
                page = context.new_page()
                address = shot.address if isinstance(shot.address, str) else shot.address(page)
                page.goto(f"{shot.room}#{address}" if address else shot.room)
                page.locator(READY).first.wait_for()
                page.wait_for_timeout(700)  # the editor comes after the graph
                shot.before(page)
                path = OUT / f"{name}-{scheme}.png"
                page.screenshot(path=path)
                print(path.relative_to(ROOT))
                context.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
