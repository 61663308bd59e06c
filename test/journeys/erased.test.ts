import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import { freshFolder, printed, run } from '../support/cli.js';
import { smallEdition } from '../support/editions.js';
import { erasedLedger } from '../support/erased.js';
import { expectRefused } from '../support/refused.js';

const SECRET = 'Said of a person at 14 Mill Lane';
const BASIS = 'Request for erasure, upheld';
const FIELD = 'event.comment';

const withComment =
  (comment: string) =>
  (text: string): string =>
    text.replace('      impact: at-risk\n', `      impact: at-risk\n      comment: ${comment}\n`);

const asNext = (text: string): string =>
  text.replaceAll('january-2021', 'february-2021').replaceAll('2021-01-31', '2021-02-28');

let cwd = '';
let version = 0;
let said = 0;

const at = (...words: readonly string[]): readonly string[] => [...words, '--store', 'erased.db'];
const rowsOf = async (...words: readonly string[]): Promise<readonly Record<string, string>[]> =>
  parse(await printed(at(...words, '--format', 'csv'), { cwd }), { columns: true });

beforeAll(async () => {
  cwd = freshFolder();
  const january = smallEdition(cwd, { yaml: withComment(SECRET) });
  await printed(['submit', january, '--by', 'U1', '--yes'], { cwd });
  const audit: readonly Record<string, string>[] = parse(
    await printed(['audit', '--format', 'csv'], { cwd }),
    { columns: true },
  );
  version = Number(audit.find(({ after }) => after === SECRET)?.['version']);
  said = Number(audit.at(-1)?.['version']) + 1;
  await erasedLedger(cwd, 'small-plan', { version, field: FIELD, basis: BASIS });
}, 60_000);

describe('A text that was erased', () => {
  it('stands in the register of what was erased, with its ground', async () => {
    expect(await rowsOf('redactions')).toEqual([
      expect.objectContaining({
        version: String(version),
        field: FIELD,
        event: 'ProgressReported',
        basis: BASIS,
        actor: 'U1',
        reported_on: '2021-01-31',
        at_version: String(said),
      }),
    ]);
    expect(await printed(at('redactions'), { cwd })).toContain('1 text erased');
    expect(await printed(at('redactions', '--as-of', `v${said - 1}`), { cwd })).toContain(
      'No text was erased',
    );
  });

  it('is a row of the audit, and of the blame of what it was about, and [redacted] in both', async () => {
    const audit = await rowsOf('audit');
    expect(audit.at(-1)).toMatchObject({
      version: String(said),
      event: 'TextRedacted',
      subject: 'small-plan',
      field: `redaction of ${FIELD} in v${version}`,
      after: BASIS,
    });
    expect(audit.find((row) => row['field'] === 'dashboard comment')).toMatchObject({ after: '[redacted]' });
    const blamed = (await rowsOf('blame', 'section/visits')).map(({ field, after }) => `${field}: ${after}`);
    expect(blamed).toContain('dashboard comment: [redacted]');
    expect(blamed.at(-1)).toBe(`redaction of ${FIELD} in v${version}: ${BASIS}`);
  });

  it('is shown by no command', async () => {
    for (const words of [
      ['audit'],
      ['blame', 'section/visits'],
      ['changes', 'v1'],
      ['dashboard'],
      ['redactions'],
    ]) {
      for (const format of ['text', 'list', 'csv', 'json', 'md']) {
        const { stdout, stderr } = await run(at(...words, '--format', format), { cwd });
        expect([words, format, (stdout + stderr).includes(SECRET)]).toEqual([words, format, false]);
      }
    }
  });
});

describe('The file that still has a text that was erased', () => {
  const submit = (edition: string): readonly string[] => at('submit', edition, '--by', 'U1', '--yes');
  const preview = (edition: string): readonly string[] => at('preview', edition, '--by', 'U1');

  it('is refused under its own label, with what to write instead', async () => {
    const refusal = {
      code: 3,
      says: [
        /^Edition january-2021 was published before, as version \d+, and texts that it gives were erased since:$/mu,
        '? section visits (Visits to children): the text of progress.dashboard.comment was erased, and this edition gives one in its place',
        'Write "[redacted]", with the quotation marks, in the place of each in this edition; nothing to submit',
      ],
    };
    await expectRefused(submit('edition'), cwd, refusal);
    await expectRefused(preview('edition'), cwd, refusal);
  });

  it('with [redacted] in its place changes nothing', async () => {
    const mended = smallEdition(cwd, { yaml: withComment('"[redacted]"') }, 'mended');
    expect(await printed(preview(mended), { cwd })).toContain('changes nothing');
  });

  it('under another label is asked about, and not written without a word', async () => {
    const next = smallEdition(cwd, { yaml: (text) => asNext(withComment(SECRET)(text)) }, 'next');
    const { stdout, stderr, code } = await run(preview(next), { cwd });
    expect(code).toBe(0);
    const flat = stdout.replace(/\s+/gu, ' ');
    expect(flat).toContain(
      '? section visits (Visits to children): the text of progress.dashboard.comment was erased, and this edition gives one in its place',
    );
    expect(flat).toContain(`- { section: visits, field: progress.dashboard.comment, knowing: v${said} }`);
    expect(stderr.replace(/\s+/gu, ' ')).toContain('what stands in the place of each text that was erased');
    await expectRefused(submit(next), cwd, {
      code: 3,
      says: [
        `  - { section: visits, field: progress.dashboard.comment, knowing: v${said} }`,
        'Nothing was written',
      ],
    });
    await expectRefused([...preview(next), '--out', 'saved.json'], cwd, { code: 3, says: ['restated:'] });
  });

  it('is written as soon as somebody says so, as the preview asked for it', async () => {
    const word = `restated:\n  - { section: visits, field: progress.dashboard.comment, knowing: v${said} }\n`;
    const next = smallEdition(
      cwd,
      { yaml: (text) => asNext(withComment('Visits went well')(text)) + word },
      'worded',
    );
    expect(await printed(submit(next), { cwd })).toContain('Wrote edition february-2021');
    const audit = await rowsOf('audit');
    expect(audit.find(({ before }) => before === '[redacted]')).toMatchObject({ after: 'Visits went well' });
  });
});
