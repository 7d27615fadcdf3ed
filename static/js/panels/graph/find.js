/** Find node: a search box with a list of matches, nodes and groups, under it. */

import {ICONS, fill, h, icon} from "../../dom.js";
import {contentsOf} from "../../scene/outline/names.js";
import {placeOf} from "../../words/place.js";
import {createMatches} from "./matches.js";

/** @typedef {import("./matches.js").Match} Match */

const SHOWN = 50;
const PATIENCE = 2000;

/** @param {import("../../context.js").Context} context @param {HTMLElement} region @returns {HTMLElement} */
export function createFind({store, actions, operations}, region) {
  const input = h("input", {
    type: "search", "aria-label": "Find node", placeholder: "Find node", title: "Find a node by name, source text, operation or number, or a group by its path",
    autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list", "aria-controls": "found", oninput: look, onkeydown: press,
    onfocus: enter, onblur: () => close(),
  });
  const list = h("ul", {id: "found", role: "listbox", "aria-label": "Nodes found"});
  const count = h("p", {class: "cap", "aria-hidden": "true"});
  const spoken = h("p", {class: "sr", "aria-live": "polite"});
  const popup = h("div", {class: "found", hidden: true}, list, count);
  /** @type {{graph: import("../../graph/graph.js").Graph, matches: ReturnType<typeof createMatches>} | null} */
  let index = null;
  /** @type {Match[]} */
  let found = [];
  let active = 0;
  /** @type {Element | null} where focus came from */
  let before = null;

  /** @param {FocusEvent} event */
  function enter(event) {
    before = /** @type {Element | null} */ (event.relatedTarget);
    input.select();
    if (input.value.trim()) look();
  }

  function look() {
    const {graph} = store.get();
    if (!graph || input.value.trim() === "") return close();
    if (index?.graph !== graph) index = {graph, matches: createMatches(graph, operations)};
    const {best, nodes, groups} = index.matches(input.value, SHOWN);
    found = best;
    const words = wordsOf(nodes, groups, graph.hasGroups);
    fill(list, ...found.map((match, i) => (match.kind === "node" ? nodeOption(graph, match, i) : groupOption(graph, match, i))));
    fill(count, nodes + groups > SHOWN ? `The first ${SHOWN} of ${(nodes + groups).toLocaleString("en")}` : words);
    fill(spoken, words);
    list.hidden = found.length === 0;
    popup.hidden = false;
    mark(0);
  }

  /** @param {import("../../graph/graph.js").Graph} graph @param {Extract<Match, {kind: "node"}>} match @param {number} i */
  function nodeOption(graph, match, i) {
    const {id} = match;
    const span = graph.document.nodes.span[id];
    const op = graph.document.nodes.op[id];
    const group = placeOf(graph, graph.document.nodes.group[id]);
    const about = [operations.get(op)?.symbol || op, group || (span && `line ${span[0]}`)].filter(Boolean).join(" · ");
    return option(match, i, graph.source(id), h("span", {class: "code"}, graph.name(id)), about);
  }

  /** @param {import("../../graph/graph.js").Graph} graph @param {Extract<Match, {kind: "group"}>} match @param {number} i */
  function groupOption(graph, match, i) {
    const about = contentsOf(graph, graph.groups.index.get(match.path) ?? 0);
    return option(match, i, match.path, placeOf(graph, match.path), about);
  }

  /** @param {Match} match @param {number} i @param {string} title @param {import("../../dom.js").Content} name @param {string} about */
  const option = (match, i, title, name, about) => h("li", {
    id: `found-${i}`, role: "option", "aria-selected": "false", title,
    onpointerdown: (/** @type {Event} */ event) => event.preventDefault(), onclick: () => choose(match),
  }, name, h("span", {class: "cap"}, about));

  /** @param {number} to */
  function mark(to) {
    active = to;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === to)));
    list.children[to]?.scrollIntoView({block: "nearest"});
    if (list.children[to]) input.setAttribute("aria-activedescendant", `found-${to}`);
    else input.removeAttribute("aria-activedescendant");
  }

  function close() {
    popup.hidden = true;
    fill(list);
    fill(spoken);
    input.removeAttribute("aria-activedescendant");
  }

  /** @param {Match} match */
  function choose(match) {
    close();
    if (match.kind === "node") {
      actions.select(match.id);
      actions.reveal(match.id);
      focusWhenDrawn(`[data-node="${match.id}"]`);
    } else {
      actions.seekGroup(match.path);
      focusWhenDrawn(`[data-key="${CSS.escape(`g:${match.path}`)}"]`);
    }
  }

  /** What is inside a closed group is drawn only when layout has answered. @param {string} selector */
  function focusWhenDrawn(selector) {
    const until = performance.now() + PATIENCE;
    function again() {
      const drawn = /** @type {SVGElement | null} */ (region.querySelector(selector));
      if (drawn) drawn.focus({preventScroll: true});
      else if (performance.now() < until && document.activeElement === input) requestAnimationFrame(again);
    }
    again();
  }

  function leave() {
    input.value = "";
    close();
    if (before instanceof SVGElement || before instanceof HTMLElement) before.focus({preventScroll: true});
    else input.blur();
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    const shown = list.children.length;
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step && popup.hidden) look();
    else if (step && shown) mark((active + step + shown) % shown);
    else if (event.key === "Escape") leave();
    else if (event.key === "Enter" && !event.isComposing) {
      if (popup.hidden) look();
      if (found.length) choose(found[active]);
    } else return;
    event.preventDefault();
  }

  store.on(["graph"], () => { if (!popup.hidden) look(); });
  return h("div", {class: "float tl find", role: "search"},
    h("label", {class: "search"}, icon(...ICONS.find), input, h("kbd", {"aria-hidden": "true"}, "/")), popup, spoken);
}

/** @param {number} nodes @param {number} groups @param {boolean} both whether the graph has groups at all */
function wordsOf(nodes, groups, both) {
  if (nodes + groups === 0) return both ? "No node or group is called that." : "No node is called that.";
  const count = (/** @type {number} */ many, /** @type {string} */ one) => many > 0 && `${many.toLocaleString("en")} ${one}${many === 1 ? "" : "s"}`;
  return `${[count(groups, "group"), count(nodes, "node")].filter(Boolean).join(" and ")} found`;
}
