/** A module worker: {subject} is kept; {id, order} → {id, bitmap}. */

import {createPainter} from "./painter.js";

/** @type {ReturnType<typeof createPainter> | null} */
let painter = null;

addEventListener("message", ({data: {subject, id, order}}) => {
  if (subject) {
    painter = createPainter(subject);
    return;
  }
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(order.width * order.seen.ratio)), Math.max(1, Math.round(order.height * order.seen.ratio)));
  const ctx = canvas.getContext("2d");
  if (ctx && painter) painter.paint(ctx, order);
  const bitmap = canvas.transferToImageBitmap();
  postMessage({id, bitmap}, {transfer: [bitmap]});
});
