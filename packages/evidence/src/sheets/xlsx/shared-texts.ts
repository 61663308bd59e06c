import { guarded } from '../text-guard.js';
import { fitting } from './fitting.js';
import { STYLE } from './styles.js';
import { DECLARATION, inCell, MAIN } from './xml.js';

const CHARACTERS_AT_ONCE = 100_000;

const SPACED = /^\s|\s$|[\t\n\r]| {2}/u;

const item = (text: string): string => {
  // Without it, a workbook leaves out spaces at the ends.
  const kept = SPACED.test(text) ? ' xml:space="preserve"' : '';
  return `<si><t${kept}>${inCell(fitting(text))}</t></si>`;
};

const inside = (at: number, style: number): string => `s="${style}" t="s"><v>${at}</v></c>`;

interface Known {
  readonly at: number;
  /** The rest of a cell that has the text and no style of its own. */
  readonly cell: string;
}

/** The texts of a workbook: its cells say where in one list theirs stands, so that each is written once. */
export interface SharedTexts {
  /** A text as a cell, never as a formula. */
  readonly cell: (place: string, text: string, style?: number) => string;
  /** The part that lists the texts of all cells so far. */
  readonly part: () => Generator<string>;
}

export const sharedTexts = (): SharedTexts => {
  const known = new Map<string, Known>();
  let cells = 0;
  const knownOf = (text: string): Known => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const at = known.size;
    const style = guarded(text) === text ? STYLE.text : STYLE.guarded;
    const entry = { at, cell: inside(at, style) };
    known.set(text, entry);
    return entry;
  };
  return {
    cell: (place, text, style = STYLE.text) => {
      cells += 1;
      const { at, cell } = knownOf(text);
      return `<c r="${place}" ${style === STYLE.text ? cell : inside(at, style)}`;
    },
    *part() {
      yield `${DECLARATION}<sst xmlns="${MAIN}" count="${cells}" uniqueCount="${known.size}">`;
      let items = '';
      for (const text of known.keys()) {
        items += item(text);
        if (items.length < CHARACTERS_AT_ONCE) continue;
        yield items;
        items = '';
      }
      yield `${items}</sst>`;
    },
  };
};
