import assert from "node:assert/strict";
import {test} from "node:test";
import {NotAGraph} from "../../../static/js/files/checks.js";
import {readDocument} from "../../../static/js/files/document.js";
import {altered, cases, mostNodes} from "../given.js";
import {operations} from "../operations.js";

const read = (/** @type {string} */ text) => readDocument(JSON.parse(text), {operations, mostNodes});

for (const row of cases) {
  const {name, accepted, field, file} = row;
  if (accepted) {
    test(`a file is a graph that has ${name}`, () => assert.doesNotThrow(() => read(altered(row))));
  } else if (file) {
    test(`a file is read without ${name}`, () => assert.equal(JSON.stringify(read(altered(row))).includes(`"${/** @type {string} */ (field).split(".").at(-1)}":`), false));
  } else {
    test(`a file is no graph that has ${name}, and ${field ?? "what is wrong"} is named`, () => {
      assert.throws(() => read(altered(row)), (error) => error instanceof NotAGraph && names(error.message, field) && error.message.length < 200);
    });
  }
}

/** Whether a message begins with the place itself, or one inside it. @param {string} message @param {string} [field] */
const names = (message, field = "") => message.startsWith(field) && /^(?:[.:[]|$)/.test(field && message.slice(field.length));
