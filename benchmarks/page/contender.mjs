/**
 * A contender in a process of its own, so that one that never ends, or runs out of memory, can be stopped: `node contender.mjs
 * CONTENDER GRAPH`. Says {ready} when it is loaded; then for each message lays the graph out once more and says {ms}, its CPU time:
 * a neighbour's work does not count; "count" has it say {crossings} of what it made last.
 */

import {BY_GROUPS, CONTENDERS} from "./contenders.mjs";
import {crossings} from "./crossings.mjs";
import {GRAPHS} from "./graphs.mjs";

const [name, title] = process.argv.slice(2);
const graph = GRAPHS[title]();
const say = (/** @type {object} */ told) => process.send?.(told);
/** @type {import("./contenders.mjs").Placed | null} */
let placed = null;

process.on("disconnect", () => process.exit());
try {
  const layOut = await {...CONTENDERS, ...BY_GROUPS}[name](graph);
  process.on("message", async (asked) => {
    try {
      if (asked === "count") {
        const {x, y} = /** @type {import("./contenders.mjs").Placed} */ (placed);
        return say({crossings: crossings(graph.from, graph.to, x, y)});
      }
      const begun = process.cpuUsage();
      placed = await layOut();
      const {user, system} = process.cpuUsage(begun);
      const ms = (user + system) / 1e3;
      const isPlaced = placed.x.length === graph.ops.length && Array.from(placed.x).every(Number.isFinite) && Array.from(placed.y).every(Number.isFinite);
      say(isPlaced ? {ms} : {failed: "left nodes without a place"});
    } catch (error) {
      say({failed: String(error instanceof Error ? error.message : error).split("\n")[0].slice(0, 120)});
    }
  });
  say({ready: true});
} catch (error) {
  say({failed: String(error instanceof Error ? error.message : error).split("\n")[0].slice(0, 120)});
}
