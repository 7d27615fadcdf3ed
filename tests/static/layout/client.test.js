import assert from "node:assert/strict";
import {test} from "node:test";
import {Superseded, createLayout} from "../../../static/js/layout/layoutClient.js";
import {inputOf} from "./views.js";

/** A worker whose answers are given by the test. */
class StandIn {
  /** @type {{id: number, input: any}[]} */ sent = [];
  /** @type {Record<string, ((event: any) => void)[]>} */ listeners = {message: [], error: []};
  terminated = false;
  /** @param {any} message */
  postMessage(message) { this.sent.push(message); }
  /** @param {string} type @param {any} listener */
  addEventListener(type, listener) { this.listeners[type].push(listener); }
  terminate() { this.terminated = true; }
  /** @param {any} data */
  answer(data) { for (const listener of this.listeners.message) listener({data}); }
  fail() { for (const listener of this.listeners.error) listener({message: "broken"}); }
}

function clientWith() {
  /** @type {StandIn[]} */ const workers = [];
  const client = createLayout(() => {
    const worker = new StandIn();
    workers.push(worker);
    return /** @type {any} */ (worker);
  });
  return {client, workers};
}
const [one, two, three] = [[], ["mlp 0"], ["mlp 0", "mlp 0/layer 0"]].map((open) => inputOf("mlp-2-4-1-x1", open));
const picture = /** @type {any} */ ({boxes: []});

test("only the latest of several requests is sent on and answered", async () => {
  const {client, workers} = clientWith();
  const first = assert.rejects(client.layOut(one), Superseded);
  const second = assert.rejects(client.layOut(two), Superseded);
  const third = client.layOut(three);
  await first;
  await second;
  const [worker] = workers;
  assert.equal(worker.sent.length, 1);
  worker.answer({id: worker.sent[0].id, picture: {boxes: ["late"]}});
  assert.deepEqual(worker.sent.map((message) => message.input), [one, three].map((input) => ({...input, paths: [], group: new Int32Array(0)})), "the tree stands for them");
  worker.answer({id: worker.sent[1].id, picture});
  assert.equal(await third, picture);
  assert.equal(workers.length, 1);
});

test("no worker is made before the first request", () => {
  assert.equal(clientWith().workers.length, 0);
});

test("what layout says is wrong comes out as an error", async () => {
  const {client, workers} = clientWith();
  const wanted = assert.rejects(client.layOut(one), /no such level/);
  workers[0].answer({id: workers[0].sent[0].id, error: "no such level"});
  await wanted;
});

test("cancel stops the worker, and the next request gets a new one", async () => {
  const {client, workers} = clientWith();
  const given = assert.rejects(client.layOut(one), Superseded);
  client.cancel();
  await given;
  assert.ok(workers[0].terminated);
  const next = client.layOut(two);
  workers[0].answer({id: workers[0].sent[0].id, picture: {boxes: ["stale"]}});
  workers[1].answer({id: workers[1].sent[0].id, picture});
  assert.equal(await next, picture);
});

test("a worker that breaks down is an error once, and the next request gets a new one", async () => {
  const {client, workers} = clientWith();
  const wanted = assert.rejects(client.layOut(one), /broken/);
  workers[0].fail();
  await wanted;
  const next = client.layOut(two);
  workers[1].answer({id: workers[1].sent[0].id, picture});
  assert.equal(await next, picture);
});

test("where no worker can be made, the request fails, and the next one tries again", async () => {
  const client = createLayout(() => { throw new Error("no workers here"); });
  await assert.rejects(client.layOut(one), /no workers here/);
  await assert.rejects(client.layOut(two), /no workers here/);
});

test("what is rehearsed is laid out only while there is nothing else, and what comes of it is told", async () => {
  const {client, workers} = clientWith();
  client.rehearse(one, () => assert.fail("nobody laid it out"));
  assert.equal(workers.length, 0);
  client.warm();
  assert.equal(client.isBusy(), false);
  /** @type {unknown[]} */ const told = [];
  client.rehearse(one, (made) => told.push(made));
  assert.deepEqual(workers[0].sent.map((message) => message.id), [0]);
  assert.equal(client.isBusy(), true);
  client.rehearse(two, () => assert.fail("one is under way"));
  const wanted = client.layOut(two);
  client.rehearse(three, () => assert.fail("a picture is asked for"));
  assert.deepEqual(workers[0].sent.map((message) => message.id), [0, 1]);
  workers[0].answer({id: 0, picture: {boxes: ["rehearsed"]}});
  assert.deepEqual(told, [{boxes: ["rehearsed"]}]);
  assert.equal(client.isBusy(), true);
  workers[0].answer({id: 1, picture});
  assert.equal(await wanted, picture);
  assert.equal(told.length, 1);
  assert.equal(client.isBusy(), false);
  client.rehearse(three, () => {});
  client.cancel();
  assert.equal(client.isBusy(), true);
  workers[0].fail();
  assert.equal(client.isBusy(), false);
});
