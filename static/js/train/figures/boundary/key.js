/** What colours and shapes of the plane mean. */

import {fill, h} from "../../../dom.js";
import {said} from "../../../numbers.js";
import {classNames, decisionOf, kindOf} from "../answers.js";
import {SHAPES} from "./points.js";

/** More classes than this are not named one by one. */
const MOST = 6;

/** @returns {{element: HTMLElement, show: (samples: import("../../types.js").Samples) => void}} */
export function createKey() {
  const element = h("p", {class: "bandkey cap"});

  return {
    element,
    show(samples) {
      const kind = kindOf(samples);
      const test = samples.test.some(Boolean) && h("span", {class: "test"}, "small: test");
      if (kind === "class") {
        const names = classNames(samples);
        return fill(element, ...names.slice(0, MOST).map((name, k) => h("span", {class: `cls c${k}`}, h("i", {class: `swatch f${k % 6}`}), `${SHAPES[k] ?? k} `, name)),
          names.length > MOST && h("span", {}, `+ ${names.length - MOST} more`), test);
      }
      const bands = h("span", {class: "bandrow"}, ...Array.from({length: 9}, (_, i) => h("i", {class: `band-${i + 1}`})));
      if (kind === "number") {
        const {middle, half} = decisionOf(samples).spread;
        return fill(element, said(middle - half), bands, said(middle + half), test);
      }
      const [first, second] = classNames(samples);
      fill(element, h("span", {class: "cls neg"}, `${SHAPES[0]} `, first), bands, h("span", {class: "cls pos"}, `${SHAPES[1]} `, second), test);
    },
  };
}
