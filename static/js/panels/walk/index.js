/** The walk bar: controls, words, options, the passes, and the score that is its slider. */

import {createControls} from "./controls.js";
import {createGroupSteps} from "./groupSteps.js";
import {createNote} from "./note.js";
import {createOptions} from "./options.js";
import {createPasses} from "./passes.js";
import {createSay} from "./say.js";
import {createScore} from "./score.js";
import {h} from "../../dom.js";
import {LOW, NARROW, settleIn} from "../../windows.js";

/** @param {import("../../context.js").Context} context @param {HTMLElement} element */
export function createWalkPanel(context, element) {
  const {element: options, more} = createOptions(context);
  const passes = createPasses(context);
  const score = createScore(context);
  const say = createSay(context);
  const lead = h("div", {class: "lead"}, createControls(context), say, createGroupSteps(context));
  element.append(lead, options, createNote(context), passes.element, score);

  // A phone has room for the options in the corner of the words only, and none beside the list of passes; held sideways, it
  // has no height for a line of passes.
  settleIn(NARROW, (matches) => (matches ? say.append(options) : lead.after(options)));
  settleIn(`${NARROW}, ${LOW}`, (matches) => (matches ? more.append(passes.through) : passes.curve.before(passes.through)));
  settleIn(LOW, (matches) => {
    if (matches) {
      lead.append(passes.stepper);
      more.append(passes.element);
    } else {
      passes.element.prepend(passes.stepper);
      score.before(passes.element);
    }
  });
}
