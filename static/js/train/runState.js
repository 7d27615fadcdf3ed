/** What a run's state means for the page. Pure. */

/** @typedef {import("./types.js").RunState} RunState */

/** No epoch will be added to it. @param {RunState} state */
export const hasEnded = (state) => state !== "queued" && state !== "running" && state !== "paused";

/** Epochs are being added, or will be without the reader's doing. @param {RunState} state */
export const isUnderWay = (state) => state === "queued" || state === "running";
