/** Share: the address of exactly what is shown, with all that the run was told. */

import {ICONS, h, icon} from "../../dom.js";
import {ProblemError, keepLink} from "../../api.js";
import {createAddressField} from "../../panels/addressField.js";
import {createDisclosure} from "../../panels/disclosure.js";
import {formatAddress, parseAddress} from "../address.js";

/** A hash longer than this is shared as a link: mail and chat programs cut what is longer. */
const LONG = 2000;

/** @param {import("../context.js").Context} context @returns {HTMLElement} */
export function createShare({store, address}) {
  const {field, says, copy, select} = createAddressField("share");
  const panel = h("div", {class: "popover share", id: "share", role: "dialog", "aria-label": "Share"},
    h("label", {for: "share-address"}, "Address"), h("div", {class: "row"}, field, copy), says);
  const button = h("button", {type: "button", class: "btn plain"}, icon(...ICONS.share), "Share");
  /** @type {Map<string, string>} the link of a run */
  const links = new Map();
  createDisclosure(button, panel, {opened: () => void show()});

  /** @param {string} hash */
  async function shortened(hash) {
    const {run} = store.get();
    const said = parseAddress(hash);
    if (!run || (hash.length <= LONG && said.spec !== null)) return hash;
    const own = `${run.id} ${run.changes.length}`;
    const {spec, changes} = run;
    const id = links.get(own) ?? await keepLink({...spec, ...(changes.length ? {changes} : {})});
    links.set(own, id);
    return formatAddress({...said, spec: null, link: id});
  }

  async function show() {
    says.textContent = "Opens this run at this very epoch; where the run is not there any more, it is trained anew.";
    let hash = await address();
    try {
      hash = await shortened(hash);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      says.textContent = `No short link could be kept, so this address may be too long to send. ${error.problem.title}.`;
    }
    field.value = `${location.origin}${location.pathname}${hash}`;
    select();
  }

  return h("div", {class: "anchor"}, button, panel);
}
