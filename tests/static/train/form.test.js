import assert from "node:assert/strict";
import {test} from "node:test";
import {changed, withData, withSet} from "../../../static/js/train/form/changing.js";
import {DATA, MORE, NETWORK, TRAINING, optionFields} from "../../../static/js/train/form/fields.js";
import {valueAt, withValue} from "../../../static/js/train/form/paths.js";
import {placed} from "../../../static/js/train/form/problems.js";
import {readText, writeText} from "../../../static/js/train/form/reading.js";
import {OPTIONS, SPEC, state} from "./states.js";

test("the main fields have the names that people and tests know", () => {
  assert.deepEqual([...DATA, ...NETWORK, ...TRAINING].map(({name}) => name),
    ["Samples", "Noise", "Seed", "Hidden layers", "Activation", "Output", "Loss", "Optimizer", "Learning rate", "Batch size", "Epochs"]);
});

test("every field shows what the spec says, and reads it back", () => {
  for (const field of [...DATA, ...NETWORK, ...TRAINING, ...MORE.flatMap(({fields}) => fields)]) {
    const value = valueAt(SPEC, field.path) ?? null;
    if (value === null && !field.optional) continue; // it has the set's default, or false
    assert.deepEqual(readText(field, writeText(field, value)), {value}, field.name);
  }
});

/** @type {[import("../../../static/js/train/form/reading.js").Kind, boolean, string, any][]} kind, optional, text, value; undefined: refused */
const TEXTS = [
  ["layers", false, "6, 4", [6, 4]], ["layers", false, "[16 16]", [16, 16]], ["layers", false, "", []], ["layers", false, "6, x", undefined], ["layers", false, "6, -1", undefined],
  ["whole", false, "200", 200], ["whole", false, "1e3", undefined], ["whole", false, "2.5", undefined], ["whole", false, "", undefined], ["whole", true, " ", null],
  ["number", false, "1e-3", 0.001], ["number", false, ".5", 0.5], ["number", false, "−0.5", -0.5], ["number", false, "0,5", undefined], ["number", false, "NaN", undefined],
  ["number", true, "", null], ["choice", true, "", null], ["choice", false, "tanh", "tanh"], ["check", false, "true", true],
];
for (const [kind, optional, text, value] of TEXTS) {
  test(`as ${optional ? "optional " : ""}${kind}, "${text}" reads ${JSON.stringify(value) ?? "as nothing"}`, () => {
    const reading = readText({kind, optional}, text);
    if (value === undefined) assert.match("wrong" in reading ? reading.wrong : "", /^Write /);
    else assert.deepEqual(reading, {value});
  });
}

test("a value is put into a copy of the spec", () => {
  const next = withValue(SPEC, "network.hidden", [3]);
  assert.deepEqual([next.network.hidden, SPEC.network.hidden, next.data === SPEC.data], [[3], [6, 4], true]);
});

test("another optimizer comes with its own options, and keeps the rate", () => {
  assert.deepEqual(changed(SPEC, "optimizer.name", "adam", OPTIONS).optimizer, {name: "adam", learning_rate: 0.1, beta1: 0.9, epsilon: 1e-8});
  assert.deepEqual(optionFields(state({spec: changed(SPEC, "optimizer.name", "adam", OPTIONS)})).optimizer.map(({name, path}) => [name, path]),
    [["Beta1", "optimizer.beta1"], ["Epsilon", "optimizer.epsilon"]]);
});

test("a schedule comes with its options, and goes as a whole", () => {
  const stepped = changed(SPEC, "schedule.name", "step", OPTIONS);
  assert.deepEqual(stepped.schedule, {name: "step", step_size: 30, gamma: 0.1});
  assert.equal(changed(stepped, "schedule.name", null, OPTIONS).schedule, null);
});

test("weights of its own end with a change of what they belong to, and stay with any other", () => {
  const own = {...SPEC, network: {...SPEC.network, weights: [[[1]]], biases: [[0]]}, from: {run: "abc", epoch: 3}};
  for (const [path, value] of /** @type {[string, any][]} */ ([["network.hidden", [2]], ["network.seed", 1], ["data.seed", 1]])) {
    const next = changed(own, path, value, OPTIONS);
    assert.deepEqual(["weights" in next.network, next.from], [false, null], path);
  }
  assert.deepEqual(changed(own, "epochs", 9, OPTIONS).network.weights, [[[1]]]);
  assert.equal("weights" in withData(own, {dataset: "iris"}).network, false);
});

test("another data set keeps the seed, takes its own advice, and what cannot fit gives way", () => {
  const [moons, iris] = state().datasets;
  const spec = {...SPEC, loss: "hinge"};
  assert.deepEqual(withSet(spec, iris), {...spec, standardize: true, data: {dataset: "iris", seed: 7}});
  assert.deepEqual(withSet(spec, {...moons, name: "notebook", seed: null}).data, {dataset: "notebook"});
  const line = withSet(spec, {...moons, name: "line", task: "regression"});
  assert.deepEqual([line.loss, line.network.output], ["mse", "linear"]);
});

test("a problem's errors come to their fields, the nearest one; others are said at the end", () => {
  const problem = {type: "", title: "", status: 422, detail: "all", errors: [
    {field: "network.hidden[1]", message: "A."}, {field: "data.samples", message: "B."}, {field: "data.csv", message: "C."}, {field: "nothing", message: "D."}, {message: "E."}]};
  const {fields, rest} = placed(problem, ["network.hidden", "data.samples", "data"]);
  assert.deepEqual([[...fields], rest], [[["network.hidden", "A."], ["data.samples", "B."], ["data", "C."]], "nothing: D. E."]);
  assert.deepEqual(placed({...problem, errors: []}, []).rest, "all");
  assert.deepEqual(placed(null, []).rest, null);
});
