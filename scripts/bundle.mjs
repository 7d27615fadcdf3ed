// The page's own scripts and style sheets, joined into a few files so that a visit takes some thirty requests, not four hundred.
// Names and lines stay: a profile and an error's trace tell where, and compressed they weigh little. Written last: manifest.json, by
// which app/bundled.py sees whether a source has changed since. It goes first, so that what is half gone or half made is no bundle.
import {createHash} from "node:crypto";
import {readFile, rm, writeFile} from "node:fs/promises";
import {posix} from "node:path";
import {build} from "esbuild";

const SOURCES = "static";
const OUT = "static/bundle";
/** What a page, or a script that starts a worker, names. */
const ENTRIES = ["js/main.js", "js/ahead.js", "js/train/main.js", "js/layout/worker.js", "js/files/worker.js", "js/scene/canvas/painterWorker.js", "css/explore.css", "css/train.css"];

await rm(`${OUT}/manifest.json`, {force: true});
await rm(OUT, {recursive: true, force: true});
const {metafile} = await build({
  entryPoints: ENTRIES.map((path) => `${SOURCES}/${path}`), outbase: SOURCES, outdir: OUT,
  // one level below the folder, as trusted.js is: from there it finds the workers' scripts
  chunkNames: "js/[name]-[hash]",
  bundle: true, splitting: true, format: "esm", target: "es2022", charset: "utf8",
  legalComments: "eof", metafile: true, logLevel: "warning",
});

const sources = {};
for (const file of Object.keys(metafile.inputs).sort()) {
  sources[posix.relative(SOURCES, file)] = createHash("sha256").update(await readFile(file)).digest("hex");
}
const scripts = Object.fromEntries(ENTRIES.filter((path) => path.endsWith(".js")).map((path) => [path, imported(path)]));
await writeFile(`${OUT}/manifest.json`, `${JSON.stringify({sources, scripts}, null, 1)}\n`);

/** The files that a script imports in turn, the nearest first; imports by call are left out. */
function imported(entry) {
  const found = new Set([`${OUT}/${entry}`]);
  for (const file of found) {
    for (const {path, kind} of metafile.outputs[file].imports) if (kind === "import-statement") found.add(path);
  }
  return [...found].slice(1).map((file) => posix.relative(OUT, file));
}
