/** The picture as an SVG file that stands for itself: nothing in it refers to anything outside. Pure. */

import {xml} from "./xml.js";

/**
 * @typedef {import("./xml.js").Tree} Tree
 * @typedef {{x: number, y: number, width: number, height: number}} Box
 *
 * @typedef {object} Still The drawing at one moment.
 * @property {Tree[]} layers what lies lower comes first
 * @property {Box} box around all of it
 * @property {string} ground the colour behind it
 *
 * @typedef {{title: string, description: string}} Words
 */

const MARGIN = 24;

/** @param {string} tag @param {Record<string, string | number>} attributes @param {...(Tree | string)} children @returns {Tree} */
const element = (tag, attributes, ...children) =>
  ({tag, attributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)])), children});

/** @param {Box} box @returns {Box} on whole pixels, with room around */
export function framed({x, y, width, height}) {
  const [left, top] = [Math.floor(x - MARGIN), Math.floor(y - MARGIN)];
  return {x: left, y: top, width: Math.ceil(x + width + MARGIN) - left, height: Math.ceil(y + height + MARGIN) - top};
}

/**
 * @param {Still} still
 * @param {Words} words
 * @returns {string}
 */
export function svgOf({layers, box, ground}, {title, description}) {
  const {x, y, width, height} = framed(box);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml(element(
    "svg", {xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `${x} ${y} ${width} ${height}`, role: "img"},
    element("title", {}, title), element("desc", {}, description),
    element("rect", {x, y, width, height, fill: ground}), ...layers))}\n`;
}
