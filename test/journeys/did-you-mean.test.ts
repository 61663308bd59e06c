import { beforeAll, describe, expect, it } from '@jest/globals';

import { runHere } from '../support/in-process.js';
import { bytesOf, folderWith } from '../support/prepared.js';

let cwd = '';
beforeAll(async () => {
  cwd = await folderWith('both');
});

describe('What was meant is suggested', () => {
  it.each([
    ['a command', 2, '(Did you mean dashboard?)', ['dashbord']],
    ['a part of a command', 2, '(Did you mean reschedule?)', ['action', 'reshedule', 'x']],
    ['an option', 2, '(Did you mean --format?)', ['dashboard', '--fromat', 'csv']],
    ['a format', 2, 'did you mean json', ['dashboard', '--format', 'jsn']],
    [
      'a format that looks like none',
      2,
      'wanted one of text, list, csv, json, md',
      ['dashboard', '--format', 'xlsx'],
    ],
    ['a measure', 5, 'did you mean icpc-timely', ['trends', '--measure', 'icpc-timly']],
    ['a section', 5, 'did you mean supervision', ['trends', '--section', 'supervison']],
    ['a subject', 5, 'did you mean icpc-timely', ['blame', 'icpc-timly@2020-05']],
    ['an edition', 5, 'did you mean may-2020', ['dashboard', '--as-of', 'edition:may-202']],
    ['a plan', 5, 'did you mean gloucestershire-aip', ['dashboard', '--plan', 'gloucestershire-api']],
    ['a shell', 2, 'wanted one of bash, zsh, fish', ['completion', 'tcsh']],
    ['a cell', 2, 'wanted target or actual', ['blame', 'icpc-timely@2020-05:goal']],
    [
      'a dimension',
      2,
      'did you mean impact',
      ['status', 'assess', 'supervision', 'At risk', '--dimension', 'inpact', '--by', 'U1'],
    ],
  ])('for %s', async (_, code, hint, args) => {
    const before = bytesOf(cwd);
    const answer = await runHere(args, cwd);
    expect(answer).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(hint) });
    expect(bytesOf(cwd)).toBe(before);
  });

  it.each([
    [['trends', '--section', 'zzzzzzzz']],
    [['trends', '--measure', 'zzzzzzzz']],
    [['blame', 'zzzzzzzz']],
  ])('and where nothing looks like it, a command that exists: %p', async (args) => {
    const { stderr } = await runHere(args, cwd);
    const advice = /with: plan-ledger (.+)$/mu.exec(stderr)?.[1] ?? '';
    expect(await runHere(advice.split(' '), cwd)).toMatchObject({ code: 0 });
  });
});
