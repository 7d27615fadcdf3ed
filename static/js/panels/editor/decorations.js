/** Marks as CodeMirror draws them: tinted lines with a tinted number, and ranges. */

import {Decoration, EditorView, GutterMarker, RangeSet, StateEffect, StateField, gutterLineClass} from "../../codemirror.js";

/** @typedef {import("./marks.js").Mark} Mark */

/** @type {import("@codemirror/state").StateEffectType<Mark[]>} */
export const setMarks = StateEffect.define();

class LineNumberClass extends GutterMarker {
  /** @param {string} name */
  constructor(name) {
    super();
    this.elementClass = name;
  }

  /** @param {GutterMarker} other */
  eq(other) {
    return this.elementClass === other.elementClass;
  }
}

/** Which class a mark gives its lines; the ones not named here tint none. @param {Mark} mark */
const lineClass = ({kind, phase}) => ({present: `cm-here ${phase}`, problem: "cm-bad", nan: "cm-nan"}[/** @type {string} */ (kind)]);

/** @param {Mark} mark */
const rangeClass = ({kind, phase}) => ({present: `cm-present ${phase}`, problem: "cm-error", nan: "cm-error", selected: "cm-selected-node",
  hovered: "cm-hovered-node"}[kind]);

/**
 * @param {import("@codemirror/state").Text} doc
 * @param {Mark[]} marks
 */
function drawn(doc, marks) {
  const ranges = [];
  const numbers = [];
  for (const mark of marks) {
    const to = Math.min(mark.to, doc.length);
    const from = Math.min(mark.from, to);
    const name = lineClass(mark);
    if (name) {
      for (let line = doc.lineAt(from); ; line = doc.line(line.number + 1)) {
        ranges.push(Decoration.line({class: name}).range(line.from));
        numbers.push(new LineNumberClass(name).range(line.from));
        if (line.to >= to) break;
      }
    }
    if (to > from) {
      ranges.push(Decoration.mark({class: rangeClass(mark), tagName: mark.kind === "present" ? "mark" : "span"}).range(from, to));
    }
  }
  return {ranges: Decoration.set(ranges, true), numbers: RangeSet.of(numbers, true)};
}

/** The extension; `setMarks` says what is marked. Between two of them the marks move with the text. */
export const markField = StateField.define({
  create: () => ({ranges: Decoration.none, numbers: /** @type {RangeSet<GutterMarker>} */ (RangeSet.empty)}),
  update(now, transaction) {
    for (const effect of transaction.effects) if (effect.is(setMarks)) return drawn(transaction.newDoc, effect.value);
    if (!transaction.docChanged) return now;
    return {ranges: now.ranges.map(transaction.changes), numbers: now.numbers.map(transaction.changes)};
  },
  provide: (field) => [
    EditorView.decorations.from(field, ({ranges}) => ranges),
    gutterLineClass.from(field, ({numbers}) => numbers),
  ],
});
