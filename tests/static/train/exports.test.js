import assert from "node:assert/strict";
import {execFileSync} from "node:child_process";
import {test} from "node:test";
import {curvesText} from "../../../static/js/train/exports/curves.js";
import {pythonText} from "../../../static/js/train/exports/python.js";
import {torchText} from "../../../static/js/train/exports/torch.js";
import {RUN, SAMPLES, SPEC} from "./states.js";

const parameters = {epoch: 4, weights: [[[1, -0.5], [0.25, 1e-21]], [[2, -1]]], biases: [[0.1, 0], [0.5]]};
const run = {...RUN, spec: {...SPEC, network: {...SPEC.network, hidden: [2], output: "sigmoid"}}};
const samples = {...SAMPLES, activations: ["tanh", "sigmoid"], means: [1, 2], deviations: [2, 4]};

test("curves leave as rows", () => {
  assert.equal(curvesText({epoch: [0, 1], loss: [0.5, NaN], accuracy: [1, NaN], test_loss: [NaN, NaN], test_accuracy: [NaN, NaN]}),
    "epoch,loss,accuracy,test_loss,test_accuracy\r\n0,0.5,1,,\r\n1,NaN,,,\r\n");
});

test("the Python text computes what the network computes", () => {
  const text = `${pythonText({run, parameters, samples})}\nprint(repr(network([3, 6])[0]))\n`;
  const answer = Number(execFileSync("python3", ["-c", text], {encoding: "utf8"}));
  const hidden = [Math.tanh(0.1 + 1 * 1 - 0.5 * 1), Math.tanh(0.25 + 1e-21)];
  assert.ok(Math.abs(answer - 1 / (1 + Math.exp(-(0.5 + 2 * hidden[0] - hidden[1])))) < 1e-15);
});

test("every activation has its text", () => {
  for (const name of ["linear", "tanh", "relu", "leaky_relu", "sigmoid", "softplus", "softmax"]) {
    const shown = {run, parameters, samples: {...samples, activations: [name, name]}};
    const answer = JSON.parse(execFileSync("python3", ["-c", `${pythonText(shown)}\nimport json\nprint(json.dumps(network([3, 6])))\n`], {encoding: "utf8"}));
    assert.ok(answer.length === 1 && Number.isFinite(answer[0]), name);
    assert.ok(!torchText(shown).includes("undefined"), name);
  }
});

test("the PyTorch text has a layer for each, and its numbers", () => {
  const text = torchText({run, parameters, samples});
  assert.match(text, /Linear\(2, 2, dtype=torch\.float64\),\n {4}torch\.nn\.Tanh\(\),\n {4}torch\.nn\.Linear\(2, 1, dtype=torch\.float64\),\n {4}torch\.nn\.Sigmoid\(\),/);
  assert.match(text, /\[0\.25, 1e-21\]/);
  assert.match(text, /MEANS = torch\.tensor\(\[1, 2\], dtype=torch\.float64\)/);
});
