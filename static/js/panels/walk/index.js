/** The walk bar: controls, words, options, the passes, and the score that is its slider. */

import {createControls} from "./controls.js";
import {createGroupSteps} from "./groupSteps.js";
import {createNote} from "./note.js";
import {createOptions} from "./options.js";
import {createPasses} from "./passes.js";
import {createSay} from "./say.js";
import {createScore} from "./score.js";
import {h} from "../../dom.js";

/** @param {import("../../context.js").Context} context @param {HTMLElement} element */
export function createWalkPanel(context, element) {
  const {element: options, more} = createOptions(context);
  const passes = createPasses(context);
  const score = createScore(context);
  element.append(
    h("div", {class: "lead"}, createControls(context), createSay(context), createGroupSteps(context)),
    options, createNote(context), passes, score,
  );

  /** A phone held sideways has no height for a line of passes. */
  const low = matchMedia("(min-width: 641px) and (max-height: 500px)");
  const settle = () => (low.matches ? more.append(passes) : score.before(passes));
  low.addEventListener("change", settle);
  settle();
}
