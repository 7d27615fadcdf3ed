/**
 * Times the layouts: `node layout.mjs [--quick]`, its own process and theirs on one core. One line of JSON for each graph comes
 * out: {graph, nodes, edges, rows: [{contender, ms, first, rounds, crossings} or {contender, failed}]}; times are of the CPU,
 * in milliseconds, `ms` the median of the warm rounds, or of all where there was only one.
 */

import {fork} from "node:child_process";
import {fileURLToPath} from "node:url";
import {BY_GROUPS, CONTENDERS} from "./contenders.mjs";
import {GRAPHS} from "./graphs.mjs";

const QUICK = process.argv.includes("--quick");
/** Milliseconds that a contender has for a graph. */
const LIMIT = QUICK ? 5_000 : 60_000;
const ROUNDS = QUICK ? 2 : 7;
/** Of calls that take seconds, fewer are enough. */
const LONG = 2_000;
const FEW = 3;
const TOO_LONG = `> ${LIMIT / 1000} s`;
/** The largest of which crossings are counted. */
const COUNTED = 20_000;
/** From here on ours alone is timed: in a quick run, and where the others have long given up. */
const OURS_ONLY = QUICK ? 2_000 : 50_000;
/** What is larger is laid out by its groups. */
const FLAT = 50_000;

/** @typedef {{contender: string, times: number[], failed?: string, crossings?: number, child: import("node:child_process").ChildProcess}} Row */

/** @param {string} contender @param {string} graph @returns {Promise<Row>} loaded, or with the reason why not */
async function begin(contender, graph) {
  const child = fork(fileURLToPath(new URL("contender.mjs", import.meta.url)), [contender, graph], {execArgv: ["--stack-size=2000"], stdio: ["ignore", "ignore", "ignore", "ipc"]});
  /** @type {Row} */
  const row = {contender, times: [], child};
  const {failed} = await answer(row);
  return failed ? {...row, failed} : row;
}

/** What the contender says next; {failed} where it dies or takes too long, and then it is no more. @param {Row} row @returns {Promise<any>} */
function answer({child}) {
  return new Promise((resolve) => {
    const done = (/** @type {object} */ told) => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(told);
    };
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      done({failed: TOO_LONG});
    }, LIMIT);
    child.once("message", done);
    child.once("exit", () => done({failed: "died"}));
  });
}

/** @param {Row} row @param {string} wish */
async function ask(row, wish) {
  row.child.send(wish);
  const told = await answer(row);
  if (told.failed) row.failed = told.failed;
  return told;
}

/** @param {string} title */
async function timed(title) {
  const graph = GRAPHS[title]();
  const names = Object.keys(graph.ops.length > FLAT ? BY_GROUPS : CONTENDERS);
  const rows = [];
  for (const name of graph.ops.length > OURS_ONLY ? names.slice(0, 1) : names) rows.push(await begin(name, title));
  for (let round = 0; round < ROUNDS; round++) {
    for (const row of rows) {
      if (row.failed || (round >= FEW && row.times[0] > LONG) || (round > 0 && row.times[0] > LIMIT / 4)) continue;
      const {ms} = await ask(row, "once");
      if (ms !== undefined) row.times.push(ms);
    }
  }
  for (const row of rows) {
    if (!row.failed && graph.ops.length <= COUNTED) row.crossings = (await ask(row, "count")).crossings;
    row.child.kill("SIGKILL");
  }
  return {graph: title, nodes: graph.ops.length, edges: graph.from.length, rows: rows.map(told)};
}

/** @param {Row} row */
function told({contender, times, failed, crossings}) {
  if (failed) return {contender, failed};
  const warm = (times.length > 1 ? times.slice(1) : times).toSorted((one, other) => one - other);
  return {contender, ms: warm[warm.length >> 1], first: times[0], rounds: times.length, crossings};
}

for (const title of Object.keys(GRAPHS)) console.log(JSON.stringify(await timed(title)));
