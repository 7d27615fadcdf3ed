"""What a worker paints of a large graph: the whole of it from afar, and views of which there is too much to paint at once."""

from __future__ import annotations

import pytest

from benchmarks.page.views import LOOP as LONG
from tests.browser.explorer import Explorer
from tests.browser.test_canvas import DIFFERENT, KEEP, LOOP, open_large

pytestmark = pytest.mark.browser

FORWARD = """([canvas]) => {
  const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let i = 0; i < data.length; i += 4) count += data[i + 2] > data[i] + 100;
  return count;
}"""
"""Points in the colour of the forward pass."""
STRIPS = """async () => {
  const modules = ["rehearsal/graphs", "graph/graph", "walk/walk", "layout/input", "layout/index"];
  const drawing = ["facts", "painter", "theme"].map((name) => `scene/canvas/${name}`);
  const loaded = await Promise.all([...modules, ...drawing].map((path) => import(`/static/js/${path}.js`)));
  const {batch, groupsOf, indexGraph, createWalk, layoutInput, pictureOf, timesOf, createPainter, readTheme} =
    Object.assign({}, ...loaded);
  const graph = indexGraph(batch());
  const walk = createWalk(graph);
  const picture = pictureOf(layoutInput(graph, groupsOf(graph), {width: 800, height: 700}));
  const {last: lasts, names, size: sizes} = graph.groups;
  const painter = createPainter({picture, walked: timesOf(graph, walk).walked, lasts, names, sizes});
  const [width, height] = [1000, 900];
  const order = (k, ratio) => ({
    width, height, seen: {x: 20.3, y: -31.7, k, ratio}, clock: 5000, theme: readTheme(document.body), awaited: true,
    mask: null, left: null, strengths: null, palette: null, soft: null, classes: null,
  });
  const pixels = (painting) => {
    let step;
    let strips = -1;
    do { step = painting.next(); strips++; } while (!step.done);
    const canvas = new OffscreenCanvas(step.value.width, step.value.height);
    const ctx = canvas.getContext("2d");
    ctx.fillStyle = "white";
    ctx.fillRect(0, 0, canvas.width, canvas.height);
    ctx.drawImage(step.value, 0, 0);
    return [strips, ctx.getImageData(0, 0, canvas.width, canvas.height).data];
  };
  const small = Math.min(width / picture.width, height / picture.height);
  return [[small, 1], [0.1, 1.5], [0.5, 2]].map(([k, ratio]) => {
    const [one, whole] = pixels(painter.paint(order(k, ratio), 1e6));
    const [many, strips] = pixels(painter.paint(order(k, ratio)));
    const points = new Uint32Array(whole.buffer);
    return {
      large: "large" in picture, one, many, inked: points.reduce((count, point) => count + (point !== points[0]), 0),
      most: whole.reduce((most, part, i) => Math.max(most, Math.abs(part - strips[i])), 0),
    };
  });
}"""


def test_what_is_painted_apart_can_be_walked_while_the_whole_is_painted_anew(explorer: Explorer) -> None:
    open_large(explorer, LONG, step=100)
    explorer.press("0")
    explorer.drawn()
    canvas = explorer.graph.locator("canvas.scene").element_handle()
    explorer.page.evaluate(KEEP, [canvas])
    for _ in range(20):
        explorer.press("ArrowRight")
        explorer.page.wait_for_timeout(60)  # the whole is painted anew every 700 ms, and what it takes the place of is let go
    explorer.at_step(120)
    assert explorer.page.evaluate(DIFFERENT, [canvas]) > 0
    explorer.page.wait_for_timeout(600)  # until all is painted in full, and its bitmap has come
    assert explorer.page.evaluate(FORWARD, [canvas]) > 50  # and the present step is marked over it


def test_a_painting_in_strips_is_the_painting_made_at_once(explorer: Explorer) -> None:
    open_large(explorer, LOOP)
    for painting in explorer.page.evaluate(STRIPS):
        assert painting["large"]
        assert (painting["one"], painting["many"] > 8) == (1, True)
        assert painting["inked"] > 20_000
        assert painting["most"] <= 40  # of 255: where lines lie close the browser rounds their edges a little otherwise
