// What the editor uses of CodeMirror 6; bundled into static/vendor/codemirror.js, and read by the type checker as its declaration.
export {defaultKeymap, history, historyKeymap, isolateHistory} from "@codemirror/commands";
export {python} from "@codemirror/lang-python";
export {HighlightStyle, indentUnit, syntaxHighlighting} from "@codemirror/language";
export {Compartment, EditorState, RangeSetBuilder, StateEffect, StateField, Transaction} from "@codemirror/state";
export {Decoration, drawSelection, EditorView, keymap, lineNumbers} from "@codemirror/view";
export {tags} from "@lezer/highlight";
