/** The program's text: typed, mended, one number changed in it, or another taken in its place. */

import * as api from "../api.js";
import {parseAddress, saysPlace} from "../address.js";
import {FIRST, arrivalOf, lessonOf} from "../arrival.js";
import {drafts, keepDraft, keepWaiting, waitingAt} from "../drafts.js";
import {Unreadable} from "../files/unreadable.js";
import {literalNow} from "../literals.js";
import {rangeOf, withPlainEnds} from "../places.js";
import {changeBetween, rangeMovedBy} from "../textChange.js";

/** @typedef {import("../types.js").Problem} Problem */

/** @type {Problem} */
const UNREADABLE = {
  type: "about:address", title: "This address cannot be read", status: 0,
  detail: "The program in it is not whole. The first lesson is shown instead.",
};

/**
 * @param {import("./running.js").Store} store
 * @param {ReturnType<typeof import("./running.js").createRunning>} running
 * @param {ReturnType<typeof import("./opening.js").createOpening>} opening
 */
export function programActions(store, running, opening) {
  /** @type {import("../types.js").Example | null} */
  let latest = null;
  /** Counts what the reader has asked for: a text that comes late, after something else was chosen or written, is dropped. */
  let wishes = 0;

  /** @param {string} text @param {import("../types.js").Example | null} lesson */
  function take(text, lesson) {
    latest = lesson;
    const program = withPlainEnds(text);
    store.set({program, lesson, example: lesson?.name ?? null, stale: true, playing: false, notice: null});
  }

  /** A text of the reader's own. @param {string} text */
  function takeOwn(text) {
    keepWaiting(text);
    take(text, null);
    return running.run({step: 0, pass: null});
  }

  /**
   * Typing: runs a while after the last key.
   * @param {string} program
   * @param {{immediate?: boolean, live?: boolean}} [options] live: one of many changes in a row, each of which is to be seen
   */
  function setProgram(program, {immediate = false, live = false} = {}) {
    const {program: before, stale, opened} = store.get();
    if (program === before) return;
    wishes++;
    if (program === opened?.document.program) return restore(program);
    const lesson = latest?.program === program ? latest : null; // undone to the last change
    if (!lesson) keepDraft(program, before);
    keepWaiting(lesson ? null : program);
    store.set({program, lesson, example: lesson?.name ?? null, stale: !live || stale, playing: false, notice: null});
    if (live) void running.follow();
    else if (immediate) void running.run();
    else running.runSoon();
  }

  /** The text of an opened file as it came: its graph is the one that is shown. @param {string} program */
  function restore(program) {
    running.giveUp();
    keepWaiting(null);
    store.set({program, lesson: null, example: null, stale: false, running: false, problem: null});
  }

  /** @param {string} name */
  async function chooseExample(name) {
    const own = ++wishes;
    try {
      const lesson = await lessonOf(name);
      if (own !== wishes) return;
      take(lesson.program, lesson);
      await running.run(lesson.opens);
    } catch (error) {
      if (!(error instanceof api.ProblemError)) throw error;
      if (own === wishes) store.set({problem: error.problem});
    }
  }

  return {
    setProgram,
    /**
     * Put another number in the place of a leaf's literal; the place in the walk stays.
     * @param {number} id
     * @param {string} text
     */
    editLiteral(id, text) {
      const {graph, program} = store.get();
      const there = graph && literalNow(graph, id, program);
      if (there) setProgram(program.slice(0, there.from) + text + program.slice(there.to), {live: true});
    },
    /** The cure of a problem: write this in the place of what is marked, wherever that stands now. @param {string} text */
    cure(text) {
      const {program, problem} = store.get();
      const place = problem?.errors?.[0];
      if (!problem || place?.line === undefined || place.column === undefined) return;
      const {line, column, end_line: endLine = line, end_column: endColumn = column} = place;
      const about = problem.program ?? program;
      const range = rangeMovedBy(rangeOf(about, [line, column, endLine, endColumn]), changeBetween(about, program));
      if (range) setProgram(program.slice(0, range.from) + text + program.slice(range.to), {immediate: true});
    },
    drafts,
    chooseExample,
    /** @param {string} text */
    chooseDraft(text) {
      wishes++;
      return takeOwn(text);
    },
    /** The first of some files; what cannot be opened leaves everything as it is. @param {File[]} files */
    async openFiles(files) {
      const own = ++wishes;
      try {
        await opening.read(files[0], (file, shown) => {
          if (own !== wishes) return;
          const notice = files.length > 1 ? {title: `Only ${file.name} is opened`, detail: `One file is opened at a time, and there were ${files.length}.`, fails: false} : null;
          if (file.kind === "graph") {
            keepWaiting(null);
            opening.show(file, shown, {step: 0});
          } else {
            keepDraft(file.text, file.text);
            void takeOwn(file.text);
          }
          store.set({notice});
        });
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        if (own === wishes) store.set({notice: error.notice});
      }
    },
    /**
     * Show what a hash says; where it says nothing that can be shown, the first lesson with a word about it.
     * @param {string} hash
     */
    async load(hash) {
      const own = ++wishes;
      const address = parseAddress(hash);
      const {step, byEdge, pass, ...source} = address;
      const waiting = waitingAt(hash);
      try {
        if (store.get().document && Object.values(source).every((part) => part === null)) return await running.run({step, byEdge, pass});
        if (address.file !== null) {
          const came = await opening.again(address.file, (file, shown) => {
            if (own === wishes) opening.show(file, shown, {step, byEdge});
          });
          if (!came && own === wishes && !store.get().document) return await chooseExample(FIRST);
        } else {
          const {program, lesson, moment} = await arrivalOf(address);
          if (moment) {
            const came = await opening.pass(moment, (document) => {
              if (own === wishes) opening.showMoment(moment, document, {step, byEdge});
            });
            if (!came && own === wishes && !store.get().document) return await chooseExample(FIRST);
          } else if (own === wishes) {
            take(program, lesson);
            await running.run(lesson && !saysPlace(hash) ? {byEdge, ...lesson.opens} : {step, byEdge, pass});
          }
        }
        if (waiting !== null && own === wishes) setProgram(waiting, {immediate: true});
      } catch (error) {
        if (own !== wishes) return;
        await chooseExample(FIRST);
        if (error instanceof Unreadable) store.set({notice: error.notice});
        else store.set({problem: error instanceof api.ProblemError ? error.problem : UNREADABLE});
      }
    },
  };
}
