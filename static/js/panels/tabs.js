/** Under the program: the tabs Nodes and Output. */

import {fill, h} from "../dom.js";
import {createNodesTable} from "./nodesTable.js";
import {createOutput, outputCount} from "./output.js";

/** @param {import("../context.js").Context} context @param {HTMLElement} element */
export function createTabs(context, element) {
  const {store} = context;
  const count = h("em", {});
  const names = ["nodes", "output"];
  const tabs = [h("button", {}, "Nodes"), h("button", {}, "Output ", count)];
  const panels = names.map((name) => h("div", {id: `${name}-panel`, class: "tabpanel", role: "tabpanel", "aria-labelledby": `${name}-tab`}));
  const filter = createNodesTable(context, panels[0]);
  createOutput(context, panels[1]);
  const list = h("div", {class: "tablist", role: "tablist", "aria-label": "What the program made"}, ...tabs);
  element.append(h("div", {class: "tabs"}, list, filter), ...panels);

  /** @param {number} at */
  function open(at) {
    tabs.forEach((tab, i) => {
      tab.setAttribute("aria-selected", String(i === at));
      tab.tabIndex = i === at ? 0 : -1;
      panels[i].hidden = i !== at;
    });
    filter.hidden = at !== 0;
  }

  tabs.forEach((tab, i) => {
    for (const [name, value] of Object.entries({type: "button", id: `${names[i]}-tab`, role: "tab", "aria-controls": `${names[i]}-panel`})) {
      tab.setAttribute(name, value);
    }
    tab.addEventListener("click", () => open(i));
    tab.addEventListener("keydown", (event) => {
      const to = {ArrowRight: (i + 1) % 2, ArrowLeft: (i + 1) % 2, Home: 0, End: 1}[event.key];
      if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      open(to);
      tabs[to].focus();
    });
  });
  panels[1].tabIndex = 0;
  open(0);
  store.on(["document"], ({document}) => fill(count, outputCount(document?.output ?? "")));
}
