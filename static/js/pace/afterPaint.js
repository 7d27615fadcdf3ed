/** Work that the next picture on the screen does not need: it is done once that has been painted, some milliseconds a frame. */

/** So long, in milliseconds, jobs follow each other without a frame between them. */
const SLICE = 8;
/** From the end of a frame's work on the page until it is on the screen, in milliseconds: others draw it meanwhile. */
const DRAWN = 12;
/** A page that is not looked at paints nothing: after so many milliseconds nobody waits for it. */
const LATEST = 500;

/** @type {(() => void)[]} */
const jobs = [];
let asked = false;

/** @param {() => void} job done in its turn, after those that were asked for before */
export function afterPaint(job) {
  jobs.push(job);
  if (!asked) ask();
}

function ask() {
  asked = true;
  let begun = false;
  const begin = () => {
    if (begun) return;
    begun = true;
    clearTimeout(latest);
    work();
  };
  const latest = setTimeout(begin, LATEST);
  requestAnimationFrame(() => setTimeout(begin, DRAWN));
}

function work() {
  const end = performance.now() + SLICE;
  try {
    while (jobs.length && performance.now() < end) jobs.shift()?.();
  } finally {
    asked = false;
    if (jobs.length) ask();
  }
}
