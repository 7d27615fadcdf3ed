import assert from "node:assert/strict";
import {afterEach, test} from "node:test";
import {goOn, invite} from "../../../static/js/words/goOn.js";
import {aloud, plain} from "../../../static/js/words/parts.js";
import {lineOf} from "./reading.js";

/** A window of which these media features hold. @param {string[]} features */
function windowOf(...features) {
  globalThis.matchMedia = (query) => /** @type {MediaQueryList} */ ({matches: query.split(", ").some((each) => features.includes(each))});
}

afterEach(() => Reflect.deleteProperty(globalThis, "matchMedia"));

test("where there is a mouse, the key is named", () => {
  windowOf("(pointer: fine)", "(hover: hover)");
  assert.equal(plain(goOn()), "press →");
  assert.equal(invite("a*b"), "Press → to compute a*b");
});

for (const feature of ["(pointer: coarse)", "(hover: none)"]) {
  test(`where ${feature} holds, the button is named as it looks`, () => {
    windowOf(feature);
    assert.equal(invite("a*b"), "Tap › to compute a*b");
    assert.match(lineOf("sheet", 1, {asking: true}), / Guess, then tap ›\.$/);
  });
}

test("who hears it hears the button's name", () => {
  windowOf("(pointer: coarse)");
  assert.equal(aloud(goOn()), "tap Next step");
});
