/** The editor: the program's text, in step with the state both ways. It comes after the graph; until then the text is plain,
 * and where it cannot come it is written in a plain field. */

import {afterPaint} from "../../pace/afterPaint.js";
import {afterPicture} from "../../pace/afterPicture.js";
import {h} from "../../dom.js";
import {chosenOf, nodesAt} from "../../graph/nodesAt.js";
import {placeAt} from "../../places.js";
import {frameOf} from "../../walk/shown.js";
import {changeBetween, movedBy} from "../../textChange.js";
import {throttled} from "../../pace/throttled.js";
import {marksOf} from "./marks.js";
import {createPlaceholder} from "./placeholder.js";
import {plainProgram} from "./plain.js";
import {createTextarea} from "./textarea.js";

/** @typedef {import("@codemirror/view").EditorView} EditorView */
/** @typedef {import("./marks.js").Kind} Kind */

/** Characters of a text for which the graph does not wait: to take it in and to read it takes the editor some frames. */
const LONG = 8192;
/** While the walk is scrubbed the source follows at this distance, in milliseconds: each mark has the editor measure itself. */
const APART = 100;
const WRITES = "input, textarea, select, [contenteditable=true]";

/** @param {import("../../context.js").Context} context @param {HTMLElement} element */
export function createEditor(context, element) {
  const {store, actions} = context;
  const keys = h("p", {id: "program-keys", class: "sr"}, "Control Enter runs the program. Tab leaves the editor.");
  const placeholder = createPlaceholder(context);
  element.append(keys);
  const begin = store.on(["program"], ({program}) => {
    if (program.length <= LONG) element.replaceChildren(keys, plainProgram(program), placeholder);
    else afterPaint(plainSoon);
  });
  let isOpen = false;
  function plainSoon() {
    const {program, document} = store.get();
    if (!isOpen && program !== document?.program) element.replaceChildren(keys, plainProgram(program), placeholder); // else the editor comes as soon
  }
  const come = afterPicture(store, () => {
    wait();
    load().then(open, openPlain);
  });
  const wait = store.on(["document", "problem"], come);
  /** @type {import("./view.js").Hooks} */
  const hooks = {
    changed: (text, how) => actions.setProgram(text, how),
    run: () => void actions.run(),
    clicked: select,
  };

  const load = () => Promise.all([import("../../codemirror.js"), import("./view.js"), import("./decorations.js"), import("./scrolling.js")]);

  function openPlain() {
    begin();
    isOpen = true;
    const field = createTextarea(store.get().program, hooks);
    element.replaceChildren(field.element, keys, placeholder);
    store.on(["program"], ({program}) => field.take(program));
  }

  /** @param {Awaited<ReturnType<typeof load>>} parts */
  function open([{redo, undo}, {createView, takeText}, {setMarks}, {scrollTo}]) {
    begin();
    isOpen = true;
    element.replaceChildren(keys);
    const view = createView(element, store.get().program, hooks);
    element.append(keys, placeholder);

    let dragged = store.get().dragging;
    /** A long text is on its way, and what is to be marked is not here yet. */
    let coming = false;
    store.on(["program"], ({program, dragging}) => {
      if (program.length > LONG && dragging === null && program.length !== view.state.doc.length) {
        if (!coming) afterPaint(takeLong);
        coming = true;
        return;
      }
      takeText(view, program, {continues: dragging !== null && dragging === dragged});
      dragged = dragging;
    });
    function takeLong() {
      if (store.get().placing) {
        const placed = store.on(["placing"], () => {
          placed();
          afterPaint(takeLong);
        });
        return;
      }
      coming = false;
      takeText(view, store.get().program, {continues: false});
      mark();
      show(store.get().problem ? "problem" : "present");
    }
    store.on(["dragging"], ({dragging}) => { if (dragging === null) dragged = null; });

    let marked = "";
    store.on(["program"], () => { marked = ""; }); // they have moved with the text
    /** Many steps of a built-in network share a place in the text: its marks are then drawn already. */
    const mark = () => {
      const marks = marksOf(store.get());
      const key = JSON.stringify(marks);
      if (coming || key === marked) return;
      marked = key;
      view.dispatch({effects: setMarks.of(marks)});
    };
    const show = (/** @type {Kind} */ kind) => {
      if (coming) return;
      const at = marksOf(store.get()).find((each) => each.kind === kind);
      if (at) scrollTo(view, at.from, at.to);
    };
    /** @type {Kind | null} what is to be seen of what is marked anew */
    let wanted = null;
    let soon = false;
    /** CodeMirror measures where the selection is whenever it takes something in: once the frame is painted that costs nothing. */
    const markSoon = () => {
      if (!soon) afterPaint(markWanted);
      soon = true;
    };
    function markWanted() {
      soon = false;
      mark();
      if (wanted) show(wanted);
      wanted = null;
    }
    const markNow = throttled(markSoon, APART);
    store.on(["document", "step", "byEdge", "selection", "hover", "problem"], (state, before) => {
      if (state.step !== before.step || state.byEdge !== before.byEdge) wanted = "present";
      if (state.selection !== before.selection) wanted = "selected";
      if (state.problem !== before.problem) wanted = "problem";
      markNow(state);
    });
    mark();
    show(store.get().problem ? "problem" : "present");

    addEventListener("keydown", (event) => {
      if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (/** @type {Element} */ (event.target).closest(WRITES)) return;
      const key = event.key.toLowerCase();
      const command = key === "z" ? (event.shiftKey ? redo : undo) : key === "y" && !event.shiftKey ? redo : null;
      if (command?.(view)) event.preventDefault();
    });
  }

  /** @param {number} offset in the text as it is now */
  function select(offset) {
    const {graph, program, selection} = store.get();
    if (!graph) return;
    const before = movedBy(offset, changeBetween(program, graph.document.program));
    if (before === null) return;
    const nodes = nodesAt(graph, placeAt(graph.document.program, before));
    const id = chosenOf(nodes, selection, frameOf(store.get())?.node ?? null);
    if (id === null) return;
    actions.select(id);
    actions.reveal(id);
  }
}
