/** Ask first: the question, with nothing given away. */

import {operandsAt} from "../walk/shown.js";
import {goOn} from "./goOn.js";
import {list, say} from "./parts.js";

/**
 * @typedef {import("./index.js").Scene} Scene
 * @typedef {import("./parts.js").Part} Part
 */

/** @type {Record<import("../walk/walk.js").Frame["kind"], (scene: Scene) => Part[]>} */
const QUESTIONS = {
  leaves: () => say``,
  evaluate: ({id, name}) => say`What will ${name(id)} be?`,
  seed: ({id, name}) => say`By how much does ${name(id)} change when ${name(id)} changes by 1?`,
  hand({graph, walk, state, frame, id, name}) {
    const targets = [...new Set(operandsAt(graph, frame))];
    const had = targets.flatMap((target) => {
      const before = walk.gradientAt(target, frame.clock - frame.slots.length, state.overwrite);
      return before ? [say`${name(target)} has ${before.sum} so far`] : [];
    });
    return say`What does ${name(id)} hand to ${list(targets.map(name))}?${had.length ? say` ${list(had)}.` : ""}`;
  },
  update: ({id, name}) => say`What will ${name(id)} be after the update?`,
};

/** @param {Scene} scene @returns {Part[]} */
export const asked = (scene) => say`${QUESTIONS[scene.frame.kind](scene)} Guess, then ${goOn()}.`;
