/** The root's value in each pass, as a curve on which a pass is chosen: by a click, by dragging, by keys. */

import {fill, h, svg} from "../../dom.js";
import {fixed, said} from "../../numbers.js";
import {curveLines, curveScale, curveSummary, passAt, placeOf} from "./curveScale.js";

const DOT = 5;
const PAD = {side: 8, top: 6};
const LEAP = 10;
/** From here on a page of passes is a part of them all. */
const MANY = 200;
/** Room beside the dot for its number. */
const LABEL = 72;

/**
 * @param {import("../../context.js").Context} context
 * @returns {{element: HTMLElement, caption: HTMLElement, show: () => void}}
 */
export function createPassCurve({store, actions}) {
  const ahead = svg("path", {class: "ahead"});
  const behind = svg("path", {class: "behind"});
  const broken = svg("path", {class: "broken"});
  const rule = svg("path", {class: "rule"});
  const dot = svg("circle", {class: "dot", r: DOT});
  const label = svg("text", {class: "at"});
  const drawing = svg("svg", {"aria-hidden": "true"}, ahead, behind, broken, rule, dot, label);
  const summary = h("span", {class: "sr", id: "pass-summary"});
  const element = h("div", {class: "curve", role: "slider", tabindex: 0, "aria-orientation": "horizontal", "aria-describedby": "pass-summary",
    "aria-valuemin": 1, "aria-valuemax": 1, "aria-valuenow": 1, hidden: true}, drawing, summary);
  const caption = h("span", {class: "cap curve-cap", "aria-hidden": "true", hidden: true});

  /** @type {number[]} */
  let values = [];
  let size = {width: 0, height: 0};

  function measure() {
    size = {width: Math.max(1, element.clientWidth - 2 * PAD.side), height: Math.max(1, element.clientHeight - 2 * PAD.top)};
  }

  function show() {
    const {graph, pass} = store.get();
    values = graph?.document.root_values ?? []; // a document of one pass tells none
    element.hidden = caption.hidden = values.length === 0;
    if (!graph || element.hidden) return;
    const name = graph.isNamed(graph.root) ? graph.name(graph.root) : "the result";
    const scale = curveScale(values);
    const first = values.findIndex((value) => !Number.isFinite(value));
    summary.textContent = curveSummary(values, name, said);
    fill(caption, h("span", {class: "code"}, name), ` per pass${scale.log ? ", log scale" : ""}`,
      first >= 0 && h("span", {class: "bad"}, ` · ${said(values[first])} from pass ${first + 1}`));
    const at = Math.min(pass, values.length - 1);
    element.setAttribute("aria-label", `${name} per pass`);
    element.setAttribute("aria-valuemax", String(values.length));
    element.setAttribute("aria-valuenow", String(at + 1));
    element.setAttribute("aria-valuetext", `Pass ${at + 1} of ${values.length}, ${name} ${said(values[at])}`);
    if (size.width <= 1) measure();
    draw(scale, at);
  }

  /** @param {import("./curveScale.js").CurveScale} scale @param {number} at */
  function draw(scale, at) {
    const {width, height} = size;
    const x = placeOf(at, values.length, width);
    const share = scale.y(values[at]);
    const y = height * (1 - (share ?? 0));
    const lines = curveLines(values, scale, size);
    const path = (/** @type {[number, number][][]} */ some) => some.map((points) => `M${points.map(([px, py]) => `${round(px + PAD.side)} ${round(py + PAD.top)}`).join("L")}${points.length === 1 ? "h.01" : ""}`).join("");
    ahead.setAttribute("d", path(lines));
    behind.setAttribute("d", path(upTo(lines, x, y)));
    broken.setAttribute("d", noneAt(values).map((pass) => `M${round(placeOf(pass, values.length, width) + PAD.side)} ${height + 2 * PAD.top - 1}v-5`).join(""));
    rule.setAttribute("d", `M${round(x + PAD.side)} 0v${height + 2 * PAD.top}`);
    dot.setAttribute("cx", String(round(x + PAD.side)));
    dot.setAttribute("cy", String(round(y + PAD.top)));
    dot.classList.toggle("bad", share === null);
    label.textContent = fixed(values[at]);
    const left = x > width - LABEL;
    label.setAttribute("x", String(round(x + PAD.side + (left ? -1 : 1) * (DOT + 5))));
    label.setAttribute("y", String(round(Math.min(Math.max(y + (y > height / 2 ? -3 : 11), 5), height) + PAD.top)));
    label.classList.toggle("end", left);
  }

  /** @param {PointerEvent} event */
  function follow(event) {
    const {left} = element.getBoundingClientRect();
    const pass = passAt(event.clientX - left - PAD.side, values.length, size.width);
    if (pass !== store.get().pass) actions.setPass(pass);
  }

  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !values.length) return;
    element.setPointerCapture(event.pointerId);
    follow(event);
  });
  element.addEventListener("pointermove", (event) => {
    if (element.hasPointerCapture(event.pointerId)) follow(event);
  });

  const leap = () => (values.length > MANY ? Math.round(values.length / 20) : LEAP);
  const by = (/** @type {number} */ passes) => actions.setPass(store.get().pass + passes);
  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowRight: actions.nextPass, ArrowUp: actions.nextPass, ArrowLeft: actions.previousPass, ArrowDown: actions.previousPass,
    Home: () => actions.setPass(0), End: () => actions.setPass(values.length - 1), PageUp: () => by(leap()), PageDown: () => by(-leap()), " ": actions.togglePassing,
  };
  element.addEventListener("keydown", (event) => {
    const run = keys[event.key];
    if (!run || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    run();
  });

  new ResizeObserver(() => {
    measure();
    show();
  }).observe(element);
  return {element, caption, show};
}

const round = (/** @type {number} */ x) => Math.round(x * 10) / 10;

/** The part of the lines that has been passed, to the present point. @param {[number, number][][]} lines @param {number} x @param {number} y */
function upTo(lines, x, y) {
  const passed = lines.filter(([[begin]]) => begin <= x).map((points) => points.filter(([px]) => px <= x));
  const last = passed.at(-1);
  const whole = last && lines[passed.length - 1];
  if (last && whole && last.length < whole.length) last.push([x, y]);
  return passed;
}

/** Passes whose value is none, at most as many as can be told apart. @param {number[]} values */
function noneAt(values) {
  const none = values.flatMap((value, pass) => (Number.isFinite(value) ? [] : [pass]));
  const apart = Math.ceil(none.length / 400);
  return none.filter((_, i) => i % apart === 0);
}
