/** What play goes by: a step, or a stride; offered is what the graph has. */

import {afterPicture} from "../../pace/afterPicture.js";
import {fill, h} from "../../dom.js";
import {stridesOf} from "../../walk/strides.js";

const NAMES = {step: "Step", group: "Group", level: "Level", layer: "Layer", sample: "Sample"};

/** @param {import("../../context.js").Context} context @returns {HTMLElement} */
export function createBy({store, actions}) {
  const select = h("select", {onchange: () => actions.setStride(/** @type {import("../../walk/strides.js").Stride} */ (select.value))});
  const element = h("label", {class: "check by", title: "What Play goes by, and N and B: a closed group, a level, a layer or a sample at a time", hidden: true},
    "By", h("span", {class: "select"}, select));

  function offer() {
    const {graph, walk, stride} = store.get();
    if (!graph || !walk) return;
    const offered = stridesOf(graph, walk);
    element.hidden = offered.length < 2;
    fill(select, ...offered.map((each) => h("option", {value: each}, NAMES[each])));
    select.value = stride;
    if (!offered.includes(stride)) actions.setStride("step");
  }

  store.on(["walk"], afterPicture(store, offer));
  store.on(["stride"], ({stride}) => { select.value = stride; });
  return element;
}
