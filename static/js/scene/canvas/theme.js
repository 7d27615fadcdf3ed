/** The colours and faces of the page's tokens, as a canvas takes them. Read once a theme. */

const COLORS = /** @type {const} */ ([
  "bg", "surface", "well", "frame", "line", "line-ui", "edge", "ink", "ink-2", "ink-3", "on-ink", "fwd", "fwd-soft", "fwd-halo", "bwd", "bwd-soft", "bwd-halo",
  "bwd-rest", "upd", "upd-soft", "upd-halo", "on-phase", "neg", "pos", "bad", "bad-soft", "warn", "op-arith", "op-power", "op-activ", "code-num",
]);

/** Size and weight of each kind of text, as graph.css has them. @type {Record<string, [font: string, family: "ui" | "code"]>} */
const FACES = {
  label: ["600 13px", "code"], idle: ["500 13px", "code"], source: ["400 12px", "code"], idleSource: ["500 12px", "code"], number: ["500 15px", "ui"],
  strong: ["700 15px", "ui"], of: ["600 12px", "ui"], op: ["600 16px", "ui"], word: ["600 12px", "code"], title: ["600 13px", "ui"], small: ["400 12px", "ui"],
  value: ["500 13px", "ui"], chip: ["400 12px", "code"], pill: ["600 13px", "ui"], pillNow: ["700 13px", "ui"], flag: ["700 13px", "ui"], invitation: ["600 14px", "ui"],
};

/**
 * @typedef {typeof COLORS[number]} Token
 * @typedef {{color: Record<Token, string>, face: Record<string, string>, dark: boolean, faded?: boolean}} Theme it can be sent to a worker; `faded`: of what is out of date
 */

/** @param {HTMLElement} element which knows the tokens @returns {Theme} */
export function readTheme(element) {
  const probe = document.createElement("i");
  probe.hidden = true;
  element.append(probe);
  const style = getComputedStyle(probe);
  const color = /** @type {Theme["color"]} */ ({});
  for (const token of COLORS) {
    probe.style.color = `var(--${token})`;
    color[token] = style.color;
  }
  const family = {ui: style.getPropertyValue("--font-ui").trim(), code: style.getPropertyValue("--font-code").trim()};
  const dark = style.colorScheme === "dark" || (style.colorScheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  probe.remove();
  return {color, dark, face: Object.fromEntries(Object.entries(FACES).map(([name, [font, of]]) => [name, `${font} ${family[of]}`]))};
}

/** What is out of date has no hue, and faint lines. @param {Theme} theme @returns {Theme} */
export function fadedOf(theme) {
  const {color} = theme;
  const faded = {...color, edge: color.line, "line-ui": color.line, ink: color["ink-3"], "ink-2": color["ink-3"]};
  for (const token of /** @type {Token[]} */ (["fwd", "bwd", "bwd-rest", "upd", "neg", "pos", "bad", "code-num"])) faded[token] = color["ink-3"];
  for (const token of /** @type {Token[]} */ (["fwd-soft", "bwd-soft", "upd-soft", "bad-soft", "op-arith", "op-power", "op-activ"])) faded[token] = color.well;
  faded["bwd-rest"] = color.line;
  return {...theme, color: faded, faded: true};
}

/** @param {() => void} changed is called when the reader or the system takes the other theme */
export function watchTheme(changed) {
  new MutationObserver(changed).observe(document.documentElement, {attributeFilter: ["data-theme"]});
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);
}
