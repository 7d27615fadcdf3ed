/** The gallery entry: a select-only combobox over the lessons and the reader's own programs. */

import {fill, h} from "../dom.js";
import {isOpened} from "../opened.js";
import {placeList} from "./listPlace.js";

/**
 * @typedef {{title: string, caption: string, choose: () => void, isShown: boolean}} Entry
 */

/** @param {string} text @returns {string} the first line that says something */
const opening = (text) => text.split("\n").map((line) => line.trim()).find((line) => line !== "") ?? "";

/** @param {import("../context.js").Context} context @param {HTMLElement} element */
export function createGallery({store, actions, examples}, element) {
  const title = h("b", {});
  const caption = h("span", {class: "cap"});
  const list = h("ul", {id: "examples", class: "listbox", role: "listbox", "aria-label": "Examples", hidden: true});
  const box = h("div", {
    class: "entry", role: "combobox", tabindex: 0, "aria-label": "Examples", "aria-haspopup": "listbox", "aria-expanded": "false",
    "aria-controls": "examples",
  }, h("span", {class: "words"}, title, caption));
  element.append(box, list);

  /** @type {Entry[]} */
  let entries = [];
  let active = 0;
  let typed = "";
  let typedAt = 0;

  /** @returns {Entry[]} */
  function offered() {
    const {example, program} = store.get();
    const own = actions.drafts();
    return [
      ...examples.map(({name, title: called, question}) =>
        ({title: called, caption: question, isShown: example === name, choose: () => void actions.chooseExample(name)})),
      ...own.map((text, i) => ({title: i === 0 ? "Your program" : "An earlier program of yours", caption: opening(text),
        isShown: example === null && text === program, choose: () => void actions.chooseDraft(text)})),
    ];
  }

  function show() {
    const {lesson, example, program, opened} = store.get();
    if (opened && isOpened(store.get())) {
      const {pass, passes} = opened.document;
      fill(title, opened.name);
      fill(caption, `A graph from a file${passes > 1 ? ` · pass ${pass + 1} of ${passes}` : ""}`);
      return;
    }
    const isEmpty = program.trim() === "";
    const isOwn = example === null && (isEmpty || actions.drafts().includes(program));
    fill(title, lesson ? lesson.title : isOwn ? "Your program" : "A program from an address");
    fill(caption, lesson ? lesson.question : isEmpty ? "Nothing is written yet" : isOwn ? "Kept in this browser" : "Yours as soon as you change it");
  }

  /** @param {number} at */
  function point(at) {
    active = Math.min(Math.max(at, 0), entries.length - 1);
    [...list.children].forEach((option, i) => option.classList.toggle("active", i === active));
    const option = list.children[active];
    box.setAttribute("aria-activedescendant", option.id);
    const [top, bottom] = [/** @type {HTMLElement} */ (option).offsetTop, /** @type {HTMLElement} */ (option).offsetTop + option.clientHeight];
    if (top < list.scrollTop) list.scrollTop = top;
    else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight;
  }

  function open() {
    entries = offered();
    fill(list, ...entries.map((entry, i) => h("li", {
      id: `example-${i}`, role: "option", "aria-selected": entry.isShown ? "true" : "false", class: i === examples.length ? "own" : null,
      onclick: () => choose(i), onpointermove: () => { if (active !== i) point(i); },
    }, h("b", {}, entry.title), h("span", {class: "cap"}, entry.caption))));
    list.hidden = false;
    placeList(list, box);
    box.setAttribute("aria-expanded", "true");
    point(Math.max(0, entries.findIndex(({isShown}) => isShown)));
  }

  function close() {
    if (list.hidden) return;
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  /** @param {number} at */
  function choose(at) {
    close();
    if (!entries[at].isShown) entries[at].choose();
  }

  /** Letters go to the next entry that begins with them. @param {string} letter */
  function seek(letter) {
    if (list.hidden) open();
    const now = performance.now();
    typed = now - typedAt < 700 ? typed + letter : letter;
    typedAt = now;
    const from = typed.length === 1 ? active + 1 : active;
    const found = entries.findIndex((_, i) => entries[(from + i) % entries.length].title.toLowerCase().startsWith(typed.toLowerCase()));
    if (found >= 0) point((from + found) % entries.length);
  }

  /** @type {Record<string, (event: KeyboardEvent) => void>} */
  const keys = {
    ArrowDown: (event) => (list.hidden ? open() : event.altKey ? undefined : point(active + 1)),
    ArrowUp: (event) => (list.hidden ? open() : event.altKey ? choose(active) : point(active - 1)),
    Home: () => { if (list.hidden) open(); point(0); },
    End: () => { if (list.hidden) open(); point(entries.length - 1); },
    PageDown: () => { if (!list.hidden) point(active + 10); },
    PageUp: () => { if (!list.hidden) point(active - 10); },
    Enter: () => (list.hidden ? open() : choose(active)),
    " ": () => (list.hidden ? open() : choose(active)),
    Escape: () => close(),
  };
  box.addEventListener("click", () => (list.hidden ? open() : close()));
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || (event.key === "Escape" && list.hidden)) return;
    const isLetter = event.key.length === 1 && event.key !== " " && !event.altKey;
    if (event.key === "Tab" && !list.hidden) choose(active);
    if (!isLetter && !(event.key in keys)) return;
    event.preventDefault();
    if (isLetter) seek(event.key);
    else keys[event.key](event);
  });
  box.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the box
  addEventListener("resize", close);
  addEventListener("scroll", ({target}) => { if (target !== list) close(); }, {capture: true, passive: true});
  store.on(["lesson", "example", "program", "opened"], show);
}
