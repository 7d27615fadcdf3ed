/** To the next step inside of one group, and to the one before: of the selected node, else of the present one. */

import {afterPicture} from "../../pace/afterPicture.js";
import {ICONS, h, icon} from "../../dom.js";
import {nameOf} from "../../graph/groupTree.js";
import {groupAround, nextInside} from "../../walk/insideGroup.js";
import {frameOf} from "../../walk/shown.js";

/** @param {import("../../context.js").Context} context @returns {HTMLElement} hidden where a graph has no groups */
export function createInGroup({store, actions}) {
  /** @param {keyof typeof ICONS} name @param {string} label @param {string} key @param {() => void} run */
  const button = (name, label, key, run) =>
    h("button", {type: "button", class: "btn icon plain", "aria-label": label, title: `${label} (${key})`, onclick: run}, icon(...ICONS[name]));
  const back = button("previous", "Previous step in this group", "Shift+G", () => actions.previousInGroup());
  const on = button("next", "Next step in this group", "G", () => actions.nextInGroup());
  const called = h("span", {class: "called"});
  const element = h("div", {class: "in-group", role: "group", "aria-label": "Steps in this group", hidden: true}, back, called, on);

  /** As the observer has told: to ask would settle the page's styles at each step. */
  let isSeen = false;

  function show() {
    const {graph, walk, byEdge, step, selection, picture, pictured} = store.get();
    const frame = frameOf(store.get());
    if (!graph || !walk || !frame) return;
    element.hidden = !graph.hasGroups;
    if (!isSeen) return;
    const group = groupAround(graph, picture && pictured === graph ? picture.open : [], selection ?? frame.node);
    called.textContent = group === null ? "In no group" : `In ${nameOf(group)}`;
    called.title = group ?? "";
    const at = {graph, walk, byEdge};
    back.setAttribute("aria-disabled", String(group === null || nextInside(at, group, step, -1) === null));
    on.setAttribute("aria-disabled", String(group === null || nextInside(at, group, step, 1) === null));
  }

  store.on(["walk", "step", "byEdge", "selection", "picture", "pictured"], afterPicture(store, show));
  new ResizeObserver(([{contentRect}]) => {
    isSeen = contentRect.height > 0;
    show();
  }).observe(element);
  return element;
}
