/** The table of runs, newest first: one is shown, others lie thin beside its curves. */

import {fill, h} from "../../dom.js";
import {fixed, said} from "../../numbers.js";
import {pointAt} from "../curves.js";
import {hasEnded} from "../runState.js";
import {percent} from "../words.js";

/** @typedef {import("../types.js").ListedRun} ListedRun */

/** @param {import("../context.js").Context} context @param {HTMLElement} element */
export function createRuns({store, actions}, element) {
  const about = h("span", {class: "cap"});
  const body = h("tbody", {});
  const table = h("table", {class: "runs", "aria-label": "Runs"}, h("thead", {}, h("tr", {}, h("th", {scope: "col"}, "Run"), h("th", {scope: "col"}, "Hidden"),
    h("th", {scope: "col", class: "r"}, "Rate"), h("th", {scope: "col", class: "r"}, "Loss"), h("th", {scope: "col", class: "r"}, "Accuracy"),
    h("th", {scope: "col"}, h("span", {class: "sr"}, "Curves")))), body);
  const fork = h("button", {type: "button", class: "btn", onclick: actions.forkHere}, "Fork from here");
  const remove = h("button", {type: "button", class: "btn plain", onclick: drop}, "Delete");
  element.append(h("div", {class: "bar"}, h("h2", {}, "Runs"), h("span", {class: "grow"}), about), h("div", {class: "rows"}, table), h("div", {class: "bar of-run"}, fork, h("span", {class: "grow"}), remove));

  /** @param {ListedRun} row */
  function rowOf(row) {
    const {run, overlays} = store.get();
    const isShown = run?.id === row.id;
    const point = isShown && run ? pointAt(run, run.epochs_done) : null;
    const loss = point ? point.loss : row.loss;
    const accuracy = point ? point.accuracy : row.accuracy;
    const number = h("button", {type: "button", class: "link", "data-run": row.id, "aria-label": `Show run #${row.number}`, onclick: () => void actions.chooseRun(row.id)}, `#${row.number}`);
    const lay = h("input", {type: "checkbox", "data-lay": row.id, "aria-label": `Curves of #${row.number}`, title: isShown ? "The shown run" : "Draw its curves, too",
      checked: isShown || overlays.has(row.id), disabled: isShown, onchange: () => actions.lay(row.id, lay.checked)});
    const about = hasEnded(row.state) && row.state !== "diverged" && row.state !== "failed" ? null : row.state;
    return h("tr", {class: isShown ? "now" : null, "aria-current": isShown ? "true" : null, onclick: pick},
      h("td", {}, number),
      h("td", {class: "num hidden-sizes", title: row.spec.network.hidden.join(", ")}, row.spec.network.hidden.join(", ") || "none"),
      h("td", {class: "r num"}, said(row.spec.optimizer.learning_rate)),
      h("td", {class: "r num"}, about && !point ? about : loss === null ? "–" : fixed(loss)),
      h("td", {class: "r num"}, accuracy === null || Number.isNaN(accuracy) ? "–" : percent(accuracy)),
      h("td", {class: "lay"}, h("label", {class: "check"}, lay)));

    /** @param {Event} event */
    function pick(event) {
      if (!(/** @type {Element} */ (event.target).closest("button, label"))) void actions.chooseRun(row.id);
    }
  }

  function show() {
    const {run, runs, auto, behind} = store.get();
    const active = document.activeElement instanceof HTMLElement && body.contains(document.activeElement) ? {...document.activeElement.dataset} : null;
    const all = run && !runs.some(({id}) => id === run.id)
      ? [{id: run.id, number: run.number, state: run.state, spec: run.spec, epochs_done: run.epochs_done, loss: null, accuracy: null}, ...runs] : runs;
    fill(body, ...all.map(rowOf));
    if (active?.run) /** @type {HTMLElement | null} */ (body.querySelector(`[data-run="${CSS.escape(active.run)}"]`))?.focus();
    if (active?.lay) /** @type {HTMLElement | null} */ (body.querySelector(`[data-lay="${CSS.escape(active.lay)}"]`))?.focus();
    about.textContent = run ? `${dataName(run.spec.data)}, ${run.spec.epochs.toLocaleString("en")} epochs${auto && !behind ? ", as in the form" : ""}` : "";
    remove.disabled = !run;
  }

  function showFork() {
    const {run, epoch} = store.get();
    fork.disabled = !run || (epoch === 0 && run.epochs_done === 0);
    fork.title = run ? `The next Train goes on from epoch ${epoch} of #${run.number}` : "";
  }

  function drop() {
    const {run} = store.get();
    if (run) void actions.deleteRun(run.id);
  }

  store.on(["runs", "overlays", "run", "auto", "behind"], show);
  store.on(["run", "epoch"], showFork);
  show();
  showFork();
}

/** @param {import("../types.js").Data} data */
const dataName = (data) => ("dataset" in data ? data.dataset : "own data");
