/** The form Training: data, network, training, and all else under More. */

import {h} from "../../../dom.js";
import {DATA, NETWORK, TRAINING} from "../../form/fields.js";
import {placed} from "../../form/problems.js";
import {shapeOf} from "../../dataShape.js";
import {parametersOf} from "../../work.js";
import {counted} from "../../../words/parts.js";
import {createDatasets} from "./datasets.js";
import {createField} from "./field.js";
import {createGo} from "./go.js";
import {createMore} from "./more.js";

/**
 * @param {import("../../context.js").Context} context
 * @param {HTMLElement} form
 */
export function createForm(context, form) {
  const {store} = context;
  const datasets = createDatasets(context);
  const [data, network, training] = [DATA, NETWORK, TRAINING].map((fields) => fields.map((field) => createField(context, field)));
  const more = createMore(context);
  const go = createGo(context);
  const count = h("span", {class: "cap", id: "parameter-count"});
  const row = (/** @type {string} */ kind, /** @type {import("./field.js").Drawn[]} */ fields) => h("div", {class: `fields ${kind}`}, ...fields.map(({element}) => element));

  form.append(
    h("div", {class: "bar"}, h("h2", {}, "Data"), datasets.select, datasets.own), datasets.thumbs, datasets.wrong, row("three", data),
    h("div", {class: "bar rule"}, h("h2", {}, "Network"), h("span", {class: "grow"}), count), row("", network),
    h("div", {class: "bar rule"}, h("h2", {}, "Training")), row("", training),
    more.element, go.element);

  function showCount() {
    const state = store.get();
    const shape = shapeOf(state);
    count.textContent = shape ? counted(parametersOf(state.spec.network.hidden, shape), "parameter").replace(/\d{5,}/, (digits) => Number(digits).toLocaleString("en")) : "";
  }

  function complain() {
    const drawn = [...data, ...network, ...training, ...more.fields()];
    const {fields, rest} = placed(store.get().problem, [...drawn.map(({field}) => field.path), "data"]);
    for (const each of drawn) each.complain(fields.get(each.field.path) ?? null);
    datasets.complain(fields.get("data") ?? null);
    if (more.fields().some(({field}) => fields.has(field.path))) more.open();
    go.complain(rest);
  }

  store.on(["spec", "unread", "options", "datasets"], () => {
    for (const each of [...data, ...network, ...training]) each.show();
    more.show();
    datasets.show();
  });
  store.on(["spec", "samples", "run"], showCount);
  store.on(["problem"], complain);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void context.actions.train();
  });
}
