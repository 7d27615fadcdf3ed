/** Reads the drawing as it stands on the page into a tree that needs nothing of the page. */

import {attributesOf, isDrawn, isSeen} from "./attributes.js";

/** @typedef {import("./xml.js").Tree} Tree */

/**
 * @param {Element} element of the drawing
 * @param {{generic: boolean}} fonts
 * @returns {Tree | null} null where nothing of it is seen
 */
export function treeOf(element, fonts) {
  const tag = element.localName;
  if (!isDrawn(tag)) return null;
  const computed = getComputedStyle(element);
  const style = (/** @type {string} */ property) => computed.getPropertyValue(property);
  if (!isSeen(style)) return null;
  const attributes = attributesOf(tag, (name) => element.getAttribute(name), style, fonts);
  if (!attributes) return null;
  if (tag === "text") return element.textContent ? {tag, attributes, children: [element.textContent]} : null;
  if (tag !== "g") return {tag, attributes, children: []};
  const children = [...element.children].map((child) => treeOf(child, fonts)).filter((child) => child !== null);
  if (!children.length) return null;
  const name = element.getAttribute("aria-label");
  return {tag, attributes, children: name ? [{tag: "title", attributes: {}, children: [name]}, ...children] : children};
}
