/** The menu Colour: what the nodes are coloured by, and whether lines show what goes back along them. */

import {ICONS, h, icon} from "../../dom.js";
import {createMenu} from "../menu.js";

/** @typedef {import("../../reading/colouring.js").By} By */

/** @type {{by: By | null, title: string, purpose: string}[]} */
export const COLOURS = [
  {by: null, title: "None", purpose: "op chips alone are tinted"},
  {by: "value", title: "Value", purpose: "below 0, above 0"},
  {by: "gradient", title: "Gradient", purpose: "lowers or raises the output"},
  {by: "magnitude", title: "|Gradient|, log", purpose: "size, by powers of ten"},
  {by: "depth", title: "Depth", purpose: "level from the leaves"},
];

/** @param {import("../../context.js").Context} context @returns {HTMLElement} */
export function createColourMenu({store, actions}) {
  const button = h("button", {
    type: "button", class: "btn icon plain colour-button", "aria-label": "Colour", title: "Colour nodes and lines", "aria-haspopup": "menu", "aria-controls": "colour-menu",
  }, icon(...ICONS.colour));
  const choices = COLOURS.map(({by, title, purpose}) => h("button", {type: "button", role: "menuitemradio", tabindex: "-1", onclick() {
    actions.colour(by);
    leave();
  }}, title, h("span", {class: "cap"}, purpose)));
  const edges = h("button", {type: "button", role: "menuitemcheckbox", tabindex: "-1", onclick: () => actions.setByContribution(!store.get().byContribution)},
    "Edges by contribution", h("span", {class: "cap"}, "width and sign"));
  const menu = h("div", {class: "popover menu-list colour-menu", id: "colour-menu", role: "menu", "aria-label": "Colour"}, ...choices, h("hr", {role: "separator"}), edges);
  const {close} = createMenu(button, menu, [...choices, edges]);

  function leave() {
    close();
    button.focus();
  }

  function show() {
    const {colouring, byContribution} = store.get();
    choices.forEach((choice, i) => choice.setAttribute("aria-checked", String(COLOURS[i].by === (colouring?.by ?? null))));
    edges.setAttribute("aria-checked", String(byContribution));
    button.classList.toggle("on", colouring !== null || byContribution);
  }

  store.on(["colouring", "byContribution"], show);
  show();
  return h("div", {class: "cluster anchor colours"}, button, menu);
}
