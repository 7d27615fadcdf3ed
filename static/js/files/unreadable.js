/** A file that cannot be opened: which one, and what is wrong with it, as the page tells it. */
export class Unreadable extends Error {
  /** @param {string} title @param {string} detail */
  constructor(title, detail) {
    super(detail);
    this.name = "Unreadable";
    /** @type {import("../types.js").Notice} */
    this.notice = {title, detail, fails: true};
  }
}
