/** The one door to D3. */
export * from "../vendor/d3.js";
