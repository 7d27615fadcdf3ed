/** A chart over the epochs, loss or accuracy: the shown run in ink, up to the present epoch and thin after it, others in grey. */

import {h} from "../../../dom.js";
import {epochsOf} from "../../words.js";
import {createFrame} from "../frame.js";
import {createRedraw} from "../redraw.js";
import {createPicture} from "./picture.js";
import {createPointing} from "./pointing.js";
import {epochScale, lossScale, shareScale} from "./scales.js";
import {seriesOf, valuesAt} from "./series.js";
import {tableOf} from "./table.js";
import {captionOf, gapOf, nothing, summaryOf, writer} from "./words.js";

const TITLES = {loss: "Loss", accuracy: "Accuracy"};
const SPACE = {left: 54, top: 14, bottom: 36};
/** Beside the lines' ends, for their names: what surrounds a name, and each letter of it. */
const NAMES = {around: 18, letter: 7};

/**
 * @param {import("../../context.js").Context} context
 * @param {HTMLElement} root
 * @param {import("./series.js").Measure} measure
 */
export function createCurve(context, root, measure) {
  const {store} = context;
  const frame = createFrame(root, TITLES[measure], {table: () => tableOf(store.get(), measure), draw: () => drawAll()});
  const empty = h("p", {class: "nothing"}, "There is no run yet.");
  const picture = createPicture(measure);
  const pointing = createPointing(context, measure);
  for (const element of [picture.element, pointing.element]) element.classList.add("off");
  frame.plot.append(picture.element, pointing.element, empty);
  /** @type {import("./picture.js").Layout | null} */
  let layout = null;

  /** The lines and axes: they change with the runs and the room. */
  function drawAll() {
    const state = store.get();
    const {clientWidth: width, clientHeight: height} = frame.plot;
    const reason = nothing(state, measure);
    empty.textContent = reason;
    for (const element of [picture.element, pointing.element]) element.classList.toggle("off", reason !== "");
    layout = null;
    if (reason || !state.run || !width || !height) return frame.caption(captionOf(state, measure, true));
    const series = seriesOf(state, measure);
    const right = width - NAMES.around - NAMES.letter * Math.max(...series.map(({name}) => name.length));
    const last = Math.max(state.run.start + epochsOf(state.run), ...series.map(({epochs}) => epochs[epochs.length - 1] ?? 0));
    const x = epochScale(last, [SPACE.left, right]);
    const y = (measure === "loss" ? lossScale : shareScale)(series, [height - SPACE.bottom, SPACE.top]);
    layout = {width, height, left: SPACE.left, right, top: SPACE.top, bottom: height - SPACE.bottom, x, y, series, start: state.run.start, gap: gapOf(state, measure)};
    frame.caption(captionOf(state, measure, y.isLog));
    picture.draw(layout);
    drawEpoch();
  }

  /** What moves along with the epoch. */
  function drawEpoch() {
    const {run, epoch} = store.get();
    if (!layout || !run) return;
    picture.mark(run.start + epoch, valuesAt(run, epoch, measure), writer(measure));
    pointing.place(layout);
  }

  let lines = true;
  const ask = createRedraw(root, () => {
    frame.summary(summaryOf(store.get(), measure));
    if (frame.isOpen()) return frame.write();
    if (lines) drawAll();
    else drawEpoch();
    lines = false;
  });
  function askAll() {
    lines = true;
    ask();
  }

  store.on(["run", "overlays", "samples"], askAll);
  store.on(["epoch"], ask);
  new ResizeObserver(askAll).observe(frame.plot);
  askAll();
}
