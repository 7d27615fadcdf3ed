/** The gallery's list: a field to search in, and under it the lessons by theme, in as many columns as the window has room for. */

import {fill, h} from "../../dom.js";
import {best, byTheme, found, offered} from "./entries.js";
import {placeList} from "./place.js";

/** @typedef {import("./entries.js").Entry} Entry */

/**
 * @param {import("../../context.js").Context} context
 * @param {HTMLElement} box what opens it, and has the focus again once something is chosen
 */
export function createList(context, box) {
  const field = h("input", {
    type: "search", "aria-label": "Find an example", placeholder: `Search ${context.examples.length} examples`, autocomplete: "off", spellcheck: "false",
    enterkeyhint: "go", "aria-controls": "examples", "aria-autocomplete": "list",
  });
  const options = h("div", {id: "examples", class: "themes", role: "listbox", "aria-label": "Examples"});
  const nothing = h("p", {class: "nothing", "aria-live": "polite"});
  const shut = h("button", {type: "button", class: "btn shut", onclick: () => close()}, "Close");
  const element = h("div", {class: "examples", hidden: true}, h("div", {class: "find"}, field, shut), options, nothing);

  /** @type {Entry[]} */
  let entries = [];
  /** @type {HTMLElement[]} the options of the entries, in their order */
  let rows = [];
  let active = -1;
  let from = 0;

  /** @param {number} at */
  function point(at) {
    rows[active]?.classList.remove("active");
    active = Math.min(Math.max(at, 0), rows.length - 1);
    const row = rows[active];
    for (const part of [box, field]) {
      if (row) part.setAttribute("aria-activedescendant", row.id);
      else part.removeAttribute("aria-activedescendant");
    }
    row?.classList.add("active");
    if (active === 0) options.scrollTop = 0;
    else row?.scrollIntoView({block: "nearest"});
  }

  /** @param {Entry} entry @param {number} i */
  function row(entry, i) {
    return h("div", {
      id: `example-${i}`, role: "option", "aria-selected": entry.isShown ? "true" : "false",
      onclick: () => choose(i), onpointermove: () => { if (active !== i) point(i); },
    }, h("b", {}, entry.title), h("span", {class: "cap", title: entry.caption}, entry.caption));
  }

  function show() {
    const query = field.value.trim();
    const themes = byTheme(found(offered(context), query));
    entries = themes.flatMap(([, own]) => own);
    rows = entries.map(row);
    let i = 0;
    fill(options, ...themes.map(([theme, own], at) => h("div", {role: "group", "aria-labelledby": `theme-${at}`},
      h("p", {id: `theme-${at}`, class: "theme"}, theme), ...own.map(() => rows[i++]))));
    fill(nothing, entries.length === 0 && `No example speaks of ${query}.`);
    active = -1;
    point(best(entries, query));
  }

  /** @param {{search: boolean, query?: string}} how search: the field takes the focus */
  function open({search, query = ""}) {
    element.hidden = false;
    box.setAttribute("aria-expanded", "true");
    field.value = query;
    from = box.getBoundingClientRect().top;
    show();
    placeList(element, box);
    point(active);
    if (search) field.focus({preventScroll: true});
  }

  /** @param {{back?: boolean}} [how] back: the focus returns to what opened it */
  function close({back = true} = {}) {
    if (element.hidden) return;
    const had = element.contains(document.activeElement);
    element.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
    if (back && had) box.focus({preventScroll: true});
  }

  /** @param {number} at */
  function choose(at) {
    const entry = entries[at];
    if (!entry) return;
    close();
    if (!entry.isShown) entry.choose();
  }

  /** @type {Record<string, (event: KeyboardEvent) => void>} */
  const keys = {
    ArrowDown: () => point(active + 1),
    ArrowUp: (event) => (event.altKey ? close() : point(active - 1)),
    PageDown: () => point(active + 10),
    PageUp: () => point(active - 10),
    Enter: () => choose(active),
    Escape: () => close(),
  };
  /** Keys that move in the text once there is any. @type {typeof keys} */
  const ends = {Home: () => point(0), End: () => point(rows.length - 1)};

  /** @param {KeyboardEvent} event */
  function key(event) {
    if (event.ctrlKey || event.metaKey || event.isComposing) return;
    const isText = event.key.length === 1 && !event.altKey;
    const run = keys[event.key] ?? (field.value === "" ? ends[event.key] : undefined);
    if (run) {
      event.preventDefault();
      run(event);
    } else if (isText && event.target === box) {
      event.preventDefault();
      field.focus({preventScroll: true});
      field.value += event.key;
      show();
    }
  }

  const isOpen = () => !element.hidden;
  field.addEventListener("input", show);
  field.addEventListener("keydown", key);
  options.addEventListener("pointerdown", (event) => { if (event.pointerType === "mouse") event.preventDefault(); }); // the focus stays where it is
  addEventListener("pointerdown", ({target}) => { if (isOpen() && target instanceof Node && !element.contains(target) && !box.contains(target)) close({back: false}); });
  for (const part of [box, element]) {
    part.addEventListener("focusout", ({relatedTarget}) => {
      if (relatedTarget instanceof Node && !element.contains(relatedTarget) && !box.contains(relatedTarget)) close({back: false});
    });
  }
  addEventListener("resize", () => { if (isOpen()) placeList(element, box); });
  addEventListener("scroll", () => { if (isOpen() && Math.abs(box.getBoundingClientRect().top - from) > 1) close({back: false}); }, {capture: true, passive: true});

  return {element, isOpen, open, close, key};
}
