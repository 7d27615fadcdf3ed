/**
 * The passes of one program that have been fetched, so that going back to one takes no request. Another program drops them
 * all; when they hold more than the page should carry, those that were not looked at for longest go first.
 *
 * @typedef {import("./types.js").GraphDocument} GraphDocument
 * @typedef {{document: GraphDocument, graph: import("./graph/graph.js").Graph, walk: import("./walk/walk.js").Walk}} Pass
 */

import {indexGraph} from "./graph/graph.js";
import {createWalk} from "./walk/walk.js";

const NODES = 300_000;

/** @param {number} [most] how many nodes all of them may hold */
export function createKeptPasses(most = NODES) {
  let program = "";
  let size = 0;
  /** @type {Map<number, Pass>} the one looked at last stands last */
  const passes = new Map();

  const sizeOf = (/** @type {Pass} */ {document, graph}) => graph.count + document.passes;

  return {
    /** @param {string} text @param {number} pass */
    has: (text, pass) => text === program && passes.has(pass),
    /** @param {string} text @param {number} pass @returns {Pass | null} */
    get(text, pass) {
      const found = text === program ? passes.get(pass) : undefined;
      if (!found) return null;
      passes.delete(pass);
      passes.set(pass, found);
      return found;
    },
    /** @param {GraphDocument} document @returns {Pass} */
    keep(document) {
      if (document.program !== program) {
        passes.clear();
        size = 0;
        program = document.program;
      }
      const graph = indexGraph(document);
      const kept = {document, graph, walk: createWalk(graph)};
      const before = passes.get(document.pass);
      if (before) size -= sizeOf(before);
      passes.delete(document.pass);
      passes.set(document.pass, kept);
      size += sizeOf(kept);
      for (const [pass, oldest] of passes) {
        if (size <= most || passes.size === 1) break;
        passes.delete(pass);
        size -= sizeOf(oldest);
      }
      return kept;
    },
  };
}
