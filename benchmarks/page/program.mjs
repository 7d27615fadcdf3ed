/** Prints the random graph of a thousand nodes as {ops, operands} in JSON, for a program to be made of it. */
import {GRAPHS} from "./graphs.mjs";

const {ops, from, to} = GRAPHS["random 1,000"]();
const operands = ops.map(() => /** @type {number[]} */ ([]));
from.forEach((operand, e) => operands[to[e]].push(operand));
console.log(JSON.stringify({ops, operands}));
