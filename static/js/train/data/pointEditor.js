/**
 * Points that can be put in, moved and taken out, by hand or by keys: a group for a picture that already has its axes.
 * It shows what it is given and tells what the reader wants; who mounts it keeps the points.
 */

import {svg} from "../../dom.js";
import {said} from "../../numbers.js";
import {KINDS, isNamed, kindName} from "./points.js";
import {onPicture, onPlane, within} from "./view.js";

/** @typedef {import("./points.js").Point} Point */

/** A finger that rests so long on a point, in milliseconds, takes it out. */
const LONG = 550;
/** An arrow moves by this share of the plane; with Shift by a tenth of it. */
const STEP = 1 / 30;
/** @type {Record<string, [number, number] | undefined>} */
const ARROWS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1]};

/** "0.5, −0.25" @param {{x: number, y: number}} place */
export const placeWords = ({x, y}) => `${said(x)}, ${said(y)}`;

/**
 * @param {object} on
 * @param {() => import("./view.js").View} on.view
 * @param {() => Point[]} on.points
 * @param {() => number} on.kind the class of the next point
 * @param {(points: Point[], how: {goesOn: boolean}) => void} on.change `goesOn`: still the change that was told before, as in a drag
 * @param {(words: string) => void} on.tell where the cursor or a point is now
 * @returns {{element: SVGGElement, show: () => void}} `show` after the points or the view have changed
 */
export function createPointEditor({view, points, kind, change, tell}) {
  const ground = svg("rect", {class: "ground", tabindex: 0, role: "application", "aria-label": "Plane", "aria-roledescription": "plane: arrows move the cursor, Enter puts in a point"});
  const cursor = svg("path", {class: "cursor", "aria-hidden": "true", d: "M-9 0h18M0-9v18"});
  const marks = svg("g");
  const element = svg("g", {class: "point-editor"}, ground, cursor, marks);
  /** @type {{x: number, y: number}} */
  let at = {x: 0, y: 0};
  /** The point under way. @type {{index: number, pointer: number, changed: boolean, dx: number, dy: number, timer?: ReturnType<typeof setTimeout>} | null} */
  let drag = null;

  const markAt = (/** @type {number} */ i) => /** @type {SVGGElement} */ (marks.children[i]);
  const indexOf = (/** @type {EventTarget | null} */ target) =>
    (target instanceof Element ? [...marks.children].indexOf(/** @type {Element} */ (target.closest(".point"))) : -1);

  /** @param {MouseEvent} event @returns {[number, number]} in the picture's units */
  function pictured(event) {
    const matrix = /** @type {DOMMatrix} */ (element.getScreenCTM()).inverse();
    const {x, y} = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    return [x, y];
  }

  /** @param {{x: number, y: number}} place */
  function add(place) {
    change([...points(), {...place, kind: kind()}], {goesOn: false});
  }

  /** @param {number} index @param {{x: number, y: number}} place @param {boolean} goesOn */
  function move(index, place, goesOn) {
    const {x, y} = points()[index];
    if (place.x === x && place.y === y) return false;
    change(points().map((point, i) => (i === index ? {...point, ...place} : point)), {goesOn});
    return true;
  }

  /** @param {number} index */
  function remove(index) {
    letGo();
    const hadFocus = marks.contains(document.activeElement);
    const {kind: gone} = points()[index];
    const name = kindName(gone, isNamed(points()));
    change(points().filter((_, i) => i !== index), {goesOn: false});
    if (hadFocus) (markAt(Math.min(index, points().length - 1)) ?? ground).focus();
    tell(`The point of class ${name} is out.`);
  }

  function letGo() {
    clearTimeout(drag?.timer);
    drag = null;
  }

  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || drag) return;
    event.preventDefault();
    const [px, py] = pictured(event);
    let index = indexOf(event.target);
    const isNew = index < 0;
    if (isNew) {
      index = points().length;
      add(onPlane(view(), px, py));
      if (points().length === index) return; // the plane is full
    }
    const [x, y] = onPicture(view(), points()[index]);
    drag = {index, pointer: event.pointerId, changed: isNew, dx: x - px, dy: y - py};
    if (!isNew && event.pointerType !== "mouse") drag.timer = setTimeout(() => remove(index), LONG);
    element.setPointerCapture(event.pointerId);
    markAt(index).focus({preventScroll: true});
  });
  element.addEventListener("pointermove", (event) => {
    if (drag?.pointer !== event.pointerId) return;
    const [px, py] = pictured(event);
    const [x, y] = onPicture(view(), points()[drag.index]);
    if (!drag.changed && Math.hypot(px + drag.dx - x, py + drag.dy - y) < 3) return; // a hand that trembles
    clearTimeout(drag.timer);
    if (move(drag.index, onPlane(view(), px + drag.dx, py + drag.dy), drag.changed)) drag.changed = true;
  });
  element.addEventListener("pointerup", letGo);
  element.addEventListener("pointercancel", letGo);
  element.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    const index = indexOf(event.target);
    if (index >= 0) remove(index);
  });

  element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const index = indexOf(event.target);
    const act = index < 0 ? onGround : onPoint;
    if (!act(event, index)) return;
    event.preventDefault();
    event.stopPropagation();
  });

  /** @param {KeyboardEvent} event @param {{x: number, y: number}} from @returns {{x: number, y: number} | null} */
  function moved({key, shiftKey}, from) {
    const arrow = ARROWS[key];
    if (!arrow) return null;
    const {x, y} = view();
    const share = shiftKey ? STEP / 10 : STEP;
    return within(view(), {x: from.x + arrow[0] * share * (x[1] - x[0]), y: from.y + arrow[1] * share * (y[1] - y[0])});
  }

  /** @param {KeyboardEvent} event */
  function onGround(event) {
    const place = moved(event, at);
    if (place) {
      at = place;
      showCursor();
      tell(placeWords(at));
    } else if (event.key === "Enter" || event.key === " ") add(at);
    else return false;
    return true;
  }

  /** @param {KeyboardEvent} event @param {number} index */
  function onPoint(event, index) {
    const place = moved(event, points()[index]);
    if (place) {
      move(index, place, event.repeat);
      tell(placeWords(place));
    } else if (event.key === "Delete" || event.key === "Backspace") remove(index);
    else return false;
    return true;
  }

  function showCursor() {
    at = within(view(), at);
    cursor.setAttribute("transform", `translate(${onPicture(view(), at).join()})`);
  }

  function show() {
    const {box} = view();
    for (const [name, value] of Object.entries({x: box.left, y: box.top, width: box.width, height: box.height})) ground.setAttribute(name, String(value));
    showCursor();
    const held = points();
    const named = isNamed(held);
    while (marks.childElementCount > held.length) marks.lastElementChild?.remove();
    held.forEach((point, i) => {
      const mark = markAt(i) ?? marks.appendChild(svg("g", {tabindex: 0, role: "img"}, svg("circle", {class: "hit", r: 11}), svg("path")));
      mark.setAttribute("class", `point kind-${point.kind}`);
      mark.setAttribute("transform", `translate(${onPicture(view(), point).map((each) => each.toFixed(2)).join()})`);
      mark.setAttribute("aria-label", `class ${kindName(point.kind, named)} at ${placeWords(point)}`);
      mark.lastElementChild?.setAttribute("d", KINDS[point.kind].path);
    });
  }

  return {element, show};
}
