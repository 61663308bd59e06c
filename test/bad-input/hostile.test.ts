import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import { freshFolder, printed, type Ran, run } from '../support/cli.js';
import { READS } from '../support/commands.js';
import { smallEdition } from '../support/editions.js';
import { runHere } from '../support/in-process.js';
import { ACTIVE, ACTIVE_IN_CSV, isFormula, PAYLOADS } from '../support/payloads.js';

const csvCell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const actionOf = (payload: string, at: number): string => {
  const text = JSON.stringify(payload);
  return `      - { id: a${at}, title: ${text}, owners: [${text}], impact: ${text}, timescale: ${text}, doubtful: ${text}, place: ${text} }\n`;
};

const measureOf = (payload: string, at: number): string => {
  const text = JSON.stringify(payload);
  return `      - { id: m${at}, title: ${text}, unit: percent, direction: higher, frequency: month, note: ${text}, place: ${text} }\n`;
};

const sectionOf = (payload: string, at: number): string => {
  const text = JSON.stringify(payload);
  return `  - { id: s${at}, number: ${text}, title: ${text}, statement: ${text}, dashboard: { number: ${text}, actions: at-risk, impact: odd${at}, comment: ${text}, done: [${text}], quoted: [{ measure: m${at}, period: 2021-01, printed: ${text}, says: ${text} }] } }\n`;
};

const edited = (yaml: string): string =>
  yaml
    .replace('    measures:\n', `${PAYLOADS.map(actionOf).join('')}    measures:\n`)
    .replace('  - id: plans\n', `${PAYLOADS.map(measureOf).join('')}  - id: plans\n`)
    .replace(
      'reasons:\n',
      `${PAYLOADS.map((text, at) => `      - { code: odd${at}, label: ${JSON.stringify(text)}, shape: ${JSON.stringify(text)} }\n`).join('')}reasons:\n`,
    )
    .replace(
      'document: { title: Small Plan January 2021 }',
      `document: { title: ${JSON.stringify(PAYLOADS[12])} }`,
    )
    .concat(PAYLOADS.map(sectionOf).join(''));

const figures = (csv: string): string =>
  csv +
  PAYLOADS.flatMap((text, at) => [
    `m${at},2021-01,85%,${csvCell(text)},actual,${csvCell(text)}\n`,
    `m${at},2021-02,${csvCell(text)},5%,,${csvCell(text)}\n`,
  ]).join('');

const calm = ({ stdout, stderr }: Ran): void => {
  expect(stdout).not.toMatch(ACTIVE);
  expect(stderr).not.toMatch(ACTIVE);
};

const commands = READS.map((args) => args.map((arg) => arg.replace('icpc-timely@2020-05', 'm3')));

let cwd = '';
let submitted: readonly Ran[] = [];
beforeAll(async () => {
  cwd = freshFolder();
  const edition = smallEdition(cwd, { yaml: edited, figures });
  const preview = await run(['preview', edition, '--by', 'U1'], { cwd });
  const submit = await run(['submit', edition, '--by', 'U1', '--yes'], { cwd });
  const gone = smallEdition(
    cwd,
    { yaml: (text) => text.replace('january-2021', 'february-2021').replace('2021-01-31', '2021-02-28') },
    'gone',
  );
  const undecided = await run(['submit', gone, '--by', 'U1', '--yes'], { cwd });
  submitted = [preview, submit, undecided];
}, 60_000);

describe('Hostile text in an edition', () => {
  it('is enough of it, and is taken', () => {
    expect(new Set(PAYLOADS).size).toBeGreaterThanOrEqual(40);
    expect(submitted.map(({ code }) => code)).toEqual([0, 0, 3]);
  });

  it('does nothing when it is previewed, submitted or missed', () => submitted.forEach(calm));

  it.each(commands)('does nothing as text, list or Markdown in %s', async (...args) => {
    for (const format of ['text', 'list', 'md']) {
      const ran = await runHere([...args, '--format', format], cwd);
      expect(ran.code).toBe(0);
      calm(ran);
    }
  });

  it.each(commands)('is no tag and no cell more in the Markdown of %s', async (...args) => {
    const { stdout } = await runHere([...args, '--format', 'md'], cwd);
    const bare = stdout.replace(/\\./gu, '');
    expect(bare).not.toMatch(/<[a-z/!]|\]\(/iu);
    const rows = bare.split('\n').filter((line) => line.startsWith('|'));
    expect(new Set(rows.map((row) => row.split('|').length)).size).toBeLessThanOrEqual(1);
  });

  it.each(commands)('is text and no formula in the CSV of %s', async (...args) => {
    const { stdout } = await runHere([...args, '--format', 'csv'], cwd);
    expect(stdout).not.toMatch(ACTIVE_IN_CSV);
    const rows: string[][] = parse(stdout, { record_delimiter: '\n' });
    expect(rows.flat().filter(isFormula)).toEqual([]);
  });

  it('is itself in JSON, in which no sign of it stands raw', async () => {
    const titles = async (command: string): Promise<readonly string[]> => {
      const { stdout } = await runHere([command, '--format', 'json'], cwd);
      expect(stdout).not.toMatch(ACTIVE);
      return (JSON.parse(stdout) as { data: { title: string }[] }).data.map(({ title }) => title);
    };
    const found = [...(await titles('actions')), ...(await titles('measures'))];
    for (const payload of PAYLOADS)
      expect(found.filter((title) => title === payload.trim()).length).toBeGreaterThanOrEqual(2);
  });

  it('does nothing in what the real command writes', async () => {
    const args = commands.flatMap((command) => [command]).slice(0, 6);
    const all = await Promise.all(args.map((command) => run(command, { cwd })));
    all.forEach(calm);
    expect(all.map(({ code }) => code)).toEqual(args.map(() => 0));
  });
});

// What a shell cannot hand over is left out.
const typed = PAYLOADS.filter((_, at) => at % 4 === 1);

describe('Hostile text that is typed', () => {
  const folder = freshFolder();
  const by = ['--by', 'U1', '--reported-on', '2021-01-05'];
  beforeAll(async () => {
    await printed(['plan', 'establish', 'p', '--title', 'T', '--authority', 'A', ...by], { cwd: folder });
    await printed(['section', 'add', 's', '--title', 'S', ...by], { cwd: folder });
    await printed(['measure', 'define', 'm', '--section', 's', '--title', 'M', ...by], { cwd: folder });
  });

  it('does nothing where it is said back', async () => {
    for (const [at, payload] of PAYLOADS.entries()) {
      const option = (name: string): string => `--${name}=${payload}`;
      const id = `a${at}`;
      const said = [
        await runHere(
          [
            'action',
            'add',
            id,
            '--section',
            's',
            option('title'),
            option('owners'),
            option('timescale'),
            option('reason'),
            option('document'),
            option('place'),
            ...by,
          ],
          folder,
        ),
        await runHere(['action', 'revise', id, option('impact'), '--format', 'md', ...by], folder),
        await runHere(
          [
            'actual',
            'record',
            'm',
            `20${String(at + 20)}-01`,
            option('note'),
            option('doubtful'),
            ...by,
            '--',
            payload,
          ],
          folder,
        ),
      ];
      expect(said.map(({ code }) => code)).toEqual([0, 0, 0]);
      for (const { stdout } of said) expect(stdout).not.toMatch(ACTIVE);
      expect(said[1]?.stdout.replace(/\\./gu, '')).not.toMatch(/<[a-z/!]|\]\(/iu);
    }
  });

  it('does nothing in what it is refused with', async () => {
    const refused = await Promise.all(
      typed.map((payload, at) => {
        const ways = [
          ['dashboard', `--as-of=${payload}`],
          ['trends', `--measure=${payload}`],
          ['blame', '--', payload],
          ['section', 'revise', 's', `--by=${payload}`, '--title', 'x'],
          ['dashboard', `--store=${payload}`],
          [payload],
          ['dashboard', `--${payload}`],
          ['submit', '--by', 'U1', '--yes', '--', payload],
          ['status', 'assess', 's', `--dimension=${payload}`, ...by, '--', 'x'],
        ];
        return run(ways[at % ways.length] ?? [], { cwd: folder });
      }),
    );
    for (const ran of refused) {
      expect([2, 3, 5]).toContain(ran.code);
      expect(ran.stderr).not.toMatch(/^\s+at .*:\d+/mu);
      calm(ran);
    }
  });
});
