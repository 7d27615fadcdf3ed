/** One line over the graph: it is out of date, or some of its numbers are none. */

import {fill, h} from "../../dom.js";
import {troubleSaid} from "./troubleSaid.js";

/** Normal typing is answered sooner than this, and shall not flash. */
const LASTING = 600;
const LONGEST = 24;

/** @param {import("../../context.js").Context} context @returns {HTMLElement} */
export function createBanner({store, actions}) {
  const words = h("div", {class: "banner", hidden: true});
  const spoken = h("p", {class: "sr", "aria-live": "polite"});
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let lasting = false;

  function show() {
    const {document, graph, walk, byEdge} = store.get();
    const trouble = graph && walk && !lasting ? troubleSaid(graph, walk, byEdge) : null;
    words.classList.toggle("bad", trouble !== null);
    words.hidden = !document || (!lasting && !trouble);
    if (words.hidden) fill(words);
    else if (lasting) fill(words, h("b", {}, "Out of date"), " This graph is from before your last edit.");
    else if (trouble && graph) fill(words, h("b", {}, trouble.says), linkTo(graph, trouble));
    const says = words.textContent ?? "";
    if (spoken.textContent !== says) fill(spoken, says);
  }

  /** @param {import("../../graph/graph.js").Graph} graph @param {import("./troubleSaid.js").Said} trouble */
  function linkTo(graph, {first, step}) {
    const name = graph.name(first);
    const span = graph.document.nodes.span[first];
    const short = name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
    return h("button", {type: "button", class: "link", title: `Go to step ${step}, which makes ${name}`, onclick() {
      actions.goTo(step);
      actions.select(first);
      actions.reveal(first);
    }}, `first: ${short}${span ? `, line ${span[0]}` : ""}`);
  }

  /** @param {boolean} last */
  function setLasting(last) {
    clearTimeout(timer);
    lasting = last;
    show();
  }

  store.on(["stale", "problem", "document", "byEdge"], ({stale, problem, document}, before) => {
    if (!stale) setLasting(false);
    else if (problem) setLasting(true);
    else if (!before.stale || document !== before.document) { // a newer graph: the wait begins again
      clearTimeout(timer);
      timer = setTimeout(setLasting, LASTING, true);
      if (document !== before.document) show();
    }
  });
  return h("div", {class: "float banners"}, words, spoken);
}
