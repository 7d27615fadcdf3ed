/**
 * Two lines of words: where the reader stands, and what happens there. Eyes see them at once; a screen reader hears them at
 * most once a second, from a status of their own.
 */

import {h} from "../dom.js";
import {measuredPerFrame} from "../pace/perFrame.js";
import {throttled} from "../pace/throttled.js";

/**
 * @returns {{element: HTMLElement, where: HTMLElement, what: HTMLElement, say: (heard: string) => void}} the two lines, to be
 *   filled; `say` settles what has been filled in, and tells it
 */
export function createTwoLines() {
  const where = h("p", {class: "where"});
  const what = h("p", {class: "what"});
  const seen = h("div", {class: "seen", "aria-hidden": "true"}, where, what);
  const heard = h("div", {class: "sr", role: "status", "aria-live": "polite"});
  const announce = throttled((text) => { heard.textContent = text; });
  const isCut = () => what.scrollHeight > what.clientHeight + 1;

  /** Long sentences are set smaller, so that they end inside their lines; what is cut even so is whole in its title. */
  function settle() {
    seen.classList.remove("long");
    if (isCut()) seen.classList.add("long");
    what.title = isCut() ? what.textContent ?? "" : "";
  }

  /** Most sentences fit as they stand: then nothing is written. */
  const settleSoon = measuredPerFrame(() => (seen.classList.contains("long") || what.title || isCut() ? settle : null));
  new ResizeObserver(settle).observe(seen);
  return {
    element: h("div", {class: "say"}, seen, heard), where, what,
    say(text) {
      where.title = where.textContent ?? "";
      settleSoon();
      announce(text);
    },
  };
}
