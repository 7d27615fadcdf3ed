/** The dialog in which readers bring data of their own: a table, or points on a plane. */

import {h} from "../../dom.js";
import {createDrops} from "../../panels/drops.js";
import {createTablist} from "../../panels/tablist.js";
import {control, key} from "../../pressed.js";
import {aboutData} from "./complaint.js";
import {keep, kept} from "./kept.js";
import {createPointsPanel} from "./pointsPanel.js";
import {Unreadable} from "../../files/unreadable.js";
import {mayBeRun, readRun} from "../runFile.js";
import {createTablePanel} from "./tablePanel.js";

const ID = "own-data";
/** Windows wide enough for the dialog to leave the form and the boundary free: what changes there is seen. */
const WIDE = "(min-width: 1201px)";

export function openOwnData() {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById(ID));
  if (dialog.open) /** @type {HTMLElement | null} */ (dialog.querySelector("[aria-selected=true]"))?.focus();
  else if (matchMedia(WIDE).matches) dialog.show();
  else dialog.showModal();
}

/**
 * @param {import("../context.js").Context} context
 * @returns {HTMLDialogElement}
 */
export function createOwnData(context) {
  const {store, actions} = context;
  const table = createTablePanel(context);
  const ways = [table, createPointsPanel(context)];
  const wrong = h("p", {class: "wrong", role: "alert"});
  const tabs = createTablist("Ways to bring data", [{id: "own-table", name: ["Table"]}, {id: "own-points", name: ["Points"]}], forget);
  ways.forEach(({element}, i) => tabs.panels[i].append(element));
  const use = h("button", {type: "button", class: "btn solid", title: "Ctrl+Enter", onclick: () => void take()}, "Use these data");
  const dialog = h("dialog", {id: ID, class: "own-data", "aria-labelledby": "own-data-title", onclose: remember},
    h("header", {}, h("h2", {id: "own-data-title"}, "Your own data"), tabs.list, h("span", {class: "grow"}),
      h("button", {type: "button", class: "btn", onclick: () => dialog.close()}, "Close")),
    ...tabs.panels,
    h("footer", {}, use, wrong));

  function forget() {
    wrong.textContent = "";
  }

  /** Trains on what stands in the open panel; what is wrong with it is said here, what is wrong elsewhere in the form. */
  async function take() {
    const way = ways[tabs.at()];
    const data = way.data();
    wrong.textContent = data ? "" : way.lacks();
    if (!data) return;
    keep(data);
    if ("prepare" in way) way.prepare();
    actions.setData(data);
    await actions.train();
    const {problem} = store.get();
    const messages = problem && aboutData(problem);
    if (!messages) return dialog.close();
    if ("refuse" in way) way.refuse(messages);
    else wrong.textContent = messages.join(" ");
  }

  /** @param {File} file a table, or a run, which is trained once more */
  async function takeDropped(file) {
    if (!mayBeRun(file)) {
      if (!dialog.open) openOwnData();
      tabs.open(0);
      return table.takeFile(file);
    }
    try {
      await actions.repeat(await readRun(file), null);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      store.set({problem: {type: "about:file", status: 0, title: error.notice.title, detail: error.notice.detail}});
    }
  }

  function remember() {
    const data = ways[tabs.at()].data();
    if (data) keep(data);
  }

  /** Data that an address or the last visit brought. @param {import("../types.js").Data} data */
  function fillWith(data) {
    const i = ways.findIndex((way) => way.take(data));
    if (i >= 0) tabs.open(i);
  }

  for (const panel of tabs.panels) for (const name of ["input", "change", "pointerdown", "keydown"]) panel.addEventListener(name, forget);
  dialog.addEventListener("keydown", (event) => {
    const act = control("enter")(event) ? take : key("Escape")(event) ? () => dialog.close() : null;
    if (!act || event.defaultPrevented) return;
    event.preventDefault();
    void act();
  });
  document.body.append(createDrops("Drop to read", ["a table (.csv, .tsv or .txt)", "or a run (.json)"], ([file]) => void takeDropped(file)));
  store.on(["spec"], ({spec}, before) => {
    if (spec.data !== before.spec.data && !dialog.open && !("dataset" in spec.data)) fillWith(spec.data);
  });
  tabs.open(0);
  const last = kept();
  if (last) fillWith(last);
  return dialog;
}
