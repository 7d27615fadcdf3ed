/** Playing: a step at a time, at the chosen speed, until the end. A number that is asked for is shown, then it goes on. */

const STEP = 1200;

/** @param {import("./context.js").Context} context */
export function keepPlaying({store, actions}) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  store.on(["playing", "speed", "step", "asking", "byEdge", "walk"], ({playing, speed, step, asking, walk, byEdge}) => {
    clearTimeout(timer);
    if (!playing || !walk) return;
    if (step >= walk.total(byEdge) && !asking) store.set({playing: false});
    else timer = setTimeout(actions.advance, STEP / speed);
  });
}
