/** How the walk goes: by edge, ask first, overwrite, by what, how fast, where it stops. What has no room stands behind one button. */

import {ICONS, h, icon} from "../../dom.js";
import {LOW, NARROW, UPRIGHT, settleIn} from "../../windows.js";
import {createDisclosure} from "../disclosure.js";
import {createBreaks} from "./breaks.js";
import {createBy} from "./by.js";
import {createInGroup} from "./inGroup.js";

const SPEEDS = [0.5, 1, 2, 4, 8, 16, 64];
/** Windows with room for Ask first, Overwrite and By in the bar. */
const WIDE = "(min-width: 1400px)";

/** @typedef {import("../../context.js").Context} Context */

/**
 * @param {Context} context
 * @returns {{element: HTMLElement, more: HTMLElement}} `more`: what stands behind the button
 */
export function createOptions(context) {
  const {store, actions} = context;
  /** @param {string} label @param {"byEdge" | "askFirst" | "overwrite" | "following"} key @param {string} title @param {(on: boolean) => void} set */
  function check(label, key, title, set) {
    const input = h("input", {type: "checkbox", onchange: () => set(input.checked)});
    input.checked = store.get()[key];
    store.on([key], (state) => { input.checked = state[key]; });
    return h("label", {class: "check", title}, input, label);
  }

  const byEdge = check("By edge", "byEdge", "A backward step for each edge, not for each node", actions.setByEdge);
  const askFirst = check("Ask first", "askFirst", "Each new number reads ? until the next press", actions.setAskFirst);
  const overwrite = check("Overwrite (=)", "overwrite", "Replay the walk with = in place of +=, the true number beside it", actions.setOverwrite);
  const following = check("Follow", "following", "The view goes with the walk, so that the present node is seen", actions.setFollowing);
  const by = createBy(context);
  const speed = createSpeed(context);
  const inGroup = createInGroup(context);
  const breaks = createBreaks(context);
  const more = h("div", {class: "more", id: "walk-more"});
  const button = h("button", {type: "button", class: "btn icon plain options", "aria-label": "Options", title: "Options"}, icon(...ICONS.options));
  createDisclosure(button, more);
  const element = h("div", {class: "opts"});

  function showOn() {
    const state = store.get();
    const hidden = [state.askFirst, state.overwrite, state.stride !== "step"].some(Boolean) && !matchMedia(WIDE).matches;
    button.classList.toggle("on", hidden || !state.following);
  }

  /** What is most asked for stays in the bar; the rest stands behind Options, in one order. */
  function place() {
    const wide = matchMedia(WIDE).matches;
    const low = matchMedia(`${NARROW}, ${LOW}, ${UPRIGHT}`).matches;
    element.replaceChildren(...(low ? [] : [byEdge]), ...(wide ? [askFirst, overwrite, by] : []), ...(low ? [] : [speed, breaks.element]), button, more);
    const others = [...more.children].filter((each) => !own.includes(/** @type {HTMLElement} */ (each)));
    more.replaceChildren(...(low ? [byEdge, speed] : []), ...(wide ? [] : [askFirst, overwrite, by]), following, inGroup, ...others, ...(low ? [breaks.panel] : []));
    breaks.settle(low);
    showOn();
  }

  const own = [byEdge, speed, askFirst, overwrite, by, following, inGroup, breaks.panel];
  store.on(["askFirst", "overwrite", "stride", "following"], showOn);
  settleIn(WIDE, place);
  settleIn(`${NARROW}, ${LOW}, ${UPRIGHT}`, place);
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
