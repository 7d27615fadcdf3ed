/** Which groups of the graph are open: what is wanted is told, and the picture says what has come of it. */

import {groupsOf, isBelow} from "../graph/graph.js";

/** @param {import("./running.js").Store} store */
export const groupActions = (store) => ({
  /** @param {string} path @param {{deep?: boolean}} [options] */
  toggleGroup(path, {deep = false} = {}) {
    const {picture, graph} = store.get();
    if (!picture || !graph) return;
    const open = picture.open.includes(path) ? picture.open.filter((other) => !isBelow(other, path))
      : [...picture.open, ...(deep ? groupsOf(graph).filter((other) => isBelow(other, path)) : [path])];
    store.set({open: [...new Set(open)]});
  },
  expandAll() {
    const {graph} = store.get();
    if (graph) store.set({open: groupsOf(graph)});
  },
  collapseAll: () => store.set({open: []}),
  /** @param {string[]} paths groups to open beside those that are */
  openGroups(paths) {
    const open = store.get().picture?.open ?? [];
    const missing = paths.filter((path) => !open.includes(path));
    if (missing.length) store.set({open: [...open, ...missing]});
  },
  /** Open what hides a group, and have the keyboard go to it. @param {string} path */
  seekGroup(path) {
    store.set({sought: null});
    store.set({sought: path});
    const parts = path.split("/");
    this.openGroups(parts.slice(1).map((_, i) => parts.slice(0, i + 1).join("/")));
  },
});
