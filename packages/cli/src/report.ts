import { type CalendarDay, dayInWords } from '@plan-ledger/domain';

import {
  envelope,
  forTerminal,
  type Format,
  markdownText,
  type Names,
  renderTable,
  type Table,
  wrap,
} from './render/index.js';
import type { Asked } from './asked.js';
import type { Directory } from './people/entry.js';
import { namedData } from './people/in-data.js';
import { namesOf } from './people/names.js';

/** What a command has to say: tables for people, the first one for a spreadsheet, and the data for programs. */
export interface Report {
  readonly kind: string;
  /** As of when it speaks. */
  readonly asked?: Asked;
  /** Sentences before the tables; with names, where people are in them. */
  readonly says?: readonly string[] | ((names?: Names) => readonly string[]);
  /** The day on which people are named where nothing nearer has a day of its own; without it, data tells ids alone. */
  readonly day?: CalendarDay | undefined;
  readonly tables: readonly Table[];
  /** Shown instead of the tables where a person reads. */
  readonly shown?: (width: number, colour: boolean, names?: Names) => string;
  readonly data: unknown;
  /** What to run next. */
  readonly next?: readonly string[];
  /** The exit code of a command whose verdict has one. */
  readonly exit?: number;
}

/** Where a report goes, and how. */
export interface Paper {
  readonly format: Format;
  readonly width: number;
  readonly colour: boolean;
  readonly print: (text: string) => void;
  readonly note: (line: string) => void;
  /** The directory of people, where there is one. */
  readonly directory?: Directory | undefined;
}

const clockTime = (instant: string): string =>
  `${dayInWords(instant.slice(0, 10) as never)} ${instant.slice(11, 16)} UTC`;

/** As of when a report speaks, in a line. */
export const asOfLine = ({ id, version, head, last, plan }: Asked): string => {
  const edition = plan.editions.at(-1);
  const { ended } = plan;
  return [
    `Plan ${id} as of version ${version}${version === head ? ' (now)' : ` of ${head}`}`,
    ...(last === undefined
      ? []
      : [`reported ${dayInWords(last.reportedOn)}`, `recorded ${clockTime(last.recordedAt)}`]),
    ...(edition === undefined ? [] : [`latest edition ${edition.label}`]),
    ...(ended === undefined ? [] : [ended.by === undefined ? ended.how : `${ended.how} by ${ended.by}`]),
  ].join(', ');
};

const asOfData = ({ id, version, head, last, plan }: Asked): object => ({
  plan: id,
  version,
  head,
  reportedOn: last?.reportedOn ?? null,
  recordedAt: last?.recordedAt ?? null,
  edition: plan.editions.at(-1)?.label ?? null,
});

/** A sentence as lines that fit, indented as it was. */
export const wrapped = (line: string, width: number): readonly string[] => {
  const indent = /^ */u.exec(line)?.[0] ?? '';
  return wrap(forTerminal(line), width - indent.length - 2).map(
    (part, at) => `${indent}${at === 0 ? '' : '  '}${part}`,
  );
};

/** Prints a report as it was asked for: data to the output, all else beside it. */
export const printReport = (report: Report, paper: Paper): void => {
  const { kind, asked, says = [], day, tables, data, next = [], shown } = report;
  const { format, width, colour, print, note, directory } = paper;
  const names = directory === undefined ? undefined : namesOf(directory, day);
  if (format === 'json') {
    const told = names === undefined || day === undefined ? data : namedData(data, names, day);
    print(envelope(kind, asked === undefined ? null : asOfData(asked), told));
    return;
  }
  const sentencesBefore = typeof says === 'function' ? says(names) : says;
  const first = [...(asked === undefined ? [] : [asOfLine(asked)]), ...sentencesBefore];
  if (format === 'csv') {
    first.forEach(note);
    const [table] = tables;
    if (table !== undefined) print(renderTable(table, { format, width, colour, names }));
    return;
  }
  const sentences = first.flatMap((line) => (format === 'md' ? [markdownText(line)] : wrapped(line, width)));
  const body =
    shown !== undefined && format === 'text'
      ? [shown(width, colour, names)].filter((text) => text !== '')
      : tables.map((table) => renderTable(table, { format, width, colour, names }));
  print(`${[...sentences, ...body.flatMap((text) => ['', text.trimEnd()])].join('\n').trimStart()}\n`);
  if (next.length > 0) note(`\nNext: ${next.join('\n      ')}`);
};
