/** What the page's styles make of an element of the drawing, as attributes of its own: a file takes no style sheet along. Pure. */

/** @typedef {(property: string) => string} Style the computed value of a property */

const GEOMETRY = {
  rect: ["x", "y", "width", "height", "rx"], path: ["d"], circle: ["cx", "cy", "r"], text: ["x", "y", "textLength", "lengthAdjust"], g: ["transform"],
};
/** How far below its middle a line of type has its base, in ems. */
const BASE = 0.35;

/** @typedef {keyof typeof GEOMETRY} Tag */

/** @param {string} tag @returns {tag is Tag} */
export const isDrawn = (tag) => tag in GEOMETRY;

/** Whether an element can be seen, as far as its own style says. @param {Style} style */
export const isSeen = (style) => style("display") !== "none" && style("visibility") !== "hidden" && Number(style("opacity") || 1) > 0;

/**
 * @param {Tag} tag
 * @param {(name: string) => string | null} own its attributes
 * @param {Style} style
 * @param {{generic: boolean}} fonts generic: "sans-serif" and "monospace" for the page's own fonts, which another place may not have
 * @returns {Record<string, string> | null} null where nothing of it is painted
 */
export function attributesOf(tag, own, style, {generic}) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const name of GEOMETRY[tag]) {
    const value = own(name);
    if (value !== null && value !== "") found[name] = value;
  }
  const opacity = Number(style("opacity") || 1);
  if (opacity < 1) found.opacity = String(opacity);
  if (tag === "g") return found;
  if (tag === "path" && !found.d) return null;
  const fill = paint("fill", style);
  const stroke = tag === "text" ? null : paint("stroke", style);
  if (!fill && !stroke) return null;
  Object.assign(found, fill ?? {fill: "none"}, stroke);
  if (stroke) {
    const width = size(style("stroke-width"));
    if (width !== "1") found["stroke-width"] = width;
    for (const name of ["stroke-linecap", "stroke-linejoin"]) if (!["", "butt", "miter"].includes(style(name))) found[name] = style(name);
    const dashes = style("stroke-dasharray");
    if (dashes && dashes !== "none") found["stroke-dasharray"] = dashes.split(/[\s,]+/).map(size).join(" ");
  }
  if (tag === "text") Object.assign(found, typeOf(found, style, generic));
  return found;
}

/** @param {Record<string, string>} found @param {Style} style @param {boolean} generic @returns {Record<string, string>} */
function typeOf(found, style, generic) {
  const family = style("font-family");
  const points = size(style("font-size"));
  /** @type {Record<string, string>} */
  const type = {"font-family": generic ? genericOf(family) : family, "font-size": points};
  if (!["", "400", "normal"].includes(style("font-weight"))) type["font-weight"] = style("font-weight");
  if (style("font-variant-numeric").includes("tabular-nums")) type["font-variant"] = "tabular-nums";
  if (!["", "start"].includes(style("text-anchor"))) type["text-anchor"] = style("text-anchor");
  if (style("dominant-baseline") === "central") type.y = String(Math.round((Number(found.y ?? 0) + BASE * Number(points)) * 100) / 100); // few readers of SVG know the property
  return type;
}

/** The last of a list of fonts. @param {string} family */
function genericOf(family) {
  const last = family.split(",").at(-1)?.trim() ?? "";
  return ["monospace", "serif"].includes(last) ? last : "sans-serif";
}

/** @param {string} length @returns {string} without its unit */
const size = (length) => String(parseFloat(length));

/**
 * A colour as every reader of SVG knows it, and its opacity beside it.
 * @param {"fill" | "stroke"} name
 * @param {Style} style
 * @returns {Record<string, string> | null} null for none
 */
function paint(name, style) {
  const found = colorOf(style(name));
  if (!found || found.opacity === 0) return null;
  return {[name]: found.color, ...(found.opacity < 1 && {[`${name}-opacity`]: String(found.opacity)})};
}

/** @param {string} css as computed styles write it @returns {{color: string, opacity: number} | null} */
export function colorOf(css) {
  const found = /^(rgba?|color)\((srgb )?([^)]*)\)$/.exec(css);
  if (!found) return null;
  const [r, g, b, a = 1] = found[3].split(/[\s,/]+/).filter(Boolean).map(Number);
  const scale = found[1] === "color" ? 255 : 1;
  const hex = [r, g, b].map((part) => Math.round(part * scale).toString(16).padStart(2, "0")).join("");
  return {color: `#${hex}`, opacity: Math.round(a * 1000) / 1000};
}
