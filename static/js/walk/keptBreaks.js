/** Breakpoints last as long as the tab; one on a node as long as the node is the same one. */

const NAME = "gradwalk.breakpoints";

/** @typedef {import("../types.js").Breakpoint} Breakpoint */

/** @param {import("../store.js").Store<import("../types.js").State>} store */
export function keepBreaks(store) {
  store.set({breakpoints: kept()});
  store.on(["breakpoints"], ({breakpoints}) => keep(breakpoints.filter(({kind}) => kind !== "node")));
  store.on(["graph"], ({graph, breakpoints}, {graph: before}) => {
    const stay = breakpoints.filter((each) => each.kind !== "node" || (graph && before && isSame(graph, before, each.node)));
    if (stay.length < breakpoints.length) store.set({breakpoints: stay});
  });
}

/** @param {import("../graph/graph.js").Graph} graph @param {import("../graph/graph.js").Graph} before @param {number} id */
const isSame = (graph, before, id) =>
  id < Math.min(graph.count, before.count) && graph.document.nodes.op[id] === before.document.nodes.op[id] && graph.name(id) === before.name(id);

/** @returns {Breakpoint[]} */
function kept() {
  try {
    const found = JSON.parse(sessionStorage.getItem(NAME) ?? "[]");
    return Array.isArray(found) ? found.filter(isBreakpoint) : [];
  } catch {
    return [];
  }
}

/** @param {any} found */
const isBreakpoint = (found) => (found?.kind === "phase" ? ["forward", "backward", "update"].includes(found.phase)
  : found?.kind === "condition" && ["nan", "vanishing", "exploding", "dead"].includes(found.of) && Number.isFinite(found.limit));

/** @param {Breakpoint[]} breakpoints */
function keep(breakpoints) {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(breakpoints));
  } catch {
    // Storage is full or turned off: they last as long as the page.
  }
}
