/** Share: the address of exactly what is shown, in a selected field, with Copy. */

import {ICONS, h, icon} from "../dom.js";
import {ProblemError} from "../api.js";
import {formatAddress, pack} from "../address.js";
import {linkOf, momentShared, shortened} from "../links.js";
import {createAddressField} from "./addressField.js";
import {createDisclosure} from "./disclosure.js";
import {openExports} from "./exportMenu.js";

/** @typedef {import("../types.js").Opened} Opened */

/**
 * @param {import("../context.js").Context} context
 * @returns {HTMLElement}
 */
export function createShare({store, address}) {
  const {field, says, copy, select} = createAddressField("share");
  const instead = h("button", {type: "button", class: "btn", hidden: true, onclick: openExports}, "Export");
  const panel = h("div", {class: "popover share", id: "share", role: "dialog", "aria-label": "Share"},
    h("label", {for: "share-address"}, "Address"), h("div", {class: "row"}, field, copy), says, instead);
  const button = h("button", {type: "button", class: "btn plain"}, icon(...ICONS.share), "Share");
  createDisclosure(button, panel, {opened: () => void show()});

  /** An address cannot hold a graph that came from a file; it can hold the program that may have come along. @param {Opened} opened */
  async function addressBeside({name, document: {program, pass}}) {
    const {step, byEdge} = store.get();
    const link = linkOf(program);
    says.textContent = `An address cannot hold the graph in ${name}. This one runs its program anew, and the numbers may differ: to pass on these, send the file.`;
    return formatAddress({step, pass, byEdge, example: null, file: null, moment: null, link, program: link === null ? await pack(program) : null});
  }

  /** @param {Opened} opened */
  function tellWithout({name}) {
    says.textContent = `An address cannot hold a graph from a file, and this one came without a program. Send ${name} itself, or export the graph.`;
    instead.focus();
  }

  async function show() {
    const {opened, document} = store.get();
    const isAlone = opened !== null && opened.moment === null && opened.document.program.trim() === "";
    panel.classList.toggle("alone", isAlone);
    instead.hidden = opened === null || opened.moment !== null;
    if (opened && isAlone) return tellWithout(opened);
    const moment = opened?.moment;
    says.textContent = moment ? "Opens this pass at this very step, also when the run has been deleted." : "Opens this program at this very step.";
    let hash = opened && !moment ? await addressBeside(opened) : await address();
    try {
      hash = await (moment ? momentShared(hash, moment) : shortened(hash, document?.program ?? ""));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      says.textContent = moment ? `No link that stays could be had: this one works while the run is kept. ${error.problem.title}.`
        : `No short link could be kept, so this address holds the whole program. ${error.problem.title}.`;
    }
    field.value = `${location.origin}${location.pathname}${hash}`;
    select();
  }

  return h("div", {class: "anchor"}, button, panel);
}
