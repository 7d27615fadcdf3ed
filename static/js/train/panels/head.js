/** The head's actions in the lab: export, share. */

import {createHeadMenu} from "../../panels/headMenu.js";
import {createExportMenu} from "./exportMenu.js";
import {createShare} from "./share.js";

/** @param {import("../context.js").Context} context @param {HTMLElement} element */
export const createHead = (context, element) => createHeadMenu(element, [createExportMenu(context), createShare(context)]);
