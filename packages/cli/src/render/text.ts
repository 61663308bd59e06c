import { styleText } from 'node:util';

import { forReaders, instead, shownValue } from './cells.js';
import { displayWidth } from './clean.js';
import { renderList } from './list.js';
import { share } from './share.js';
import type { Column, Table, Tone } from './table.js';
import { wordsOf, wrap } from './wrap.js';

const GAP = '  ';

const STYLES = { good: 'green', bad: 'red', warn: 'yellow', quiet: 'dim', strong: 'bold' } as const;

/** How wide the terminal is, and whether it is to be painted: colour is forced here, so the caller decides. */
export interface TextOptions {
  readonly width: number;
  readonly colour: boolean;
}

type Paint = (text: string, tone: Tone | undefined) => string;

const painter =
  (colour: boolean): Paint =>
  (text, tone) =>
    colour && tone !== undefined && text !== ''
      ? styleText(STYLES[tone], text, { validateStream: false })
      : text;

interface Cell {
  readonly text: string;
  readonly tone?: Tone | undefined;
}

interface Slot {
  readonly column: Column;
  readonly width: number;
}

const drawn = (cells: readonly Cell[], slots: readonly Slot[], paint: Paint): readonly string[] => {
  const wrapped = cells.map(({ text }, at) => wrap(text, slots[at]?.width ?? 0));
  const height = Math.max(1, ...wrapped.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    slots
      .map(({ column, width }, at) => {
        const part = wrapped[at]?.[line] ?? '';
        const pad = ' '.repeat(width - displayWidth(part));
        const painted = paint(part, cells[at]?.tone);
        return column.right === true ? pad + painted : painted + pad;
      })
      .join(GAP)
      .trimEnd(),
  );
};

/** An aligned table no wider than the terminal; the list form where the columns would be too narrow to read. */
export const renderText = (table: Table, { width, colour }: TextOptions): string => {
  const { caption, columns, rows } = forReaders(table);
  const paint = painter(colour);
  const heading =
    caption === undefined
      ? []
      : [...wrap(shownValue(caption), width).map((line) => paint(line, 'strong')), ''];
  if (rows.length === 0) return `${[...heading, ...wrap(instead(table), width)].join('\n')}\n`;

  const titles = columns.map(({ title }): Cell => ({ text: shownValue(title), tone: 'strong' }));
  const body = rows.map((row) =>
    row.map((value, at): Cell => ({ text: shownValue(value), tone: columns[at]?.tone?.(value) })),
  );
  const wants = columns.map(({ flex }, at) => {
    const texts = [titles, ...body].map((row) => row[at]?.text ?? '');
    return {
      natural: texts.reduce((most, text) => Math.max(most, displayWidth(text)), 1),
      longestWord: texts.flatMap(wordsOf).reduce((most, word) => Math.max(most, displayWidth(word)), 1),
      flex: flex ?? 1,
    };
  });
  const widths = share(wants, width - GAP.length * (columns.length - 1));
  if (widths === undefined) return renderList(table, width);

  const slots = columns.map((column, at): Slot => ({ column, width: widths[at] ?? 0 }));
  const rule = widths.map((each) => '-'.repeat(each)).join(GAP);
  const blocks = body.map((row) => drawn(row, slots, paint));
  const mostlyTall = blocks.filter(({ length }) => length > 1).length * 2 >= blocks.length;
  const lines = blocks.flatMap((block, at) => (mostlyTall && at > 0 ? ['', ...block] : block));
  return `${[...heading, ...drawn(titles, slots, paint), rule, ...lines].join('\n')}\n`;
};
