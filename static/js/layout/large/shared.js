/**
 * Things by a key of whole numbers, found by its hash and compared number by number.
 * @template T
 */
export class Shared {
  constructor() {
    /** @type {Map<number, {key: Int32Array, value: T}[]>} */
    this.byHash = new Map();
    this.buffer = new Int32Array(1024);
    this.length = 0;
  }

  /** Begins a new key. */
  begin() {
    this.length = 0;
  }

  /** @param {number} number appended to the key */
  push(number) {
    if (this.length === this.buffer.length) {
      const larger = new Int32Array(2 * this.length);
      larger.set(this.buffer);
      this.buffer = larger;
    }
    this.buffer[this.length++] = number;
  }

  /** @param {() => T} make what is new @returns {T} of the key */
  get(make) {
    const {buffer, length} = this;
    let hash = 2_166_136_261;
    for (let i = 0; i < length; i++) hash = Math.imul(hash ^ buffer[i], 16_777_619) ^ (hash >>> 15);
    const found = this.byHash.get(hash);
    if (found) {
      for (const {key, value} of found) if (same(key, buffer, length)) return value;
    }
    const key = buffer.slice(0, length);
    const value = make();
    if (found) found.push({key, value});
    else this.byHash.set(hash, [{key, value}]);
    return value;
  }
}

/** @param {Int32Array} key @param {Int32Array} buffer @param {number} length */
function same(key, buffer, length) {
  if (key.length !== length) return false;
  for (let i = 0; i < length; i++) if (key[i] !== buffer[i]) return false;
  return true;
}
