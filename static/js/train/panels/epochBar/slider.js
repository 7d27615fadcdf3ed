/** The slider over the epochs: its track is the loss itself, filled up to the present epoch. */

import {h, svg} from "../../../dom.js";
import {areaOf, ticksOf} from "../../track.js";
import {epochsOf, whereParts} from "../../words.js";

const HEIGHT = 46;
const BASE = 36;
const TOP = 2;
const LEAP = 10;

/** @param {import("../../context.js").Context} context @returns {HTMLElement} */
export function createSlider({store, actions}) {
  const [todo, done] = ["todoarea", "donearea"].map((name) => svg("path", {class: name}));
  const cover = svg("rect", {x: 0, y: 0, width: 0, height: HEIGHT});
  const axis = svg("path", {class: "axis"});
  const ticks = svg("path", {class: "tick"});
  done.setAttribute("clip-path", "url(#epochs-done)");
  const picture = svg("svg", {"aria-hidden": "true", preserveAspectRatio: "none"}, svg("clipPath", {id: "epochs-done"}, cover), todo, done, axis, ticks);
  const handle = h("i", {class: "handle"});
  const element = h("div", {class: "scrub", role: "slider", tabindex: "0", "aria-label": "Epoch", "aria-orientation": "horizontal",
    "aria-valuemin": 0, "aria-valuemax": 0, "aria-valuenow": 0, "aria-valuetext": "No run yet"}, picture, handle);
  let width = 0;

  function draw() {
    const {run} = store.get();
    width = element.clientWidth;
    const total = run ? epochsOf(run) : 0;
    picture.setAttribute("viewBox", `0 0 ${Math.max(width, 1)} ${HEIGHT}`);
    const path = run ? areaOf(withEnd(run), total, {width, top: TOP, base: BASE}) : "";
    for (const area of [todo, done]) area.setAttribute("d", path);
    axis.setAttribute("d", `M0 ${BASE}H${width}`);
    ticks.setAttribute("d", ticksOf(total, width).map((epoch) => `M${Math.round((epoch / total) * width * 10) / 10} ${BASE}v4`).join(""));
    mark();
  }

  function mark() {
    const state = store.get();
    const {run, epoch} = state;
    const total = run ? epochsOf(run) : 0;
    const share = total > 0 ? epoch / total : 0;
    cover.setAttribute("width", String(share * width));
    handle.style.left = `${100 * share}%`;
    element.setAttribute("aria-valuemax", String(run?.epochs_done ?? 0));
    element.setAttribute("aria-valuenow", String(epoch));
    element.setAttribute("aria-valuetext", whereParts(state).map(({text}) => text).join(""));
  }

  /** @param {PointerEvent} event */
  function follow(event) {
    const {run, epoch} = store.get();
    if (!run) return;
    const {left, width: room} = element.getBoundingClientRect();
    const to = Math.round(((event.clientX - left) / room) * epochsOf(run));
    if (to !== epoch) actions.setEpoch(to);
  }

  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    store.set({playing: false});
    follow(event);
  });
  element.addEventListener("pointermove", (event) => {
    if (element.hasPointerCapture(event.pointerId)) follow(event);
  });

  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowRight: actions.nextEpoch, ArrowUp: actions.nextEpoch, ArrowLeft: actions.previousEpoch, ArrowDown: actions.previousEpoch,
    Home: actions.firstEpoch, End: actions.lastEpoch, " ": actions.togglePlay, PageUp: () => actions.leap(LEAP), PageDown: () => actions.leap(-LEAP),
  };
  element.addEventListener("keydown", (event) => {
    const run = keys[event.key];
    if (!run || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    run();
  });

  store.on(["run"], draw);
  store.on(["epoch"], mark);
  new ResizeObserver(draw).observe(element);
  return element;
}

/** The losses of a run, that of its end included. @param {import("../../types.js").Run} run */
function withEnd({curves: {epoch, loss}, final, epochs_done: done}) {
  return final ? {epoch: [...epoch, done], loss: [...loss, final.loss]} : {epoch, loss};
}
