/** The page's composition root: makes the store, the actions and the parts, and lets them find each other. No logic. */

import {createActions} from "./actions.js";
import * as api from "./api.js";
import {keepHistory} from "./history.js";
import {keepBreaks} from "./walk/keptBreaks.js";
import {listenForKeys} from "./keys.js";
import {remembered} from "./memory.js";
import {createDetails} from "./panels/details/index.js";
import {createDialogs} from "./panels/dialogs.js";
import {createEditor} from "./panels/editor/index.js";
import {createGraphTools} from "./panels/graph/index.js";
import {createGallery} from "./panels/gallery/index.js";
import {createHead} from "./panels/head.js";
import {createProblem} from "./panels/problem.js";
import {createOpening} from "./panels/opening.js";
import {createRunBar} from "./panels/runBar.js";
import {createShell} from "./panels/shell.js";
import {createTabs} from "./panels/tabs.js";
import {createWalkPanel} from "./panels/walk/index.js";
import {keepPicture} from "./picture.js";
import {keepPlaying} from "./walk/playing.js";
import {keepReading} from "./reading/renewing.js";
import {createScene} from "./scene/index.js";
import {createStore} from "./store.js";

/** @type {import("./types.js").State} */
const INITIAL = {
  program: "", example: null, lesson: null, document: null, opened: null, graph: null, walk: null, pass: 0, passing: false, earlier: null, step: 0, byEdge: false,
  askFirst: false, asking: false, overwrite: false, playing: false, stride: "step", steppedOver: null, speed: 1, selection: null, hover: null, open: null,
  picture: null, pictured: null, zoom: 1, stale: false, running: false, startedAt: 0, stage: {name: "running", done: 0, of: null}, placing: false, dragging: null, lit: [], sought: null, problem: null, notice: null, present: false,
  singleKeys: remembered("singleKeys") !== "off", following: true, breakpoints: [], stoppedAt: null, colouring: null, byContribution: false, filter: null, mask: null,
};

const at = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

const store = createStore(INITIAL);
/** @type {import("./context.js").Scene} */
const scene = {zoomIn: () => drawing.zoomIn(), zoomOut: () => drawing.zoomOut(), fit: () => drawing.fit(), reveal: (id) => drawing.reveal(id), follow: () => drawing.follow(), prepare: (graph, open) => pictures.prepare(graph, open), ready: (graph, walk) => drawing.ready(graph, walk), still: (fonts) => drawing.still(fonts)};
const [rows, examples, exports] = await Promise.all([api.operations(), api.examples(), api.exports()]);
const operations = new Map(rows.map((row) => [row.name, row]));
const limit = (/** @type {string} */ name) => Number(/** @type {HTMLMetaElement} */ (document.querySelector(`meta[name=${name}]`)).content);
const mostNodes = limit("most-nodes");
const actions = createActions(store, scene, {operations, mostNodes});
const {current: address} = keepHistory(store, actions.load);
/** @type {import("./context.js").Context} */
const context = {store, actions, operations, examples, exports, address, mostBytes: limit("most-bytes"), still: scene.still};

createShell(context, /** @type {HTMLElement} */ (document.querySelector(".app")));
const drawing = createScene(context, at("graph"));
createGraphTools(context, at("graph"), drawing.numberAt);
createWalkPanel(context, at("walk"));
createDetails(context, at("details"));
createGallery(context, at("gallery"));
createRunBar(context, at("run-bar"));
createProblem(context, at("problem"));
createTabs(context, at("left-tabs"));
createHead(context, at("head-actions"));
createDialogs(context, at("dialogs"));
createOpening(context, at("dialogs"));
const pictures = keepPicture(context, at("graph"), drawing.rehearse);
keepPlaying(context);
keepReading(context);
keepBreaks(store);
listenForKeys(context);
createEditor(context, at("editor"));
await actions.load(location.hash);
