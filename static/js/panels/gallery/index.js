/** The gallery entry: what is shown, as a combobox that opens a searchable list of the lessons and the reader's own programs. */

import {fill, h} from "../../dom.js";
import {isOpened} from "../../opened.js";
import {createList} from "./list.js";

/** @param {import("../../context.js").Context} context @param {HTMLElement} element */
export function createGallery(context, element) {
  const {store, actions} = context;
  const title = h("b", {});
  const caption = h("span", {class: "cap"});
  const box = h("div", {
    class: "entry", role: "combobox", tabindex: 0, "aria-label": "Examples", "aria-haspopup": "listbox", "aria-expanded": "false",
    "aria-controls": "examples",
  }, h("span", {class: "words"}, title, caption));
  const list = createList(context, box);
  element.append(box, list.element);

  function show() {
    const {lesson, example, program, opened} = store.get();
    if (opened && isOpened(store.get())) {
      const {pass, passes} = opened.document;
      fill(title, opened.name);
      fill(caption, opened.moment ? "A pass of a training run" : `A graph from a file${passes > 1 ? ` · pass ${pass + 1} of ${passes}` : ""}`);
      return;
    }
    const isEmpty = program.trim() === "";
    const isOwn = example === null && (isEmpty || actions.drafts().includes(program));
    fill(title, lesson ? lesson.title : isOwn ? "Your program" : "A program from an address");
    fill(caption, lesson ? lesson.question : isEmpty ? "Nothing is written yet" : isOwn ? "Kept in this browser" : "Yours as soon as you change it");
  }

  box.addEventListener("click", (event) => {
    // A finger has not asked for the keyboard: it would cover half of what there is to choose from.
    const isFinger = event instanceof PointerEvent && event.pointerType === "touch";
    if (list.isOpen()) list.close();
    else list.open({search: !isFinger});
  });
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.isComposing) return;
    if (list.isOpen()) return list.key(event);
    const isLetter = event.key.length === 1 && event.key !== " " && !event.altKey;
    if (!isLetter && !["ArrowDown", "ArrowUp", "Enter", " "].includes(event.key)) return;
    event.preventDefault();
    list.open({search: true, query: isLetter ? event.key : ""});
  });
  store.on(["lesson", "example", "program", "opened"], show);
}
