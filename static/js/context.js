/**
 * What every part of the page is given. Only types live here.
 *
 * @typedef {object} Scene What the drawing can be asked for.
 * @property {() => void} zoomIn
 * @property {() => void} zoomOut
 * @property {() => void} fit
 * @property {(id: number) => void} reveal opens what hides a node, and brings it into view
 * @property {(graph: import("./graph/graph.js").Graph, open: string[] | null) => Promise<void>} prepare begins the picture of a graph
 *   that is to be shown; ends with it, or with its failing
 * @property {(graph: import("./graph/graph.js").Graph, walk: import("./walk/walk.js").Walk) => void} ready makes what a large picture is
 *   drawn by, while it is laid out
 * @property {() => void} follow once the groups that are wanted are open, the view goes to the present node
 * @property {(fonts: {generic: boolean}) => import("./pictures/svg.js").Still | null} still all that is drawn, as it stands;
 *   null while nothing is
 *
 * @typedef {object} Context
 * @property {import("./store.js").Store<import("./types.js").State>} store
 * @property {import("./actions.js").Actions} actions
 * @property {Map<string, import("./types.js").Operation>} operations
 * @property {import("./types.js").Lesson[]} examples
 * @property {{name: string, title: string, purpose: string}[]} exports the forms in which a graph can leave
 * @property {() => Promise<string>} address the hash of what is shown
 * @property {number} mostBytes of a program that the server runs
 * @property {Scene["still"]} still
 */
export {};
