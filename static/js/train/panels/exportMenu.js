/** The menu of forms in which a run leaves the page. */

import {ProblemError} from "../../api.js";
import {createSaveMenu} from "../../panels/saveMenu.js";
import {FORMS, NothingTrained} from "../exports/index.js";

/** @param {import("../context.js").Context} context @returns {HTMLElement} */
export function createExportMenu({store}) {
  const rows = FORMS.map(({title, purpose, make}) => ({title, purpose, make: () => make(store.get())}));
  const {element, button} = createSaveMenu({id: "export", title: "Save the run"}, [rows], (error) => {
    if (error instanceof NothingTrained) return true; // the button is off where there is nothing
    if (!(error instanceof ProblemError)) return false;
    store.set({problem: error.problem});
    return true;
  });
  const show = () => { button.disabled = store.get().run === null; };
  store.on(["run"], show);
  show();
  return element;
}
