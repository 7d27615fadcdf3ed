import {readFileSync} from "node:fs";
import {indexGraph} from "../../static/js/graph/graph.js";
import {fromWire} from "../../static/js/numbers.js";
import {createWalk} from "../../static/js/walk/walk.js";

/**
 * A document that the engine wrote (tests/engine/program/test_fixtures.py holds the files to it), as the page holds it.
 * @param {string} name
 * @returns {import("../../static/js/types.js").GraphDocument}
 */
export function documentOf(name) {
  const document = JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), "utf8"));
  const {nodes} = document;
  for (const column of ["value", "grad", "grad_before"]) nodes[column] = nodes[column].map(fromWire);
  nodes.partials = nodes.partials.map((/** @type {(number | string)[]} */ row) => row.map(fromWire));
  return document;
}

/** @param {string} name */
export function walkOf(name) {
  const document = documentOf(name);
  const graph = indexGraph(document);
  return {document, graph, walk: createWalk(graph)};
}
