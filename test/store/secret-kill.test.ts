import { createHash } from 'node:crypto';
import { chmodSync, chownSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';

import { describe, expect, it } from '@jest/globals';

import { parseSecret, type Secret, secretInFile } from '@plan-ledger/store/eventstoredb';

import { keysOf } from '../../packages/store/src/adapters/eventstoredb/secret/tree.js';
import { rightOf } from '../../packages/store/src/testing/place.js';
import { pathOf } from '../support/forgetting.js';
import { inDirectory } from '../support/ledger-file.js';
import { seeded } from '../support/seeded.js';
import { startWorker } from '../support/workers.js';
import type { Orders } from '../workers/secret-worker.js';

const KILLS = 40;
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

/** Every node from the top of the tree down to the key of an event. */
const wayTo = (top: Uint8Array, version: number): readonly Uint8Array[] => {
  const way = [top];
  for (const side of pathOf(version))
    way.push(
      createHash('sha256')
        .update(way.at(-1)!)
        .update(Buffer.of(Number(side)))
        .digest(),
    );
  return way;
};

const secretIn = (file: string): Secret => {
  const read = parseSecret(readFileSync(file));
  if (read._tag === 'Left') throw new Error(`The secret is not whole: ${read.left.why}`);
  return read.right;
};

const formsOf = (key: Uint8Array): readonly string[] => {
  const bytes = Buffer.from(key);
  return [bytes.toString('latin1'), bytes.toString('base64url'), bytes.toString('hex')];
};

describe(`A process that is killed while it destroys keys (SEED=${SEED})`, () => {
  it(`leaves the secret whole, as it was before or after, and no byte of what is gone, in ${KILLS} kills`, () =>
    inDirectory(async (directory) => {
      process.stdout.write(`Kills at random points: repeat them with SEED=${SEED}\n`);
      const random = seeded(SEED);
      const file = join(directory, 'text-secret');
      const { id, seeds } = await rightOf(secretInFile({ file }).make);
      const top = Buffer.from(seeds[0]!.bytes);
      let next = 1;
      let drafts = 0;
      for (let kill = 0; kill < KILLS; kill++) {
        const orders: Orders = { file, from: next, count: 1_000_000 };
        const worker = startWorker('secret-worker', [JSON.stringify(orders)]);
        await worker.firstLine.then(() => pass(random() * 15));
        worker.child.kill('SIGKILL');
        expect((await worker.ended).signal).toBe('SIGKILL');
        const acknowledged = Number(worker.lines.at(-1));
        expect(acknowledged).toBeGreaterThanOrEqual(next);

        const secret = secretIn(file);
        expect(secret.id).toBe(id);
        const gone = [...secret.kept.values()].map(({ version }) => version);
        // All that was acknowledged, and at most the one that it was at.
        expect([acknowledged, acknowledged + 1]).toContain(gone.length);
        expect(Math.max(...gone)).toBe(gone.length);
        const keyAt = keysOf(secret.seeds);
        expect(gone.filter((version) => keyAt(pathOf(version)) !== undefined)).toEqual([]);
        expect(keyAt(pathOf(gone.length + 1))).toEqual(wayTo(top, gone.length + 1).at(-1));

        const names = readdirSync(directory);
        drafts += names.filter((name) => name.endsWith('.draft')).length;
        const files = names.map((name) => readFileSync(join(directory, name), 'latin1'));
        const nodes = new Set(
          [1, acknowledged, acknowledged - 1, Math.ceil(acknowledged / 2)]
            .filter((one) => one > 0)
            .flatMap((version) => wayTo(top, version).flatMap(formsOf)),
        );
        expect([...nodes].filter((form) => files.some((text) => text.includes(form)))).toEqual([]);
        next = gone.length + 1;
      }
      process.stdout.write(`Destroyed ${next - 1} keys; ${drafts} times half a new file was left\n`);
      expect(next).toBeGreaterThan(KILLS);
      // Whoever comes next wipes it.
      const last: Orders = { file, from: next, count: 1 };
      await startWorker('secret-worker', [JSON.stringify(last)]).ended;
      expect(readdirSync(directory).sort()).toEqual(['text-secret', 'text-secret.lock']);
    }));
});

describe('A secret that its reader may not replace', () => {
  const NOBODY = 65534;
  const isRoot = process.getuid?.() === 0;
  const asAnother = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

  it.each([
    ['its folder', 0o500, 0o600],
    ['the file', 0o700, 0o400],
  ])('is named, with what hinders, and stays as it was: %s is locked', (_, folderMode, fileMode) =>
    inDirectory(async (directory) => {
      const file = join(directory, 'text-secret');
      await rightOf(secretInFile({ file }).make);
      if (isRoot) for (const path of [directory, file, `${file}.lock`]) chownSync(path, NOBODY, NOBODY);
      const before = readFileSync(file, 'utf8');
      chmodSync(file, fileMode);
      chmodSync(directory, folderMode);
      const orders: Orders = { file, from: 1, count: 1 };
      const worker = startWorker('secret-worker', [JSON.stringify(orders)], asAnother);
      const { code, errors } = await worker.ended;
      chmodSync(directory, 0o700);
      expect({ code, errors }).toEqual({ code: 0, errors: '' });
      expect(worker.lines).toEqual([
        expect.stringMatching(
          /^Cannot (?:use the text secret|write) .*text-secret: .*(?:check the folder|ask its owner)/,
        ),
      ]);
      expect(readFileSync(file, 'utf8')).toBe(before);
      expect(readdirSync(directory).filter((name) => name.endsWith('.draft'))).toEqual([]);
    }),
  );
});
