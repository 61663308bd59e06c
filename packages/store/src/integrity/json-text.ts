/** Nothing in such a text is written in another way than it is read. */
const ITSELF = /^[ !#-[\]-~]*$/;

/** A well-formed text as RFC 8785 and JSON.stringify write it. */
export const stringText = (text: string): string => (ITSELF.test(text) ? `"${text}"` : JSON.stringify(text));

// The same few come with every event. A ledger that somebody made strange must not fill the memory.
const names = new Map<string, string>();
const MOST_NAMES = 5000;

/** As `stringText`, for names, which come again and again. */
export const nameText = (name: string): string => {
  const known = names.get(name);
  if (known !== undefined) return known;
  const text = stringText(name);
  if (names.size < MOST_NAMES) names.set(name, text);
  return text;
};
