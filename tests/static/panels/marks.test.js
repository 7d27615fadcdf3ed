import assert from "node:assert/strict";
import test from "node:test";
import {marksOf} from "../../../static/js/panels/editor/marks.js";
import {walkOf} from "../fixtures.js";

const {document, graph, walk} = walkOf("neuron");

/** @param {Record<string, unknown>} patch */
function marked(patch) {
  const state = /** @type {any} */ ({program: document.program, document, graph, walk, step: 0, byEdge: false, selection: null, hover: null, problem: null, ...patch});
  return marksOf(state).map(({from, to, kind, phase}) => [kind, phase, state.program.slice(from, to)]);
}

test("the present step is marked in its phase, and nothing at the start", () => {
  assert.deepEqual(marked({}), []);
  assert.deepEqual(marked({step: 2}), [["present", "forward", "x2*w2"]]);
  assert.deepEqual(marked({step: 10}), [["present", "backward", "x2*w2"]]);
});

test("what is selected and what is pointed at are marked beside it", () => {
  const kinds = marked({step: 2, selection: graph.root, hover: 0}).map(([kind]) => kind);
  assert.deepEqual(kinds, ["present", "selected", "hovered"]);
});

test("marks move with the text, and one that an edit has broken is gone", () => {
  assert.deepEqual(marked({step: 2, program: `# more\n${document.program}`}), [["present", "forward", "x2*w2"]]);
  assert.deepEqual(marked({step: 2, program: document.program.replace("x1*w1 + x2*w2", "x1")}), []);
});

test("a problem is marked at its place, in the text it is about, and takes the step's mark from what it touches", () => {
  const program = document.program.replace("x2*w2", "x2*w3");
  const line = document.program.slice(0, document.program.indexOf("x2*w2")).split("\n").length;
  const problem = {type: "", title: "", status: 422, detail: "", program, errors: [{message: "", line, column: 15, end_line: line, end_column: 17}]};
  assert.deepEqual(marked({step: 2, program, problem}), [["problem", "", "w3"]]);
  assert.deepEqual(marked({step: 2, program: `${program}\n# later`, problem}), [["problem", "", "w3"]]);
});

test("the first number that is none is marked", () => {
  const nan = walkOf("nan");
  const [mark] = marked({...nan, program: nan.document.program}).filter(([kind]) => kind === "nan");
  assert.deepEqual(mark, ["nan", "", "log(a)"]);
});
