/**
 * What draws a picture: as SVG while its parts can be reached one by one, on a canvas beyond that. Both stand behind one
 * interface; what they share (zoom and pan, what the view does when the picture changes) is not theirs. Only types live here.
 *
 * @typedef {import("../types.js").State} State
 * @typedef {import("../graph/graph.js").Graph} Graph
 *
 * @typedef {import("./view.js").Rectangle & {kind: "node" | "closed" | "open" | "chip", key: string}} Placed a thing where it is drawn
 *
 * @typedef {object} Drawn What is on the ground now.
 * @property {import("../layout/types.js").Picture | import("../layout/types.js").LargePicture} picture
 * @property {Graph} graph
 * @property {(id: number) => Placed | undefined} find a node as itself, as a chip, or the group that hides it
 * @property {(key: string) => Placed | undefined} placeOf `n12`, or `g:sample 3/layer 1`
 *
 * @typedef {(target: EventTarget | null, x: number, y: number) => number | null} NumberAt the node whose number is drawn there and can be read;
 *   x, y: px of the window
 *
 * @typedef {object} Renderer
 * @property {import("./view.js").Surface} surface what is drawn on
 * @property {(transform: import("d3-zoom").ZoomTransform) => void} move what is drawn is seen from elsewhere
 * @property {(state: Readonly<State>, before: Drawn | null) => Drawn} place draws another picture; what was drawn before stays
 *   where it was in the reader's eye as far as it can be, and goes to its new place
 * @property {(state: Readonly<State>, steps: boolean) => void} paint the present step, and what is pointed at; `steps`: it is
 *   another step than before, so that what changes may move
 * @property {(stale: boolean) => void} age what is drawn is out of date
 * @property {() => void} clear another renderer takes its place
 * @property {NumberAt} numberAt
 * @property {(fonts: {generic: boolean}) => import("../pictures/svg.js").Still | null} still
 */
export {};
