/** How the walk goes: by edge, ask first, overwrite, which pass, how fast. What has no room stands behind one button. */

import {ICONS, fill, h, icon} from "../../dom.js";
import {createDisclosure} from "../disclosure.js";
import {said} from "../../numbers.js";

const SPEEDS = [0.5, 1, 2, 4, 8, 16];
const MANY = 2;

/** @typedef {import("../../context.js").Context} Context */

/**
 * @param {Context} context
 * @returns {HTMLElement}
 */
export function createOptions(context) {
  const {store, actions} = context;
  /** @param {string} label @param {"byEdge" | "askFirst" | "overwrite"} key @param {string} title @param {(on: boolean) => void} set */
  function check(label, key, title, set) {
    const input = h("input", {type: "checkbox", onchange: () => set(input.checked)});
    store.on([key], (state) => { input.checked = state[key]; });
    return h("label", {class: "check", title}, input, label);
  }

  const byEdge = check("By edge", "byEdge", "A backward step for each edge, not for each node", actions.setByEdge);
  const more = h("div", {class: "more", id: "walk-more"},
    check("Ask first", "askFirst", "Each new number reads ? until the next press", actions.setAskFirst),
    check("Overwrite (=)", "overwrite", "Replay the walk with = in place of +=, the true number beside it", actions.setOverwrite),
    createPass(context));
  const speed = createSpeed(context);
  const button = h("button", {type: "button", class: "btn icon plain options", "aria-label": "Options", title: "Options"}, icon(...ICONS.options));
  createDisclosure(button, more);
  store.on(["askFirst", "overwrite"], (state) => button.classList.toggle("on", state.askFirst || state.overwrite));

  const element = h("div", {class: "opts"}, byEdge, button, more, speed);
  const narrow = matchMedia("(max-width: 640px)");
  const place = () => {
    if (narrow.matches) more.prepend(byEdge, speed);
    else element.replaceChildren(byEdge, button, more, speed);
  };
  narrow.addEventListener("change", place);
  place();
  return element;
}

/** @param {Context} context */
function createSpeed({store, actions}) {
  const select = h("select", {"aria-label": "Speed", title: "Speed", onchange: () => actions.setSpeed(Number(select.value))},
    ...SPEEDS.map((speed) => h("option", {value: speed}, `${speed}×`)));
  const show = () => { select.value = String(store.get().speed); };
  store.on(["speed"], show);
  show();
  return h("span", {class: "select"}, select);
}

/** Which backward() is walked; there is nothing to choose while a program has only one. @param {Context} context */
function createPass({store, actions}) {
  const select = h("select", {"aria-label": "Pass", title: "Pass: which backward() is walked", onchange: () => actions.setPass(Number(select.value))});
  const element = h("span", {class: "select pass", hidden: true}, select);
  /** What the root came to in the passes seen so far, of this program. */
  let program = "";
  /** @type {Map<number, string>} */
  let results = new Map();

  store.on(["graph"], ({graph}) => {
    if (!graph) return;
    const {document} = graph;
    if (document.program !== program) results = new Map();
    program = document.program;
    results.set(document.pass, `${graph.isNamed(graph.root) ? graph.name(graph.root) : "root"} = ${said(document.nodes.value[graph.root])}`);
    element.hidden = document.passes < MANY;
    if (element.hidden) return fill(select);
    fill(select, ...Array.from({length: document.passes}, (_, pass) =>
      h("option", {value: pass}, `Pass ${pass + 1} of ${document.passes}${results.has(pass) ? ` · ${results.get(pass)}` : ""}`)));
    select.value = String(document.pass);
  });
  return element;
}
