import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { DECEMBER, freshFolder, MAY, printed } from '../support/cli.js';

const url = process.env['EVENTSTOREDB_URL'] ?? '';

const VIEWS: readonly (readonly string[])[] = [
  ['dashboard', '--on', '2021-01-28'],
  ['trends', '--all'],
  ['audit'],
  ['revisions'],
  ['changes', 'edition:may-2020'],
  ['exceptions', '--on', '2021-01-28'],
];

// The same as on the wire server, where a real one is given.
const onServer = url === '' ? describe.skip : describe;
if (url === '') process.stdout.write('A server at EVENTSTOREDB_URL: not run, the variable is not set\n');

onServer('The two editions on the server at EVENTSTOREDB_URL', () => {
  it('give the same views, byte for byte, as a copy of them in a file', async () => {
    const cwd = freshFolder();
    const ledger = `${url}${url.includes('?') ? '&' : '?'}streamPrefix=test-${randomBytes(6).toString('hex')}.`;
    const env = {
      PLAN_LEDGER_CACHE: join(cwd, 'cache'),
      PLAN_LEDGER_TEXT_SECRET: join(cwd, 'text-secret'),
    };
    for (const edition of [MAY, DECEMBER]) {
      await printed(['submit', edition, '--by', 'U1', '--yes', '--store', ledger], { cwd, env });
    }
    const file = join(cwd, 'copy.db');
    const copied = await printed(['copy', '--from', ledger, '--to', file], { cwd, env });
    expect(copied).toMatch(/1288/u);
    for (const view of VIEWS) {
      for (const asOf of [[], ['--as-of', 'edition:may-2020'], ['--as-of', 'v1000']]) {
        const args = [...view, ...(view[0] === 'changes' && asOf.length > 0 ? [] : asOf), '--format', 'csv'];
        const [server, copy] = [
          await printed([...args, '--store', ledger], { cwd, env }),
          await printed([...args, '--store', file], { cwd, env }),
        ];
        expect(server).toBe(copy);
      }
    }
  });

  it('go on from a copy that was made elsewhere', async () => {
    const cwd = freshFolder();
    const ledger = `${url}${url.includes('?') ? '&' : '?'}streamPrefix=test-${randomBytes(6).toString('hex')}.`;
    const env = {
      PLAN_LEDGER_CACHE: join(cwd, 'cache'),
      PLAN_LEDGER_TEXT_SECRET: join(cwd, 'text-secret'),
    };
    const file = join(cwd, 'first.db');
    await printed(['submit', MAY, '--by', 'U1', '--yes', '--store', file], { cwd, env });
    await printed(['copy', '--from', file, '--to', ledger], { cwd, env });
    await printed(['copy', '--from', ledger, '--to', join(cwd, 'lines.jsonl')], { cwd, env });
    await printed(['submit', DECEMBER, '--by', 'U1', '--yes', '--store', ledger], { cwd, env });
    const dashboard = await printed(['dashboard', '--store', ledger], { cwd, env });
    expect(dashboard).toMatch(/version 1288/u);
  });
});
