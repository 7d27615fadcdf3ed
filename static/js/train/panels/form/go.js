/** Train, Pause, Stop, Reset; what is about to be forked; and what the server has against the whole. */

import {ICONS, fill, h, icon} from "../../../dom.js";
import {hasEnded, isUnderWay} from "../../runState.js";

const STOP = ["f:M5 5h10v10H5z"];
const RESET = ["M4.500 10a5.500 5.500 0 1 1 1.800 4.100M4 15.500v-4h4"];

/** @param {import("../../context.js").Context} context */
export function createGo({store, actions}) {
  const train = h("button", {type: "submit", class: "btn solid"}, "Train");
  const pause = h("button", {type: "button", class: "btn", onclick: () => void actions.pauseOrResume()});
  const stop = h("button", {type: "button", class: "btn", onclick: () => void actions.stop()}, icon(...STOP), "Stop");
  const reset = h("button", {type: "button", class: "btn", title: "Back to the first weights", onclick: () => void actions.reset()}, icon(...RESET), "Reset");
  const note = h("div", {class: "cap note"});
  const trouble = h("p", {class: "trouble", role: "alert"});

  function showState() {
    const {run} = store.get();
    const isPaused = run?.state === "paused";
    fill(pause, icon(...(isPaused ? ICONS.play : ICONS.pause)), isPaused ? "Resume" : "Pause");
    pause.disabled = !run || !(isPaused || isUnderWay(run.state));
    stop.disabled = !run || hasEnded(run.state);
    reset.disabled = !run;
  }

  function showNote() {
    const {spec, run, runs, behind} = store.get();
    if (!spec.from) return fill(note, run && (behind ? "Too much work for every change: press Train." : "Reset goes back to the first weights."));
    const {from} = spec;
    const number = from.run === run?.id ? run.number : runs.find(({id}) => id === from.run)?.number;
    fill(note, h("span", {class: "fork"}, `Train goes on from ${number === undefined ? "its origin" : `#${number}`}, epoch ${from.epoch}. `,
      h("button", {type: "button", class: "link", onclick: actions.dropFork}, "From new weights instead")));
  }

  store.on(["run"], showState);
  store.on(["spec", "run", "runs", "behind"], showNote);
  showState();
  return {
    element: h("div", {class: "go"}, trouble, train, pause, stop, reset, note),
    /** @param {string | null} words */
    complain(words) {
      trouble.textContent = words ?? "";
    },
  };
}
