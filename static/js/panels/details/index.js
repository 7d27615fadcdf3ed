/** The details of the selected node, else of the present one: its numbers, its formula, and where its gradient came from. */

import {fill} from "../../dom.js";
import {afterPicture} from "../../pace/afterPicture.js";
import {calmly} from "../../pace/calmly.js";
import {measuredPerFrame, perFrame} from "../../pace/perFrame.js";
import {choose, fit, isTight, settingsOf} from "./card.js";
import {chainRule} from "./chainRule.js";
import {computed, seed} from "./computed.js";
import {expression} from "./expression.js";
import {nudged} from "./nudgeCard.js";
import {reach} from "./reach.js";
import {subjectOf} from "./subject.js";
import {sum} from "./sum.js";
import {pair, title} from "./title.js";
import {update} from "./updateCard.js";
import {why} from "./why.js";

/** @typedef {import("./subject.js").Subject} Subject */

/** What is said of the present node at a step of each kind. @type {Record<import("../../walk/walk.js").Frame["kind"], (subject: Subject) => HTMLElement[]>} */
const STEPS = {leaves: () => [], evaluate: computed, seed, hand: chainRule, update};

/** So long after the last of many steps, in milliseconds, its formula is set anew. */
const REST = 300;

/** @param {import("../../context.js").Context} context @param {HTMLElement} element */
export function createDetails(context, element) {
  let isOnward = false;
  const fitSoon = measuredPerFrame(() => (isTight(element) ? () => fit(element, isOnward) : null));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  const disclosure = {open: false, toggle(/** @type {boolean} */ open) { disclosure.open = open; }};

  /**
   * One of many formulas begins as the one before it was set, for to try what is more spacious lays the page out again and again;
   * the last one is set as it is best.
   */
  function draw(isOneOfMany = false) {
    const state = context.store.get();
    const subject = subjectOf(context, state);
    element.classList.toggle("stale", state.stale);
    if (!subject) return;
    const key = element.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.key : undefined;
    const before = isOneOfMany ? settingsOf(element) : [];
    fill(element, ...contentsOf(subject));
    choose(element, before);
    isOnward = isOneOfMany;
    clearTimeout(resting);
    if (isOneOfMany) resting = setTimeout(fit, REST, element);
    fitSoon();
    if (!key) return;
    const again = /** @type {HTMLElement | null} */ (element.querySelector(`[data-key="${key}"]`));
    if (again) again.focus({preventScroll: true});
    else dim();
  }

  /** What lights a path and is taken out from under the pointer or the keyboard is not told that they have left it. */
  function dim() {
    if (context.store.get().lit.length) context.actions.light([]);
  }
  element.addEventListener("mouseover", ({target}) => { if (!(/** @type {Element} */ (target).closest("[data-lights]"))) dim(); });
  element.addEventListener("mouseleave", dim);

  /** @param {Subject} subject */
  function contentsOf(subject) {
    const {graph, id, frame, walk, shown, complete, state} = subject;
    const step = frame.node === id ? STEPS[frame.kind](subject) : graph.isOperation(id) ? computed(subject) : [];
    const seeded = frame.clock > walk.forward;
    return [
      title(subject), pair(subject), ...(state.selection === id ? [reach(subject)] : []), ...step,
      ...(shown.takes && (seeded || state.selection === id) ? sum(subject) : []),
      ...(complete && seeded ? [expression(subject), ...(graph.isLeaf(id) ? nudged(subject) : []), why(subject, disclosure)] : []),
    ];
  }

  const [soon, calm] = [perFrame(() => draw()), calmly(draw)];
  context.store.on(["graph", "walk", "opened", "step", "byEdge", "selection", "overwrite", "asking", "stale", "earlier", "filter", "breakpoints"],
    afterPicture(context.store, (isNew) => (isNew ? soon() : calm())));
  new ResizeObserver(() => fit(element)).observe(element);
  draw();
}
