/** The plane as a picture of its own, with axes, on which points can be edited. */

import {fill, svg} from "../../dom.js";
import {said} from "../../numbers.js";
import {createPointEditor} from "./pointEditor.js";
import {onPicture, ticksOf} from "./view.js";

export const SIZE = 420;
/** Where the plane lies in the picture: the numbers of the axes stand left of it and below. */
export const BOX = {left: 34, top: 6, width: SIZE - 42, height: SIZE - 34};

/** @param {Parameters<typeof createPointEditor>[0]} on */
export function createPlane(on) {
  const axes = svg("g", {class: "axes", "aria-hidden": "true"});
  const editor = createPointEditor(on);
  const element = svg("svg", {class: "own-plane", viewBox: `0 0 ${SIZE} ${SIZE}`, role: "group", "aria-label": "Points"}, axes, editor.element);

  /** After the view has changed. */
  function showView() {
    const view = on.view();
    const [left, bottom, right] = [BOX.left, BOX.top + BOX.height, BOX.left + BOX.width];
    const across = ticksOf(view.x).map((tick) => ({tick, px: onPicture(view, {x: tick, y: 0})[0]}));
    const up = ticksOf(view.y).map((tick) => ({tick, py: onPicture(view, {x: 0, y: tick})[1]}));
    fill(axes,
      ...across.map(({px}) => svg("path", {class: "grid", d: `M${px} ${BOX.top}V${bottom}`})),
      ...up.map(({py}) => svg("path", {class: "grid", d: `M${left} ${py}H${right}`})),
      ...across.map(({tick, px}) => svg("text", {x: px, y: bottom + 16, "text-anchor": "middle"}, said(tick))),
      ...up.map(({tick, py}) => svg("text", {x: left - 6, y: py + 4, "text-anchor": "end"}, said(tick))),
      svg("text", {x: right, y: bottom + 28, "text-anchor": "end"}, "x0"),
      svg("text", {x: left - 6, y: BOX.top + 8, "text-anchor": "end"}, "x1"));
    editor.show();
  }

  return {element, show: editor.show, showView};
}
