/** Under the program: Run, and what the last run made. */

import {fill, h} from "../dom.js";
import {labAddress} from "../moment.js";
import {isWordless} from "../opened.js";
import {isVacant} from "../vacant.js";

const SECOND = 1000;

/** @param {number} count @param {string} one @param {string} many */
const counted = (count, one, many) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

/** The text that was measured last, and its bytes. */
let measured = {program: "", bytes: 0};

/** @param {string} program */
function bytesOf(program) {
  if (program !== measured.program) measured = {program, bytes: new TextEncoder().encode(program).length};
  return measured.bytes;
}

/** Why a text cannot be run, as that of a batch's pass which has its numbers in it; null where it can. @param {string} program @param {number} most bytes */
function tooLong(program, most) {
  const bytes = 3 * program.length <= most ? 0 : bytesOf(program);
  return bytes <= most ? null : `The program has ${bytes.toLocaleString("en")} bytes; ${most.toLocaleString("en")} is the limit of one that is run. Its graph can be walked all the same.`;
}

/** @param {import("../context.js").Context} context @param {HTMLElement} element */
export function createRunBar({store, actions, mostBytes}, element) {
  const button = h("button", {class: "btn solid", type: "button", "aria-keyshortcuts": "Control+Enter", onclick: press}, "Run");
  const hint = h("span", {class: "cap hint"});
  const made = h("span", {class: "cap made"});
  element.append(button, hint, made);
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let clock;

  /** Nothing changes for a second: most runs are over by then. */
  function tell() {
    const {running, startedAt} = store.get();
    const seconds = running ? Math.floor((Date.now() - startedAt) / SECOND) : 0;
    const long = tooLong(store.get().program, mostBytes);
    button.title = long ?? "";
    button.setAttribute("aria-disabled", String(seconds > 0 || isWordless(store.get()) || long !== null)); // it keeps the focus, which a disabled button would lose
    made.hidden = seconds > 0;
    if (seconds > 0) fill(hint, `started ${seconds} s ago`);
    else fill(hint, wayBack(store.get()) ?? h("kbd", {}, "Ctrl+Enter"));
  }

  /** A pass of a training run leads back to where it was taken from. @param {Readonly<import("../types.js").State>} state */
  function wayBack({opened}) {
    return opened?.moment ? h("a", {href: labAddress(opened.moment)}, "Back to the run") : null;
  }

  function press() {
    if (button.getAttribute("aria-disabled") !== "true") void actions.run();
  }

  store.on(["running"], ({running}) => {
    clearInterval(clock);
    if (running) clock = setInterval(tell, SECOND / 4);
    tell();
  });
  store.on(["opened", "program"], tell);
  store.on(["document", "problem", "program"], (state) => {
    const {document, graph, opened} = state;
    if (!document || !graph) return;
    const origin = opened?.moment ? "from a run" : opened ? "from a file" : counted(document.passes, "pass", "passes");
    const long = tooLong(state.program, mostBytes);
    const words = isVacant(state) ? [] : [`${counted(graph.count, "node", "nodes")} ·`, long ? "too long to run" : origin];
    made.title = long ? `${words.join(" ")}. ${long}` : words.join(" ");
    fill(made, ...words.flatMap((part) => [h("span", {}, part), " "])); // in two lines where one is too short
  });
  tell();
}
