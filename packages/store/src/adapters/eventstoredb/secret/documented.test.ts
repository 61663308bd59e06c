import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { EventId, PlanId } from '@plan-ledger/domain';
import { expect, it } from '@jest/globals';

import { right } from '../../../testing/integrity-results.js';
import { keyOfText, open } from '../texts/cipher.js';
import { secretText } from './form.js';
import { parseSecret } from './parse.js';
import { keysOf, planPath, versionPath } from './tree.js';

const PAGE = readFileSync(join(__dirname, '../../../../../../docs/reference/text-secret.md'), 'utf8');

/** The examples of the page, by the word behind their fence. */
const shown = new Map(
  [...PAGE.matchAll(/^```([a-z-]+)\n([^]*?)^```$/gmu)].map(([, name, text = '']) => [name, text] as const),
);

const LEDGER = '0b7e3c1e-7f4e-4c7e-9d55-3f2f6a1f0c11';
const plan = 'my-plan' as PlanId;

it('The page of the text secret shows a secret, its keys and a text as they are', () => {
  expect([...shown.keys()]).toEqual(['text-secret', 'text-keys', 'text-closed']);
  const text = shown.get('text-secret') ?? '';
  const secret = right(parseSecret(text));
  expect(secretText(secret)).toBe(text);
  const path = planPath(LEDGER, plan) + versionPath(5);
  const key = keysOf(secret.seeds)(path)!;
  const ofReason = keyOfText(key, 'reason');
  const lines = [path, ...[key, ofReason].map((bytes) => Buffer.from(bytes).toString('hex'))];
  expect(shown.get('text-keys')).toBe(`${lines.join('\n')}\n`);
  const whose = { plan, id: 'c9a1f4c2-6f0e-4a39-8a5b-0c6f6f0f3b77' as EventId };
  expect(open(ofReason, whose, 'reason', shown.get('text-closed')!.trim())).toBe('The board asked');
});
