/** Buttons over the graph: groups, scale, and the whole of it. */

import {ICONS, fill, h, icon} from "../../dom.js";
import {createColourMenu} from "./colours.js";

/** @param {import("../../context.js").Context} context @returns {HTMLElement} */
export function createZoomTools(context) {
  const {store, actions} = context;
  /** @param {string} name @param {string[]} drawing @param {() => void} run @param {string} [key] */
  const button = (name, drawing, run, key) => h("button", {
    type: "button", class: "btn icon plain", "aria-label": name, title: key ? `${name} (${key})` : name, "aria-keyshortcuts": key, onclick: run,
  }, icon(...drawing));
  const scale = h("span", {class: "btn plain num", title: "Scale of the graph"}, "100 %");
  const groups = h("div", {class: "cluster groups", hidden: true},
    button("Expand all", ICONS.expand, () => actions.expandAll()),
    button("Collapse all", ICONS.collapse, () => actions.collapseAll()));
  const zoom = h("div", {class: "cluster"},
    button("Zoom out", ICONS.minus, () => actions.zoomOut(), "-"), scale,
    button("Zoom in", ICONS.plus, () => actions.zoomIn(), "+"),
    button("Fit", ICONS.fit, () => actions.fit(), "0"));

  store.on(["zoom"], ({zoom: factor}) => fill(scale, `${percent(factor)} %`));
  store.on(["graph"], ({graph}) => { groups.hidden = !graph?.hasGroups; });
  return h("div", {class: "float tr"}, groups, createColourMenu(context), zoom);
}

/** Whole percents, but of a drawing seen from far away one digit that is not 0. @param {number} factor */
const percent = (factor) => (factor >= 0.01 ? Math.round(factor * 100) : Number((factor * 100).toPrecision(1)));
