import {indexGraph} from "../../../static/js/graph/graph.js";
import {layoutInput} from "../../../static/js/layout/input.js";
import {documentOf} from "../fixtures.js";

/** @typedef {{title: string, name: string, open: string[] | null}} View a document with some of its groups open */

/** @param {string} name @param {string[] | null} [open] @returns {View} */
const view = (name, open = null) => ({name, open, title: open ? `${name}, open: ${open.join(", ") || "nothing"}` : name});

const LAYERS = ["mlp 0", "mlp 0/layer 0", "mlp 0/layer 1"];

/** The gallery's graphs, and networks with their groups open and closed. @type {View[]} */
export const VIEWS = [
  view("sheet"), view("a-plus-a"), view("micrograd"), view("neuron"), view("diamond"), view("nan"),
  view("mlp-2-4-1-x1"), view("mlp-2-4-1-x1", []), view("mlp-2-4-1-x1", LAYERS.slice(0, 1)), view("mlp-2-4-1-x1", LAYERS.slice(0, 2)),
  view("mlp-2-4-1-x1", LAYERS),
  view("mlp-2-3-4-1-x3"), view("mlp-2-3-4-1-x3", []), view("mlp-2-3-4-1-x3", LAYERS),
  view("mlp-2-3-4-1-x3", ["mlp 0", "mlp 1", "mlp 2"]),
];

/**
 * @param {string} name @param {string[] | null} open
 * @returns {import("../../../static/js/layout/types.js").LayoutInput}
 */
export function inputOf(name, open) {
  return layoutInput(indexGraph(documentOf(name)), open, {width: 824, height: 716});
}
