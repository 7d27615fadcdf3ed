/** The lab's composition root: makes the store, the actions and the parts, and lets them find each other. No logic. */

import {operations} from "../api.js";
import {remember, remembered} from "../memory.js";
import {createShortcuts} from "../panels/shortcuts.js";
import {createStore} from "../store.js";
import {createActions} from "./actions/index.js";
import * as api from "./api.js";
import {createArrival} from "./arrival.js";
import {createOwnData} from "./data/index.js";
import {createFigures} from "./figures/index.js";
import {firstSpec} from "./first.js";
import {keepHistory} from "./history.js";
import {KEYS, LOCAL_KEYS, listenForKeys} from "./keys.js";
import {createEpochBar} from "./panels/epochBar/index.js";
import {createForm} from "./panels/form/index.js";
import {createHead} from "./panels/head.js";
import {createRuns} from "./panels/runs.js";
import {keepPlaying} from "./playing.js";
import {createShell} from "./shell.js";

const at = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

const [options, datasets, rows] = await Promise.all([api.options(), api.datasets(), operations()]);

/** @type {import("./types.js").State} */
const INITIAL = {
  options, datasets, spec: firstSpec(options.default), unread: [], run: null, runs: [], overlays: new Map(), samples: null, epoch: 0, following: false,
  parameters: null, sample: null, batch: null, playing: false, problem: null, auto: false, behind: false, asking: true, singleKeys: remembered("singleKeys") !== "off",
};

const mostNodes = Number(/** @type {HTMLMetaElement} */ (document.querySelector("meta[name=most-nodes]")).content);
const store = createStore(INITIAL);
const actions = createActions(store);
const load = createArrival(store, actions);
const {current: address} = keepHistory(store, (hash) => void load(hash));
/** @type {import("./context.js").Context} */
const context = {store, actions, options, datasets, mostNodes, operations: new Map(rows.map((row) => [row.name, row])), address};

createShell(context, /** @type {HTMLElement} */ (document.querySelector(".app")));
createForm(context, at("training"));
createFigures(context, {loss: at("loss"), accuracy: at("accuracy"), boundary: at("boundary"), network: at("network")});
createRuns(context, at("runs"));
createEpochBar(context, at("walk"));
createHead(context, at("head-actions"));
at("dialogs").append(createShortcuts(context, [...KEYS, ...LOCAL_KEYS], "?"), createOwnData(context));
keepPlaying(context);
listenForKeys(context);
store.on(["singleKeys"], ({singleKeys}) => remember("singleKeys", singleKeys ? "on" : "off"));
await load(location.hash);
await actions.listRuns();
actions.layAlike();
