/**
 * Records how often the edges of Graphviz's own drawing cross, for the graphs of the tests, in tests/static/layout/dot.json.
 * The same boxes, edges and open groups; constants and parameters that are chips with us are left out for both. Twice: as
 * dot likes it ("free"), and with first operands above second ones where a difference, a quotient or a power is read off the
 * order ("ordered"), which our drawing keeps to.
 * Run it by `node benchmarks/layout/record_dot.mjs` where `dot` is installed.
 */
import {execFileSync} from "node:child_process";
import {writeFileSync} from "node:fs";
import {layOut} from "../../static/js/layout/index.js";
import {COMMUTATIVE} from "../../static/js/layout/picture.js";
import {bezier, crossingsOf} from "../../tests/static/layout/geometry.js";
import {VIEWS, inputOf} from "../../tests/static/layout/views.js";

/**
 * @param {import("../../static/js/layout/types.js").Picture} picture
 * @param {import("../../static/js/layout/types.js").LayoutInput} input @param {boolean} ordered
 */
function dotSource({boxes, edges, frames}, input, ordered) {
  const quote = (/** @type {string} */ text) => JSON.stringify(text);
  const lines = ["digraph {", "rankdir=LR; nodesep=0.4; ranksep=0.75; node [shape=box fixedsize=true]; edge [arrowsize=0.6];"];
  const arity = new Map();
  for (const edge of edges) if (edge.kind === "operand") arity.set(edge.to, (arity.get(edge.to) ?? 0) + 1);
  const inOrder = new Set(ordered ? boxes.filter((box) => box.kind === "node" && arity.get(box.key) === 2
    && !COMMUTATIVE.has(input.op[box.id])).map((box) => box.key) : []);
  const inside = (/** @type {string} */ group) => {
    const near = boxes.filter((box) => frameOf(box) === group);
    for (const box of near) lines.push(`${quote(box.key)} [width=${box.w / 72} height=${box.h / 72}${inOrder.has(box.key) ? ' shape=record label="{{<s0>|<s1>}|x}"' : ""}];`);
    for (const frame of frames.filter((f) => outerOf(f.group) === group)) {
      lines.push(`subgraph ${quote(`cluster_${frame.group}`)} {`);
      inside(frame.group);
      lines.push("}");
    }
  };
  inside("");
  for (const edge of edges) lines.push(`${quote(edge.from)} -> ${quote(edge.to)}${inOrder.has(edge.to) ? `:s${edge.slot}:w` : ""};`);
  return [...lines, "}"].join("\n");
}

/** @param {string} group */
const outerOf = (group) => (group.includes("/") ? group.slice(0, group.lastIndexOf("/")) : "");

/** @param {import("../../static/js/layout/types.js").Box} box */
const frameOf = (box) => (box.kind === "group" ? outerOf(box.group) : box.group);

/** @param {string} source @returns {number} */
function dotCrossings(source) {
  const drawn = JSON.parse(execFileSync("dot", ["-Tjson"], {input: source, encoding: "utf8", maxBuffer: 1 << 28}));
  const lines = drawn.edges.map((/** @type {any} */ edge) => {
    const numbers = edge.pos.replace(/^e,\S+ /, "").split(/[ ,]/).map(Number);
    const points = [numbers.slice(0, 2)];
    for (let k = 2; k + 6 <= numbers.length; k += 6) bezier(points, numbers.slice(k, k + 6), 25);
    return {from: String(edge.tail), points};
  });
  return crossingsOf(lines);
}

/** @type {Record<string, {free: number, ordered: number}>} */
const golden = {};
for (const {title, name, open} of VIEWS) {
  const input = inputOf(name, open);
  const picture = layOut(input);
  golden[title] = {free: dotCrossings(dotSource(picture, input, false)), ordered: dotCrossings(dotSource(picture, input, true))};
}
writeFileSync(new URL("../../tests/static/layout/dot.json", import.meta.url), `${JSON.stringify(golden, null, 1)}\n`);
console.table(golden);
