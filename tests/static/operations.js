import {readFileSync} from "node:fs";

/** The op table as the server sends it (tests/engine/test_ops.py holds the file to it), by name. */
export const operations = new Map(
  JSON.parse(readFileSync(new URL("operations.json", import.meta.url), "utf8"))
    .map((/** @type {import("../../static/js/types.js").Operation} */ row) => [row.name, row]));
