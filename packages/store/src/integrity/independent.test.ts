import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import {
  consistencyFileText,
  consistencyProof,
  inclusionFileText,
  inclusionProof,
  leafHash,
  makeSigningKey,
  rootOfLeaves,
  signCheckpoint,
  verifierKeyText,
  verifyCheckpoint,
  verifyConsistencyFile,
  verifyInclusionFile,
} from './index.js';
import { right } from '../testing/integrity-results.js';

/** Numbers that look like chance and are the same in every run. */
const chanceOf = (name: string): ((below: number) => number) => {
  let drawn = 0;
  return (below) => createHash('sha256').update(`${name} ${drawn++}`).digest().readUIntBE(0, 6) % below;
};

/** One change of a text: a letter for another, a line twice, a line gone, or two lines the other way round. */
const tampered = (text: string, chance: (below: number) => number): Buffer => {
  const how = chance(7);
  const lines = text.split('\n');
  const at = chance(lines.length - 1);
  if (how === 0) return Buffer.from(lines.filter((_, line) => line !== at).join('\n'));
  if (how === 1)
    return Buffer.from(lines.flatMap((line, here) => (here === at ? [line, line] : [line])).join('\n'));
  if (how === 2)
    return Buffer.from([...lines.slice(0, at), lines[at + 1], lines[at], ...lines.slice(at + 2)].join('\n'));
  const bytes = Buffer.from(text);
  const place = chance(bytes.length);
  bytes[place] = how === 3 ? bytes[place]! ^ (1 << chance(8)) : 'A/+=0 9\nz'.charCodeAt(chance(9));
  return bytes;
};

/** A tree and its texts; two cases share one. */
const treeOf = (name: number) => {
  const chance = chanceOf(`tree ${name}`);
  const size = 1 + chance(name % 4 === 0 ? 300 : 20);
  const [oldSize, index] = [1 + chance(size), chance(size)];
  const data = Array.from({ length: size }, (_, leaf) => Buffer.from(`${name}: leaf ${leaf} £`));
  const leaves = data.map((leaf) => leafHash(leaf));
  const key = right(makeSigningKey(`example.org/plan-${name}`, Buffer.alloc(32, name)));
  const noteOf = (first: number): string =>
    right(
      signCheckpoint(
        { origin: key.verifier.name, size: first, root: rootOfLeaves(leaves.slice(0, first)) },
        key,
      ),
    );
  const [oldNote, note] = [noteOf(oldSize), noteOf(size)];
  const [inclusion, consistency] = [
    right(inclusionProof(leaves, index)),
    right(consistencyProof(leaves, oldSize)),
  ];
  return {
    trust: { log: key.verifier },
    data,
    index,
    note,
    inclusion: right(inclusionFileText({ index, proof: inclusion, note })),
    consistency: right(consistencyFileText({ proof: consistency, oldNote, newNote: note })),
  };
};

const TREES = Array.from({ length: 100 }, (_, name) => treeOf(name));

const caseOf = (at: number) => {
  const chance = chanceOf(`case ${at}`);
  const { trust, data, index, ...texts } = TREES[at % TREES.length]!;
  const changed = (text: string): Buffer =>
    at % 3 !== 0 && chance(3) > 0 ? tampered(text, chance) : Buffer.from(text);
  const other = at % 10 === 7 ? chance(data.length) : index;
  return {
    trust,
    data,
    leaf: data[other]!,
    note: changed(texts.note),
    inclusion: changed(texts.inclusion),
    consistency: changed(texts.consistency),
  };
};

const CASES = Array.from({ length: 200 }, (_, at) => caseOf(at));

const ours = CASES.map(({ trust, data, leaf, note, inclusion, consistency }) => ({
  root: Buffer.from(rootOfLeaves(data.map((one) => leafHash(one)))).toString('hex'),
  note: verifyCheckpoint(note, trust)._tag === 'Right',
  inclusion: verifyInclusionFile(inclusion, leafHash(leaf), trust)._tag === 'Right',
  consistency: verifyConsistencyFile(consistency, trust)._tag === 'Right',
}));

const told = (program: string, args: readonly string[]): string | undefined => {
  const { error, status } = spawnSync(program, args);
  return error === undefined && status === 0 ? undefined : `${program} ${args.join(' ')} does not run here`;
};

describe('A second verifier, in Python', () => {
  it('makes the same of 200 cases, of which many are tampered with', () => {
    for (const what of ['note', 'inclusion', 'consistency'] as const) {
      const held = ours.filter((verdict) => verdict[what]).length;
      expect([what, held > 80, held < 180]).toEqual([what, true, true]);
    }
    const missing = told('python3', ['-c', 'import hashlib']) ?? told('openssl', ['pkeyutl', '-help']);
    if (missing !== undefined) {
      process.stdout.write(`A second verifier, in Python: not run, ${missing}\n`);
      return;
    }
    const base64 = (bytes: Buffer): string => bytes.toString('base64');
    const input = CASES.map(({ trust, data, leaf, note, inclusion, consistency }) =>
      JSON.stringify({
        vkey: base64(Buffer.from(verifierKeyText(trust.log))),
        leaves: data.map(base64),
        leaf: base64(leaf),
        note: base64(note),
        inclusion: base64(inclusion),
        consistency: base64(consistency),
      }),
    ).join('\n');
    const { stdout, stderr } = spawnSync('python3', [join(__dirname, 'independent.py')], {
      input,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    const theirs = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(theirs).toEqual(ours);
  });
});
