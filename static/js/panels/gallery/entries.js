/** What the gallery offers: the lessons by theme, the reader's own programs, and which of them a search finds. */

/**
 * @typedef {{title: string, caption: string, theme: string, isShown: boolean, choose: () => void}} Entry
 */

const OWN = "Your programs";

/** @param {string} text @returns {string} the first line that says something */
const opening = (text) => text.split("\n").map((line) => line.trim()).find((line) => line !== "") ?? "";

/** @param {import("../../context.js").Context} context @returns {Entry[]} in the order of the list */
export function offered({store, actions, examples}) {
  const {example, program} = store.get();
  return [
    ...examples.map(({name, title, question, theme}) =>
      ({title, caption: question, theme, isShown: example === name, choose: () => void actions.chooseExample(name)})),
    ...actions.drafts().map((text, i) => ({
      title: i === 0 ? "Your program" : "An earlier program of yours", caption: opening(text), theme: OWN,
      isShown: example === null && text === program, choose: () => void actions.chooseDraft(text),
    })),
  ];
}

/**
 * The entries that hold every word of the query, wherever it stands.
 * @param {Entry[]} entries
 * @param {string} query
 */
export function found(entries, query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter(({title, caption, theme}) => {
    const text = `${title} ${caption} ${theme}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/**
 * Where the list is to point first: at a title that begins with the query, else at one that has a word beginning with it;
 * without a query at what is shown.
 * @param {Entry[]} entries
 * @param {string} query
 */
export function best(entries, query) {
  const wanted = query.trim().toLowerCase();
  if (wanted === "") return Math.max(0, entries.findIndex(({isShown}) => isShown));
  const begins = entries.findIndex(({title}) => title.toLowerCase().startsWith(wanted));
  return begins >= 0 ? begins : Math.max(0, entries.findIndex(({title}) => ` ${title.toLowerCase()}`.includes(` ${wanted}`)));
}

/** @param {Entry[]} entries @returns {[theme: string, entries: Entry[]][]} */
export function byTheme(entries) {
  /** @type {Map<string, Entry[]>} */
  const themes = new Map();
  for (const entry of entries) themes.set(entry.theme, [...(themes.get(entry.theme) ?? []), entry]);
  return [...themes];
}
