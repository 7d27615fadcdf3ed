/** What the pointer does on a canvas: it points at things, chooses nodes, opens and closes groups. */

/** After so many milliseconds without a move of the view it is looked again at what is under a pointer that rests. */
const REST = 80;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {import("../../store.js").Store<import("../../types.js").State>} store
 * @param {import("../../actions.js").Actions} actions
 * @param {ReturnType<typeof import("./tip.js").createTip>} tip
 * @param {object} scene
 * @param {(x: number, y: number) => import("./hit.js").Hit | null} scene.thingAt px of the canvas
 * @param {(x: number, y: number) => boolean} scene.isInvitation
 * @param {(hit: import("./hit.js").Hit) => boolean} scene.canBeDragged it is a number, and the program has it
 * @param {(hit: import("./hit.js").Hit | null) => void} scene.point at a thing
 * @param {() => void} scene.fit
 * @param {(key: string) => void} scene.edit the number of a leaf
 * @returns {(goesOn: boolean) => void} what is under the pointer may be another thing, or tell another number; `goesOn`: the
 *   view moves, and is to come to rest first
 */
export function listenForPointer(canvas, store, actions, tip, scene) {
  const at = (/** @type {MouseEvent} */ event) => scene.thingAt(event.offsetX, event.offsetY);
  const isGroup = (/** @type {import("./hit.js").Hit} */ hit) => hit.kind === "closed" || hit.kind === "open";
  const pathOf = (/** @type {import("./hit.js").Hit} */ hit) => hit.key.slice(2);
  /** @type {{x: number, y: number} | null} where the pointer is; looked at once a frame */
  let waiting = null;
  /** @type {{x: number, y: number} | null} where it rests, with no button down */
  let here = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let again;

  /** @param {{x: number, y: number}} place */
  function lookAt(place) {
    if (!waiting) requestAnimationFrame(look);
    waiting = place;
  }

  function look() {
    if (!waiting) return;
    const {x, y} = waiting;
    waiting = null;
    const hit = scene.thingAt(x, y);
    const id = hit && !isGroup(hit) ? hit.id : null;
    if (id !== store.get().hover) actions.hover(id);
    scene.point(hit);
    const invited = scene.isInvitation(x, y);
    canvas.classList.toggle("number", hit !== null && !invited && scene.canBeDragged(hit));
    canvas.classList.toggle("on", invited || (hit !== null && (!isGroup(hit) || hit.part === "toggle")));
    if (hit && !invited) tip.show(hit, x, y, store.get); else tip.hide();
  }

  function follow(/** @type {PointerEvent} */ event) {
    if (event.buttons || event.pointerType === "touch") {
      tip.hide();
      waiting = here = null;
      return;
    }
    here = {x: event.offsetX, y: event.offsetY};
    lookAt(here);
  }
  canvas.addEventListener("pointermove", follow);
  canvas.addEventListener("pointerenter", follow); // what lay over the canvas has gone: the pointer did not move
  function leave() {
    waiting = here = null;
    tip.hide();
    scene.point(null);
    if (store.get().hover !== null) actions.hover(null);
  }
  canvas.addEventListener("pointerleave", leave);
  canvas.addEventListener("pointerdown", () => tip.hide());
  canvas.addEventListener("wheel", () => tip.hide(), {passive: true});

  canvas.addEventListener("click", (event) => {
    if (event.target !== canvas) return;
    if (scene.isInvitation(event.offsetX, event.offsetY)) {
      actions.next();
      return;
    }
    const hit = at(event);
    if (!hit) actions.select(null);
    else if (!isGroup(hit)) actions.select(hit.id);
    else if (hit.part === "toggle") {
      tip.hide();
      actions.toggleGroup(pathOf(hit), {deep: event.altKey});
    }
  });
  canvas.addEventListener("dblclick", (event) => {
    if (event.target !== canvas || scene.isInvitation(event.offsetX, event.offsetY)) return;
    const hit = at(event);
    if (!hit) scene.fit();
    else if (hit.part === "number" || hit.kind === "chip") scene.edit(hit.key);
    else if (isGroup(hit) && hit.part !== "toggle") {
      tip.hide();
      actions.toggleGroup(pathOf(hit), {deep: event.altKey});
    }
  });

  return (goesOn) => {
    if (goesOn) tip.hide();
    if (!here || (again !== undefined && !goesOn)) return;
    clearTimeout(again);
    again = setTimeout(() => {
      again = undefined;
      if (here) lookAt(here);
    }, REST);
  };
}
