/** What clicks and keys in the drawing do. */

import {thingAlong} from "./along.js";

const ARROWS = ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"];

/**
 * @param {SVGSVGElement} svg
 * @param {import("../actions.js").Actions} actions
 * @param {{things: () => import("./things.js").Thing[], edges: () => import("../layout/types.js").Edge[],
 *   fit: () => void, reveal: (thing: import("./things.js").Thing) => void}} scene
 */
export function listenForPointing(svg, actions, scene) {
  const closest = (/** @type {Event} */ event, /** @type {string} */ selector) =>
    /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest(selector));
  const idAt = (/** @type {Event} */ event) => {
    const id = closest(event, "[data-id]")?.dataset.id;
    return id === undefined ? null : Number(id);
  };
  const pathAt = (/** @type {Event} */ event) => closest(event, "[data-group]")?.dataset.group;

  svg.addEventListener("click", (event) => {
    const id = idAt(event);
    const path = pathAt(event);
    if (closest(event, ".invitation")) actions.next();
    else if (id !== null) actions.select(id);
    else if (path === undefined) actions.select(null);
    else if (closest(event, ".turn")) actions.toggleGroup(path, {deep: event.altKey});
  });
  svg.addEventListener("dblclick", (event) => {
    if (closest(event, ".turn, .invitation") || idAt(event) !== null) return;
    const path = pathAt(event) ?? closest(event, "[data-frame]")?.dataset.frame;
    if (path === undefined) scene.fit();
    else actions.toggleGroup(path, {deep: event.altKey});
  });

  svg.addEventListener("pointerover", (event) => actions.hover(idAt(event)));
  svg.addEventListener("pointerleave", () => actions.hover(null));
  svg.addEventListener("focusin", (event) => {
    const at = /** @type {Element} */ (event.target);
    if (!at.matches(":focus-visible")) return;
    actions.hover(idAt(event));
    const thing = scene.things().find(({key}) => key === at.getAttribute("data-key"));
    if (thing) scene.reveal(thing);
  });
  svg.addEventListener("focusout", () => actions.hover(null));

  svg.addEventListener("keydown", (event) => {
    const at = closest(event, "[data-key]");
    const thing = at && scene.things().find(({key}) => key === at.dataset.key);
    if (!thing) return;
    if (event.shiftKey && ARROWS.includes(event.key)) {
      const next = thingAlong(thing, event.key, scene.things(), scene.edges());
      if (next) /** @type {SVGElement | null} */ (svg.querySelector(`[data-key="${CSS.escape(next.key)}"]`))?.focus({preventScroll: true});
    } else if (event.key === "Enter" || event.key === " ") {
      if ("group" in thing) actions.toggleGroup(thing.group, {deep: event.altKey});
      else actions.select(thing.id);
    } else return;
    event.preventDefault();
  });
}
