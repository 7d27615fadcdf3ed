/** The five buttons, in the order that every player has. */

import {ICONS, fill, h, icon} from "../../dom.js";

/**
 * @param {import("../../context.js").Context} context
 * @returns {HTMLElement}
 */
export function createControls({store, actions}) {
  /** @param {keyof typeof ICONS} name @param {string} label @param {string} key @param {() => void} run */
  const button = (name, label, key, run) =>
    h("button", {type: "button", class: "btn", "aria-label": label, title: `${label} (${key})`, onclick: run}, icon(...ICONS[name]));

  const first = button("first", "First step", "Home", () => actions.first());
  const previous = button("previous", "Previous step", "←", () => actions.previous());
  const play = h("button", {type: "button", class: "btn play", onclick: () => actions.togglePlay()});
  const next = button("next", "Next step", "→", () => actions.next());
  const last = button("last", "Last step", "End", () => actions.last());

  function showPlaying() {
    const {playing} = store.get();
    fill(play, icon(...(playing ? ICONS.pause : ICONS.play)));
    play.setAttribute("aria-label", playing ? "Pause" : "Play");
    play.title = playing ? "Pause" : "Play";
  }

  /** A button at its end keeps the focus: it is marked as off, not taken out. */
  function showEnds() {
    const {walk, step, byEdge, asking} = store.get();
    const atStart = !walk || step === 0;
    const atEnd = !walk || (step === walk.total(byEdge) && !asking);
    for (const each of [first, previous]) each.setAttribute("aria-disabled", String(atStart));
    for (const each of [next, last]) each.setAttribute("aria-disabled", String(atEnd));
    play.setAttribute("aria-disabled", String(!walk));
  }

  showPlaying();
  showEnds();
  store.on(["playing"], showPlaying);
  store.on(["walk", "step", "byEdge", "asking"], showEnds);
  return h("div", {class: "controls"}, first, previous, play, next, last);
}
