// What the page uses of D3; bundled into static/vendor/d3.js, and read by the type checker as its declaration.
export {drag} from "d3-drag";
export {easeCubicInOut, easeCubicOut} from "d3-ease";
export {scaleLinear, scaleLog} from "d3-scale";
export {pointer, select, selectAll} from "d3-selection";
export {transition} from "d3-transition";
export {zoom, zoomIdentity, zoomTransform} from "d3-zoom";
