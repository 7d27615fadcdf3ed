/** Where the neurons stand: a column a layer, inputs first. Pure. */

/**
 * @typedef {{neuron: number, x: number, y: number}} Spot the middle of a neuron's tile
 * @typedef {{x: number, size: number, spots: Spot[], more: number, foot: number}} Row `size` of a tile; `more` neurons are not shown; `foot` is below the last
 * @typedef {{width: number, height: number, layers: Row[]}} Arrangement
 */

const HEAD = 30;
const FOOT = 22;
const LARGEST = 44;
const SMALLEST = 16;
const OUTPUT = 76;
/** Layers are not closer than so many pixels; then the picture is wider than its room. */
const APART = 64;

/**
 * @param {number[]} sizes neurons a layer, the inputs first
 * @param {object} room
 * @param {number} room.width
 * @param {number} room.height
 * @param {number} room.names width of the inputs' names
 * @param {number[]} [room.kept] inputs that are shown in any case
 * @returns {Arrangement}
 */
export function arrange(sizes, {width, height, names, kept = []}) {
  const free = height - HEAD - FOOT;
  const most = Math.max(2, Math.floor(free / (SMALLEST + 2)));
  const shown = sizes.map((size) => (size > most ? most - 1 : size));
  const pitch = Math.min(LARGEST + 8, free / Math.max(...sizes.map((size) => Math.min(size, most))));
  const last = sizes[sizes.length - 1];
  const large = Math.min(OUTPUT, last === 1 ? OUTPUT : free / Math.min(last, most) - 6);
  const across = Math.max(width, names + (sizes.length - 1) * APART + large);
  const step = (across - names - large / 2 - 24 - LARGEST / 2) / (sizes.length - 1);
  const size = Math.max(SMALLEST, Math.min(LARGEST, pitch >= 34 ? pitch - 8 : pitch - 2, step / 2));
  const middle = HEAD + free / 2;
  return {
    width: across,
    height,
    layers: sizes.map((neurons, layer) => {
      const isOutput = layer === sizes.length - 1;
      const own = isOutput ? Math.max(size, Math.min(large, step * 0.7)) : size;
      const apart = isOutput ? Math.max(pitch, own + (own >= 34 ? 8 : 2)) : pitch;
      const rows = shown[layer] + (neurons > shown[layer] ? 1 : 0);
      const top = middle - ((rows - 1) * apart) / 2;
      const x = names + LARGEST / 2 + layer * step;
      const spots = chosen(neurons, shown[layer], layer === 0 ? kept : []).map((neuron, i) => ({neuron, x, y: top + i * apart}));
      return {x, size: own, spots, more: neurons - shown[layer], foot: top + (rows - 1) * apart};
    }),
  };
}

/** The first of all, and those that are kept. @param {number} all @param {number} count @param {number[]} kept */
function chosen(all, count, kept) {
  if (count >= all) return Array.from({length: all}, (_, i) => i);
  const found = new Set(kept.filter((each) => each < all).slice(0, count));
  for (let i = 0; found.size < count; i++) found.add(i);
  return [...found].sort((a, b) => a - b);
}
