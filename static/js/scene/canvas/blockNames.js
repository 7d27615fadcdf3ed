/** The names of groups as they are seen from afar: those of blocks, and in the heads of frames. They are written when all else is painted. */

/** Names that fade can still be read. */
const DIM = 0.4;
/** The least block that has room for its name, in px of the screen. */
const NAMED = {w: 22, h: 18, two: 38};
const NARROW = 48;
/** A frame whose head is as high has its name in it. */
const HEAD = {height: 44, least: 15};
const CHARACTER = 7;
const DIGIT = 8;
/** So many characters of a name say something. */
const WORD = 8;
/** Made once: making one takes longer than all else of a block. */
const grouped = new Intl.NumberFormat("en");

/**
 * @typedef {{x: number, y: number, w: number, h: number, g: number, block: boolean, outer: boolean}} Named `outer`: it stands in no other group
 * @typedef {object} NameFacts
 * @property {string[]} names of groups
 * @property {Int32Array} sizes nodes in each
 * @property {Uint8Array | null} left groups that hold a node of the mask
 */

/** @param {number} w of a block, in px of the screen @param {number} h */
export const hasRoom = (w, h) => w >= NAMED.w && h >= NAMED.h;

/** @param {NameFacts} facts */
export function createNames({names, sizes, left}) {
  /** @type {Map<number, Named>} by group: what is painted in parts is met in several of them */
  const met = new Map();
  return {
    /** @param {Named} named @param {number} k scale */
    meet(named, k) { if (named.block ? hasRoom(named.w * k, named.h * k) : named.w * k >= NAMED.w) met.set(named.g, named); },
    /** @param {import("./pen.js").Pen} pen */
    write(pen) {
      const {ctx, color, k} = pen;
      for (const {x, y, w, h, g, block, outer} of met.values()) {
        pen.onScreen(x, y);
        ctx.globalAlpha = left && !left[g] ? DIM : 1;
        const begin = w * k < NARROW ? 4 : 7;
        const room = w * k - begin - 4;
        const head = HEAD.height * k;
        const text = shortened(names[g], room, outer);
        if (block) {
          const two = h * k >= NAMED.two && room > 60;
          pen.write(text, begin, 15, "of", color.ink);
          if (two) pen.write(cutTo(`${grouped.format(sizes[g])} nodes`, room), begin, 30, "small", color["ink-3"]);
        } else if (head >= HEAD.least) pen.write(text, begin, head / 2 + 4, "of", color.ink);
      }
      ctx.globalAlpha = 1;
    },
  };
}

/** A name that fits; where there is little room its number, if that tells it, or nothing. @param {string} name @param {number} room in px @param {boolean} tells */
function shortened(name, room, tells) {
  if (name.length * CHARACTER <= room || room >= WORD * CHARACTER) return cutTo(name, room);
  const number = /\d+$/.exec(name)?.[0] ?? "";
  return tells && number.length * DIGIT <= room ? number : "";
}

/** @param {string} text @param {number} room in px */
function cutTo(text, room) {
  const most = Math.floor(room / CHARACTER);
  return text.length <= most ? text : most < 2 ? "" : `${text.slice(0, most - 1)}…`;
}
