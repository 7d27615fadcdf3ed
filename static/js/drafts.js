/**
 * What the reader has written, so that no choice of an example and no reload loses it: the latest texts, newest first,
 * in every tab; and the one that has no graph yet, and so no address, for a reload of this tab.
 */

import {parseAddress} from "./address.js";
import {remember, remembered} from "./memory.js";

const KEPT = 5;
const WAITING = "gradwalk.waiting";

/** @returns {string[]} */
export function drafts() {
  try {
    const kept = JSON.parse(remembered("drafts") ?? "[]");
    return Array.isArray(kept) ? kept.filter((text) => typeof text === "string") : [];
  } catch {
    return [];
  }
}

/**
 * Keep a text in the place of the one it was made from; a text made from anything else begins a draft of its own.
 * @param {string} text
 * @param {string} before the text as it was before this change
 */
export function keepDraft(text, before) {
  if (text.trim() === "") return; // what was there before all was deleted is worth keeping
  const others = drafts().filter((each) => each !== before && each !== text);
  remember("drafts", JSON.stringify([text, ...others].slice(0, KEPT)));
}

/** What an address leads to, whatever its step. @param {string} hash */
function sourceOf(hash) {
  const {example, program, link, file} = parseAddress(hash);
  return JSON.stringify([example, program, link, file]);
}

/**
 * Keep a text for a reload of the address at which it was written; null: its own address leads to it now.
 * @param {string | null} text
 */
export function keepWaiting(text) {
  try {
    if (text === null) sessionStorage.removeItem(WAITING);
    else sessionStorage.setItem(WAITING, JSON.stringify({source: sourceOf(location.hash), text}));
  } catch {
    // Storage is full or turned off.
  }
}

/** The address has changed under a text that has no graph yet: it is for a reload of the new one. */
export function moveWaiting() {
  try {
    const {text} = JSON.parse(sessionStorage.getItem(WAITING) ?? "{}");
    if (typeof text === "string") keepWaiting(text);
  } catch {
    // Nothing is kept.
  }
}

/** @param {string} hash @returns {string | null} the text that was written at this address and never came to a graph */
export function waitingAt(hash) {
  try {
    const {source, text} = JSON.parse(sessionStorage.getItem(WAITING) ?? "{}");
    return source === sourceOf(hash) && typeof text === "string" ? text : null;
  } catch {
    return null;
  }
}
