/** Points of one's own: put onto a plane, moved, taken out. */

import {fill, h, svg} from "../../dom.js";
import {counted} from "../../words/parts.js";
import {BOX, createPlane} from "./plane.js";
import {KINDS, MOST, countsOf, dataOf, isNamed, kindName, pointsOf, pointsOfSamples} from "./points.js";
import {viewOf} from "./view.js";

/** @typedef {import("./points.js").Point} Point */

/** So many changes can be taken back. */
const UNDONE = 200;

/** @param {import("../context.js").Context} context */
export function createPointsPanel({store, actions}) {
  /** @type {Point[]} */
  let points = [];
  let view = viewOf(points, BOX);
  /** @type {{points: Point[], view: import("./view.js").View}[]} */
  let past = [];
  let kind = 0;

  const kinds = KINDS.map((_, i) => {
    const name = h("span", {});
    const radio = h("input", {type: "radio", name: "point-class", value: i, checked: i === 0, onchange: () => { kind = i; }});
    const count = h("span", {class: "cap"});
    return {name, count, radio, element: h("label", {class: "kind"}, radio, glyph(i), name, count)};
  });
  const from = h("button", {type: "button", class: "btn", onclick: takePresent}, "Begin with the present data");
  const undo = h("button", {type: "button", class: "btn", title: "Ctrl+Z", onclick: takeBack}, "Undo");
  const clear = h("button", {type: "button", class: "btn", onclick: () => put([])}, "Clear");
  const why = h("p", {class: "cap"});
  const status = h("p", {class: "own-status", role: "status"});
  const plane = createPlane({view: () => view, points: () => points, kind: () => kind, change: edit, tell: (words) => { status.textContent = words; }});
  const element = h("div", {class: "own-points"}, plane.element,
    h("div", {class: "own-side"},
      h("fieldset", {class: "kinds"}, h("legend", {}, "Class of the next point"), ...kinds.map((each) => each.element)),
      h("div", {class: "own-buttons"}, undo, clear, from), why,
      status,
      h("p", {class: "cap"}, "A press puts in a point, a drag moves it; a right click, a long press or Delete takes it out. Keys: arrows move the cursor, Enter puts in a point; Tab goes to the points, and arrows move them, with Shift in small steps.")));

  /** @param {Point[]} next @param {{goesOn?: boolean}} [how] */
  function edit(next, {goesOn = false} = {}) {
    if (next.length > MOST) {
      status.textContent = `${MOST.toLocaleString("en")} points are the limit; take some out, or bring a table.`;
      return;
    }
    if (!goesOn) past = [...past.slice(1 - UNDONE), {points, view}];
    points = next;
    show();
    follow();
  }

  /** In the place of all points, with a plane that holds them. @param {Point[]} next */
  function put(next) {
    edit(next);
    if (next.length > 0) showIn(viewOf(next, BOX));
  }

  /** @param {import("./view.js").View} next */
  function showIn(next) {
    view = next;
    plane.showView();
  }

  function takeBack() {
    const before = past.pop();
    if (!before) return;
    points = before.points;
    showIn(before.view);
    show();
    follow();
  }

  function takePresent() {
    const found = pointsOfSamples(store.get().samples);
    if ("points" in found) put(found.points);
  }

  const used = () => countsOf(points).filter((count) => count > 0).length;

  /** A small run follows each change, once there is something to part. */
  function follow() {
    if (used() > 1) actions.setData(dataOf(points));
  }

  function show() {
    const named = isNamed(points);
    const counts = countsOf(points);
    kinds.forEach(({name, count}, i) => {
      name.textContent = kindName(i, named);
      count.textContent = counts[i] ? counted(counts[i], "point") : "";
    });
    undo.disabled = past.length === 0;
    clear.disabled = points.length === 0;
    status.textContent = points.length === 0 ? "The plane is empty. Put in points of two classes."
      : used() === 1 ? `${counted(points.length, "point")} of one class. Points of another are needed, too.`
        : `${points.length} points, ${used()} classes. A small run follows each change.`;
    plane.show();
  }

  function showPresent() {
    const found = pointsOfSamples(store.get().samples);
    from.disabled = "wrong" in found;
    fill(why, "wrong" in found && `The present data cannot be put here. ${found.wrong}`);
  }

  element.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    takeBack();
  });
  store.on(["samples"], showPresent);
  showIn(view);
  show();
  showPresent();

  return {
    element,
    /** What is to be learnt; null as long as there is nothing to learn. */
    data: () => (used() > 1 ? dataOf(points) : null),
    lacks: () => /** @type {string} */ (status.textContent),
    /** Data that came from elsewhere; nothing is trained. @param {import("../types.js").Data} data */
    take(data) {
      const found = pointsOf(data);
      if (!found) return false;
      [points, past] = [found, []];
      showIn(viewOf(found, BOX));
      show();
      return true;
    },
  };
}

/** @param {number} kind */
const glyph = (kind) => svg("svg", {viewBox: "-8 -8 16 16", "aria-hidden": "true", class: `glyph kind-${kind}`}, svg("path", {d: KINDS[kind].path}));
