/**
 * A module worker: {subject} is kept; {id, order} → {id, bitmap}, or {id, bitmap: null} where another subject has come meanwhile;
 * {hurry}: another order waits.
 */

import {createPainter} from "./painter.js";

/** Milliseconds of painting after which others have the core for a while. */
const PIECE = 5;
/** For so long, in milliseconds: the page's frames are to have most of a core that they share. Nobody waits for the picture from afar. */
const PAUSE = {soon: 8, calm: 24};

/** @type {ReturnType<typeof createPainter> | null} */
let painter = null;
let pause = PAUSE.soon;

addEventListener("message", ({data: {subject, id, order, hurry}}) => {
  if (subject) painter = createPainter(subject);
  else if (hurry) pause = PAUSE.soon;
  else paint(id, order).catch(reportError); // the page is not left waiting
});

/** @param {number} id @param {import("./painter.js").Order} order */
async function paint(id, order) {
  const own = painter;
  pause = order.awaited ? PAUSE.soon : PAUSE.calm;
  const strips = own?.paint(order);
  /** @type {IteratorResult<void, ImageBitmap> | undefined} */ let step;
  let begun = performance.now();
  while (strips && own === painter && !(step = strips.next()).done) {
    if (performance.now() - begun < PIECE) continue;
    await new Promise((go) => setTimeout(go, pause));
    begun = performance.now();
  }
  const bitmap = step?.done ? step.value : null;
  postMessage({id, bitmap}, {transfer: bitmap ? [bitmap] : []});
}
