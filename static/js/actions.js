/** What a reader can do. Only these change the state on a reader's behalf. */

import {breakingActions} from "./actions/breaking.js";
import {groupActions} from "./actions/groups.js";
import {createOpening} from "./actions/opening.js";
import {passingActions} from "./actions/passing.js";
import {programActions} from "./actions/program.js";
import {readingActions} from "./actions/reading.js";
import {createRunning} from "./actions/running.js";
import {walkingActions} from "./actions/walking.js";
import {createKeptPasses} from "./keptPasses.js";
import {remember} from "./memory.js";
import {isWordless} from "./opened.js";

/** @typedef {ReturnType<typeof createActions>} Actions */

/**
 * @param {import("./store.js").Store<import("./types.js").State>} store
 * @param {import("./context.js").Scene} scene
 * @param {import("./files/columns.js").Known} known
 */
export function createActions(store, scene, known) {
  const kept = createKeptPasses();
  const running = createRunning(store, kept, scene);
  const walking = walkingActions(store, scene);
  return {
    ...programActions(store, running, createOpening(store, running, known)),
    /** A graph that came without a program has nothing to run. */
    run: async () => {
      if (!isWordless(store.get())) await running.run();
    },
    cancel: running.cancel,
    ...passingActions(store, running, kept),
    ...walking,
    ...breakingActions(store, walking),
    ...groupActions(store),
    ...readingActions(store),
    /** @param {number | null} selection */
    select: (selection) => store.set({selection}),
    /** @param {number | null} dragging the leaf whose number is being dragged */
    drag: (dragging) => store.set({dragging}),
    /** @param {number | null} hover */
    hover: (hover) => store.set({hover}),
    /** @param {number[]} lit nodes of a path that is pointed at */
    light: (lit) => store.set({lit}),
    /** Say what went wrong besides the program. @param {{title: string, detail: string}} problem */
    tell: ({title, detail}) => store.set({notice: {title, detail, fails: true}}),
    dismiss: () => store.set({notice: null}),
    /** @param {boolean} present */
    setPresent: (present) => store.set({present}),
    /** @param {boolean} singleKeys */
    setSingleKeys(singleKeys) {
      remember("singleKeys", singleKeys ? "on" : "off");
      store.set({singleKeys});
    },
    zoomIn: () => scene.zoomIn(),
    zoomOut: () => scene.zoomOut(),
    fit: () => scene.fit(),
    /** Bring a node into view; while the picture is still that of an older graph there is none. @param {number} id */
    reveal(id) {
      const {graph, pictured} = store.get();
      if (graph && graph === pictured) scene.reveal(id);
    },
  };
}
