/** Find node: a search box with a list of matches under it. */

import {ICONS, fill, h, icon} from "../../dom.js";
import {createMatches} from "./matches.js";

const SHOWN = 50;
const PATIENCE = 2000;

/** @param {import("../../context.js").Context} context @param {HTMLElement} region @returns {HTMLElement} */
export function createFind({store, actions, operations}, region) {
  const input = h("input", {
    type: "search", "aria-label": "Find node", placeholder: "Find node", title: "Find a node by name, source text, operation or number",
    autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list", "aria-controls": "found", oninput: look, onkeydown: press,
    onfocus: enter, onblur: () => close(),
  });
  const list = h("ul", {id: "found", role: "listbox", "aria-label": "Nodes found"});
  const count = h("p", {class: "cap", "aria-hidden": "true"});
  const spoken = h("p", {class: "sr", "aria-live": "polite"});
  const popup = h("div", {class: "found", hidden: true}, list, count);
  /** @type {{graph: import("../../graph.js").Graph, matches: (asked: string) => number[]} | null} */
  let index = null;
  /** @type {number[]} */
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
    found = index.matches(input.value);
    const words = found.length === 0 ? "No node is called that." : `${found.length} ${found.length === 1 ? "node" : "nodes"} found`;
    fill(list, ...found.slice(0, SHOWN).map((id, i) => optionOf(graph, id, i)));
    fill(count, found.length > SHOWN ? `The first ${SHOWN} of ${found.length}` : words);
    fill(spoken, words);
    list.hidden = found.length === 0;
    popup.hidden = false;
    mark(0);
  }

  /** @param {import("../../graph.js").Graph} graph @param {number} id @param {number} i */
  function optionOf(graph, id, i) {
    const span = graph.document.nodes.span[id];
    const op = graph.document.nodes.op[id];
    const group = graph.document.nodes.group[id].split("/").slice(-2).join("/");
    const about = [operations.get(op)?.symbol || op, group || (span && `line ${span[0]}`)].filter(Boolean).join(" · ");
    return h("li", {
      id: `found-${i}`, role: "option", "aria-selected": "false", title: graph.source(id),
      onpointerdown: (/** @type {Event} */ event) => event.preventDefault(), onclick: () => choose(id),
    }, h("span", {class: "code"}, graph.name(id)), h("span", {class: "cap"}, about));
  }

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

  /** @param {number} id */
  function choose(id) {
    close();
    actions.select(id);
    actions.reveal(id);
    focusWhenDrawn(id);
  }

  /** A node inside a closed group is drawn only when layout has answered. @param {number} id */
  function focusWhenDrawn(id) {
    const until = performance.now() + PATIENCE;
    function again() {
      const node = /** @type {SVGElement | null} */ (region.querySelector(`[data-node="${id}"]`));
      if (node) node.focus({preventScroll: true});
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
