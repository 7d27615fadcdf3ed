/**
 * The network's answers over the plane, computed once for all figures: on a coarse grid while the epochs go by, on a fine one
 * once they rest.
 */

import {costOf, layersOver} from "./forward.js";
import {columnsOf, planeOf} from "./plane.js";

/**
 * @typedef {import("../types.js").State} State
 * @typedef {import("./plane.js").Choice} Choice
 * @typedef {{plane: import("./plane.js").Plane, layers: import("./forward.js").Layer[], across: number, up: number}} Surface
 * @typedef {ReturnType<typeof createSurface>} Surfaces
 */

/** Points along an axis; there are more where there is only one axis. */
const FINEST = 61;
const COARSEST = 13;
const FINEST_LINE = 241;
/** So much may be done for one frame, and for a picture that stands; in products. */
const MOVING = 1.5e6;
const RESTING = 6e7;
/** An activation is as much work as so many products. */
const ACTIVATION = 12;
/** After so many milliseconds without another epoch the picture stands. */
const REST = 150;

export const ADDS = "add_instead_of_multiply";

/** @param {import("../context.js").Context} context */
export function createSurface({store, operations}) {
  /** @type {Choice} */
  let choice = {axes: [0, 1], others: "mean"};
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** @type {Surface | null} */
  let held = null;
  /** @type {unknown[]} what it was made of */
  let made = [];
  /** @type {unknown[]} */
  let laid = [];
  /** @type {import("./forward.js").Column[]} */
  let columns = [];
  let rests = true;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const tell = () => listeners.forEach((listener) => listener());

  store.on(["parameters", "samples"], () => {
    clearTimeout(timer);
    rests = false;
    timer = setTimeout(() => {
      rests = true;
      if (workOf(store.get()) > MOVING / FINEST ** 2) tell();
    }, REST);
  });

  /** @returns {Surface | null} null while there is nothing to show; the same object, and its arrays, until something has changed */
  function get() {
    const state = store.get();
    const {samples, parameters, run} = state;
    if (!samples || !parameters || !run || !fits(state)) return null;
    const size = sizeFor(state, rests ? RESTING : MOVING);
    const standing = choice.others === "sample" && samples.x.length > 2 ? state.sample : null;
    const place = [samples, choice, standing, size];
    const from = [...place, parameters];
    if (held && same(from, made)) return held;
    const plane = same(place, laid) && held ? held.plane : planeOf(samples, choice, standing);
    if (!same(place, laid)) columns = columnsOf(plane, size);
    const layers = layersOver(parameters, samples.activations, columns, {operations, adds: run.spec.faults.includes(ADDS), into: held?.layers, points: size});
    held = {plane, layers, across: size, up: plane.axes[1] === null ? 1 : size};
    [made, laid] = [from, place];
    return held;
  }

  return {
    get,
    /** Whether so many points more are too much for a frame while the epochs go by. @param {number} points */
    isTooMuch: (points) => points * workOf(store.get()) > (rests ? RESTING : MOVING),
    /** The inputs at the points of the surface that `get` gave last. */
    columns: () => columns,
    choice: () => choice,
    /** @param {Partial<Choice>} to */
    choose(to) {
      choice = {...choice, ...to};
      tell();
    },
    /** @param {() => void} listener called when the surface is to be drawn for another reason than the store's */
    on: (listener) => listeners.add(listener),
  };
}

/** Whether parameters and samples are of one run: for a moment they may not be. @param {Readonly<State>} state */
export function fits({samples, parameters}) {
  if (!samples || !parameters) return false;
  const {weights} = parameters;
  return weights.length === samples.activations.length && weights[0][0].length === samples.x.length && weights[weights.length - 1].length === samples.outputs;
}

/** What a point takes, in products. @param {Readonly<State>} state */
const workOf = ({parameters}) => (parameters ? costOf(parameters) + ACTIVATION * parameters.biases.reduce((sum, layer) => sum + layer.length, 0) : 1);

/** @param {Readonly<State>} state @param {number} most */
function sizeFor(state, most) {
  const {samples} = state;
  if (!samples) return FINEST;
  const points = most / workOf(state);
  if (samples.x.length < 2) return Math.max(COARSEST, Math.min(FINEST_LINE, Math.floor(points)));
  return Math.max(COARSEST, Math.min(FINEST, Math.floor(Math.sqrt(points))));
}

/** @param {unknown[]} a @param {unknown[]} b */
const same = (a, b) => a.length === b.length && a.every((each, i) => Object.is(each, b[i]));
