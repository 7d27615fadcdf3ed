/** The data: a set of the catalogue, by its picture or its name, or the reader's own. */

import {fill, h} from "../../../dom.js";
import {openOwnData} from "../../data/index.js";
import {createThumbnail} from "./thumbnail.js";

/** Sets that have a picture; all are in the list. */
const PICTURED = ["moons", "circles", "xor", "spiral"];
const OWN = "";

/** @param {import("../../context.js").Context} context */
export function createDatasets(context) {
  const {store, actions} = context;
  const list = h("select", {"aria-label": "Dataset", id: "field-data", onchange: choose});
  const wrong = h("p", {class: "wrong", role: "alert", id: "field-data-wrong"});
  const own = h("button", {type: "button", class: "btn plain own", "aria-haspopup": "dialog", onclick: openOwnData}, "Your own…");
  /** @type {Map<string, HTMLButtonElement>} */
  const pictures = new Map();
  const thumbs = h("div", {class: "thumbs", role: "group", "aria-label": "Pictured data sets"});
  let offered = "";

  function choose() {
    if (list.value !== OWN) actions.chooseDataset(list.value);
    show();
  }

  function draw() {
    for (const name of PICTURED) {
      if (pictures.has(name) || !store.get().datasets.some((row) => row.name === name)) continue;
      const button = h("button", {type: "button", class: "thumb", "aria-pressed": "false", onclick: () => actions.chooseDataset(name)}, createThumbnail(name), name);
      pictures.set(name, button);
      thumbs.append(button);
    }
  }

  function show() {
    const {datasets, spec} = store.get();
    const chosen = "dataset" in spec.data ? spec.data.dataset : null;
    const key = `${chosen === null}${datasets.map(({name}) => name).join()}`;
    if (key !== offered) {
      offered = key;
      fill(list, chosen === null && h("option", {value: OWN}, "your own"), ...datasets.map(({name, title}) => h("option", {value: name, title}, name)));
    }
    list.value = chosen ?? OWN;
    draw();
    for (const [name, button] of pictures) button.setAttribute("aria-pressed", String(name === chosen));
  }

  return {
    select: h("span", {class: "select dataset"}, list),
    own, thumbs, wrong, show,
    /** @param {string | null} message */
    complain(message) {
      wrong.textContent = message ?? "";
      if (message) list.setAttribute("aria-invalid", "true");
      else list.removeAttribute("aria-invalid");
    },
  };
}
