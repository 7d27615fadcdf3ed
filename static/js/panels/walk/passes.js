/** Which backward() is walked: a list, the curve of its results, and going through them. Hidden where a program has only one. */

import {ICONS, fill, h, icon} from "../../dom.js";
import {said} from "../../numbers.js";
import {passesOffered} from "./curveScale.js";
import {createPassCurve} from "./passCurve.js";

const MANY = 2;
/** Characters of an entry besides its two counts: "Pass  of  · −0.1234". */
const WORDS = 19;

/**
 * @param {import("../../context.js").Context} context
 * @returns {Record<"element" | "stepper" | "through" | "curve", HTMLElement>} `element` holds the others, where there is room
 */
export function createPasses(context) {
  const {store, actions} = context;
  /** @param {keyof typeof ICONS} name @param {string} label @param {string} key @param {() => void} run */
  const button = (name, label, key, run) =>
    h("button", {type: "button", class: "btn icon plain", "aria-label": label, title: `${label} (${key})`, onclick: run}, icon(...ICONS[name]));
  const select = h("select", {"aria-label": "Pass", title: "Pass: which backward() is walked", onchange: choose});
  const face = h("span", {class: "face", "aria-hidden": "true"}); // of the list, where its entry has no room
  const previous = button("previous", "Previous pass", "[", () => actions.previousPass());
  const next = button("next", "Next pass", "]", () => actions.nextPass());
  const through = h("button", {type: "button", class: "btn icon plain through", onclick: () => actions.togglePassing()});
  const curve = createPassCurve(context);
  const stepper = h("span", {class: "stepper"}, previous, h("span", {class: "select pass"}, select, face), next);
  const element = h("div", {class: "passes", role: "group", "aria-label": "Passes"}, stepper, through, curve.element, curve.caption);

  let listed = "";

  /** @param {boolean} several */
  function offer(several) {
    for (const each of [element, stepper, through]) each.hidden = !several;
    document.documentElement.toggleAttribute("data-passes", several);
  }

  /** A pass that cannot be had, for the text does not run, is not chosen. */
  function choose() {
    actions.setPass(Number(select.value));
    select.value = String(store.get().pass);
  }

  function list() {
    const {graph, pass} = store.get();
    if (!graph) return;
    const {document} = graph;
    const single = document.passes < MANY;
    offer(!single);
    if (single) {
      listed = "";
      return fill(select);
    }
    const values = /** @type {number[]} */ (document.root_values);
    const offered = passesOffered(document.passes, pass);
    const words = offered.map((each) => `Pass ${each + 1} of ${document.passes} · ${said(values[each])}`);
    const key = words.join("\n");
    if (key !== listed) fill(select, ...offered.map((each, i) => h("option", {value: each}, words[i])));
    listed = key;
    select.value = String(pass);
    fill(face, h("span", {class: "cap"}, "Pass"), `${pass + 1} of ${document.passes}`);
    select.style.setProperty("--characters", String(WORDS + 2 * String(document.passes).length));
  }

  function showEnds() {
    const {document, pass, passing} = store.get();
    previous.setAttribute("aria-disabled", String(pass === 0));
    next.setAttribute("aria-disabled", String(!document || pass === document.passes - 1));
    const does = passing ? "Stay at this pass" : "Go through the passes";
    fill(through, icon(...(passing ? ICONS.pause : ICONS.play)), h("span", {class: "word", "aria-hidden": "true"}, does));
    through.setAttribute("aria-label", does);
    through.title = passing ? "Stay at this pass" : "Go through the passes, at this step";
  }

  store.on(["graph", "pass", "passing"], () => {
    list();
    showEnds();
    curve.show();
  });
  offer(false);
  showEnds();

  return {element, stepper, through, curve: curve.element};
}
