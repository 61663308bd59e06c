import type { PlanId } from '@plan-ledger/domain';
import { describe, expect, it } from '@jest/globals';

import { explainIntegrity } from '../../../integrity/failure.js';
import { saltsFrom } from '../../../integrity/seal/disclosure.js';
import { sealText } from '../../../integrity/seal/form.js';
import { right } from '../../../testing/integrity-results.js';
import { without } from '../texts/held.js';
import { type Kept, newSecret, type Secret, secretText } from './form.js';
import { parseSecret } from './parse.js';
import { keysOf, planPath, versionPath } from './tree.js';

const LEDGER = '0b7e3c1e-7f4e-4c7e-9d55-3f2f6a1f0c11';
const [salt = ''] = saltsFrom(Buffer.alloc(32), 1);
const seal = right(sealText({ v: 1, leaf: salt, hints: '', salts: {}, erased: { reason: salt } }));

const keptAt = (plan: string, version: number): Kept => ({
  ledger: LEDGER,
  plan: plan as PlanId,
  version,
  seal,
  keys: { 'event.title': salt },
});

const fresh = newSecret();
const erased = [keptAt('b', 12), keptAt('a', 5), keptAt('b', 3)].reduce(without, fresh);
const TEXT = secretText(erased);
const LINES = TEXT.split('\n').slice(0, -1);
const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

const toldOf = (text: string | Uint8Array): string => {
  const read = parseSecret(text);
  return read._tag === 'Left' ? explainIntegrity(read.left) : 'read';
};

describe('the text of a secret', () => {
  it.each([
    ['a new one', fresh],
    ['one of which three keys were destroyed', erased],
  ])('says all of it: %s', (_, secret: Secret) => {
    const read = right(parseSecret(secretText(secret)));
    expect(secretText(read)).toBe(secretText(secret));
    expect(read.id).toBe(secret.id);
    expect(new Set(read.kept.values())).toEqual(new Set(secret.kept.values()));
    for (const [plan, version] of [
      ['a', 1],
      ['a', 5],
      ['b', 4],
      ['c', 1],
    ] as const) {
      const path = planPath(LEDGER, plan as PlanId) + versionPath(version);
      expect(keysOf(read.seeds)(path)).toEqual(keysOf(secret.seeds)(path));
    }
  });

  it('has its kept lines in the order of plans and versions', () => {
    expect(LINES.slice(-3).map((line) => line.split(' ').slice(0, 4))).toEqual([
      ['kept', LEDGER, 'a', '5'],
      ['kept', LEDGER, 'b', '3'],
      ['kept', LEDGER, 'b', '12'],
    ]);
  });

  it('is refused with any line left out, twice, or in another place, and names a line', () => {
    for (const at of LINES.keys()) {
      const line = LINES[at]!;
      const rest = LINES.filter((_, other) => other !== at);
      const twice = [...LINES.slice(0, at), line, ...LINES.slice(at)];
      const swapped =
        at === 0 ? [] : [...LINES.slice(0, at - 1), line, LINES[at - 1]!, ...LINES.slice(at + 1)];
      for (const lines of [rest, twice, ...(swapped.length > 0 ? [swapped] : [])])
        expect(toldOf(textOf(lines))).toMatch(/^This is no well-formed text secret \(line \d+\): /);
    }
  });

  it('is refused when its end is cut off, wherever', () => {
    const bytes = Buffer.from(secretText(without(fresh, keptAt('a', 5))));
    for (let end = 0; end < bytes.length; end += end < 200 ? 1 : 37)
      expect(toldOf(bytes.subarray(0, end))).toMatch(/^This is no well-formed text secret/);
  });

  it('is refused with any one letter changed, but for another id, seeds, keys and names of fields', () => {
    const text = secretText(without(fresh, keptAt('a', 5)));
    const isSecret = [...text.matchAll(/[\w-]{43}|(?<=^id )\S+$|event\.title|reason/gmu)].map(
      ({ index, 0: { length } }) => [index, index + length] as const,
    );
    for (let at = 0; at < text.length; at += at < 300 || at > text.length - 400 ? 1 : 13) {
      if (isSecret.some(([from, to]) => at >= from && at < to)) continue;
      const changed = text.slice(0, at) + (text[at] === '0' ? '1' : '0') + text.slice(at + 1);
      if (!toldOf(changed).startsWith('This'))
        throw new Error(`Taken at ${at}: ${changed.slice(at - 40, at + 40)}`);
    }
  });

  const [first = '', id = '', seed = ''] = secretText(fresh).split('\n');
  it.each([
    ['nothing', '', /found nothing/],
    ['another file', 'hello\n', /line 1\): wanted plan-ledger\/text-secret@v1$/],
    [
      'a newer format',
      textOf([first.replace('v1', 'v2'), id, seed]),
      /line 1\): .*; read this one with a newer version/,
    ],
    ['no id', textOf([first, 'id 7', seed]), /line 2\): wanted id and a UUID/],
    ['no seed', textOf([first, id]), /line 3\): found the end; wanted a seed at - as well/],
    ['half a seed', textOf([first, id, seed.slice(0, -1)]), /line 3\): wanted seed, a path/],
    [
      'another way to write a seed',
      textOf([first, id, `${seed.slice(0, -1)}_`]),
      /line 3\): wanted seed, a path/,
    ],
    [
      'carriage returns',
      textOf([first, id, seed]).replaceAll('\n', '\r\n'),
      /line 1\): found a carriage return/,
    ],
    [
      'a seed above another',
      textOf([first, id, seed, seed.replace('-', '1')]),
      /line 4\): found a seed at 1; wanted each part of the tree once/,
    ],
    ['bytes that are no text', Buffer.of(0xff, 0x0a), /not UTF-8/],
  ] as const)('is refused when it is %s', (_, text, told) => {
    expect(toldOf(text)).toMatch(told);
  });

  it('is refused when a seed gives a key that was destroyed', () => {
    const lines = [...secretText(fresh).split('\n').slice(0, -1), LINES.at(-1)!];
    expect(toldOf(textOf(lines))).toMatch(
      /line 4\): found an event whose key is at [01]{96}; wanted each part/,
    );
  });

  it('never shows what it says in a message', () => {
    const bare = seed.slice(-43);
    for (const text of [
      textOf([first, seed]),
      textOf([first, id, `${seed}x`]),
      textOf([seed]),
      textOf([first, id, bare]),
    ])
      expect(toldOf(text)).not.toContain(bare.slice(0, 20));
  });
});
