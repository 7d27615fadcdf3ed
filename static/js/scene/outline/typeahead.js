/** Letters typed one after the other go to the next row whose name begins with them. */

/** A pause of so many milliseconds begins a new word. */
const PAUSE = 700;
/** So many rows are looked through at a press, so that no key is answered late. */
const FARTHEST = 20_000;

/**
 * @param {() => number} [now] in milliseconds
 * @returns {(character: string, from: number, count: number, nameOf: (index: number) => string) => number | null} index of the
 *   row that is meant, `from` where no other is; null where no word begins with the character: it may mean something else
 */
export function createTypeahead(now = () => performance.now()) {
  let word = "";
  let last = -Infinity;

  return (character, from, count, nameOf) => {
    const goesOn = word !== "" && now() - last < PAUSE;
    if ([...character].length !== 1 || !(goesOn ? /\S| /u : /\p{L}/u).test(character)) return null;
    last = now();
    const letter = character.toLowerCase();
    word = goesOn ? word + letter : letter;
    // The same letter again goes on to the next row that begins with it.
    const isOne = [...word].every((each) => each === letter);
    const asked = isOne ? letter : word;
    const begin = isOne ? 1 : 0;
    for (let i = begin; i < begin + Math.min(count, FARTHEST); i++) {
      const index = (from + i) % count;
      if (nameOf(index).toLowerCase().startsWith(asked)) return index;
    }
    if (goesOn) return from;
    word = "";
    return null;
  };
}
