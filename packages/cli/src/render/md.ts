import { forReaders, instead, shownValue } from './cells.js';
import type { Table, Value } from './table.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A value as text that is no tag, link, image or cell in Markdown. */
export const markdownText = (value: Value): string =>
  shownValue(value).replace(/[&<>]|[\\`*_[\]|~]/gu, (found) => ENTITIES[found] ?? `\\${found}`);

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** A GitHub table in which no cell can be a tag, a link, an image or a cell more. */
export const renderMarkdown = (table: Table): string => {
  const { caption, columns, rows } = forReaders(table);
  const heading = caption === undefined ? [] : [`**${markdownText(caption)}**`, ''];
  const body =
    rows.length === 0
      ? [`*${markdownText(instead(table))}*`]
      : [
          line(columns.map(({ title }) => markdownText(title))),
          line(columns.map(({ right }) => (right === true ? '---:' : '---'))),
          ...rows.map((row) => line(row.map(markdownText))),
        ];
  return `${[...heading, ...body].join('\n')}\n`;
};
