/** The forms in which the picture leaves, one row each. They are made here in the page: what is seen is what is saved. */

import {explain} from "../words/index.js";
import {plain} from "../words/parts.js";
import {pngOf} from "./png.js";
import {svgOf} from "./svg.js";

/**
 * @typedef {import("./svg.js").Still} Still
 * @typedef {import("./svg.js").Words} Words
 *
 * @typedef {object} PictureFormat
 * @property {string} name also the extension of its files
 * @property {string} title
 * @property {string} purpose
 * @property {boolean} generic whether its type is in generic fonts, for it is read where the page's own may be missing
 * @property {(still: Still, words: Words) => Blob | Promise<Blob>} make
 */

/** @type {PictureFormat[]} */
export const PICTURES = [
  {name: "svg", title: "SVG", purpose: "the picture, in any size", generic: true, make: (still, words) => new Blob([svgOf(still, words)], {type: "image/svg+xml"})},
  {name: "png", title: "PNG", purpose: "the picture, in points", generic: false, make: pngOf},
];

/**
 * What a picture says of itself: which program, and which step of it.
 * @param {Readonly<import("../types.js").State>} state with a document
 * @param {Map<string, import("../types.js").Operation>} operations
 * @returns {Words}
 */
export function wordsOf(state, operations) {
  const {lesson, opened, document} = state;
  const {where, what} = explain(state, operations);
  const program = document?.program.trim() ?? "";
  return {
    title: [lesson?.title ?? opened?.name ?? "Gradwalk", plain(where)].join(" · "),
    description: [plain(what), program && `The program:\n${program}`].filter(Boolean).join("\n\n"),
  };
}
