/** Number literals in the text: underlined, because they can be changed; Alt+↑ and Alt+↓ change the one at the cursor. */

import {Decoration, EditorView, ViewPlugin, syntaxTree} from "../../codemirror.js";
import {nudged} from "../../literals.js";

const underlined = Decoration.mark({class: "cm-literal"});

/**
 * The literals between two offsets, each with a sign that belongs to it.
 * @param {import("@codemirror/state").EditorState} state
 * @param {number} from
 * @param {number} to
 * @returns {{from: number, to: number}[]}
 */
function literalsIn(state, from, to) {
  /** @type {{from: number, to: number}[]} */
  const found = [];
  syntaxTree(state).iterate({from, to, enter(node) {
    if (node.name !== "Number") return;
    const unary = node.node.parent?.name === "UnaryExpression" && node.node.parent.from === node.from - 1;
    found.push({from: unary ? node.from - 1 : node.from, to: node.to});
  }});
  return found;
}

/** @param {EditorView} view */
function marksIn(view) {
  return Decoration.set(view.visibleRanges.flatMap(({from, to}) =>
    literalsIn(view.state, from, to).map((literal) => underlined.range(literal.from, literal.to))), true);
}

export const literalMarks = ViewPlugin.fromClass(class {
  /** @param {EditorView} view */
  constructor(view) {
    this.decorations = marksIn(view);
  }

  /** @param {import("@codemirror/view").ViewUpdate} update */
  update(update) {
    if (update.docChanged || update.viewportChanged || syntaxTree(update.startState) !== syntaxTree(update.state)) {
      this.decorations = marksIn(update.view);
    }
  }
}, {decorations: (plugin) => plugin.decorations});

/** @param {1 | -1} direction @returns {(view: EditorView) => boolean} */
const nudge = (direction) => (view) => {
  const {head} = view.state.selection.main;
  const literal = literalsIn(view.state, Math.max(0, head - 1), Math.min(view.state.doc.length, head + 1))
    .find(({from, to}) => from <= head && head <= to);
  const text = literal && nudged(view.state.sliceDoc(literal.from, literal.to), direction);
  if (!literal || !text) return false;
  const kept = Math.min(head, literal.from + text.length);
  view.dispatch({changes: {...literal, insert: text}, selection: {anchor: kept}, userEvent: "input.nudge"});
  return true;
};

/** @type {import("@codemirror/view").KeyBinding[]} */
export const literalKeys = [
  {key: "Alt-ArrowUp", run: nudge(1)},
  {key: "Alt-ArrowDown", run: nudge(-1)},
];
