/** What lies under the pointer, in full, at any scale. */

import {fill, h} from "../../dom.js";
import {full} from "../../numbers.js";
import {shownOf} from "../../walk/shown.js";
import {wordsOf} from "./groups.js";

const WAIT = 350;
const APART = {x: 14, y: 18};

/** @param {HTMLElement} element around the drawing */
export function createTip(element) {
  const tip = h("div", {class: "tip", "aria-hidden": "true", hidden: true});
  element.append(tip);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let key = "";

  function hide() {
    clearTimeout(timer);
    key = "";
    tip.hidden = true;
  }

  /** @param {import("./locate.js").Spot} spot @param {Readonly<import("../../types.js").State>} state */
  function write(spot, state) {
    const {graph} = state;
    if (!graph) return;
    if (spot.kind === "closed" || spot.kind === "open") {
      fill(tip, h("b", {}, graph.groups.names[spot.group]), h("div", {class: "cap"}, wordsOf(graph.groups, spot.group)));
      return;
    }
    const {value, gradient, valueAsked, gradientAsked, takes} = shownOf(state, spot.id);
    const row = (/** @type {string} */ name, /** @type {string} */ text) => [h("dt", {}, name), h("dd", {}, text)];
    const part = gradient && gradient.count < gradient.of ? ` (${gradient.count} of ${gradient.of} terms)` : "";
    fill(tip, h("b", {}, graph.name(spot.id)), h("dl", {},
      ...row("value", valueAsked ? "?" : value === null ? "not yet" : full(value)),
      ...(takes ? row("gradient", gradientAsked ? "?" : gradient === null ? "not yet" : full(gradient.sum) + part) : [])));
  }

  return {
    hide,
    /** @param {import("./locate.js").Spot} spot @param {number} x in px of the region @param {number} y @param {() => Readonly<import("../../types.js").State>} get */
    show(spot, x, y, get) {
      const place = () => {
        const [w, tall] = [tip.offsetWidth, tip.offsetHeight];
        const [right, below] = [x + APART.x, y + APART.y];
        const left = right + w > element.clientWidth - 8 ? Math.max(8, x - APART.x - w) : right;
        const top = below + tall > element.clientHeight - 8 ? Math.max(8, y - APART.x - tall) : below;
        tip.style.transform = `translate(${left}px, ${top}px)`;
      };
      if (key === spot.key) {
        if (tip.hidden) return;
        write(spot, get());
        place();
        return;
      }
      const shown = !tip.hidden;
      clearTimeout(timer);
      key = spot.key;
      const open = () => {
        write(spot, get());
        tip.hidden = false;
        place();
      };
      if (shown) open();
      else timer = setTimeout(open, WAIT);
    },
  };
}
