/** How to read a node; over a large graph it waits behind a button, so as to cover nothing. */

import {fill, h, svg} from "../../dom.js";
import {createScale} from "./scale.js";

/** A picture of so many boxes leaves room for it. */
const ROOM = 40;

const SIGNS = [
  {says: "raises the output", path: "M6 1l5 9H1z", class: "sign"},
  {says: "lowers it", path: "M6 11 1 2h10z", class: "sign"},
  {says: "no effect", path: "M6 2a4 4 0 1 0 0 8a4 4 0 1 0 0-8z", class: "sign zero"},
];

/** @param {import("../../context.js").Context} context @returns {HTMLElement} */
export function createLegend(context) {
  const {store} = context;
  const box = svg("svg", {class: "sample", width: 86, height: 62, viewBox: "0 0 86 62", "aria-hidden": "true"},
    svg("rect", {class: "outline", x: 0.5, y: 0.5, width: 85, height: 61, rx: 8}),
    svg("path", {class: "row", d: "M1 41h84v12a8 8 0 0 1-8 8h-68a8 8 0 0 1-8-8z"}),
    svg("path", {class: "rule", d: "M1 21h84"}),
    svg("text", {class: "name", x: 10, y: 15}, "label"),
    svg("text", {class: "number", x: 76, y: 35}, "data"),
    svg("path", {class: "sign", d: "M15 47l4.6 8h-9.2z"}),
    svg("text", {class: "number grad", x: 76, y: 55}, "grad"));
  const signs = SIGNS.map(({says, path, class: name}) => h("li", {},
    svg("svg", {width: 12, height: 12, viewBox: "0 0 12 12", "aria-hidden": "true"}, svg("path", {class: name, d: path})), says));
  const changed = h("li", {hidden: true});
  store.on(["earlier"], ({earlier}) => {
    changed.hidden = !earlier;
    fill(changed, svg("svg", {width: 12, height: 12, viewBox: "0 0 12 12", "aria-hidden": "true"}, svg("path", {class: "change", d: "M6 1v10"})),
      earlier && `another number than in pass ${earlier.pass + 1}`);
  });
  const legend = h("div", {class: "legend", id: "legend", role: "group", "aria-label": "Legend"},
    h("span", {class: "sr"}, "A node shows its label, its data and its grad. The sign of the grad:"), box, h("ul", {class: "cap"}, ...signs, changed));
  const button = h("button", {type: "button", class: "btn", "aria-controls": "legend", hidden: true, onclick: () => open(legend.hidden)}, "Legend");

  /** @param {boolean} is */
  function open(is) {
    legend.hidden = !is;
    button.setAttribute("aria-expanded", String(is));
  }

  store.on(["picture"], ({picture}) => {
    const isLarge = picture !== null && ("large" in picture || picture.boxes.length > ROOM);
    if (isLarge === !button.hidden) return;
    button.hidden = !isLarge;
    open(!isLarge);
  });
  return h("div", {class: "float bl reading"}, createScale(context), h("div", {class: "how"}, legend, button));
}
