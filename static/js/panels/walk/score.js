/** The score: the whole walk on one line, which is its slider. One place a step, so that both passes mirror each other. */

import {fill, h} from "../../dom.js";
import {perFrame} from "../../pace/perFrame.js";
import {plain} from "../../words/parts.js";
import {whereOf} from "../../words/where.js";
import {bars} from "./bars.js";
import {cells} from "./cells.js";
import {phasesOf} from "./phases.js";

/**
 * @typedef {object} Row The places of one phase.
 * @property {import("./phases.js").Phase} phase
 * @property {HTMLElement} element whose width is shared equally by the phase's steps
 * @property {(step: number) => void} mark
 */

const LABELLED = 40;
const TICKED = 400;
const NARROWEST = 3;
const LEAP = 10;

/**
 * @param {import("../../context.js").Context} context
 * @returns {HTMLElement}
 */
export function createScore({store, actions, operations}) {
  const element = h("div", {class: "score", role: "slider", tabindex: "0", "aria-label": "Step", "aria-orientation": "horizontal",
    "aria-valuemin": 0, "aria-valuemax": 0, "aria-valuenow": 0, "aria-valuetext": "No walk yet"});
  /** @type {Row[]} */
  let rows = [];
  let drawn = "";

  /** How closely the steps stand says how they are drawn. */
  function manner() {
    const {walk, byEdge} = store.get();
    const total = walk ? walk.total(byEdge) : 0;
    if (total <= LABELLED) return "labelled";
    return total <= TICKED && element.clientWidth / (total + 1) >= NARROWEST ? "ticked" : "barred";
  }

  function draw() {
    const state = store.get();
    const {walk, byEdge} = state;
    if (!walk) return;
    drawn = manner();
    element.dataset.manner = drawn;
    rows = phasesOf(walk, byEdge).map((phase) => (drawn === "barred" ? bars(phase) : cells(phase, drawn === "labelled" ? state : null)));
    fill(element, ...rows.map((row) => {
      const box = h("div", {class: `phase ${row.phase.name}`}, h("span", {class: "name"}, row.phase.title), row.element);
      box.style.flexGrow = String(row.phase.count);
      return box;
    }));
    mark();
  }

  function mark() {
    const state = store.get();
    const {walk, byEdge, step} = state;
    if (!walk) return;
    for (const row of rows) row.mark(step);
    element.setAttribute("aria-valuemax", String(walk.total(byEdge)));
    element.setAttribute("aria-valuenow", String(step));
    element.setAttribute("aria-valuetext", plain(whereOf(state, operations)));
  }

  /** @param {number} x @returns {number} the step whose place is at or nearest to x */
  function stepAt(x) {
    const row = rows.find((each) => x < each.element.getBoundingClientRect().right) ?? rows[rows.length - 1];
    const {left, width} = row.element.getBoundingClientRect();
    const at = Math.floor(((x - left) / width) * row.phase.count);
    return row.phase.first + Math.min(Math.max(at, 0), row.phase.count - 1);
  }

  let pointed = 0;
  /** However often the pointer tells where it is, the walk goes there once a frame. */
  const goSoon = perFrame(go);
  function go() {
    const step = rows.length ? stepAt(pointed) : store.get().step;
    if (step !== store.get().step) actions.goTo(step);
  }

  /** @param {PointerEvent} event */
  function follow(event) {
    pointed = event.clientX;
    goSoon();
  }

  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    follow(event);
  });
  element.addEventListener("pointermove", (event) => {
    if (element.hasPointerCapture(event.pointerId)) follow(event);
  });

  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowRight: actions.next, ArrowUp: actions.next, ArrowLeft: actions.previous, ArrowDown: actions.previous,
    Home: actions.first, End: actions.last, " ": actions.togglePlay,
    PageUp: () => actions.goTo(store.get().step + LEAP), PageDown: () => actions.goTo(store.get().step - LEAP),
  };
  element.addEventListener("keydown", (event) => {
    const run = keys[event.key];
    if (!run || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    run();
  });

  store.on(["walk", "byEdge"], draw);
  store.on(["step", "asking"], perFrame(mark));
  new ResizeObserver(() => {
    if (rows.length && manner() !== drawn) draw();
  }).observe(element);
  return element;
}
