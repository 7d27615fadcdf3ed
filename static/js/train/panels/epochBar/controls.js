/** The five buttons, in the order that every player has. */

import {ICONS, fill, h, icon} from "../../../dom.js";

/** @param {import("../../context.js").Context} context @returns {HTMLElement} */
export function createControls({store, actions}) {
  /** @param {keyof typeof ICONS} name @param {string} label @param {string} key @param {() => void} run */
  const button = (name, label, key, run) =>
    h("button", {type: "button", class: "btn", "aria-label": label, title: `${label} (${key})`, onclick: run}, icon(...ICONS[name]));
  const first = button("first", "First epoch", "Home", actions.firstEpoch);
  const previous = button("previous", "Previous epoch", "←", actions.previousEpoch);
  const play = h("button", {type: "button", class: "btn play", "aria-label": "Play", onclick: actions.togglePlay});
  const next = button("next", "Next epoch", "→", actions.nextEpoch);
  const last = button("last", "Last epoch", "End", actions.lastEpoch);

  /** One name in both states, for "Pause" is the button that holds the training. */
  function showPlaying() {
    const {playing} = store.get();
    fill(play, icon(...(playing ? ICONS.pause : ICONS.play)));
    play.setAttribute("aria-pressed", String(playing));
    play.title = playing ? "Stay at this epoch" : "Go through the epochs";
  }

  /** A button at its end keeps the focus: it is marked as off, not taken out. */
  function showEnds() {
    const {run, epoch} = store.get();
    for (const each of [first, previous]) each.setAttribute("aria-disabled", String(!run || epoch === 0));
    for (const each of [next, last]) each.setAttribute("aria-disabled", String(!run || epoch >= run.epochs_done));
    play.setAttribute("aria-disabled", String(!run || run.epochs_done === 0));
  }

  store.on(["playing"], showPlaying);
  store.on(["run", "epoch"], showEnds);
  showPlaying();
  showEnds();
  return h("div", {class: "controls"}, first, previous, play, next, last);
}
