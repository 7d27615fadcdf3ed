import assert from "node:assert/strict";
import {test} from "node:test";
import {arrange} from "../../../../static/js/train/figures/network/arrange.js";
import {edgeAt, edgesOf, heightAt, MOST_EDGES, weighed} from "../../../../static/js/train/figures/network/edges.js";
import {formulaOf, headings, summaryOf, tableOf} from "../../../../static/js/train/figures/network/words.js";
import {SAMPLES} from "../states.js";

const PARAMETERS = {epoch: 3, weights: [[[0.5, -1.25], [2, 0.75], [0, 0]], [[1, -0.5, 0.25]]], biases: [[0.1, -0.2, 0.3], [0.05]]};
const OF = {...SAMPLES, activations: ["tanh", "linear"]};
const ROOM = {width: 824, height: 380, names: 40};

test("neurons stand in columns, inside the room, and do not cover one another", () => {
  for (const sizes of [[2, 6, 4, 1], [2, 16, 16, 1], [4, 8, 3], [1, 1], [2, ...Array(30).fill(8), 1]]) {
    const {layers, width, height} = arrange(sizes, ROOM);
    assert.deepEqual(layers.map(({spots, more}) => spots.length + more), sizes);
    for (const {size, spots} of layers) {
      spots.forEach(({y}, i) => {
        assert.ok(y - size / 2 >= 20 && y + size / 2 <= height, `${sizes}: ${y}`);
        if (i) assert.ok(y - spots[i - 1].y >= size, `${sizes}: ${size}`);
      });
    }
    layers.forEach(({x, size}, i) => i && assert.ok(x - size / 2 > layers[i - 1].x + layers[i - 1].size / 2));
    const last = layers[layers.length - 1];
    assert.ok(last.x + last.size / 2 <= width);
    assert.equal(width > ROOM.width, sizes.length > 20);
  }
});

test("of a large layer some are shown, and it is said how many more there are; the inputs of the plane stay", () => {
  const {layers: [inputs, large]} = arrange([1000, 100, 1], {...ROOM, kept: [7, 900]});
  assert.equal(large.spots.length + large.more, 100);
  assert.ok(large.more > 50 && large.spots.length > 10);
  const shown = inputs.spots.map(({neuron}) => neuron);
  assert.ok(shown.includes(7) && shown.includes(900) && shown.includes(0) && !shown.includes(500));
});

test("edges carry their weights, the strongest are kept, and the nearest to the pointer is found", () => {
  const edges = weighed(edgesOf(arrange([2, 3, 1], ROOM)), PARAMETERS.weights);
  assert.deepEqual(edges.map(({layer, neuron, input, weight, share}) => [layer, neuron, input, weight, share])[1], [0, 0, 1, -1.25, 0.625]);
  assert.equal(edges.length, 9);
  const wanted = edges[3];
  const x = wanted.x0 + 0.3 * (wanted.x1 - wanted.x0);
  assert.equal(edgeAt(edges, x, heightAt(wanted, x), 5), wanted);
  assert.deepEqual([heightAt(wanted, wanted.x0), heightAt(wanted, wanted.x1)].map(Math.round), [wanted.y0, wanted.y1].map(Math.round));
  assert.equal(edgeAt(edges, x, -500, 5), null);
  const unit = {...wanted, x0: 0, x1: 1, y0: 0, y1: 1};
  for (const t of [0.1, 0.3, 0.8]) { // a point of the drawn curve, whose handles lie in the middle
    const at = 3 * (1 - t) ** 2 * t * 0.5 + 3 * (1 - t) * t ** 2 * 0.5 + t ** 3;
    assert.ok(Math.abs(heightAt(unit, at) - (3 * (1 - t) * t ** 2 + t ** 3)) < 1e-6);
  }
  const wide = [Array.from({length: 60}, (_, j) => Array.from({length: 20}, (_, i) => j - i))];
  const many = edgesOf(arrange([20, 60], {width: 824, height: 1300, names: 40}));
  const strongest = weighed(many, wide);
  assert.deepEqual([many.length, strongest.length, strongest.at(-1)?.weight], [1200, MOST_EDGES, 59]);
});

test("a formula has the weights put in, and the strongest alone of many", () => {
  assert.equal(formulaOf(OF, PARAMETERS, 0, 0, false), "h0_0 = tanh(0.1000 + 0.5000·x0 \u2212 1.2500·x1)");
  assert.equal(formulaOf(OF, PARAMETERS, 0, 0, true), "h0_0 = tanh(0.1000 + (0.5000 + x0) + (\u22121.2500 + x1))");
  assert.equal(formulaOf(OF, PARAMETERS, 1, 0, false), "out = 0.0500 + 1.0000·h0_0 \u2212 0.5000·h0_1 + 0.2500·h0_2");
  const features = Array.from({length: 20}, (_, i) => `x${i}`);
  const wide = {epoch: 0, weights: [[features.map((_, i) => i)]], biases: [[0]]};
  const text = formulaOf({...OF, features, activations: ["relu"]}, wide, 0, 0, false);
  assert.ok(text.endsWith("·x19 + 4 more)") && !text.includes("·x3 "));
});

test("headings, summary and table say the same", () => {
  assert.deepEqual(headings({...OF, activations: ["leaky_relu", "softmax"]}, [6, 3]), ["inputs", "layer 0 · 6 leaky relu", "output · 3 softmax"]);
  assert.deepEqual(headings(OF, [3, 1]).at(-1), "output");
  assert.equal(summaryOf(OF, PARAMETERS), "2 inputs, layer 0 of 3 tanh neurons, 1 linear output; 13 parameters. At epoch 3 the largest weight is layer 0 · n1.w[0], 2.0000.");
  const {rows} = tableOf(PARAMETERS);
  assert.deepEqual([rows.length, rows[1], rows[2]], [13, ["layer 0 · n0.w[1]", "\u22121.2500"], ["layer 0 · n0.b", "0.1000"]]);
});
