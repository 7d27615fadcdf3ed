/** What a reader can do. Only these change the state on a reader's behalf. */

import * as api from "./api.js";
import {parseAddress} from "./address.js";
import {FIRST, arrivalOf, lessonOf} from "./arrival.js";
import {groupsOf, indexGraph} from "./graph.js";
import {drafts, keepDraft, keepWaiting, waitingAt} from "./drafts.js";
import {literalNow} from "./literals.js";
import {remember} from "./memory.js";
import {rangeOf} from "./places.js";
import {changeBetween, rangeMovedBy} from "./textChange.js";
import {createWalk} from "./walk.js";

/** @typedef {import("./types.js").State} State */
/** @typedef {ReturnType<typeof createActions>} Actions */

const PAUSE = 400;

/**
 * @param {import("./store.js").Store<State>} store
 * @param {import("./context.js").Scene} scene
 */
export function createActions(store, scene) {
  /** @type {AbortController | null} */
  let asking = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;
  /** @type {import("./types.js").Example | null} */
  let latest = null;
  let following = false;
  let behind = false;

  /**
   * Ask for the graph of the program; a later request gives this one up.
   * @param {{step?: number, byEdge?: boolean, pass?: number | null}} [place] where to stand; left out, the reader stays
   */
  async function run(place = {}) {
    clearTimeout(typing);
    asking?.abort();
    const own = asking = new AbortController();
    const {program} = store.get();
    const pass = place.pass === undefined ? store.get().pass : place.pass;
    store.set({running: true, startedAt: Date.now()});
    try {
      const document = await graphOf(program, pass, own.signal);
      if (own !== asking) return;
      show(document, place);
    } catch (error) {
      if (own !== asking) return;
      if (!(error instanceof api.ProblemError)) throw error;
      store.set({problem: {...error.problem, program}, stale: true, playing: false});
    } finally {
      if (own === asking) store.set({running: false});
    }
  }

  /** Follow a text that changes faster than it is answered: one request at a time, and then the newest text. */
  async function follow() {
    behind = following;
    if (following) return;
    following = true;
    try {
      do {
        behind = false;
        await run();
      } while (behind);
    } finally {
      following = false;
    }
  }

  /** @param {string} program @param {number | null} pass @param {AbortSignal} signal */
  async function graphOf(program, pass, signal) {
    try {
      return await api.graphOf(pass === null ? {program} : {program, pass}, signal);
    } catch (error) {
      const gone = error instanceof api.ProblemError && error.problem.errors?.some(({field}) => field === "pass");
      if (pass === null || !gone) throw error;
      return api.graphOf({program}, signal); // the pass that was shown is not there any more
    }
  }

  /** @param {import("./types.js").GraphDocument} document @param {{step?: number, byEdge?: boolean}} place */
  function show(document, place) {
    const before = store.get();
    const graph = indexGraph(document);
    const walk = createWalk(graph);
    const byEdge = place.byEdge ?? before.byEdge;
    const step = Math.min(place.step ?? before.step, walk.total(byEdge));
    const {selection} = before;
    const kept = selection !== null && selection < graph.count && before.graph?.name(selection) === graph.name(selection) ? selection : null;
    const anew = before.document?.program !== document.program && place.step !== undefined;
    store.set({
      document, graph, walk, byEdge, step, pass: document.pass, selection: anew ? null : kept, problem: null,
      stale: before.program !== document.program && !behind, open: anew ? null : before.open, asking: false,
    });
  }

  /** @param {number} step */
  function move(step) {
    const {walk, byEdge, askFirst, step: before} = store.get();
    if (!walk) return;
    const to = Math.min(Math.max(Math.round(step), 0), walk.total(byEdge));
    store.set({step: to, asking: askFirst && to === before + 1});
  }

  /** One step on; a number that is still asked for is shown first. */
  function advance() {
    const {asking: hidden, step} = store.get();
    if (hidden) store.set({asking: false});
    else move(step + 1);
  }

  /** Whoever steps by hand takes over from the player. @param {() => void} step */
  function byHand(step) {
    store.set({playing: false});
    step();
  }

  /** @param {string} text @param {import("./types.js").Example | null} lesson */
  function loadProgram(text, lesson) {
    clearTimeout(typing);
    latest = lesson;
    const program = text.replace(/\r\n?/g, "\n");
    store.set({program, lesson, example: lesson?.name ?? null, stale: true, playing: false});
  }

  const actions = {
    run: () => run(),
    cancel() {
      asking?.abort();
      asking = null;
      behind = false;
      const {program, document} = store.get();
      store.set({running: false, placing: false, stale: document !== null && document.program !== program});
    },
    advance,
    /** @param {number} step */
    goTo: (step) => byHand(() => move(step)),
    next: () => byHand(advance),
    previous: () => byHand(() => move(store.get().step - 1)),
    first: () => byHand(() => move(0)),
    last: () => byHand(() => move(Infinity)),
    togglePlay() {
      const {playing, step, walk, byEdge} = store.get();
      if (!walk) return;
      if (!playing && step === walk.total(byEdge)) move(0);
      store.set({playing: !playing});
    },
    /** @param {number} speed */
    setSpeed: (speed) => store.set({speed}),
    /** @param {boolean} byEdge */
    setByEdge(byEdge) {
      const {walk, step, byEdge: before} = store.get();
      store.set({byEdge, step: walk ? walk.translate(step, before, byEdge) : step, asking: false});
    },
    /** @param {boolean} askFirst */
    setAskFirst: (askFirst) => store.set({askFirst, asking: false}),
    /** @param {boolean} overwrite */
    setOverwrite: (overwrite) => store.set({overwrite}),
    /** @param {number} pass */
    setPass: (pass) => run({pass}),
    /** @param {number | null} selection */
    select: (selection) => store.set({selection}),
    /** @param {number | null} dragging the leaf whose number is being dragged */
    drag: (dragging) => store.set({dragging}),
    /** @param {number | null} hover */
    hover: (hover) => store.set({hover}),
    /** @param {number[]} lit nodes of a path that is pointed at */
    light: (lit) => store.set({lit}),
    /** @param {string} path @param {{deep?: boolean}} [options] */
    toggleGroup(path, {deep = false} = {}) {
      const {picture, graph} = store.get();
      if (!picture || !graph) return;
      const isBelow = (/** @type {string} */ other) => other === path || other.startsWith(`${path}/`);
      const open = picture.open.includes(path) ? picture.open.filter((other) => !isBelow(other))
        : [...picture.open, ...(deep ? groupsOf(graph).filter(isBelow) : [path])];
      store.set({open: [...new Set(open)]});
    },
    expandAll() {
      const {graph} = store.get();
      if (graph) store.set({open: groupsOf(graph)});
    },
    collapseAll: () => store.set({open: []}),
    /** @param {string[]} paths groups to open beside those that are */
    openGroups(paths) {
      const open = store.get().picture?.open ?? [];
      const missing = paths.filter((path) => !open.includes(path));
      if (missing.length) store.set({open: [...open, ...missing]});
    },
    /**
     * Typing: runs a while after the last key.
     * @param {string} program
     * @param {{immediate?: boolean, live?: boolean}} [options] live: one of many changes in a row, each of which is to be seen
     */
    setProgram(program, {immediate = false, live = false} = {}) {
      const {program: before, stale} = store.get();
      if (program === before) return;
      const lesson = latest?.program === program ? latest : null; // undone to the last change
      if (!lesson) keepDraft(program, before);
      keepWaiting(lesson ? null : program);
      store.set({program, lesson, example: lesson?.name ?? null, stale: !live || stale, playing: false});
      clearTimeout(typing);
      if (live) void follow();
      else if (immediate) void run();
      else typing = setTimeout(run, PAUSE);
    },
    /**
     * Put another number in the place of a leaf's literal; the place in the walk stays.
     * @param {number} id
     * @param {string} text
     */
    editLiteral(id, text) {
      const {graph, program} = store.get();
      const there = graph && literalNow(graph, id, program);
      if (there) actions.setProgram(program.slice(0, there.from) + text + program.slice(there.to), {live: true});
    },
    /** The cure of a problem: write this in the place of what is marked, wherever that stands now. @param {string} text */
    cure(text) {
      const {program, problem} = store.get();
      const place = problem?.errors?.[0];
      if (!problem || place?.line === undefined || place.column === undefined) return;
      const {line, column, end_line: endLine = line, end_column: endColumn = column} = place;
      const about = problem.program ?? program;
      const range = rangeMovedBy(rangeOf(about, [line, column, endLine, endColumn]), changeBetween(about, program));
      if (range) actions.setProgram(program.slice(0, range.from) + text + program.slice(range.to), {immediate: true});
    },
    /** @param {string} name */
    async chooseExample(name) {
      try {
        const lesson = await lessonOf(name);
        loadProgram(lesson.program, lesson);
        await run({step: 0, pass: null});
      } catch (error) {
        if (!(error instanceof api.ProblemError)) throw error;
        store.set({problem: error.problem});
      }
    },
    drafts,
    /** A text of the reader's own. @param {string} text */
    chooseDraft(text) {
      keepWaiting(text);
      loadProgram(text, null);
      return run({step: 0, pass: null});
    },
    /**
     * Show what a hash says; where it says nothing that can be shown, the first lesson with a word about it.
     * @param {string} hash
     */
    async load(hash) {
      const address = parseAddress(hash);
      const {step, byEdge, pass, ...source} = address;
      const waiting = waitingAt(hash);
      try {
        if (store.get().document && Object.values(source).every((part) => part === null)) return await run({step, byEdge, pass});
        const {program, lesson} = await arrivalOf(address);
        loadProgram(program, lesson);
        await run({step, byEdge, pass});
        if (waiting !== null) actions.setProgram(waiting, {immediate: true});
      } catch (error) {
        const problem = error instanceof api.ProblemError ? error.problem
          : {type: "about:address", title: "This address cannot be read", status: 0, detail: "The program in it is not whole. The first lesson is shown instead."};
        await actions.chooseExample(FIRST);
        store.set({problem});
      }
    },
    /** @param {import("./types.js").Problem} problem */
    tell: (problem) => store.set({problem}),
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
  return actions;
}
