import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from '@jest/globals';

import { parse } from 'csv-parse/sync';

import { DECEMBER, freshFolder, MAY, printed, run } from '../support/cli.js';
import { later, smallEdition } from '../support/editions.js';
import { bytesOf, folderWith } from '../support/prepared.js';

const preview = (edition: string, ...more: readonly string[]): readonly string[] => [
  'preview',
  edition,
  '--by',
  'U1',
  ...more,
];

describe('A preview', () => {
  it('makes no file at all where there is no ledger yet', async () => {
    const cwd = freshFolder();
    const { code, stdout } = await run(preview(MAY), { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('nothing is written yet');
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('writes nothing to a ledger that is there', async () => {
    const cwd = await folderWith('may');
    const before = bytesOf(cwd);
    await printed(preview(DECEMBER), { cwd });
    expect(bytesOf(cwd)).toBe(before);
  });

  it('lists the unmarked changes first and the count last', async () => {
    const cwd = await folderWith('may');
    const { stdout, stderr } = await run(preview(DECEMBER), { cwd });
    const at = (text: string): number => stdout.indexOf(text);
    expect(at('Published figures and targets, changed without a note')).toBeGreaterThan(0);
    expect(at('icpc-timely')).toBeGreaterThan(at('Published figures and targets, changed without a note'));
    const firstOther = stdout.search(/^(?:Other changes|[+~-] (?:section|action|measure|plan) )/mu);
    expect(firstOther).toBeGreaterThan(at('Published figures and targets, changed without a note'));
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(
      /^\d+ new, \d+ changed, \d+ gone, 53 unmarked changes to published figures and targets$/u,
    );
    expect(stderr).toContain(`plan-ledger submit ${DECEMBER} --by`);
  });
});

const LEAVES_OUT = (text: string): string => text.replace(/ {2}- id: plans\n[\s\S]*$/u, '');

describe('A preview of all', () => {
  const COLUMNS = ['version', 'reported_on', 'event', 'subject', 'field', 'period', 'before', 'after', 'act'];
  const rowsOf = (csv: string): readonly string[] => {
    const rows = parse<Record<string, string>>(csv, { columns: true, bom: true });
    return rows
      .filter(({ field }) => field !== '')
      .map((row) => [...COLUMNS, 'reason', 'document', 'place'].map((column) => row[column]).join(' | '));
  };

  it('lists exactly what submit appends, field by field', async () => {
    const cwd = await folderWith('may');
    const listed = await printed(preview(DECEMBER, '--all', '--format', 'csv'), { cwd });
    const { stdout } = await run(preview(DECEMBER), { cwd });
    const count = Number(/^(\d+) events would be written; see each of them/mu.exec(stdout)?.[1]);
    const written = await run(['submit', DECEMBER, '--by', 'U1', '--yes'], { cwd });
    const [, first, last] = (/as versions (\d+) to (\d+) of/u.exec(written.stdout) ?? []).map(Number);
    expect(count).toBe((last ?? 0) - (first ?? 0) + 1);
    const versions = parse<{ version: string }>(listed, { columns: true });
    expect(new Set(versions.map(({ version }) => version)).size).toBe(count);
    const audit = await printed(['audit', '--since', 'v750', '--format', 'csv'], { cwd });
    expect(rowsOf(listed)).toEqual(rowsOf(audit));
  });

  it('has them in JSON too', async () => {
    const cwd = freshFolder();
    const json = await printed(preview(MAY, '--all', '--format', 'json'), { cwd });
    const { data } = JSON.parse(json) as { data: { events: number; written: object[] } };
    expect(data.written).toHaveLength(data.events);
    expect(data.written[0]).toMatchObject({ version: 1, event: 'PlanEstablished' });
  });
});

describe('A preview with open questions', () => {
  it('says to decide first', async () => {
    const cwd = freshFolder();
    await printed(['submit', smallEdition(cwd), '--by', 'U1', '--yes'], { cwd });
    const without = smallEdition(cwd, { yaml: later(LEAVES_OUT) }, 'without');
    const { code, stdout, stderr } = await run(preview(without), { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('? section plans (Plans for children) is not in this edition');
    expect(stdout).toContain('1 needs a decision');
    expect(stderr).toContain('Next: decide first');
    expect(stderr).toContain('plan-ledger preview without --by U1');
    expect(stderr).not.toContain('plan-ledger submit');
  });
});

describe('A saved preview', () => {
  let cwd = '';
  beforeAll(async () => {
    cwd = await folderWith('may');
  });

  it('is applied exactly as it was saved, and once', async () => {
    await printed(preview(DECEMBER, '--out', 'december.json'), { cwd });
    const written = await run(['submit', 'december.json', '--yes'], { cwd });
    expect(written.code).toBe(0);
    expect(written.stdout).toMatch(
      /^Wrote the preview december\.json as versions \d+ to \d+ of plan gloucestershire-aip/u,
    );
    const straight = await folderWith('both');
    const [one, other] = await Promise.all(
      [cwd, straight].map((folder) => printed(['trends', '--all', '--format', 'csv'], { cwd: folder })),
    );
    expect(one).toBe(other);

    const before = bytesOf(cwd);
    const again = await run(['submit', 'december.json', '--yes'], { cwd });
    expect(again.code).toBe(0);
    expect(again.stdout).toContain('was written before');
    expect(again.stdout).toContain('nothing was written now');
    expect(bytesOf(cwd)).toBe(before);
  });

  it('is refused when the plan has moved in between, and names who moved it', async () => {
    const folder = await folderWith('may');
    await printed(preview(DECEMBER, '--out', 'december.json'), { cwd: folder });
    await printed(['plan', 'revise', '--aim', 'Another aim', '--by', 'U7', '--reported-on', '2020-07-01'], {
      cwd: folder,
    });
    const before = bytesOf(folder);
    const refused = await run(['submit', 'december.json', '--yes'], { cwd: folder });
    expect(refused).toMatchObject({ code: 4, stdout: '' });
    expect(refused.stderr).toMatch(
      /Plan gloucestershire-aip has moved since the preview: expected version \d+, found \d+, written by U7/u,
    );
    expect(refused.stderr).toContain('nothing was written');
    expect(bytesOf(folder)).toBe(before);
  });

  it('is not left half where it cannot be written', async () => {
    const folder = freshFolder();
    const { code, stderr } = await run(preview(MAY, '--out', join('no', 'such', 'folder.json')), {
      cwd: folder,
    });
    expect(code).toBe(1);
    expect(stderr).toContain('Cannot write');
    expect(readdirSync(folder)).toEqual([]);
  });
});
