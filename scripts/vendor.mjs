// One minified ES module for each entry in scripts/vendor, with its type declaration and the licences of
// everything that went into it. Written last: manifest.json, which the build hook checks.
import {createHash} from "node:crypto";
import {copyFile, mkdir, readFile, readdir, rm, writeFile} from "node:fs/promises";
import {build} from "esbuild";

const OUT = "static/vendor";
const entries = (await readdir("scripts/vendor")).filter((name) => name.endsWith(".js")).sort();
await rm(OUT, {recursive: true, force: true});
await mkdir(OUT, {recursive: true});

const {metafile} = await build({
  entryPoints: entries.map((name) => `scripts/vendor/${name}`),
  bundle: true, format: "esm", minify: true, target: "es2022", charset: "utf8",
  legalComments: "eof", outdir: OUT, metafile: true, logLevel: "warning",
});
// An entry only re-exports, so it is its own declaration.
for (const name of entries) await copyFile(`scripts/vendor/${name}`, `${OUT}/${name.replace(/js$/, "d.ts")}`);

const roots = new Set(Object.keys(metafile.inputs)
  .map((file) => file.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//)?.[1]).filter(Boolean));
const versions = {};
const notices = [];
for (const root of [...roots].sort()) {
  const meta = JSON.parse(await readFile(`${root}/package.json`, "utf8"));
  versions[meta.name] = meta.version;
  const file = (await readdir(root)).find((name) => /^licen[cs]e/i.test(name));
  if (!file) throw new Error(`${meta.name} ships no licence file`);
  notices.push(`${meta.name} ${meta.version} (${meta.license})\n\n${await readFile(`${root}/${file}`, "utf8")}`);
}
await writeFile(`${OUT}/LICENSES.txt`, notices.join(`\n${"-".repeat(72)}\n\n`));
await writeFile(`${OUT}/manifest.json`, `${JSON.stringify({
  inputs: process.env.VENDOR_DIGEST ?? createHash("sha256").update(JSON.stringify(versions)).digest("hex"),
  files: [...entries, "LICENSES.txt"], versions,
}, null, 2)}\n`);
