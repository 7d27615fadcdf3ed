/** Playing: a step, a stride or a pass at a time, at the chosen speed, until the end or a breakpoint. A number that is asked for is shown, then it goes on. */

const STEP = 1200;
const PASS = 600;

/** @param {import("../context.js").Context} context */
export function keepPlaying({store, actions}) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  store.on(["playing", "speed", "step", "asking", "byEdge", "stride", "walk"], ({playing, speed, step, asking, walk, byEdge}) => {
    clearTimeout(timer);
    if (!playing || !walk) return;
    if (step >= walk.total(byEdge) && !asking) store.set({playing: false});
    else timer = setTimeout(actions.goOn, STEP / speed);
  });

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let next;
  store.on(["passing", "speed", "document", "pass"], ({passing, speed, document, pass}) => {
    clearTimeout(next);
    if (!passing || !document || document.pass !== pass) return; // a pass that is on its way is waited for
    if (pass >= document.passes - 1) store.set({passing: false});
    else next = setTimeout(actions.advancePass, PASS / speed);
  });
}
