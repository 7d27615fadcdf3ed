/** The decision boundary: what the network answers over the plane, and the samples on it. */

import {h} from "../../../dom.js";
import {said} from "../../../numbers.js";
import {classCount, classOf, decisive, isWrong, kindOf} from "../answers.js";
import {layersOver} from "../forward.js";
import {createFrame, nothingYet} from "../frame.js";
import {createLayer} from "../layer.js";
import {extentOf} from "../plane.js";
import {createRedraw} from "../redraw.js";
import {ADDS} from "../surface.js";
import {createAxes} from "./axes.js";
import {createChoice} from "./choice.js";
import {createGround} from "./ground.js";
import {createKey} from "./key.js";
import {createPointing, sayShare} from "./pointing.js";
import {drawPoints, drawRings, MOST_POINTS, pointsOf} from "./points.js";
import {answerOf, headOf, summaryOf, tableOf, targetOf} from "./words.js";

/** @typedef {import("../../types.js").Samples} Samples */
/** @typedef {import("../surface.js").Surface} Surface */

/**
 * @param {import("../../context.js").Context} context
 * @param {HTMLElement} root
 * @param {import("../surface.js").Surfaces} surfaces
 * @param {import("../colours.js").Colours} colours
 */
export function createBoundary(context, root, surfaces, colours) {
  const {store, actions, operations} = context;
  const epochOf = h("span", {class: "cap epoch"});
  const frame = createFrame(root, "Decision boundary", {table: () => tableOf(store.get(), judged(), link), draw: () => drawAll()}, epochOf);
  const [ground, dots] = ["ground", "dots"].map(createLayer);
  const axes = createAxes();
  const plane = h("div", {class: "plane"}, ground.element, dots.element);
  const key = createKey();
  const empty = h("p", {class: "nothing"});
  frame.plot.append(createChoice(store, surfaces), h("div", {class: "plane-frame"}, plane, axes.element), key.element, empty);
  const drawGround = createGround(colours);
  const see = createPointing(context, plane);

  /** @type {import("./points.js").Point[]} */
  let points = [];
  /** @type {unknown[]} what the points were placed by */
  let placed = [];
  /** @type {{of: unknown, layers: import("../forward.js").Layer[]} | null} */
  let held = null;

  /** The answers at the samples that are drawn, computed once for each epoch; null while that is too much. @returns {Float64Array[] | null} */
  function judged() {
    const {samples, parameters, run} = store.get();
    if (!samples || !parameters || !run || !surfaces.get()) return null;
    if (held?.of !== parameters) {
      const count = Math.min(samples.y.length, MOST_POINTS);
      if (surfaces.isTooMuch(count)) return null;
      const columns = samples.x.map((column) => (column.length > count ? column.slice(0, count) : column));
      held = {of: parameters, layers: layersOver(parameters, samples.activations, columns, {operations, adds: run.spec.faults.includes(ADDS), into: held?.layers})};
    }
    return held.layers[held.layers.length - 1].after;
  }

  /** @param {number} row */
  const link = (row) => h("button", {type: "button", class: "link", onclick: () => actions.chooseSample(row)}, row);

  /** Points, axes and key: they change with the data and the room. @param {Samples} samples @param {Surface} surface @param {number} size */
  function lay(samples, surface, size) {
    const by = [samples, surface.plane, size, colours.css("ink"), devicePixelRatio];
    const upright = uprightOf(samples, surface.plane);
    if (by.some((each, i) => each !== placed[i])) {
      placed = by;
      points = pointsOf(samples, surface.plane, upright.range, upright.heights, size);
      drawPoints(dots.clear(size, size), samples, points, colours);
      axes.draw(size, {range: surface.plane.across, name: samples.features[surface.plane.axes[0]]}, upright);
      key.show(samples);
    }
    return upright;
  }

  function drawAll() {
    const {samples, sample} = store.get();
    const surface = surfaces.get();
    frame.plot.classList.toggle("empty", !surface);
    empty.textContent = nothingYet(store.get());
    const size = plane.clientWidth;
    if (!samples || !surface || !size) return see(null);
    const upright = lay(samples, surface, size);
    const canvas = ground.clear(size, size);
    drawGround(canvas, samples, surface, upright.range, size);
    const answers = judged();
    if (answers && kindOf(samples) !== "number") drawRings(canvas, points, (at) => isWrong(samples, answers, at, at), colours.css("ink"));
    axes.aim((sample !== null && points[sample]) || null);
    see({size, points, sayPoint: (row) => sayPoint(samples, row), sayPlace: (x, y) => sayPlace(samples, surface, upright, x, y)});
  }

  /** @param {Samples} samples @param {number} row */
  function sayPoint(samples, row) {
    const answers = judged();
    return [`Sample ${row}${samples.test[row] ? " · test" : ""}`, `${kindOf(samples) === "number" ? "y" : "class"} ${targetOf(samples, row)}`,
      ...(answers ? [`answer ${answerOf(samples, answers, row)}`] : [])];
  }

  const ask = createRedraw(root, () => {
    const state = store.get();
    const surface = surfaces.get();
    epochOf.textContent = state.parameters && surface ? `epoch ${state.parameters.epoch.toLocaleString("en")}` : "";
    frame.head(headOf(state.samples));
    frame.summary(summaryOf(state, surface?.plane ?? null, judged()));
    if (frame.isOpen()) frame.write();
    else drawAll();
  });

  store.on(["parameters", "samples", "sample", "run"], ask);
  surfaces.on(ask);
  new ResizeObserver(ask).observe(plane);
  ask();
  return ask;
}

/**
 * The upright axis: the second input; over one input what is learnt, or the classes.
 * @param {Samples} samples
 * @param {import("../plane.js").Plane} plane
 * @returns {{range: import("../plane.js").Range, heights: number[], name: string, ticks: boolean}}
 */
function uprightOf(samples, {axes: [, up], up: range}) {
  if (up !== null) return {range, heights: samples.x[up], name: samples.features[up], ticks: true};
  if (kindOf(samples) === "class") {
    const count = classCount(samples);
    return {range: [-0.5, count - 0.5], heights: samples.y.map((_, row) => classOf(samples, row)), name: "class", ticks: false};
  }
  const [low, high] = extentOf(samples.targets[0]);
  const margin = (high - low || 1) * 0.15;
  return {range: [low - margin, high + margin], heights: samples.targets[0], name: "y", ticks: true};
}

/**
 * @param {Samples} samples
 * @param {Surface} surface
 * @param {ReturnType<typeof uprightOf>} upright
 * @param {number} x
 * @param {number} y
 */
function sayPlace(samples, {plane, layers, across, up}, upright, x, y) {
  const outputs = layers[layers.length - 1].after;
  const [i, j] = [Math.round(x * (across - 1)), up > 1 ? Math.round((1 - y) * (up - 1)) : 0];
  const at = j * across + i;
  const answer = kindOf(samples) === "class" ? answerOf(samples, outputs, at) : said(decisiveAt(outputs, at));
  return [`answer ${answer}`, sayShare(samples.features[plane.axes[0]], plane.across, x), ...(plane.axes[1] === null ? [] : [sayShare(upright.name, plane.up, y)])];
}

/** @param {Float64Array[]} outputs @param {number} at */
const decisiveAt = (outputs, at) => decisive(outputs.map((each) => each.subarray(at, at + 1)), new Float64Array(1))[0];
