/** What the drawing shows beyond the walk: the colours with their numbers, the lines by contribution, and the filter. */

import {fill, h, svg} from "../../dom.js";
import {CLASSES} from "../../reading/colouring.js";
import {said} from "../../numbers.js";
import {NEAR} from "../../scene/canvas/detail.js";
import {COLOURS} from "./colours.js";

/** @typedef {import("../../reading/colouring.js").Colouring} Colouring */

const MINUS = "\u2212";

/** @param {import("../../context.js").Context} context @returns {HTMLElement} */
export function createScale({store, actions}) {
  const element = h("div", {class: "scale", role: "group", "aria-label": "What is shown", hidden: true});

  let isFar = false;

  function show() {
    const {colouring, byContribution, filter, mask, graph} = store.get();
    isFar = drawnFar(store.get());
    fill(element, ...(colouring ? colours(colouring, isFar) : []), ...(byContribution ? contributions() : []), ...(filter && mask && graph ? filtered(graph, filter, mask) : []));
    element.hidden = !element.childElementCount;
  }

  /** @param {import("../../graph/graph.js").Graph} graph @param {NonNullable<import("../../types.js").State["filter"]>} filter @param {Uint8Array} mask */
  function filtered(graph, {node, way}, mask) {
    const count = mask.reduce((sum, is) => sum + is, 0);
    const name = h("span", {class: "code"}, graph.name(node));
    return [h("div", {class: "only"},
      h("p", {}, ...(way === "operands" ? ["What leads to ", name] : ["What ", name, " leads to"]), h("span", {class: "cap"}, ` ${count.toLocaleString("en")} of ${graph.count.toLocaleString("en")} nodes`)),
      h("button", {type: "button", class: "btn", title: "Show all nodes (Esc)", onclick: () => actions.unfilter()}, "Show all"))];
  }

  store.on(["colouring", "byContribution", "filter", "mask"], show);
  store.on(["zoom", "picture"], (state) => {
    if (state.colouring && drawnFar(state) !== isFar) show();
  });
  return element;
}

/** Whether boxes are drawn without text, in stronger colours. @param {Readonly<import("../../types.js").State>} state */
const drawnFar = ({picture, zoom}) => picture !== null && "large" in picture && zoom < NEAR;

/** @param {Colouring} colouring @param {boolean} isFar */
function colours(colouring, isFar) {
  const {by} = colouring;
  const palette = isFar ? colouring.far : colouring.palette;
  const {low, middle, high, zero} = numbersOf(colouring);
  const swatches = palette.slice(zero ? 1 : 0, CLASSES).map(swatch);
  return [
    h("p", {class: "what"}, COLOURS.find((each) => each.by === by)?.title ?? ""),
    h("div", {class: "ramp", role: "img", "aria-label": `From ${low} to ${high}`},
      zero && h("span", {class: "one"}, h("span", {class: "bands"}, swatch(palette[0])), h("span", {class: "cap"}, zero)),
      h("span", {class: "all"}, h("span", {class: "bands"}, ...swatches), h("span", {class: "ends cap"}, h("span", {}, low), middle && h("span", {}, middle), h("span", {}, high)))),
    colouring.scale.troubled > 0 && h("p", {class: "cap trouble"}, swatch(palette[CLASSES]), `NaN or ∞: ${colouring.scale.troubled.toLocaleString("en")}`),
  ];
}

/**
 * What stands under the ends of a scale.
 * @param {Colouring} colouring
 * @returns {{low: string, middle?: string, high: string, zero?: string}}
 */
export function numbersOf({by, scale: {low, high, beyond}}) {
  if (by === "depth") return {low: "0", high: said(high)};
  if (by === "magnitude") return {zero: "0", low: `${beyond ? "≤ " : ""}${power(low)}`, high: power(high)};
  return {low: `${beyond ? "≤ " : ""}${said(low)}`, middle: "0", high: `${beyond ? "≥ " : ""}${said(high)}`};
}

/** A power of ten, in figures where that is short. @param {number} exponent */
const power = (exponent) => (exponent >= -3 && exponent <= 4 ? said(10 ** exponent) : `1e${exponent < 0 ? MINUS : ""}${Math.abs(exponent)}`);

/** @param {string} colour */
function swatch(colour) {
  const band = h("i", {});
  band.style.background = colour;
  return band;
}

function contributions() {
  const stroke = (/** @type {string} */ sign, /** @type {string} */ words) => h("span", {class: "cap"},
    svg("svg", {width: 28, height: 8, viewBox: "0 0 28 8", "aria-hidden": "true"}, svg("path", {class: `by ${sign}`, d: "M0 4h28"})), words);
  return [h("p", {class: "lines"}, stroke("above", "raises"), stroke("below", "lowers"), h("span", {class: "cap rest"}, "the output; the wider the more"))];
}
