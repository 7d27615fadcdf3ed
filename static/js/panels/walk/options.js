/** How the walk goes: by edge, ask first, overwrite, by group, how fast. What has no room stands behind one button. */

import {ICONS, h, icon} from "../../dom.js";
import {createDisclosure} from "../disclosure.js";
import {LOW, NARROW, UPRIGHT, settleIn} from "../../windows.js";

const SPEEDS = [0.5, 1, 2, 4, 8, 16];

/** @typedef {import("../../context.js").Context} Context */

/**
 * @param {Context} context
 * @returns {{element: HTMLElement, more: HTMLElement}} `more`: what stands behind the button
 */
export function createOptions(context) {
  const {store, actions} = context;
  /** @param {string} label @param {"byEdge" | "askFirst" | "overwrite" | "byGroup"} key @param {string} title @param {(on: boolean) => void} set */
  function check(label, key, title, set) {
    const input = h("input", {type: "checkbox", onchange: () => set(input.checked)});
    store.on([key], (state) => { input.checked = state[key]; });
    return h("label", {class: "check", title}, input, label);
  }

  const byEdge = check("By edge", "byEdge", "A backward step for each edge, not for each node", actions.setByEdge);
  const byGroup = check("By group", "byGroup", "While playing, a closed group is one step", actions.setByGroup);
  byGroup.hidden = true;
  store.on(["graph"], ({graph}) => { byGroup.hidden = !graph?.hasGroups; });
  const more = h("div", {class: "more", id: "walk-more"},
    check("Ask first", "askFirst", "Each new number reads ? until the next press", actions.setAskFirst),
    check("Overwrite (=)", "overwrite", "Replay the walk with = in place of +=, the true number beside it", actions.setOverwrite),
    byGroup);
  const speed = createSpeed(context);
  const button = h("button", {type: "button", class: "btn icon plain options", "aria-label": "Options", title: "Options"}, icon(...ICONS.options));
  createDisclosure(button, more);
  store.on(["askFirst", "overwrite", "byGroup"], (state) => button.classList.toggle("on", state.askFirst || state.overwrite || state.byGroup));

  const element = h("div", {class: "opts"}, byEdge, button, more, speed);
  settleIn(`${NARROW}, ${LOW}, ${UPRIGHT}`, (matches) => {
    if (matches) more.prepend(byEdge, speed);
    else element.replaceChildren(byEdge, button, more, speed);
  });
  return {element, more};
}

/** @param {Context} context */
function createSpeed({store, actions}) {
  const select = h("select", {"aria-label": "Speed", title: "Speed", onchange: () => actions.setSpeed(Number(select.value))},
    ...SPEEDS.map((speed) => h("option", {value: speed}, `${speed}×`)));
  const show = () => { select.value = String(store.get().speed); };
  store.on(["speed"], show);
  show();
  return h("span", {class: "select"}, select);
}
