import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, it } from '@jest/globals';

import { DECEMBER, freshFolder, printed } from '../support/cli.js';
import { smallEdition } from '../support/editions.js';
import { folderWith } from '../support/prepared.js';
import { expectRefused } from '../support/refused.js';

interface Saved {
  plan: string;
  version: number;
  events: { id: string; reportedOn: string; actor: string; data: Record<string, unknown> }[];
}

let cwd = '';
let good = '';
beforeAll(async () => {
  cwd = freshFolder();
  await printed(['preview', smallEdition(cwd), '--by', 'U1', '--out', 'good.json'], { cwd });
  good = readFileSync(join(cwd, 'good.json'), 'utf8');
});

const edited =
  (change: (saved: Saved) => void): (() => string) =>
  () => {
    const saved = JSON.parse(good) as Saved;
    change(saved);
    return `${JSON.stringify(saved, null, 1)}\n`;
  };

const CASES: readonly (readonly [name: string, text: () => string])[] = [
  ['cut off', () => good.slice(0, -200)],
  ['cut off at its very end', () => good.slice(0, -3)],
  ['empty', () => ''],
  ['other JSON', () => '{"a":1}'],
  ['null', () => 'null'],
  ['of another format', () => good.replace('preview/1', 'preview/9')],
  ['edited in a figure', () => good.replace('61%', '91%')],
  ['edited in an actor', edited(({ events }) => events.forEach((event) => (event.actor = 'U2')))],
  ['edited in a day', edited(({ events }) => events.forEach((event) => (event.reportedOn = '2021-02-02')))],
  [
    'edited in a day that there is not',
    edited(({ events }) => events.forEach((event) => (event.reportedOn = '2021-02-31'))),
  ],
  ['made one of another plan', edited((saved) => (saved.plan = 'other-plan'))],
  ['made one of another version', edited((saved) => (saved.version = 7))],
  ['short of an event', edited(({ events }) => events.splice(2, 1))],
  ['turned round', edited(({ events }) => events.reverse())],
  ['without its events', edited(({ events }) => events.splice(0))],
  ['one with an event twice', edited(({ events }) => events.push(...events.slice(0, 1)))],
];

describe('A saved preview that is', () => {
  it.each(CASES)('%s is refused, and nothing is written', async (name, text) => {
    const file = `${name.replaceAll(' ', '-')}.json`;
    writeFileSync(join(cwd, file), text());
    await expectRefused(['submit', file, '--yes'], cwd, {
      code: 2,
      says: [`Cannot use ${file}: 1 fault; nothing was written`, /preview/u],
    });
  });

  it('for a later version is refused where there is no ledger, and where the ledger holds another plan', async () => {
    const from = await folderWith('may');
    await printed(['preview', DECEMBER, '--by', 'U1', '--out', 'next.json'], { cwd: from });
    const bare = freshFolder();
    const others = freshFolder();
    await printed(['submit', smallEdition(others), '--by', 'U1', '--yes'], { cwd: others });
    for (const folder of [bare, others]) copyFileSync(join(from, 'next.json'), join(folder, 'next.json'));
    await expectRefused(['submit', 'next.json', '--yes'], bare, {
      code: 5,
      says: ['Found no ledger at plan-ledger.db'],
    });
    await expectRefused(['submit', 'next.json', '--yes'], others, {
      code: 4,
      says: ['has moved since the preview: expected version', 'found 0', 'nothing was written'],
    });
  });
});
