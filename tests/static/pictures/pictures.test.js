import assert from "node:assert/strict";
import {test} from "node:test";
import {attributesOf, colorOf, isDrawn, isSeen} from "../../../static/js/pictures/attributes.js";
import {PICTURES, wordsOf} from "../../../static/js/pictures/index.js";
import {TooLarge, pointsOf} from "../../../static/js/pictures/png.js";
import {framed, svgOf} from "../../../static/js/pictures/svg.js";
import {xml} from "../../../static/js/pictures/xml.js";
import {walkOf} from "../fixtures.js";
import {operations} from "../operations.js";

const STYLE = {
  display: "inline", visibility: "visible", opacity: "1", fill: "rgb(21, 32, 45)", stroke: "none", "stroke-width": "1px", "stroke-dasharray": "none", "stroke-linecap": "butt",
  "stroke-linejoin": "miter", "font-family": '-apple-system, "Segoe UI", sans-serif', "font-size": "15px", "font-weight": "500", "font-variant-numeric": "tabular-nums",
  "text-anchor": "start", "dominant-baseline": "auto",
};
/** @param {Partial<typeof STYLE>} [own] */
const style = (own = {}) => (/** @type {string} */ property) => /** @type {Record<string, string>} */ ({...STYLE, ...own})[property] ?? "";
/** @param {Record<string, string>} attributes */
const having = (attributes) => (/** @type {string} */ name) => attributes[name] ?? null;
const PAGE = {generic: false};
const FILE = {generic: true};

test("a colour is written as every reader knows it, its opacity beside it", () => {
  assert.deepEqual(colorOf("rgb(176, 70, 0)"), {color: "#b04600", opacity: 1});
  assert.deepEqual(colorOf("rgba(224, 112, 0, 0.22)"), {color: "#e07000", opacity: 0.22});
  assert.deepEqual(colorOf("color(srgb 1 0.5 0 / 0.5)"), {color: "#ff8000", opacity: 0.5});
  assert.equal(colorOf("none"), null);
});

test("a shape has its paint and its line as attributes of its own", () => {
  const look = style({fill: "none", stroke: "rgba(15, 95, 194, 0.5)", "stroke-width": "3.5px", "stroke-dasharray": "3px, 4px", "stroke-linecap": "round", opacity: "0.85"});
  assert.deepEqual(attributesOf("path", having({d: "M0 0h5", class: "edge", "data-edge": "0:1:0"}), look, FILE), {
    d: "M0 0h5", opacity: "0.85", fill: "none", stroke: "#0f5fc2", "stroke-opacity": "0.5", "stroke-width": "3.5", "stroke-linecap": "round", "stroke-dasharray": "3 4",
  });
});

test("what paints nothing is left out", () => {
  const clear = style({fill: "rgba(0, 0, 0, 0)"});
  assert.equal(attributesOf("rect", having({width: "5"}), clear, FILE), null);
  assert.equal(attributesOf("path", having({d: ""}), style(), FILE), null);
  assert.deepEqual([isSeen(style({display: "none"})), isSeen(style({opacity: "0"})), isSeen(style({visibility: "hidden"})), isSeen(style())], [false, false, false, true]);
  assert.deepEqual(["g", "text", "rect", "path", "circle", "title", "image", "use", "script", "a"].filter(isDrawn), ["g", "text", "rect", "path", "circle"]);
});

test("type is set in generic fonts in a file, in the page's own in points, and on its middle without a property for it", () => {
  const look = style({"dominant-baseline": "central", "text-anchor": "middle"});
  assert.deepEqual(attributesOf("text", having({x: "4", y: "10"}), look, FILE), {
    x: "4", y: "15.25", fill: "#15202d", "font-family": "sans-serif", "font-size": "15", "font-weight": "500", "font-variant": "tabular-nums", "text-anchor": "middle",
  });
  assert.equal(attributesOf("text", having({}), style(), PAGE)?.["font-family"], STYLE["font-family"]);
  assert.equal(attributesOf("text", having({}), style({"font-family": "Menlo, monospace"}), FILE)?.["font-family"], "monospace");
});

test("every text is text, whatever it holds", () => {
  const text = `</text><script>alert("x")</script>&amp;]]>\u0000\u000b\ud800\ufffe`;
  const written = xml({tag: "text", attributes: {"font-family": `"><image href='http://x'/>\n`}, children: [text]});
  assert.equal(written, '<text font-family="&quot;&gt;&lt;image href=\'http://x\'/&gt;&#10;">&lt;/text&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;amp;]]&gt;\ufffd\ufffd\ufffd\ufffd</text>');
  assert.equal(xml({tag: "g", attributes: {}, children: ["𝛁 é 漢"]}), "<g>𝛁 é 漢</g>");
});

const STILL = {layers: [{tag: "rect", attributes: {width: "10"}, children: []}], box: {x: -5.5, y: 0, width: 100.2, height: 50}, ground: "#f3f5f8"};

test("a file has its words, its ground, room around the drawing, and refers to nothing", () => {
  const file = svgOf(STILL, {title: "a < b", description: "The program:\nd = a & b"});
  assert.match(file, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="149" height="98" viewBox="-30 -24 149 98" role="img">/);
  assert.match(file, /<title>a &lt; b<\/title><desc>The program:\nd = a &amp; b<\/desc><rect x="-30" y="-24" width="149" height="98" fill="#f3f5f8"\/><rect width="10"\/><\/svg>\n$/);
  assert.doesNotMatch(file, /href|url\(|style|class=|@import|<script|on\w+=/);
  assert.equal(svgOf(STILL, {title: "a < b", description: "The program:\nd = a & b"}), file);
});

test("points are twice the pixels, else as many, as far as a browser can hold them", () => {
  assert.deepEqual(framed(STILL.box), {x: -30, y: -24, width: 149, height: 98});
  assert.deepEqual(pointsOf(STILL.box), {width: 298, height: 196});
  assert.deepEqual(pointsOf({x: 0, y: 0, width: 9000, height: 10}), {width: 9048, height: 58});
  assert.deepEqual(pointsOf({x: 0, y: 0, width: 6000, height: 6000}), {width: 6048, height: 6048});
  assert.throws(() => pointsOf({x: 0, y: 0, width: 17_000, height: 10}), (error) => error instanceof TooLarge && /17,048 × 58.*SVG/.test(error.message));
  assert.throws(() => pointsOf({x: 0, y: 0, width: 9000, height: 9000}), TooLarge);
});

test("a picture says of which program it is, and of which step", () => {
  const {graph, walk, document} = walkOf("neuron");
  const state = /** @type {any} */ ({graph, walk, document, lesson: null, opened: null, step: 10, byEdge: false, overwrite: false, asking: false});
  const {title, description} = wordsOf(state, operations);
  assert.match(title, /^Gradwalk · Step 10 of 11 · Backward · x2\*w2/);
  assert.match(description, /Hands .*\n\nThe program:\n/);
  assert.ok(description.includes(document.program.trim()));
  assert.match(wordsOf({...state, opened: {name: "loss.json"}}, operations).title, /^loss\.json · /);
});

test("a format is a row: its name is the extension of its files", () => {
  assert.deepEqual(PICTURES.map(({name}) => name), ["svg", "png"]);
});
