/** Pointing at the plane: what lies there, and choosing a sample. */

import {fill, h} from "../../../dom.js";
import {said} from "../../../numbers.js";
import {nearestPoint} from "./points.js";

/** A point is hit within so many pixels. */
const REACH = 18;

/**
 * @typedef {object} Seen What can be pointed at.
 * @property {number} size of the plane, in pixels
 * @property {import("./points.js").Point[]} points
 * @property {(row: number) => string[]} sayPoint lines about a sample
 * @property {(x: number, y: number) => string[]} sayPlace lines about a place, from 0 to 1 to the right and up
 */

/**
 * @param {import("../../context.js").Context} context
 * @param {HTMLElement} element the plane
 * @returns {(seen: Seen | null) => void}
 */
export function createPointing({store, actions}, element) {
  const readout = h("div", {class: "readout", "aria-hidden": "true"});
  element.append(readout);
  /** @type {Seen | null} */
  let seen = null;
  /** @type {{x: number, y: number} | null} */
  let pointer = null;

  /** @param {MouseEvent} event */
  function placeOf(event) {
    const {left, top} = element.getBoundingClientRect();
    return {x: event.clientX - left, y: event.clientY - top};
  }

  function read() {
    const inside = seen && pointer && pointer.x >= 0 && pointer.y >= 0 && pointer.x <= seen.size && pointer.y <= seen.size;
    element.classList.toggle("reads", Boolean(inside));
    if (!seen || !pointer || !inside) return;
    const {x, y} = pointer;
    const point = nearestPoint(seen.points, x, y, REACH / 2);
    const lines = point ? seen.sayPoint(point.row) : seen.sayPlace(x / seen.size, 1 - y / seen.size);
    fill(readout, ...lines.map((line, i) => h(i === 0 ? "b" : "span", {}, line)));
    readout.style.left = x > seen.size / 2 ? "" : `${x + 14}px`;
    readout.style.right = x > seen.size / 2 ? `${seen.size - x + 14}px` : "";
    readout.style.top = y > seen.size / 2 ? "" : `${y + 14}px`;
    readout.style.bottom = y > seen.size / 2 ? `${seen.size - y + 14}px` : "";
  }

  element.addEventListener("pointermove", (event) => {
    pointer = placeOf(event);
    read();
  });
  element.addEventListener("pointerleave", () => {
    pointer = null;
    read();
  });
  element.addEventListener("click", (event) => {
    if (!seen) return;
    const {x, y} = placeOf(event);
    const point = nearestPoint(seen.points, x, y, REACH);
    if (point && point.row !== store.get().sample) actions.chooseSample(point.row);
  });

  return (to) => {
    seen = to;
    read();
  };
}

/** A feature's number at a place of its axis. @param {string} name @param {import("../plane.js").Range} range @param {number} share */
export const sayShare = (name, [low, high], share) => `${name} ${said(low + (high - low) * share)}`;
