/** Breaks: where the walk stops. Those there are, with how often each holds, and a form for another. */

import {afterPicture} from "../../pace/afterPicture.js";
import {ICONS, fill, h, icon} from "../../dom.js";
import {createDisclosure} from "../disclosure.js";
import {createBreakForm} from "./breakForm.js";
import {breakRow} from "./breakRow.js";

/**
 * @param {import("../../context.js").Context} context
 * @returns {{element: HTMLElement, panel: HTMLElement, settle: (within: boolean) => void}} the button with its panel;
 *   `settle(true)`: the panel stands within another one, and needs no button
 */
export function createBreaks(context) {
  const {store, actions} = context;
  const list = h("ul", {class: "break-list"});
  const none = h("p", {class: "cap"}, "The walk stops nowhere yet. Add a condition, or choose a node and press Stop here in its details.");
  /** @param {keyof typeof ICONS} name @param {string} word @param {string} key @param {() => void} run */
  const runs = (name, word, key, run) => h("button", {type: "button", class: "btn", title: `${word} (${key})`, onclick: run}, icon(...ICONS[name]), word);
  const panel = h("section", {class: "breaks", "aria-label": "Breaks", id: "walk-breaks"},
    h("header", {}, h("h2", {}, "Stop the walk where"), h("div", {class: "cluster"}, runs("previous", "Run back", "Shift+C", () => actions.runBack()), runs("next", "Run on", "C", () => actions.runOn()))),
    list, none, createBreakForm(context));
  const count = h("span", {class: "count", "aria-hidden": "true"});
  const button = /** @type {HTMLButtonElement} */ (h("button", {type: "button", class: "btn plain stops", title: "Breaks: where the walk stops"}, icon(...ICONS.stop), h("span", {class: "word"}, "Breaks"), count));
  const anchor = h("div", {class: "anchor"}, button, panel);
  createDisclosure(button, panel, {opened: show});
  let shown = "";

  function name() {
    const {length} = store.get().breakpoints;
    count.textContent = length ? String(length) : "";
    button.setAttribute("aria-label", length ? `Breaks, ${length} set` : "Breaks");
    button.classList.toggle("on", length > 0);
  }

  /** Counting goes through the whole graph: only while it is looked at. */
  function show() {
    const {breakpoints, graph, walk} = store.get();
    if (!graph || !walk || !panel.checkVisibility()) return;
    const key = `${graph.key} ${JSON.stringify(breakpoints)}`;
    if (key === shown) return;
    shown = key;
    const had = list.contains(document.activeElement);
    none.hidden = breakpoints.length > 0;
    fill(list, ...breakpoints.map((breakpoint) => breakRow(context, graph, walk, breakpoint)));
    if (had) /** @type {HTMLElement | null} */ (list.querySelector("button") ?? panel.querySelector("select"))?.focus();
  }

  name();
  store.on(["breakpoints"], name);
  store.on(["breakpoints", "walk"], afterPicture(store, show));
  new ResizeObserver(show).observe(panel);
  return {
    element: anchor, panel,
    settle(within) {
      panel.classList.toggle("popover", !within);
      panel.classList.remove("open");
      button.setAttribute("aria-expanded", "false");
      if (!within) anchor.append(panel);
    },
  };
}
