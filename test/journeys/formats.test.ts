import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import { type Ran, run } from '../support/cli.js';
import { HEADERS, READS } from '../support/commands.js';
import { runHere } from '../support/in-process.js';
import { folderWith } from '../support/prepared.js';

const EDITIONS = [
  ['may-2020', 'reported 9 June 2020'],
  ['december-2020', 'reported 28 January 2021'],
] as const;

let cwd = '';
beforeAll(async () => {
  cwd = await folderWith('both');
});

const asked = (args: readonly string[], format: string, edition: string): Promise<Ran> =>
  runHere([...args, '--as-of', `edition:${edition}`, '--format', format], cwd);

it.each(['text', 'list', 'csv', 'json', 'md'])(
  'The real command prints %s as it is printed here',
  async (format) => {
    const args = ['revisions', '--as-of', 'edition:december-2020', '--format', format];
    const [real, here] = await Promise.all([run(args, { cwd }), runHere(args, cwd)]);
    expect(real).toEqual(here);
  },
);

describe.each(EDITIONS)('As of the edition %s', (edition, reported) => {
  it.each(READS)('%s answers in every format', async (name, ...args) => {
    const formats = ['text', 'list', 'csv', 'json', 'md'] as const;
    const answers = await Promise.all(formats.map((format) => asked([name, ...args], format, edition)));
    const [text, list, csv, json, md] = answers as [Ran, Ran, Ran, Ran, Ran];

    expect(answers.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
    for (const { stdout } of [text, list, md]) {
      expect(stdout.replace(/\s+/gu, ' ').slice(0, 200)).toContain(reported);
      expect(stdout.trim().split('\n').length).toBeGreaterThan(2);
      expect(stdout).not.toMatch(/undefined|NaN|\[object/u);
      expect(stdout).not.toContain('\u{1b}');
    }

    const rows: string[][] = parse(csv.stdout);
    expect(csv.stdout.split('\n')[0]).toMatch(HEADERS[name] ?? /^never$/u);
    expect(csv.stderr.split('\n')[0]).toContain(reported);
    expect(csv.stdout).not.toContain(reported);
    expect(csv.stdout).not.toMatch(/undefined|NaN|\[object/u);

    const envelope = JSON.parse(json.stdout) as Record<string, unknown>;
    expect(Object.keys(envelope)).toEqual(['format', 'kind', 'asOf', 'data']);
    expect(envelope).toMatchObject({ format: 'plan-ledger/cli/1', kind: name, asOf: { edition } });
    expect(envelope['data']).toHaveLength(rows.length - 1);
    expect(json.stderr).toBe('');
  });
});
