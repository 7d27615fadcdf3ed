/** Where a gradient came from: one row for each consumer's term, their sum, and a bar split by their sizes. */

import {h} from "../../dom.js";
import {fixed} from "../../numbers.js";
import {counted} from "../../words/parts.js";

/**
 * @typedef {import("./subject.js").Subject} Subject
 * @typedef {import("../../walk/walk.js").Term} Term
 */

/** So many terms have a row of their own, the last ones that are in; the others are counted. */
const ROWS = 12;

/** @param {Subject} subject a node that takes a gradient @returns {import("../../dom.js").Content[]} */
export function sum(subject) {
  const {graph, walk, state, frame, id, shown: {gradient}} = subject;
  const seeded = id === graph.root;
  const of = walk.expected(id) - (seeded ? 1 : 0);
  const first = Math.max(0, Math.min(walk.arrived(id, frame.clock), of) - ROWS);
  const terms = walk.terms(id, state.overwrite, first, first + ROWS);
  const before = graph.gradBefore[id];
  const rows = terms.map((term) => rowOf(subject, term));
  return [
    h("div", {class: "sec"}, h("h2", {}, frame.kind === "hand" && frame.node === id ? "Where its own gradient came from" : "Where its gradient came from")),
    of <= ROWS && bar(subject, terms),
    h("table", {class: "sum", "aria-label": "Sum of contributions"},
      h("thead", {}, h("tr", {}, h("th", {scope: "col"}, "Consumer"), ...["its grad", "local", "term"].map((text) => h("th", {scope: "col", class: "r"}, text)))),
      h("tbody", {},
        before !== 0 && h("tr", {}, h("td", {colspan: 3}, "from the pass before"), cell(before, "g")),
        seeded && h("tr", {}, h("td", {colspan: 3}, "the seed"), gradient ? cell(1, "g", true) : wait("not yet")),
        first > 0 && h("tr", {}, h("td", {colspan: 4}, `${first.toLocaleString("en")} before these`)),
        ...rows,
        of > first + ROWS && h("tr", {}, h("td", {colspan: 4}, `and ${(of - first - ROWS).toLocaleString("en")} more`))),
      h("tfoot", {}, ...foot(subject, walk.expected(id)))),
  ];
}

/** @param {Subject} subject @param {Term} term */
function rowOf({graph, walk, state, frame, id, actions}, {consumer, slot, gradient, partial, value, clock}) {
  const now = frame.kind === "hand" && frame.node === consumer && frame.slots.includes(slot);
  const twice = graph.operandsOf(consumer).filter((operand) => operand === id).length > 1;
  const name = graph.name(consumer);
  const link = h("button", {
    type: "button", class: "link code", "data-key": `consumer ${consumer} ${slot}`, title: name, "aria-label": `Show ${name}`,
    onclick: () => { actions.select(consumer); actions.reveal(consumer); actions.light([]); },
  }, name);
  const light = (/** @type {number[]} */ ids) => () => actions.light(ids);
  const row = h("tr", {
    class: now ? "now" : "", "data-lights": "", onmouseenter: light([consumer, id]), onmouseleave: light([]), onfocusin: light([consumer, id]), onfocusout: light([]),
  }, h("td", {class: "who"}, link, now ? " now" : twice ? ` slot ${slot + 1}` : ""));
  const known = clock <= frame.clock;
  const evaluated = walk.valueAt(consumer, frame.clock) !== null;
  row.append(known ? cell(gradient) : wait("\u00b7"), known && evaluated ? cell(partial) : wait("\u00b7"),
    !known ? wait("not yet") : now && state.asking ? h("td", {class: "r g new"}, "?") : cell(value, now ? "g new" : "g", true));
  return row;
}

/** @param {Subject} subject @param {number} of how many terms there are */
function foot({graph, state, id, shown: {gradient, gradientAsked}}, of) {
  const line = (/** @type {string} */ words, /** @type {HTMLElement} */ number) => h("tr", {}, h("td", {colspan: 3}, words), number);
  if (gradientAsked) return [line("Sum", h("td", {class: "r g"}, "?"))];
  if (!gradient) return [line(`Sum of ${counted(of, "term")}`, wait("not yet"))];
  if (state.overwrite && gradient.true !== gradient.sum) {
    return [line("Kept with =: the last term", cell(gradient.sum, "g")), line("Sum with +=", cell(gradient.true, "g"))];
  }
  const consumers = consumersThatLead(graph, id);
  const all = id === graph.root && consumers === 0 ? "Sum: the seed alone" : `Sum over ${counted(consumers, "consumer")}`;
  return [line(gradient.count < gradient.of ? `So far, ${gradient.count} of ${gradient.of} terms` : all, cell(gradient.sum, "g"))];
}

/** @param {import("../../graph/graph.js").Graph} graph @param {number} id */
function consumersThatLead({consumerStarts, consumerNodes, leads}, id) {
  let count = 0;
  for (let k = consumerStarts[id]; k < consumerStarts[id + 1]; k++) {
    if (leads[consumerNodes[k]] && (k === consumerStarts[id] || consumerNodes[k] !== consumerNodes[k - 1])) count++;
  }
  return count;
}

/** The sizes of the terms that are in, where there are several. @param {Subject} subject @param {Term[]} terms */
function bar({frame, state}, terms) {
  const arrived = terms.filter(({clock}) => clock <= frame.clock);
  const total = arrived.reduce((size, {value}) => size + Math.abs(value), 0);
  if (arrived.length < 2 || !Number.isFinite(total) || total === 0 || state.asking) return null;
  return h("div", {class: "parts", "aria-hidden": "true"}, ...arrived.map(({value, consumer, slot}) => {
    const now = frame.kind === "hand" && frame.node === consumer && frame.slots.includes(slot);
    const part = h("i", {class: `${now ? "now" : ""} ${value < 0 ? "below" : ""}`});
    part.style.flexGrow = String(Math.abs(value) / total);
    return part;
  }));
}

/** @param {number} x @param {string} [kind] @param {boolean} [sign] */
const cell = (x, kind = "", sign = false) => h("td", {class: `r ${kind} ${Number.isFinite(x) ? "" : "bad"}`}, fixed(x, {sign}));

/** @param {string} text */
const wait = (text) => h("td", {class: "r"}, h("span", {class: "none"}, text));
