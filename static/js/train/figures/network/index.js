/** The network: what each neuron answers over the plane, and the weights between them. */

import {h, svg} from "../../../dom.js";
import {fixed} from "../../../numbers.js";
import {layersOver} from "../forward.js";
import {createFrame, nothingYet} from "../frame.js";
import {createLayer} from "../layer.js";
import {createRedraw} from "../redraw.js";
import {ADDS} from "../surface.js";
import {arrange} from "./arrange.js";
import {edgeAt, edgesOf, heightAt, MOST_EDGES, weighed} from "./edges.js";
import {drawEdges} from "./lines.js";
import {createNeurons} from "./neurons.js";
import {createTiles} from "./tiles.js";
import {createTip} from "./tip.js";
import {formulaOf, headings, neuronName, summaryOf, tableOf, weightName} from "./words.js";

const REACH = 6;
const CAPTION = "what each neuron answers over the plane";

/** @typedef {import("./neurons.js").Neuron} Neuron */

/**
 * @param {import("../../context.js").Context} context
 * @param {HTMLElement} root
 * @param {import("../surface.js").Surfaces} surfaces
 * @param {import("../colours.js").Colours} colours
 */
export function createNetwork({store, operations}, root, surfaces, colours) {
  const frame = createFrame(root, "Network", {table: () => tableOf(store.get().parameters), draw: () => draw()}, keyOfSigns());
  const layer = createLayer("weights");
  const tip = createTip("network-tip");
  const neurons = createNeurons(reach, choose);
  const sheet = h("div", {class: "sheet"}, layer.element, neurons.element, tip.element);
  const empty = h("p", {class: "nothing"});
  frame.plot.append(sheet, empty);
  const drawTiles = createTiles(colours);

  /** @type {import("./arrange.js").Arrangement | null} */
  let arrangement = null;
  let arranged = "";
  /** @type {import("./edges.js").Edge[]} */
  let edges = [];
  /** @type {import("./edges.js").Edge[]} */
  let drawn = [];
  /** @type {Neuron | null} */
  let reached = null;
  /** @type {Neuron | null} */
  let chosen = null;
  /** @type {import("./edges.js").Edge | null} */
  let pointed = null;

  /** @param {Neuron | null} neuron */
  function reach(neuron) {
    reached = neuron;
    pointed = null;
    ask();
  }

  /** @param {Neuron} neuron once more: no longer */
  function choose(neuron) {
    chosen = chosen && chosen.layer === neuron.layer && chosen.neuron === neuron.neuron ? null : neuron;
    ask();
  }

  sheet.addEventListener("pointermove", (event) => {
    if (/** @type {Element} */ (event.target).closest(".neuron")) return;
    const {left, top} = sheet.getBoundingClientRect();
    const found = edgeAt(drawn, event.clientX - left, event.clientY - top, REACH);
    if (found === pointed) return;
    pointed = found;
    ask();
  });
  sheet.addEventListener("pointerleave", () => {
    pointed = null;
    ask();
  });
  sheet.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest(".neuron") || !chosen) return;
    chosen = null;
    ask();
  });

  /** @param {import("../../types.js").Samples} samples @param {import("../../types.js").Parameters} parameters @param {number[]} kept */
  function lay(samples, parameters, kept) {
    const {clientWidth: width, clientHeight: height} = frame.plot;
    const sizes = parameters.biases.map((each) => each.length);
    const key = JSON.stringify([width, height, samples.features, sizes, samples.activations, kept]);
    if (key === arranged || !width || !height) return;
    arranged = key;
    const names = 22 + 7 * Math.min(12, Math.max(...samples.features.map(({length}) => length)));
    arrangement = arrange([samples.features.length, ...sizes], {width, height, names, kept});
    edges = edgesOf(arrangement);
    chosen = reached = pointed = null;
    sheet.style.width = `${arrangement.width}px`;
    sheet.style.height = `${height}px`;
    neurons.draw(arrangement, headings(samples, sizes), samples.features, tip.element.id);
    frame.caption(CAPTION);
  }

  function draw() {
    const {samples, parameters, run} = store.get();
    const surface = surfaces.get();
    frame.plot.classList.toggle("empty", !surface);
    empty.textContent = nothingYet(store.get());
    if (!samples || !parameters || !run || !surface) return;
    const {axes: [across, up]} = surface.plane;
    lay(samples, parameters, up === null ? [across] : [across, up]);
    if (!arrangement) return;
    drawn = weighed(edges, parameters.weights);
    const all = parameters.weights.reduce((sum, each) => sum + each.length * each[0].length, 0);
    frame.caption(drawn.length < all ? `${CAPTION}; ${drawn.length === MOST_EDGES ? "the strongest " : ""}${drawn.length.toLocaleString("en")} of ${all.toLocaleString("en")} weights` : CAPTION);
    const canvas = layer.clear(arrangement.width, arrangement.height);
    const neuron = reached ?? chosen;
    drawEdges(canvas, drawn, (edge) => (pointed ? edge === pointed : isAt(edge, neuron)), pointed !== null || neuron !== null, colours);
    drawTiles(canvas, arrangement.layers, surface, samples, surfaces.columns());
    neurons.mark(chosen, arrangement);
    showTip(samples, parameters, neuron, run.spec.faults.includes(ADDS));
  }

  /** @param {import("../../types.js").Samples} samples @param {import("../../types.js").Parameters} parameters @param {Neuron | null} neuron @param {boolean} adds */
  function showTip(samples, parameters, neuron, adds) {
    if (!arrangement) return;
    const {width, height, layers} = arrangement;
    if (pointed) {
      const x = (pointed.x0 + pointed.x1) / 2;
      const {layer: own, neuron: to, input, weight} = pointed;
      return tip.show({x, y: heightAt(pointed, x), lines: [weightName(own, to, input), fixed(weight)]}, width, height);
    }
    const row = neuron && layers[neuron.layer + 1];
    const spot = row?.spots.find((each) => each.neuron === neuron?.neuron);
    if (!neuron || !row || !spot) return tip.hide();
    const at = {x: spot.x + row.size / 2, y: spot.y};
    const answer = answerAt(samples, parameters, neuron, adds);
    if (neuron.layer < 0) return tip.show({...at, lines: [`input ${samples.features[neuron.neuron]}`, ...answer]}, width, height);
    tip.show({...at, lines: [neuronName(neuron.layer, neuron.neuron), `bias ${fixed(parameters.biases[neuron.layer][neuron.neuron])}`, ...answer],
      formula: formulaOf(samples, parameters, neuron.layer, neuron.neuron, adds)}, width, height);
  }

  /** What the neuron answers at the chosen sample. @param {import("../../types.js").Samples} samples @param {import("../../types.js").Parameters} parameters
   * @param {Neuron} neuron @param {boolean} adds @returns {string[]} */
  function answerAt(samples, parameters, {layer: own, neuron}, adds) {
    const {sample} = store.get();
    if (sample === null || sample >= samples.y.length) return [];
    const inputs = samples.x.map((column) => column[sample]);
    const value = own < 0 ? inputs[neuron] : layersOver(parameters, samples.activations, inputs, {operations, adds})[own].after[neuron][0];
    return [`at sample ${sample}: ${fixed(value)}`];
  }

  const ask = createRedraw(root, () => {
    const {samples, parameters} = store.get();
    frame.summary(surfaces.get() ? summaryOf(samples, parameters) : summaryOf(null, null));
    if (frame.isOpen()) frame.write();
    else draw();
  });

  store.on(["parameters", "samples", "sample", "run"], ask);
  surfaces.on(ask);
  new ResizeObserver(ask).observe(frame.plot);
  frame.caption(CAPTION);
  ask();
  return ask;
}

/** Whether an edge leads to the neuron, or from it where it is an input. @param {import("./edges.js").Edge} edge @param {Neuron | null} neuron */
const isAt = (edge, neuron) => neuron !== null && (neuron.layer < 0 ? edge.layer === 0 && edge.input === neuron.neuron : edge.layer === neuron.layer && edge.neuron === neuron.neuron);

/** What solid and dashed mean. */
function keyOfSigns() {
  const line = (/** @type {string} */ sign) => svg("svg", {width: 34, height: 10, "aria-hidden": "true"}, svg("path", {class: `wt ${sign}`, d: "M0 5h34"}));
  return h("span", {class: "key2"}, line("pos"), "weight above 0", line("neg"), "below 0");
}
