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
  element.append(
    h("div", {class: "lead"}, createControls(context), createSay(context), createGroupSteps(context)),
    createOptions(context),
    createNote(context),
    createPasses(context),
    createScore(context),
  );
}
