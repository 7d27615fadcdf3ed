/** The stages on the way to a graph, in words: what is done, what is going on, what comes next. Pure. */

/** @typedef {Pick<Readonly<import("../../types.js").State>, "running" | "stage" | "graph" | "opened">} Way */
/** @typedef {{words: string, is: "done" | "doing" | "next"}} Said */

const MEGABYTE = 1_000_000;

/**
 * @typedef {object} Title What is going on.
 * @property {string} words
 * @property {number | null} share how much of it is done, from 0 to 1; null where nobody can tell
 * @property {string} aloud the same without a count, to be said once
 */

/** @param {Way} state @returns {Title} */
export function titleOf({running, stage: {name, done, of}}) {
  if (!running) return plain("Placing nodes");
  if (name === "running") return plain("Running the program");
  if (name === "asking") return plain("Asking the server for the pass");
  if (name === "file") return {words: of === null ? "Reading the file" : `Reading the file, ${megabytes(of)} MB`, share: null, aloud: "Reading the file"};
  const aloud = "Reading the graph";
  if (of === null) return {words: `${aloud}, ${megabytes(done)} MB so far`, share: null, aloud};
  return {words: `Reading ${megabytes(Math.min(done, of))} of ${megabytes(of)} MB`, share: Math.min(1, done / of), aloud};
}

/** @param {string} words @returns {Title} */
const plain = (words) => ({words, share: null, aloud: words});

/** @param {Way} state @returns {Said[]} */
export function stagesOf({running, stage: {name}, graph, opened}) {
  const place = "Place the nodes";
  if (!running) return [{words: madeBy(graph, opened), is: "done"}, {words: place, is: "doing"}];
  if (name === "file") return [{words: "Read the file", is: "doing"}, {words: place, is: "next"}];
  const reading = name === "reading";
  /** @type {Said} */
  const first = reading ? {words: "The server has answered", is: "done"} : {words: name === "running" ? "Run the program" : "Compute the pass", is: "doing"};
  return [first, {words: "Read the graph", is: reading ? "doing" : "next"}, {words: place, is: "next"}];
}

/** @param {Way["graph"]} graph @param {Way["opened"]} opened */
function madeBy(graph, opened) {
  const done = !opened ? "Program run" : opened.moment ? "Pass computed" : "File read";
  return graph ? `${done}, ${graph.count.toLocaleString("en")} nodes` : done;
}

/** @param {number} bytes */
const megabytes = (bytes) => (bytes < 10 * MEGABYTE ? (bytes / MEGABYTE).toFixed(1) : Math.round(bytes / MEGABYTE).toLocaleString("en"));
