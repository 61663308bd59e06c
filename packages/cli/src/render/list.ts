import { forReaders, instead, shownValue } from './cells.js';
import type { Table } from './table.js';
import { wrap } from './wrap.js';

const NARROWEST = 20;
const INDENT = '  ';

const hanging = (text: string, width: number): readonly string[] => {
  if (wrap(text, width).length <= 1) return [text];
  const [first = '', ...others] = wrap(text, width - INDENT.length);
  return [first, ...others.map((line) => `${INDENT}${line}`)];
};

/** The form to be heard: one block a row, each value after its title, empty ones left out. */
export const renderList = (table: Table, width: number): string => {
  const { caption, columns, rows } = forReaders(table);
  const room = Math.max(NARROWEST, width);
  const titles = columns.map(({ title }) => shownValue(title));
  const heading = caption === undefined ? [] : [wrap(shownValue(caption), room)];
  const blocks = rows.map((row, at) => {
    const filled = row.flatMap((value, column) => {
      const text = shownValue(value);
      return text === '' ? [] : hanging(`${titles[column] ?? ''}: ${text}`, room);
    });
    return [`Row ${at + 1} of ${rows.length}`, ...(filled.length === 0 ? ['Every value is empty'] : filled)];
  });
  const body = rows.length === 0 ? [wrap(instead(table), room)] : blocks;
  return `${[...heading, ...body].map((block) => block.join('\n')).join('\n\n')}\n`;
};
