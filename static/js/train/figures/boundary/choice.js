/** Which inputs the plane shows, where there are more than two, and where the others stand. */

import {fill, h} from "../../../dom.js";

/** More inputs than this are not offered: a list of a thousand is none. */
const MOST = 200;

/**
 * @param {import("../../context.js").Context["store"]} store
 * @param {import("../surface.js").Surfaces} surfaces
 * @returns {HTMLElement}
 */
export function createChoice(store, surfaces) {
  const [across, up] = /** @type {const} */ ([0, 1]).map((axis) => h("select", {"aria-label": axis === 0 ? "Input to the right" : "Input upwards", onchange: () => choose(axis)}));
  const others = h("select", {"aria-label": "The other inputs", onchange: () => surfaces.choose({others: /** @type {"mean" | "sample"} */ (others.value)})});
  const field = (/** @type {string} */ name, /** @type {HTMLSelectElement} */ select) => h("label", {class: `axis-choice${name.length > 6 ? " wide" : ""}`}, h("span", {class: "cap"}, name), h("span", {class: "select"}, select));
  const element = h("div", {class: "choice", hidden: true}, field("Right", across), field("Up", up), field("Others at", others));

  /** The two axes show different inputs: the one that is chosen twice leaves its old place to the other. @param {0 | 1} axis */
  function choose(axis) {
    const {axes} = surfaces.choice();
    const chosen = Number((axis === 0 ? across : up).value);
    const next = /** @type {[number, number]} */ ([...axes]);
    if (axes[1 - axis] === chosen) next[1 - axis] = axes[axis];
    next[axis] = chosen;
    surfaces.choose({axes: next});
    show();
  }

  function show() {
    const {samples, sample} = store.get();
    element.hidden = !samples || samples.x.length < 3;
    if (!samples || element.hidden) return;
    const {axes, others: stand} = surfaces.choice();
    const names = samples.features.slice(0, MOST);
    [across, up].forEach((select, axis) => {
      if (select.options.length !== names.length || names.some((name, i) => select.options[i].text !== name)) fill(select, ...names.map((name, i) => h("option", {value: i}, name)));
      select.value = String(axes[axis]);
    });
    fill(others, h("option", {value: "mean"}, "their mean"), h("option", {value: "sample"}, sample === null ? "the sample" : `sample ${sample}`));
    others.value = stand;
  }

  store.on(["samples", "sample"], show);
  show();
  return element;
}
