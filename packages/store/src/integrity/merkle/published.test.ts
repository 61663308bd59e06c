import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { type Hash, verifyConsistency, verifyInclusion } from '../index.js';

// The folder testdata of a checkout of github.com/transparency-dev/merkle. Its cases are not kept here.
const folder = process.env['MERKLE_TESTDATA'] ?? '';
const onPublished = folder === '' ? describe.skip : describe;
if (folder === '')
  process.stdout.write('The published proofs at MERKLE_TESTDATA: not run, the variable is not set\n');

interface Published {
  readonly wantErr: boolean;
  readonly proof: readonly string[] | null;
  readonly [name: string]: unknown;
}

const bytes = (value: unknown): Hash => Buffer.from(String(value ?? ''), 'base64');

const VERDICTS: Readonly<Record<string, (given: Published, proof: readonly Hash[]) => boolean>> = {
  inclusion: ({ leafIdx, treeSize, root, leafHash }, proof) =>
    verifyInclusion({
      index: Number(leafIdx),
      size: Number(treeSize),
      leaf: bytes(leafHash),
      proof,
      root: bytes(root),
    })._tag === 'Right',
  consistency: ({ size1, size2, root1, root2 }, proof) =>
    verifyConsistency({
      oldSize: Number(size1),
      size: Number(size2),
      oldRoot: bytes(root1),
      root: bytes(root2),
      proof,
    })._tag === 'Right',
};

// Its roots are words of 12 bytes, and no hash of ours is: the one case where we are the stricter.
const STRICTER = join('consistency', 'additional', 'sizes-are-equal-one-and-proof-is-empty.json');

onPublished('the published proofs at MERKLE_TESTDATA', () => {
  it.each(Object.entries(VERDICTS))('of %s have the verdicts that are published', (kind, holds) => {
    const names = readdirSync(join(folder, kind), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.json'),
    );
    expect(names.length).toBeGreaterThanOrEqual(98);
    const differing = names
      .map((name) => join(kind, name))
      .filter((name) => {
        const given = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Published;
        return holds(given, (given.proof ?? []).map(bytes)) === given.wantErr;
      });
    expect(differing).toEqual(kind === 'consistency' ? [STRICTER] : []);
  });
});
