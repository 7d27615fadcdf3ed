/** The tinted grounds of open groups; their heads lie above the edges. */

/**
 * @param {import("./nodes.js").Group} layer
 * @param {import("../layout/types.js").Frame[]} frames outer ones first
 */
export function drawFrames(layer, frames) {
  layer.selectAll("rect.open").data(frames, (frame) => /** @type {import("../layout/types.js").Frame} */ (frame).key)
    .join("rect").attr("class", "open").attr("data-frame", ({group}) => group)
    .attr("x", ({x}) => x).attr("y", ({y}) => y).attr("width", ({w}) => w).attr("height", ({h}) => h).attr("rx", 12);
}
