/** The one door to CodeMirror; imported only when the editor is needed. */
export * from "../vendor/codemirror.js";
