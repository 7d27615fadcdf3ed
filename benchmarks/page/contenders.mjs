/**
 * Who lays out the graphs: a row each. `make` loads the library and reads the graph into plain columns; what it returns is timed:
 * from these columns to the middle of each node, with whatever the library wants to be told in between.
 *
 * @typedef {import("./graphs.mjs").Graph} Graph
 * @typedef {{x: ArrayLike<number>, y: ArrayLike<number>}} Placed the middle of each node; their order is that of the nodes
 * @typedef {() => Placed | Promise<Placed>} LayOut
 * @typedef {(graph: Graph) => Promise<LayOut>} Make
 */

import {BOX, GAP} from "./boxes.mjs";
import {byGroups, flat} from "./ours.mjs";

/** @type {Record<string, Make>} */
export const CONTENDERS = {
  Gradwalk: flat,
  "dagre": (graph) => dagre(graph, "network-simplex"),
  "dagre, longest path": (graph) => dagre(graph, "longest-path"),
  "ELK layered": (graph) => elk(graph, {}),
  "ELK layered, fast": (graph) => elk(graph, {
    "elk.layered.layering.strategy": "LONGEST_PATH_SOURCE", "elk.layered.thoroughness": "1", "elk.edgeRouting": "POLYLINE",
    "elk.layered.nodePlacement.strategy": "SIMPLE", "elk.layered.crossingMinimization.greedySwitch.type": "OFF",
  }),
  "d3-dag": (graph) => d3dag(graph, (lay) => lay),
  "d3-dag, fast": (graph) => d3dag(graph, (lay, dag) => lay.decross(dag.decrossDfs()).coord(dag.coordGreedy())),
  "dot": dot,
};

/** Laid out by its groups, all of them open: nobody else here has such. @type {Record<string, Make>} */
export const BY_GROUPS = {"Gradwalk, by groups": byGroups};

/** @param {Graph} graph @param {string} ranker */
async function dagre({ops, from, to}, ranker) {
  const {graphlib, layout} = /** @type {any} */ (await import("@dagrejs/dagre")).default;
  return () => {
    const drawn = new graphlib.Graph();
    drawn.setGraph({ranker, nodesep: GAP.across, ranksep: GAP.along});
    drawn.setDefaultEdgeLabel(() => ({}));
    ops.forEach((_, id) => drawn.setNode(String(id), {...BOX}));
    from.forEach((operand, e) => drawn.setEdge(String(operand), String(to[e])));
    layout(drawn);
    const placed = ops.map((_, id) => drawn.node(String(id)));
    return {x: placed.map(({x}) => x), y: placed.map(({y}) => y)};
  };
}

/** @param {Graph} graph @param {Record<string, string>} options */
async function elk({ops, from, to}, options) {
  const {default: ELK} = /** @type {any} */ (await import("elkjs/lib/elk.bundled.js"));
  const layouter = new ELK();
  return async () => {
    const drawn = await layouter.layout({
      id: "whole", layoutOptions: {"elk.algorithm": "layered", "elk.direction": "RIGHT", ...options},
      children: ops.map((_, id) => ({id: `n${id}`, ...BOX})),
      edges: from.map((operand, e) => ({id: `e${e}`, sources: [`n${operand}`], targets: [`n${to[e]}`]})),
    });
    const {children} = drawn;
    return {
      x: children.map((/** @type {{x: number}} */ child) => child.x + BOX.width / 2),
      y: children.map((/** @type {{y: number}} */ child) => child.y + BOX.height / 2),
    };
  };
}

/** @param {Graph} graph @param {(lay: any, dag: any) => any} tuned */
async function d3dag({ops, from, to}, tuned) {
  const dag = /** @type {any} */ (await import("d3-dag"));
  const lay = tuned(dag.sugiyama(), dag).nodeSize([BOX.width, BOX.height]).gap([GAP.across, GAP.along]);
  return () => {
    const drawn = dag.graph();
    const nodes = ops.map((_, id) => drawn.node(id));
    from.forEach((operand, e) => drawn.link(nodes[operand], nodes[to[e]], e));
    lay(drawn);
    return {x: nodes.map(({x}) => x), y: nodes.map(({y}) => y)};
  };
}

/** Graphviz, compiled to WebAssembly. @param {Graph} graph */
async function dot({ops, from, to}) {
  const {instance} = /** @type {any} */ (await import("@viz-js/viz"));
  const viz = await instance();
  const box = `node [shape=box fixedsize=true label="" width=${BOX.width / 72} height=${BOX.height / 72}]`;
  return () => {
    const lines = from.map((operand, e) => `${operand} -> ${to[e]}`);
    const plain = viz.renderString(`digraph { rankdir=LR; ${box}; ${lines.join("; ")} }`, {format: "plain", engine: "dot"});
    const [x, y] = [new Float64Array(ops.length), new Float64Array(ops.length)];
    for (const [, id, left, top] of plain.matchAll(/^node (\d+) (\S+) (\S+)/gm)) [x[id], y[id]] = [Number(left), Number(top)];
    return {x, y};
  };
}
