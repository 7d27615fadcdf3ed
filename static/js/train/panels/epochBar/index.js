/** The bar at the foot: controls, words, the sample, and the slider over the epochs. */

import {h} from "../../../dom.js";
import {createControls} from "./controls.js";
import {createSample} from "./sample.js";
import {createSay} from "./say.js";
import {createSlider} from "./slider.js";

/** @param {import("../../context.js").Context} context @param {HTMLElement} element */
export function createEpochBar(context, element) {
  element.append(h("div", {class: "lead"}, createControls(context), createSay(context)), createSample(context), createSlider(context));
}
