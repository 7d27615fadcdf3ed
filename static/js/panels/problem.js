/** Under the program: what is wrong with it, where, and the cure; and what its numbers came to that is none. */

import {h, icon} from "../dom.js";
import {isVacant} from "../vacant.js";
import {say} from "../words/parts.js";
import {problemWords, troubleWords} from "./messages.js";

const SIGN = ["M10 2.5a7.500 7.500 0 1 0 0 15a7.500 7.500 0 1 0 0-15z", "M10 6v5", "M10 13.500v.5"];

/** @param {import("../context.js").Context} context @param {HTMLElement} element */
export function createProblem({store, actions, operations}, element) {
  /**
   * @param {import("./messages.js").Message} message
   * @param {{role: string, kind: string, action?: {name: string, run: () => void} | null}} how
   */
  const card = ({head, where, text}, {role, kind, action}) => h("div", {class: `alert ${kind}`, role},
    icon(...SIGN), h("span", {}, h("b", {}, head), where && " · ", where && h("span", {class: "place"}, where)),
    text.length > 0 && h("p", {}, ...text.map(({text: words, kind}) => (kind ? h("span", {class: kind}, words) : words))),
    action && h("button", {class: "btn", type: "button", onclick: action.run}, action.name));

  /** What became of a file stays until it is closed, or something else is shown. */
  function noticeCard() {
    const {notice} = store.get();
    return notice && card({head: notice.title, where: "", text: say`${notice.detail}`},
      {role: notice.fails ? "alert" : "note", kind: notice.fails ? "" : "warning", action: {name: "Close", run: actions.dismiss}});
  }

  function cards() {
    const state = store.get();
    const {problem, graph, document, byEdge, walk} = state;
    if (isVacant(state)) return []; // the empty ground says how to begin
    if (problem) {
      const {suggestion} = problem;
      const mended = problem.errors?.[0]?.line !== undefined && suggestion ? {name: `Write ${suggestion}`, run: () => actions.cure(suggestion)} : null;
      const again = problem.type === "about:blank" || [429, 503].includes(problem.status)
        ? {name: "Try again", run: () => void actions.run()} : null;
      return [card(problemWords(problem), {role: "alert", kind: "", action: mended ?? again})];
    }
    if (!graph || !document || !walk) return [];
    const trouble = troubleWords(graph, operations);
    const step = trouble && (trouble.of === "value" ? walk.evaluateStep(trouble.node, byEdge) : walk.handStep(trouble.source, byEdge));
    const none = trouble && card(trouble.message, {role: "note", kind: "", action: step === null ? null
      : {name: `Go to step ${step}`, run: () => actions.goTo(/** @type {number} */ (step))}});
    const others = document.warnings.filter((warning) => !trouble || !warning.endsWith("that is not a finite number."));
    return [none, others.length > 0 && h("div", {class: "alert warning", role: "note"}, icon(...SIGN),
      h("b", {}, "Worth knowing"),
      ...others.map((warning) => h("p", {}, warning)))];
  }

  store.on(["problem", "notice", "document", "byEdge", "program"], ({notice}, before) => {
    const hadFocus = element.contains(document.activeElement);
    element.replaceChildren(...[noticeCard(), ...cards()].filter((each) => each instanceof HTMLElement));
    if (notice && notice !== before.notice) element.firstElementChild?.scrollIntoView({block: "center"});
    if (hadFocus) /** @type {HTMLElement | null} */ (element.querySelector("button") ?? document.querySelector("#run-bar button"))?.focus();
  });
}
