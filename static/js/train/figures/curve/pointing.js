/** Pointing at a chart: a cross-hair with the numbers of all lines; a press, or a drag, goes to the epoch. */

import {fill, h} from "../../../dom.js";
import {nearest} from "./series.js";
import {writer} from "./words.js";

/** So many lines are read out at most. */
const MOST = 6;

/**
 * @param {import("../../context.js").Context} context
 * @param {import("./series.js").Measure} measure
 */
export function createPointing({store, actions}, measure) {
  const write = writer(measure);
  const rule = h("i", {class: "hair"});
  const readout = h("div", {class: "readout"});
  const element = h("div", {class: "pointing", tabindex: 0, role: "img", "aria-label": `${measure === "loss" ? "Loss" : "Accuracy"} by epoch`}, rule, readout);
  /** @type {import("./picture.js").Layout | null} */
  let layout = null;
  /** @type {number | null} where the pointer is, in pixels; null: nowhere */
  let pointer = null;

  /** @param {PointerEvent} event */
  const across = (event) => event.clientX - element.getBoundingClientRect().left;

  /** @param {PointerEvent} event */
  function scrub(event) {
    if (!layout) return;
    const to = layout.x.epochAt(across(event)) - layout.start;
    if (to !== store.get().epoch) actions.setEpoch(to);
  }

  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    store.set({playing: false});
    scrub(event);
  });
  element.addEventListener("pointermove", (event) => {
    pointer = across(event);
    if (element.hasPointerCapture(event.pointerId)) scrub(event);
    read();
  });
  element.addEventListener("pointerleave", () => {
    pointer = null;
    read();
  });
  element.addEventListener("focus", read);
  element.addEventListener("blur", read);

  /** Writes the numbers at the pointer; under the keyboard's focus, at the present epoch. */
  function read() {
    const {run, epoch} = store.get();
    const focused = element.matches(":focus-visible");
    const shown = layout !== null && run !== null && (pointer !== null || focused);
    element.classList.toggle("reads", shown);
    if (!layout || !run || !shown) return;
    const [own] = layout.series;
    const wanted = pointer === null ? run.start + epoch : layout.x.epochAt(Math.min(Math.max(pointer, layout.left), layout.right));
    const at = nearest(own.epochs, wanted);
    if (at < 0) return element.classList.remove("reads");
    const on = own.epochs[at];
    const lines = layout.series.map((each) => ({each, value: each.values[nearest(each.epochs, on)]})).filter(({value}) => value !== undefined && !Number.isNaN(value));
    fill(readout, h("b", {}, `Epoch ${(on - run.start).toLocaleString("en")}`),
      ...lines.slice(0, MOST).map(({each, value}) => h("span", {class: each.kind}, each.name, h("em", {}, write(value)))),
      lines.length > MOST && h("span", {}, `+ ${lines.length - MOST} more`));
    const x = layout.x.place(on);
    rule.style.left = `${x}px`;
    rule.style.top = `${layout.top}px`;
    rule.style.height = `${layout.bottom - layout.top}px`;
    const isRight = x > (layout.left + layout.right) / 2;
    readout.style.left = isRight ? "" : `${x + 12}px`;
    readout.style.right = isRight ? `${layout.width - x + 12}px` : "";
    readout.style.top = `${layout.top}px`;
  }

  return {
    element,
    /** @param {import("./picture.js").Layout} to */
    place(to) {
      layout = to;
      element.setAttribute("aria-label", `${measure === "loss" ? "Loss" : "Accuracy"} by epoch, ${store.get().epoch} now`);
      read();
    },
  };
}
