/** Whether the reader does something just now. */

/** So long after it, in milliseconds, a hand may be on its way to the next thing. */
const REST = 1000;
const KINDS = ["pointerdown", "pointermove", "keydown", "wheel", "scroll"];

/** @returns {() => boolean} whether nothing has been done for a while */
export function watchInput() {
  let last = -Infinity;
  const note = () => { last = performance.now(); };
  for (const kind of KINDS) addEventListener(kind, note, {capture: true, passive: true});
  return () => performance.now() - last > REST;
}
