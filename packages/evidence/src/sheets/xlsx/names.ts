const MOST = 31;
// Excel keeps this name for itself.
const KEPT = 'history';

const firstFree = (wanted: string, taken: Set<string>, numbered: (at: number) => string): string => {
  let name = wanted;
  for (let at = 2; taken.has(name.toLowerCase()); at += 1) name = numbered(at);
  taken.add(name.toLowerCase());
  return name;
};

const cut = (text: string, most: number): string => {
  const letters = [...text];
  while (letters.join('').length > most) letters.pop();
  return letters.join('').trim();
};

const sheetName = (title: string): string => {
  const clean = title
    .replace(/[[\]:*?/\\\p{Cc}\p{Cs}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s']+|[\s']+$/gu, '');
  const name = cut(clean, MOST).replace(/'+$/u, '');
  return name === '' || name.toLowerCase() === KEPT ? `Sheet ${name}`.trim() : name;
};

/** A name for each sheet of a workbook: at most 31 characters, none that is not allowed, no two alike, none of `taken`. */
export const sheetNamesOf = (titles: readonly string[], taken: readonly string[]): readonly string[] => {
  const known = new Set(taken.map((name) => name.toLowerCase()));
  return titles.map((title) => {
    const name = sheetName(title);
    return firstFree(name, known, (at) => `${cut(name, MOST - String(at).length - 1)} ${at}`);
  });
};

/** A name for each table of a workbook: with these words in front, none can be taken for a cell. */
export const tableNamesOf = (names: readonly string[]): readonly string[] => {
  const known = new Set<string>();
  return names.map((wanted) => {
    const name = `table_${wanted.replace(/[^A-Za-z0-9]+/gu, '_')}`.slice(0, 200);
    return firstFree(name, known, (at) => `${name}_${at}`);
  });
};

/** The headings of a table: one line each, no two alike, none empty. */
export const headingsOf = (titles: readonly string[]): readonly string[] => {
  const known = new Set<string>();
  return titles.map((title, at) => {
    const heading = cut(title.replace(/\s+/gu, ' '), 200).trim() || `Column ${at + 1}`;
    return firstFree(heading, known, (next) => `${heading} ${next}`);
  });
};

/** The letters of a column, from 0. */
export const lettersOf = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : `${lettersOf(Math.floor(column / 26) - 1)}${String.fromCharCode(65 + (column % 26))}`;
