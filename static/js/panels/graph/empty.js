/** The empty ground: no program yet, or one that makes no Value. An invitation, with three programs to begin with. */

import {h, svg} from "../../dom.js";
import {isVacant} from "../../vacant.js";

/** @typedef {[x: number, y: number]} Dot */
/** @typedef {[from: number, to: number, bend?: number]} Line */
/** @type {{name: string, says: string, dots: Dot[], lines: Line[]}[]} */
const STARTS = [
  {name: "used-twice", says: "Why gradients are added up", dots: [[20, 22], [80, 22]], lines: [[0, 1, -22], [0, 1, 22]]},
  {name: "neuron", says: "Two inputs and tanh", dots: [[8, 10], [8, 34], [38, 22], [66, 22], [94, 22]], lines: [[0, 2], [1, 2], [2, 3], [3, 4]]},
  {name: "diamond", says: "Which way to walk back", dots: [[8, 22], [38, 8], [38, 36], [66, 22], [94, 8]], lines: [[0, 1], [0, 2], [1, 3], [2, 3], [1, 4], [3, 4]]},
];

/** @param {import("../../context.js").Context} context @param {HTMLElement} region @returns {HTMLElement} */
export function createEmpty({store, actions, examples}, region) {
  const titles = new Map(examples.map(({name, title}) => [name, title]));
  const starts = STARTS.filter(({name}) => titles.has(name)).map((start) => h("button", {type: "button", onclick: () => actions.chooseExample(start.name)},
    sketch(start), titles.get(start.name), h("span", {class: "cap"}, start.says)));
  const element = h("div", {class: "float mid", hidden: true}, h("div", {class: "empty"},
    h("h2", {}, "No numbers yet"),
    h("p", {}, "Write a line that computes with ", h("span", {class: "code"}, "Value"), ", or begin with one of these."),
    h("div", {class: "starts"}, ...starts)));

  store.on(["program", "problem", "document"], (state) => {
    const vacant = isVacant(state);
    element.hidden = !vacant;
    region.classList.toggle("vacant", vacant);
  });
  return element;
}

/** @param {{dots: Dot[], lines: Line[]}} start */
function sketch({dots, lines}) {
  const paths = lines.map(([from, to, bend = 0]) => {
    const [[x0, y0], [x1, y1]] = [dots[from], dots[to]];
    const middle = (x0 + x1) / 2;
    return svg("path", {class: "edge", d: `M${x0} ${y0}C${middle} ${y0 + bend} ${middle} ${y1 + bend} ${x1} ${y1}`});
  });
  return svg("svg", {viewBox: "0 0 102 44", "aria-hidden": "true"}, ...paths, ...dots.map(([x, y]) => svg("circle", {cx: x, cy: y, r: 4.5})));
}
