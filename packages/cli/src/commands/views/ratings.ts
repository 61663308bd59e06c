import { dayInWords, type Status } from '@plan-ledger/domain';
import { type RatingRow, type Review, reviewOf, type Told } from '@plan-ledger/projections';

import type { Asked } from '../../asked.js';
import { type Column, renderTable, type Table } from '../../render/index.js';
import { type Report, wrapped } from '../../report.js';
import { shortTitle } from './short-title.js';

const COLUMNS: readonly Column[] = [
  { key: 'category', title: 'Category', flex: 2 },
  { key: 'rating', title: 'Rating', dataOnly: true },
  { key: 'rating_shown', title: 'Rating', humanOnly: true, flex: 0 },
  { key: 'basis', title: 'Basis', flex: 1 },
  { key: 'section_id', title: 'Id', dataOnly: true },
  { key: 'rating_code', title: 'Code', dataOnly: true },
  { key: 'clauses', title: 'Clauses', dataOnly: true },
  { key: 'definition', title: 'Definition', dataOnly: true },
  { key: 'comment', title: 'Comment', dataOnly: true },
];

const ratingTable = (rows: readonly RatingRow[]): Table => ({
  columns: COLUMNS,
  rows: rows.map((row) => [
    row.title,
    row.rating,
    `${row.shape} ${row.rating}`.trim() || '(blank)',
    row.basis,
    row.section,
    row.ratingCode,
    row.clauses.join('; '),
    row.definition,
    row.comment,
  ]),
  none: 'No section has a rating yet',
});

const UNDEFINED = 'the form does not define it';

const meaningIn = ({ definition, clauses = [], joined = 'and' }: Status): string => {
  const texts = clauses.map(({ text }) => text);
  return texts.length > 0 ? texts.join(` ${joined.toUpperCase()} `) : (definition ?? UNDEFINED);
};

const called = ({ shape, label }: Status): string => (shape === undefined ? label : `${shape} ${label}`);

const meaningTable = (meanings: readonly Status[]): Table => ({
  caption: 'What the ratings mean',
  columns: [
    { key: 'rating', title: 'Rating', flex: 0 },
    { key: 'meaning', title: 'Given when', flex: 2 },
  ],
  rows: meanings.map((status) => [called(status), meaningIn(status)]),
});

const PARTS = [
  ['done', 'What goes well'],
  ['concerns', 'Concerns'],
  ['next', 'What comes next'],
] as const;

type Part = (typeof PARTS)[number][0];

const toldTable = (told: readonly Told[], part: Part, caption: string): Table => ({
  caption,
  columns: [
    { key: 'section', title: 'Section', flex: 1 },
    { key: 'says', title: caption, flex: 2 },
  ],
  rows: told.flatMap((section) => section[part].map((text) => [section.title, text])),
});

const listed = (told: readonly Told[], part: Part, asked: Asked, width: number): readonly string[] =>
  told
    .filter((section) => section[part].length > 0)
    .flatMap((section) => [
      '',
      ...wrapped(shortTitle(asked, section.section), width),
      ...section[part].flatMap((text) => wrapped(`  - ${text}`, width)),
    ]);

const meaningLines = (status: Status, width: number): readonly string[] => {
  const { clauses = [], joined = 'and' } = status;
  if (clauses.length === 0) return wrapped(`${called(status)}: ${status.definition ?? UNDEFINED}`, width);
  return [
    ...wrapped(called(status), width),
    ...clauses.flatMap(({ text }, at) =>
      wrapped(`  ${at === 0 ? '' : `${joined.toUpperCase()} `}${text}`, width),
    ),
  ];
};

const shown =
  (asked: Asked, { ratings, meanings, told }: Review) =>
  (width: number, colour: boolean): string =>
    [
      renderTable(ratingTable(ratings), { format: 'text', width, colour }).trimEnd(),
      ...(meanings.length === 0
        ? []
        : [
            ['What the ratings mean', '', ...meanings.flatMap((status) => meaningLines(status, width))].join(
              '\n',
            ),
          ]),
      ...PARTS.flatMap(([part, caption]) => {
        const lines = listed(told, part, asked, width);
        return lines.length === 0 ? [] : [[caption, ...lines].join('\n')];
      }),
    ].join('\n\n');

const sentences = ({ period, nextUpdate, told }: Review): readonly string[] => [
  ...(period === null ? [] : [`Reporting period: ${dayInWords(period.from)} to ${dayInWords(period.to)}`]),
  ...told.flatMap(({ headline }) => (headline === '' ? [] : [`Headline: ${headline}`])),
  ...(nextUpdate === '' ? [] : [`Next update: ${nextUpdate}`]),
];

/** The dashboard of a review: its ratings with what they rest on and mean, and what it tells. */
export const ratingsReport = (asked: Asked): Report => {
  const review = reviewOf(asked.plan);
  const { ratings, meanings, told } = review;
  const more = [
    meaningTable(meanings),
    ...PARTS.map(([part, caption]) => toldTable(told, part, caption)),
  ].filter(({ rows }) => rows.length > 0);
  return {
    kind: 'ratings',
    asked,
    says: sentences(review),
    tables: [ratingTable(ratings), ...more],
    shown: shown(asked, review),
    data: review,
    next: ['plan-ledger quoted', 'plan-ledger check'],
  };
};
