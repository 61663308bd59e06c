import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import { freshFolder, type Ran, run } from '../support/cli.js';
import { smallEdition } from '../support/editions.js';
import { runHere } from '../support/in-process.js';
import { ACTIVE, ACTIVE_IN_CSV, isFormula, PAYLOADS } from '../support/payloads.js';

const signs = new Intl.Segmenter('en', { granularity: 'grapheme' });
const quoted = PAYLOADS.map((payload) => JSON.stringify(payload));
const each = (line: (text: string, at: number) => string): string => quoted.map(line).join('');

const ACTIONS = each(
  (text, at) =>
    `      - { id: a${at}, ref: ${text}, title: ${text}, owners: [${text}], start: ${text}, timescale: ${text}, progress: [${text}], outcomes: [${text}], milestones: [{ id: s${at}, title: ${text}, timescale: ${text}, owners: [${text}], doubtful: ${text} }] }\n`,
);
const MEASURES = each(
  (text, at) =>
    `      - { id: m${at}, title: ${text}, unit: percent, direction: higher, frequency: month, note: ${text}, baselines: [{ printed: ${text}, group: ${text} }], benchmarks: [{ against: ${text}, printed: ${text} }] }\n`,
);
const RISKS = `risks:\n${each(
  (text, at) =>
    `  - { id: r${at}, ref: ${text}, kind: risk, title: ${text}, owners: [${text}], consequence: ${text}, controls: [${text}], doubtful: ${text}, residual: { likelihood: 2, impact: 3, score: 6 } }\n`,
)}`;
const OVERSIGHT = `oversight:\n${each(
  (text, at) => `  - { id: o${at}, body: ${text}, cadence: ${text}, role: ${text}, sections: [plans] }\n`,
)}`;

const registers = (yaml: string): string =>
  yaml
    .replace('    dashboard:\n      number: "1"\n      actions: on-target\n      impact: at-risk\n', '')
    .replace(
      'title: Small Plan\n  authority: Some Council',
      `title: ${quoted[2]}\n  authority: ${quoted[12]}`,
    )
    .replace('    measures:\n', `${ACTIONS}    measures:\n`)
    .replace('  - id: plans\n    number: "2"\n', `${MEASURES}  - id: plans\n    number: ${quoted[13]}\n`)
    .concat(RISKS, OVERSIGHT);

const csvCell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const figures = (csv: string): string =>
  csv +
  PAYLOADS.flatMap((text, at) => [
    `m${at},2021-01,85%,,,\n`,
    `m${at},2021-02,${csvCell(text)},5%,target,${csvCell(text)}\n`,
  ]).join('');

const statuses = each(
  (text, at) =>
    `      - { code: odd${at}, label: ${text}, shape: ${text}, definition: ${text}, joined: or, clauses: [{ code: one, text: ${text} }, { code: two, text: ${text} }] }\n`,
);
const categories = each(
  (text, at) =>
    `  - { id: c${at}, title: ${text}, detail: { rating: odd${at}, ${at % 2 === 0 ? 'clauses: [one, two]' : `basis: ${text}`}, headline: ${text}, comment: ${text}, done: [${text}], concerns: [${text}], next: [${text}] } }\n`,
);

const review = (yaml: string): string =>
  yaml
    .replace('id: small-plan\n', 'id: small-review\n  kind: review\n  reviews: small-plan\n')
    .replace('label: january-2021\n', `label: january-2021\n  nextUpdate: ${quoted[1]}\n`)
    .replace('reasons:\n', `${statuses}reasons:\n`)
    .concat(categories);

const QUESTIONS: readonly (readonly string[])[] = [
  ['milestones', '--plan', 'small-plan'],
  ['risks', '--plan', 'small-plan'],
  ['risks', '--history', '--plan', 'small-plan'],
  ['risks', '--grid', '--plan', 'small-plan'],
  ['oversight', '--plan', 'small-plan'],
  ['measures', '--plan', 'small-plan'],
  ['actions', '--plan', 'small-plan'],
  ['dashboard', '--plan', 'small-plan'],
  ['dashboard', '--plan', 'small-review'],
  ['portfolio'],
];

const NAMED = QUESTIONS.map((args) => [args.join(' '), args] as const);

let cwd = '';
let submitted: readonly Ran[] = [];
beforeAll(async () => {
  cwd = freshFolder();
  const submit = (edition: string) => run(['submit', edition, '--by', 'U1', '--yes'], { cwd });
  submitted = [
    await submit(smallEdition(cwd, { yaml: registers, figures }, 'plan')),
    await submit(smallEdition(cwd, { yaml: review }, 'review')),
  ];
}, 60_000);

describe('Hostile text in a register', () => {
  it('is taken', () => {
    expect(submitted.map(({ code, stderr }) => (code === 0 ? '' : stderr))).toEqual(['', '']);
  });

  it.each(NAMED)('does nothing as text or list, and breaks no line of %s', async (_, args) => {
    for (const format of ['text', 'list']) {
      for (const columns of [60, 80]) {
        const ran = await runHere([...args, '--format', format], cwd, columns);
        expect(ran.code).toBe(0);
        expect(ran.stdout).not.toMatch(ACTIVE);
        expect(ran.stdout.split('\n').filter((line) => [...signs.segment(line)].length > columns)).toEqual(
          [],
        );
      }
    }
  });

  it.each(NAMED)('is no tag and no cell more in the Markdown of %s', async (_, args) => {
    const { stdout } = await runHere([...args, '--format', 'md'], cwd);
    const bare = stdout.replace(/\\./gu, '');
    expect(stdout).not.toMatch(ACTIVE);
    expect(bare).not.toMatch(/<[a-z/!]|\]\(/iu);
    for (const table of bare.split(/\n(?!\|)/u)) {
      const rows = table.split('\n').filter((line) => line.startsWith('|'));
      expect(new Set(rows.map((row) => row.split('|').length)).size).toBeLessThanOrEqual(1);
    }
  });

  it.each(NAMED)('is text and no formula in the CSV of %s', async (_, args) => {
    const { stdout } = await runHere([...args, '--format', 'csv'], cwd);
    expect(stdout).not.toMatch(ACTIVE_IN_CSV);
    const rows: string[][] = parse(stdout, { record_delimiter: '\n' });
    expect(rows.flat().filter(isFormula)).toEqual([]);
    expect(rows.length).toBeGreaterThan(1);
  });

  it.each(NAMED)('stands nowhere raw in the JSON of %s', async (_, args) => {
    const { stdout } = await runHere([...args, '--format', 'json'], cwd);
    expect(stdout).not.toMatch(ACTIVE);
    expect(() => JSON.parse(stdout) as unknown).not.toThrow();
  });

  it.each([['milestones'], ['risks'], ['actions'], ['measures']])(
    'is itself in the JSON of %s',
    async (name) => {
      const { stdout } = await runHere([name, '--plan', 'small-plan', '--format', 'json'], cwd);
      const { data } = JSON.parse(stdout) as { data: { title: string }[] };
      const titles = new Set(data.map(({ title }) => title));
      expect(PAYLOADS.filter((payload) => !titles.has(payload.trim()))).toEqual([]);
    },
  );
});
