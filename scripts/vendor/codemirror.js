// What the editor uses of CodeMirror 6; bundled into static/vendor/codemirror.js, and read by the type checker as its declaration.
export {defaultKeymap, history, historyKeymap, isolateHistory, redo, undo} from "@codemirror/commands";
export {python} from "@codemirror/lang-python";
export {HighlightStyle, indentUnit, syntaxHighlighting, syntaxTree} from "@codemirror/language";
export {Annotation, Compartment, EditorSelection, EditorState, RangeSet, RangeSetBuilder, StateEffect, StateField, Transaction} from "@codemirror/state";
export {Decoration, drawSelection, EditorView, GutterMarker, gutterLineClass, keymap, lineNumbers, ViewPlugin} from "@codemirror/view";
export {tags} from "@lezer/highlight";
