/** Over and Into: offered while the walk is in a closed group, or about to enter one. Their room is kept, so that nothing moves. */

import {groupAt} from "../../walk/closedGroups.js";
import {ICONS, h, icon} from "../../dom.js";
import {nameOf} from "../../graph/groupTree.js";

/**
 * @param {import("../../context.js").Context} context
 * @returns {HTMLElement}
 */
export function createGroupSteps({store, actions}) {
  /** @param {keyof typeof ICONS} name @param {string} word @param {() => void} run */
  const button = (name, word, run) =>
    h("button", {type: "button", class: "btn", onclick: run, onblur: show}, icon(...ICONS[name]), word && h("span", {class: "word", "aria-hidden": "true"}, word));
  const back = button("overBack", "", () => actions.overBack());
  const over = button("over", "Over", () => actions.over());
  const into = button("into", "Into", () => actions.into());
  const element = h("div", {class: "group-steps cluster", role: "group", "aria-label": "Closed group", hidden: true}, back, over, into);

  /** @param {HTMLElement} each @param {string} label @param {string} key */
  function name(each, label, key) {
    each.setAttribute("aria-label", label);
    each.title = `${label} (${key})`;
  }

  function show() {
    const {walk, graph, byEdge, step, picture, pictured} = store.get();
    if (!walk || !graph || !picture || pictured !== graph) return;
    const at = {walk, graph, byEdge, open: picture.open};
    const group = groupAt(at, step + 1) ?? groupAt(at, step);
    const called = group === null ? "the closed group" : nameOf(group);
    name(back, "Step back over a closed group", "B");
    name(over, `Step over ${called}`, "N");
    name(into, `Step into ${called}`, "I");
    into.setAttribute("aria-disabled", String(group === null));
    // Who has just pressed one may want to press it again: what has the focus stays.
    element.classList.toggle("away", group === null && !element.contains(document.activeElement));
  }

  store.on(["graph"], ({graph}) => { element.hidden = !graph?.hasGroups; });
  store.on(["walk", "step", "byEdge", "picture", "pictured"], show);
  return element;
}
