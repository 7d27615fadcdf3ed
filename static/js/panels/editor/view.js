/** CodeMirror set up for programs: what it looks like, its keys, and how a change from elsewhere arrives in it. */

import {
  Annotation, EditorState, EditorView, HighlightStyle, defaultKeymap, drawSelection, history, historyKeymap, indentUnit, isolateHistory,
  keymap, lineNumbers, python, syntaxHighlighting, tags,
} from "../../codemirror.js";
import {changeBetween} from "../../textChange.js";
import {markField} from "./decorations.js";
import {literalKeys, literalMarks} from "./literalMarks.js";
import {scrollTo} from "./scrolling.js";

const COLORS = HighlightStyle.define([
  {tag: tags.number, class: "tok-number"},
  {tag: tags.comment, class: "tok-comment"},
  {tag: tags.string, class: "tok-string"},
  {tag: [tags.keyword, tags.operatorKeyword, tags.bool, tags.null], class: "tok-keyword"},
  {tag: [tags.function(tags.variableName), tags.function(tags.propertyName), tags.function(tags.definition(tags.variableName)),
    tags.definition(tags.className)], class: "tok-function"},
]);

/** Marks a change that came from outside, and is not to be told back. */
const fromOutside = Annotation.define();

/**
 * @typedef {object} Hooks
 * @property {(text: string, how: {immediate: boolean}) => void} changed the reader has changed the text
 * @property {() => void} run
 * @property {(offset: number) => void} clicked a single click without a selection
 */

/**
 * @param {HTMLElement} parent
 * @param {string} text
 * @param {Hooks} hooks
 * @returns {EditorView}
 */
export function createView(parent, text, hooks) {
  const nonce = /** @type {HTMLMetaElement | null} */ (document.querySelector("meta[name=nonce]"))?.content ?? "";
  const run = () => {
    hooks.run();
    return true;
  };
  const listener = EditorView.updateListener.of((update) => {
    if (!update.docChanged || update.transactions.some((each) => each.annotation(fromOutside))) return;
    const immediate = ["input.paste", "input.drop", "input.nudge", "undo", "redo"].some((event) =>
      update.transactions.some((each) => each.isUserEvent(event)));
    hooks.changed(update.state.doc.toString(), {immediate});
  });
  const clicks = EditorView.domEventHandlers({
    click(event, view) {
      if (event.detail !== 1 || event.button !== 0 || !view.state.selection.main.empty) return;
      const offset = view.posAtCoords({x: event.clientX, y: event.clientY});
      if (offset !== null) hooks.clicked(offset);
    },
  });
  // Left to the browser, typing over several lines leaves inline styles behind, which the page's policy refuses.
  const typedOver = EditorView.domEventHandlers({
    beforeinput(event, view) {
      if (event.inputType !== "insertText" || event.data === null || event.isComposing || view.state.selection.main.empty) return false;
      view.dispatch(view.state.replaceSelection(event.data), {userEvent: "input.type", scrollIntoView: true});
      event.preventDefault();
      return true;
    },
  });
  return new EditorView({parent, state: EditorState.create({doc: text, extensions: [
    EditorView.cspNonce.of(nonce),
    lineNumbers(), history(), drawSelection(), python(), indentUnit.of("    "),
    syntaxHighlighting(COLORS), literalMarks, markField,
    EditorView.contentAttributes.of({tabindex: "0", "aria-label": "Program", "aria-describedby": "program-keys program-placeholder", autocapitalize: "off", autocorrect: "off", spellcheck: "false"}),
    EditorView.scrollHandler.of((view, range) => !view.hasFocus && scrollTo(view, range.from, range.to)),
    keymap.of([{key: "Ctrl-Enter", mac: "Ctrl-Enter", run}, {key: "Mod-Enter", run}, ...literalKeys, ...historyKeymap, ...defaultKeymap]),
    listener, clicks, typedOver,
  ]})});
}

/**
 * Bring the view to another text by one small change that Ctrl+Z takes back.
 * @param {EditorView} view
 * @param {string} text
 * @param {{continues: boolean}} how continues: it belongs to the change before, as each number of a drag does
 */
export function takeText(view, text, {continues}) {
  const changes = changeBetween(view.state.doc.toString(), text);
  if (!changes) return;
  // CodeMirror joins a composition to the change before it, however long that is ago: just what a drag needs.
  view.dispatch({changes, userEvent: continues ? "input.type.compose" : "input", annotations: [
    fromOutside.of(true), ...(continues ? [] : [isolateHistory.of("before")])]});
}
