/** Under the program: the tabs Nodes and Output. */

import {fill, h} from "../dom.js";
import {createNodesTable} from "./nodesTable.js";
import {createOutput, outputCount} from "./output.js";
import {createTablist} from "./tablist.js";

/** @param {import("../context.js").Context} context @param {HTMLElement} element */
export function createTabs(context, element) {
  const {store} = context;
  const count = h("em", {});
  const {list, panels, open} = createTablist("What the program made", [{id: "nodes", name: ["Nodes"]}, {id: "output", name: ["Output ", count]}],
    (at) => { filter.hidden = at !== 0; });
  const filter = createNodesTable(context, panels[0]);
  createOutput(context, panels[1]);
  element.append(h("div", {class: "tabs"}, list, filter), ...panels);
  panels[1].tabIndex = 0;
  open(0);
  store.on(["document"], ({document}) => fill(count, outputCount(document?.output ?? "")));
}
