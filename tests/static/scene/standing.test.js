import assert from "node:assert/strict";
import {test} from "node:test";
import {indexGraph} from "../../../static/js/graph/graph.js";
import {MOST, createStanding} from "../../../static/js/scene/canvas/standing.js";
import {made} from "../words/reading.js";
import {largePictureOf} from "./largePictures.js";

/** More boxes in a row than are drawn at once. */
const graph = indexGraph(made([
  ...Array.from({length: MOST.all + 1}, (_, id) => /** @type {any} */ (["leaf", `x${id}`, [], 1, 1, []])), ["neg", "o", [0], -1, 1, [-1]],
]));
const picture = largePictureOf(graph, [], MOST.all + 2);
const [FAR, NEAR] = [{x: 0, y: 0, k: 0.001, ratio: 1}, {x: 0, y: 0, k: 1, ratio: 1}];

/** What stands, of which the canvas and the bitmaps are written down. Without a walk nothing is drawn. */
function standing() {
  /** @type {string[]} */ const said = [];
  /** @type {{done: (kept: any) => void, seen: any}[]} */ const orders = [];
  let seen = FAR;
  const base = {
    ctx: null, width: () => 800, height: () => 600, isOf: () => false, shift() {},
    paint(/** @type {any} */ from, /** @type {() => void} */ draw) { draw(); said.push(`here ${from.k}`); },
    take(/** @type {any} */ kept) { said.push(`taken ${kept.seen.k}`); },
  };
  const apart = {can: () => true, paintView(/** @type {number} */ _w, /** @type {number} */ _h, /** @type {any} */ from, /** @type {any} */ done) { orders.push({done, seen: from}); }};
  const {paint, end} = createStanding(/** @type {any} */ (base), /** @type {any} */ (apart), new Map(), {
    looked: () => ({ground: /** @type {any} */ ({picture}), state: /** @type {any} */ ({walk: null}), seen}), theme: () => /** @type {any} */ (null), full() {}, covered() { said.push("covered"); },
  });
  return {
    said,
    look(/** @type {any} */ from, /** @type {keyof typeof MOST} */ why) {
      seen = from;
      paint(why);
    },
    come() {
      const {done, seen: from} = /** @type {any} */ (orders.shift());
      done({image: {close: () => said.push(`closed ${from.k}`)}, seen: from});
    },
    end,
  };
}

test("a bitmap of what is too much to draw at once is shown, also where the view has moved on meanwhile", () => {
  const {said, look, come, end} = standing();
  look(FAR, "all");
  look({...FAR, x: -10}, "move");
  assert.deepEqual(said, []);
  come();
  assert.deepEqual(said, [`taken ${FAR.k}`, "covered"]);
  end();
});

test("a bitmap that comes after all was painted on the page is let go: it is older", () => {
  const {said, look, come} = standing();
  look(FAR, "all");
  look(NEAR, "all");
  come();
  assert.deepEqual(said, [`here ${NEAR.k}`, `closed ${FAR.k}`]);
  look(FAR, "all");
  come();
  assert.deepEqual(said.slice(2), [`taken ${FAR.k}`, "covered"]);
});
