/** What is not told to every run: under More, in parts of its own. */

import {fill, h} from "../../../dom.js";
import {MORE, optionFields} from "../../form/fields.js";
import {valueAt} from "../../form/paths.js";
import {counted} from "../../../words/parts.js";
import {createFaults} from "./faults.js";
import {createField} from "./field.js";

/** @typedef {import("./field.js").Drawn} Drawn */

/** @param {import("../../context.js").Context} context */
export function createMore(context) {
  const {store} = context;
  const parts = MORE.map(({title, fields}) => ({title, drawn: fields.map((field) => createField(context, field))}));
  const boxes = {optimizer: h("div", {class: "fields"}), schedule: h("div", {class: "fields"})};
  /** @type {{optimizer: Drawn[], schedule: Drawn[]}} fields that the chosen rows have */
  let own = {optimizer: [], schedule: []};
  const names = {optimizer: "", schedule: ""};
  const faults = createFaults(context);
  const changed = h("span", {class: "cap"});

  const section = (/** @type {string} */ title, /** @type {(HTMLElement | null)[]} */ ...contents) => h("section", {}, h("h3", {}, title), ...contents);
  const optimizer = section("Optimizer options", boxes.optimizer);
  const element = h("details", {class: "more-fields rule", ontoggle: reveal}, h("summary", {}, h("span", {class: "title"}, "More"), h("span", {class: "grow"}), changed),
    optimizer,
    ...parts.map(({title, drawn}) => section(title, h("div", {class: "fields"}, ...drawn.map((each) => each.element)), drawn.some((each) => each.field.path === "schedule.name") ? boxes.schedule : null)),
    section("Faults", faults.element));

  /** What opens below would lie behind the buttons. */
  function reveal() {
    if (element.open) element.scrollIntoView({block: "start"});
  }

  function showOptions() {
    const state = store.get();
    for (const part of /** @type {const} */ (["optimizer", "schedule"])) {
      const name = state.spec[part]?.name ?? "";
      if (name !== names[part]) {
        names[part] = name;
        own = {...own, [part]: optionFields(state)[part].map((field) => createField(context, field))};
        fill(boxes[part], ...own[part].map((each) => each.element));
      }
    }
    optimizer.hidden = own.optimizer.length === 0;
    boxes.schedule.hidden = own.schedule.length === 0;
  }

  const fields = () => [...own.optimizer, ...own.schedule, ...parts.flatMap(({drawn}) => drawn)];

  /** How many of them are not as a run has them that is told nothing. */
  function count() {
    const state = store.get();
    const differ = fields().filter(({field}) => {
      const value = valueAt(state.spec, field.path) ?? null;
      const usual = field.usual?.(state) ?? valueAt(state.options.default, field.path) ?? null;
      return value !== null && value !== usual && (field.applies?.(state) ?? true) || (value === null && field.usual === undefined && usual !== null);
    }).length + state.spec.faults.length;
    changed.textContent = differ ? `${counted(differ, "setting")} changed` : "";
  }

  return {
    element,
    fields,
    open() {
      element.open = true;
    },
    show() {
      showOptions();
      for (const each of fields()) each.show();
      faults.show();
      count();
    },
  };
}
