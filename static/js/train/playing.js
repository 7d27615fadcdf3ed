/** Playing: the epochs go by until the last one; the next is shown once the numbers of the present one are there. */

const STEP = 80;

/** @param {import("./context.js").Context} context */
export function keepPlaying({store, actions}) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  store.on(["playing", "epoch", "parameters", "run"], ({playing, epoch, parameters, run}, before) => {
    if (playing && before.playing && epoch === before.epoch && parameters === before.parameters) return;
    clearTimeout(timer);
    if (playing && run && parameters?.epoch === epoch) timer = setTimeout(actions.advance, STEP);
  });
}
