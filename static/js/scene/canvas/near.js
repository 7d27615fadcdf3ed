/** A picture as near as its texts can be read: every part has the look that it has in a small picture. */

import {changedOf} from "../../walk/changed.js";
import {groupsLeft} from "../../graph/mask.js";
import {shownOf} from "../../walk/shown.js";
import {lookOf} from "../looks.js";
import {drawChip} from "./chips.js";
import {drawClosed, drawFrame, drawHead, rowsOf} from "./groups.js";
import {drawPieces} from "./lines.js";
import {drawNode} from "./nodes.js";
import {indexOf} from "./templateIndex.js";

/**
 * @typedef {import("./pen.js").Pen} Pen
 * @typedef {import("./locate.js").Spot} Spot
 *
 * @typedef {object} Near What a painting goes by.
 * @property {Readonly<import("../../types.js").State>} state with a document
 * @property {import("../../graph/graph.js").Graph} graph
 * @property {import("../../walk/walk.js").Frame} frame of the walk
 * @property {import("../looks.js").Marks} marks
 * @property {import("./lines.js").Flowing} flowing
 * @property {Map<string, import("../../types.js").Operation>} operations
 * @property {Set<number>} stops nodes with a breakpoint
 */

const FAINT = 0.12;

/** @param {Pen} pen @param {Near} near @returns {import("./detail.js").Brush & {spot: (spot: Spot) => void}} `spot` paints one thing */
export function nearBrush(pen, near) {
  const {state, graph, frame, marks, flowing, operations, stops} = near;
  const {picture, mask, clock} = flowing;
  const tree = graph.groups;
  const {value, document: {nodes: {op}}} = graph;
  const colouring = state.colouring;

  /** @param {number} id @returns {string | null} the colour of its number */
  function groundOf(id) {
    const at = colouring ? colouring.classOf(id, clock) : -1;
    return at >= 0 && colouring ? colouring.palette[at] : null;
  }

  /** @param {number} id @param {() => void} draw */
  function veiled(id, draw) {
    pen.ctx.globalAlpha = mask && !mask[id] ? FAINT : 1;
    draw();
    pen.ctx.globalAlpha = 1;
  }

  /** @param {number} f @param {import("./detail.js").Template} template @param {number} i @param {number} x @param {number} y */
  function item(f, template, i, x, y) {
    const ref = picture.itemRef[picture.itemStarts[f] + i];
    const [w, h, half] = [template.itemW[i], template.itemH[i], template.itemHalf[i]];
    pen.at(x + template.itemX[i], y + template.itemY[i]);
    const chips = indexOf(template).chipsOf(i).length > 0;
    if (template.itemKind[i] === 1) {
      pen.ctx.globalAlpha = mask && !groupsLeft(graph, mask)[ref] ? FAINT : 1;
      drawClosed(pen, {w, h, stack: half === 1, chips, ground: groundOf(tree.last[ref])}, tree, ref, resultsOf(near, ref, half === 1));
      pen.ctx.globalAlpha = 1;
      return;
    }
    const parts = {w, h, half, chips, named: graph.isNamed(ref), operation: operations.get(op[ref]), ground: groundOf(ref), stops: stops.has(ref)};
    veiled(ref, () => drawNode(pen, parts, lookOf(state, ref, frame, marks)));
  }

  /** @param {number} f @param {import("./detail.js").Template} template @param {number} c @param {number} x @param {number} y */
  function chip(f, template, c, x, y) {
    const id = picture.chipRef[picture.chipStarts[f] + c];
    pen.at(x + template.chipX[c], y + template.chipY[c]);
    veiled(id, () => drawChip(pen, {w: template.chipW[c], h: template.chipH[c], constant: graph.isConstant(id), ground: groundOf(id)}, lookOf(state, id, frame, marks), value[id]));
  }

  return {
    block(_, {w, h}, x, y) {
      pen.at(x, y);
      drawFrame(pen, w, h);
    },
    frame(f, {w, h}, x, y) {
      pen.at(x, y);
      drawFrame(pen, w, h);
      drawHead(pen, w, tree, picture.frameGroup[f]);
    },
    pieces(f, template, x, y, pieces, inside) {
      pen.at(x, y);
      drawPieces(pen, flowing, f, template, pieces, true, inside);
    },
    items(f, template, x, y, items) { for (const i of items) item(f, template, i, x, y); },
    chips(f, template, x, y, chips) { for (const c of chips) chip(f, template, c, x, y); },
    spot({kind, frame: f, item: i, chip: c, x, y, w}) {
      const template = picture.templates[picture.frameTemplate[f]];
      if (kind === "open") {
        pen.at(x, y);
        drawHead(pen, w, tree, picture.frameGroup[f]);
      } else if (kind === "chip") chip(f, template, c, picture.frameX[f], picture.frameY[f]);
      else item(f, template, i, picture.frameX[f], picture.frameY[f]);
    },
  };
}

/** @param {Near} near @param {number} g @param {boolean} stack @returns {import("../groups.js").Result[]} */
function resultsOf({state, graph, frame}, g, stack) {
  const tree = graph.groups;
  return (stack ? rowsOf(tree, g) : [g]).map((each) => {
    const id = tree.last[each] < 0 ? tree.last[g] : tree.last[each];
    const shown = shownOf(state, id, frame);
    return {value: shown.value, asked: shown.valueAsked && graph.isOperation(id), changed: typeof changedOf(state, id, shown)?.value === "number"};
  });
}
