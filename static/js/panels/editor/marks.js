/** What is marked in the source, and where: the present step, what is selected or pointed at, and trouble. No editor here. */

import {rangeOf} from "../../places.js";
import {frameOf} from "../../walk/shown.js";
import {changeBetween, rangeMovedBy} from "../../textChange.js";
import {firstTrouble} from "../trouble.js";

/**
 * @typedef {import("../../types.js").State} State
 * @typedef {"present" | "selected" | "hovered" | "problem" | "nan"} Kind
 * @typedef {{from: number, to: number, kind: Kind, phase: string}} Mark offsets in the text as it is now
 */

/**
 * The marks of a state, in the order of their weight. What an edit has touched since is not marked any more.
 * @param {Readonly<State>} state
 * @returns {Mark[]}
 */
export function marksOf(state) {
  const {graph, selection, hover, problem, program} = state;
  /** @type {Mark[]} */
  const marks = [];
  if (graph) {
    const {document} = graph;
    const change = changeBetween(document.program, program);
    const mark = (/** @type {number | null | undefined} */ id, /** @type {Kind} */ kind, phase = "") => {
      const span = id === null || id === undefined ? null : document.nodes.span[id];
      const before = span && rangeOf(document.program, span);
      const range = before && rangeMovedBy(before, change);
      // While a number is dragged its expression stays marked; a text that cannot be run is another one.
      const isOther = problem && range && program.slice(range.from, range.to) !== document.program.slice(before.from, before.to);
      if (range && !isOther) marks.push({...range, kind, phase});
    };
    const frame = frameOf(state);
    mark(frame?.node, "present", frame?.phase);
    mark(selection, "selected");
    if (hover !== selection) mark(hover, "hovered");
    if (!problem) mark(firstTrouble(graph)?.node, "nan");
  }
  const place = problem?.errors?.[0];
  if (problem && place?.line !== undefined) {
    const {line, column = 0, end_line: endLine = line, end_column: endColumn = column} = place;
    const about = problem.program ?? program;
    const range = rangeMovedBy(rangeOf(about, [line, column, endLine, endColumn]), changeBetween(about, program));
    if (range) marks.push({...range, kind: "problem", phase: ""});
  }
  return marks;
}
