/** Playing: a step at a time, at the chosen speed, until the end. */

const STEP = 1000;

/** @param {import("./context.js").Context} context */
export function keepPlaying({store, actions}) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  store.on(["playing", "speed", "step"], ({playing, speed, step, walk, byEdge}) => {
    clearTimeout(timer);
    if (!playing || !walk) return;
    if (step >= walk.total(byEdge)) store.set({playing: false});
    else timer = setTimeout(actions.next, STEP / speed);
  });
}
