import type { Asked } from '../../asked.js';

const LONGEST_HEADING = 64;

const cut = (text: string): string =>
  text.length <= LONGEST_HEADING ? text : `${text.slice(0, LONGEST_HEADING).replace(/ \S*$/u, '')} ...`;

/** A section's heading as a terminal has room for it, without the words that its parent says already. */
export const shortTitle = (asked: Asked, section: string): string => {
  const found = asked.plan.sections[section];
  const tail = found?.title.split(': ').at(-1);
  return cut((found?.parent === undefined ? found?.title : tail) ?? section);
};
