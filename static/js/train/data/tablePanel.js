/** A table of one's own: pasted, chosen or dropped as CSV, its target chosen. */

import {fill, h, icon, ICONS} from "../../dom.js";
import {Unreadable} from "../../files/unreadable.js";
import {placeOf} from "./complaint.js";
import {ACCEPTED, MOST_BYTES, tableIn} from "./file.js";
import {columnOf, hasHeader, namesOf, previewOf, targetOf} from "./preview.js";
import {createTablePreview} from "./tablePreview.js";

/** @typedef {import("../types.js").OwnCsv} OwnCsv */

/** @param {import("../context.js").Context} context */
export function createTablePanel({store, actions}) {
  /** @type {import("./preview.js").Preview | null} */
  let preview = null;
  /** What the reader has chosen; null: what is found. @type {{target: string | number | null, header: boolean | null}} */
  let chosen = {target: null, header: null};

  const input = h("input", {type: "file", accept: ACCEPTED, "aria-label": "CSV file", class: "sr", tabindex: -1, onchange: takeChosen});
  const text = h("textarea", {id: "own-csv", rows: 8, spellcheck: "false", wrap: "off", autocapitalize: "off", autocomplete: "off",
    placeholder: "x0, x1, class\n0.1, 0.7, yes\n0.4, 0.2, no", oninput: read});
  const target = h("select", {id: "own-target", onchange: () => choose({target: preview && targetOf(preview, header.checked, Number(target.value))})});
  const header = h("input", {type: "checkbox", id: "own-header", onchange: () => choose({header: header.checked})});
  const standardize = h("input", {type: "checkbox", id: "own-standardize"});
  const shown = createTablePreview();
  const wrong = h("div", {class: "wrong", role: "alert"});
  const options = h("div", {class: "own-options"},
    h("label", {class: "own-target", for: "own-target"}, "Target", h("span", {class: "select"}, target)),
    h("label", {class: "check"}, header, "Header"),
    h("label", {class: "check", title: "Each feature gets mean 0 and deviation 1 over the rows that are trained on"}, standardize, "Standardize the features"));
  const element = h("div", {class: "own-table"},
    h("div", {class: "own-way"}, h("label", {for: text.id}, "CSV text"), h("span", {class: "cap"}, "pasted, or dropped as a file"), h("span", {class: "grow"}), input,
      h("button", {type: "button", class: "btn", onclick: () => input.click()}, icon(...ICONS.open), "Choose a file")),
    text, wrong, options, shown.element);

  /** @param {Partial<typeof chosen>} choice */
  function choose(choice) {
    chosen = {...chosen, ...choice};
    show();
  }

  function read() {
    complain("");
    preview = previewOf(text.value);
    show();
  }

  /** The column that was chosen where it is still there, else the last one, as most tables have it. @param {import("./preview.js").Preview} table */
  function targetIn(table) {
    const found = chosen.target === null ? -1 : columnOf(table, chosen.target);
    return found < 0 ? table.width - 1 : found;
  }

  function show() {
    options.hidden = preview === null;
    if (preview) {
      const column = targetIn(preview);
      header.checked = chosen.header ?? hasHeader(preview, column);
      fill(target, ...namesOf(preview, header.checked).map((name, j) => h("option", {value: j}, name)));
      target.value = String(column);
    }
    shown.show(preview, {header: header.checked, target: Number(target.value)});
  }

  /** @param {string} words */
  function complain(words) {
    wrong.textContent = words;
    if (words) text.setAttribute("aria-invalid", "true");
    else text.removeAttribute("aria-invalid");
  }

  /** @param {File} file */
  async function takeFile(file) {
    try {
      put(await tableIn(file));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      complain(`${error.notice.title}. ${error.notice.detail}`);
    }
  }

  function takeChosen() {
    const [file] = input.files ?? [];
    input.value = ""; // the same file can be chosen again
    if (file) void takeFile(file);
  }

  /** @param {string} csv @param {typeof chosen} [choice] */
  function put(csv, choice = {target: null, header: null}) {
    text.value = csv;
    chosen = choice;
    read();
  }

  /** Selects a stretch of the text and brings its line into view. @param {{from: number, to: number, line: number}} place */
  function select({from, to, line}) {
    text.focus({preventScroll: true});
    text.setSelectionRange(from, to);
    const height = parseFloat(getComputedStyle(text).lineHeight);
    text.scrollTop = Math.max(0, (line - 1) * height - text.clientHeight / 2);
    text.scrollIntoView({block: "nearest"});
  }

  store.on(["spec"], ({spec}, before) => {
    if (spec.standardize !== before.spec.standardize) standardize.checked = spec.standardize;
  });
  standardize.checked = store.get().spec.standardize;
  show();

  return {
    element,
    takeFile,
    /** What is to be learnt; null as long as there is nothing. @returns {OwnCsv | null} */
    data() {
      if (!preview || new Blob([text.value]).size > MOST_BYTES) return null;
      return {csv: text.value, target: targetOf(preview, header.checked, Number(target.value)), header: header.checked};
    },
    /** What else is told with the data. */
    prepare() {
      if (standardize.checked !== store.get().spec.standardize) actions.setField("standardize", standardize.checked);
    },
    lacks: () => (preview ? `The text is too long; ${MOST_BYTES / 2 ** 20} MiB is the limit.` : "There is no table yet. Paste one, or choose a file."),
    /** Data that came from elsewhere; nothing is trained. @param {import("../types.js").Data} data */
    take(data) {
      if (!("csv" in data)) return false;
      put(data.csv, {target: data.target, header: data.header ?? null});
      return true;
    },
    /** What the server has against it, and where. @param {string[]} messages */
    refuse(messages) {
      complain(messages.map((message) => message.replace(/^./, (first) => first.toUpperCase()).replace(/[^.?!]$/, "$&.")).join(" "));
      const place = preview && placeOf(messages[0], text.value, preview.delimiter, header.checked);
      if (place) select(place);
    },
  };
}
