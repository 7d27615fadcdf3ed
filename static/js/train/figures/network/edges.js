/** The weights as edges: which are drawn, how strong, and which lies under the pointer. Pure. */

/**
 * @typedef {object} Edge
 * @property {number} layer
 * @property {number} neuron
 * @property {number} input
 * @property {number} x0
 * @property {number} y0
 * @property {number} x1
 * @property {number} y1
 * @property {number} weight
 * @property {number} share of the largest weight, 0 to 1
 */

/** Of more edges than this the strongest are drawn. */
export const MOST_EDGES = 600;

/** The edges between the tiles, without weights. @param {import("./arrange.js").Arrangement} arrangement @returns {Edge[]} */
export function edgesOf({layers}) {
  return layers.slice(1).flatMap((to, layer) => {
    const from = layers[layer];
    return to.spots.flatMap(({neuron, x: x1, y: y1}) => from.spots.map(({neuron: input, x: x0, y: y0}) =>
      ({layer, neuron, input, x0: x0 + from.size / 2 + 1, y0, x1: x1 - to.size / 2 - 1, y1, weight: 0, share: 0})));
  });
}

/**
 * The edges with an epoch's weights, the weak ones left out where there are too many.
 * @param {Edge[]} edges written to
 * @param {number[][][]} weights
 * @returns {Edge[]} the strongest last
 */
export function weighed(edges, weights) {
  let largest = 0;
  for (const edge of edges) {
    edge.weight = weights[edge.layer][edge.neuron][edge.input];
    const size = Math.abs(edge.weight);
    if (size > largest && size < Infinity) largest = size;
  }
  for (const edge of edges) edge.share = Math.min(1, Math.abs(edge.weight) / (largest || 1)) || 0;
  if (edges.length <= MOST_EDGES) return edges;
  return edges.toSorted((a, b) => a.share - b.share).slice(-MOST_EDGES);
}

/**
 * The edge nearest to a point, within reach.
 * @param {Edge[]} edges
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 * @returns {Edge | null}
 */
export function edgeAt(edges, x, y, reach) {
  let best = null;
  let least = reach;
  for (const edge of edges) {
    const {x0, x1} = edge;
    if (x < x0 || x > x1) continue;
    const far = Math.abs(heightAt(edge, x) - y);
    if (far < least) [best, least] = [edge, far];
  }
  return best;
}

/** The curve's height at an x; its ends and handles are level, so x alone tells how far along it is. @param {Edge} edge @param {number} x */
export function heightAt({x0, y0, x1, y1}, x) {
  const wanted = (x - x0) / (x1 - x0);
  let t = wanted;
  for (let i = 0; i < 6; i++) { // Newton's steps on x(t) = 1.5 t (1 − t) + t³, which rises throughout
    const slope = 1.5 - 3 * t + 3 * t * t;
    t -= (1.5 * t - 1.5 * t * t + t ** 3 - wanted) / slope;
  }
  return y0 + (y1 - y0) * (3 * t * t - 2 * t ** 3);
}
