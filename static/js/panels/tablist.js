/** Tabs, and the panels of which one is open: none before the first `open`. */

import {h} from "../dom.js";

/**
 * @param {string} label
 * @param {{id: string, name: (Node | string)[]}[]} ways
 * @param {(at: number) => void} [opened]
 */
export function createTablist(label, ways, opened = () => {}) {
  const tabs = ways.map(({id, name}, i) => h("button", {type: "button", role: "tab", id: `${id}-tab`, "aria-controls": `${id}-panel`,
    onclick: () => open(i), onkeydown: (/** @type {KeyboardEvent} */ event) => go(event, i)}, ...name));
  const panels = ways.map(({id}) => h("div", {id: `${id}-panel`, class: "tabpanel", role: "tabpanel", "aria-labelledby": `${id}-tab`}));
  let at = 0;

  /** @param {number} to */
  function open(to) {
    at = to;
    tabs.forEach((tab, i) => {
      tab.setAttribute("aria-selected", String(i === at));
      tab.tabIndex = i === at ? 0 : -1;
      panels[i].hidden = i !== at;
    });
    opened(at);
  }

  /** @param {KeyboardEvent} event @param {number} from */
  function go(event, from) {
    const last = ways.length - 1;
    const to = {ArrowRight: from === last ? 0 : from + 1, ArrowLeft: from === 0 ? last : from - 1, Home: 0, End: last}[event.key];
    if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    open(to);
    tabs[to].focus();
  }

  return {
    list: h("div", {class: "tablist", role: "tablist", "aria-label": label}, ...tabs),
    panels,
    open,
    at: () => at,
    focus: () => tabs[at].focus(),
  };
}
