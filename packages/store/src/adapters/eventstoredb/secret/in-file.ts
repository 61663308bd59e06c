import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';

import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { guarded } from '../../../disk/files.js';
import { tryLock } from '../../../disk/lock.js';
import type { Unavailable } from '../../../event-store.js';
import { explainIntegrity } from '../../../integrity/failure.js';
import { type Read, readWhole, realFileOf, replaceWhole, type Stamp, stampOf } from './file.js';
import { newSecret, type Secret, secretText } from './form.js';
import type { TextSecret } from './index.js';
import { parseSecret } from './parse.js';

/** Where the file of a secret is. */
export interface SecretFile {
  /** The path of the file. */
  readonly file: string;
  /** Told when a ledger is made with it: whether the file was made then, or was there for another ledger. */
  readonly onLedgerMade?: (how: 'made' | 'there') => void;
}

const PAUSE_MS = 10;
/** Longer than anybody takes to replace it. */
const PATIENCE_MS = 10_000;

const unavailable = (file: string, why: string): Unavailable => ({
  _tag: 'Unavailable',
  why: `Cannot use the text secret ${file}: ${why}`,
});

const secretIn = (file: string, { bytes }: Read): E.Either<Unavailable, Secret> =>
  pipe(
    parseSecret(bytes),
    E.mapLeft((fault) =>
      unavailable(file, `${explainIntegrity(fault)}. Put back a whole copy of it, from where one is kept`),
    ),
  );

/**
 * A secret in a file of its own, which only its owner may read. It is replaced whole, under a lock, and what it was is
 * overwritten on the disk. It is never made for a ledger that exists.
 *
 * @example
 * import { secretInFile } from '@plan-ledger/store/eventstoredb';
 * const { mkdtempSync, statSync } = require('node:fs');
 * const file = `${mkdtempSync('/tmp/plan-ledger-')}/text-secret`;
 * const secret = secretInFile({ file });
 * assert.deepEqual(await secret.now(), { _tag: 'Right', right: undefined });
 * await secret.make();
 * assert.equal(statSync(file).mode & 0o777, 0o600);
 */
export const secretInFile = ({ file: given, onLedgerMade = () => undefined }: SecretFile): TextSecret => {
  const path = resolve(given);
  let known: { readonly stamp: Stamp; readonly secret: Secret } | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const note = (file: string, read: Read): E.Either<Unavailable, Secret> =>
    pipe(
      secretIn(file, read),
      E.map((secret) => {
        known = { stamp: read.stamp, secret };
        return secret;
      }),
    );

  const now = (): E.Either<Unavailable, Secret | undefined> => {
    const stamp = guarded('read', path, () => stampOf(path));
    if (E.isLeft(stamp)) return stamp;
    if (stamp.right !== undefined && stamp.right === known?.stamp) return E.right(known.secret);
    const read = guarded('read', path, () => readWhole(path));
    if (E.isLeft(read)) return read;
    return read.right === undefined ? E.right(undefined) : note(path, read.right);
  };

  /** Waits until nobody else has it, in this process or another. */
  const locked = async <A>(
    work: (file: string) => E.Either<Unavailable, A>,
  ): Promise<E.Either<Unavailable, A>> => {
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      const file = guarded('open', path, () => realFileOf(path));
      if (E.isLeft(file)) return file;
      const release = tryLock(file.right);
      if (E.isRight(release)) {
        try {
          return work(file.right);
        } finally {
          release.right();
        }
      }
      if (release.left._tag === 'NoLock') return E.left(unavailable(path, release.left.why));
      if (performance.now() > until)
        return E.left(unavailable(path, 'another process has held it too long; end that one, and try again'));
      await pass(PAUSE_MS);
    }
  };

  const inTurn = <A>(work: () => Promise<A>): Promise<A> => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };

  const write = (file: string, secret: Secret): E.Either<Unavailable, Secret> =>
    guarded('write', file, () => {
      const stamp = replaceWhole(file, secretText(secret));
      known = { stamp, secret };
      return secret;
    });

  const make = (file: string): E.Either<Unavailable, Secret> => {
    const there = now();
    if (E.isLeft(there)) return there;
    const made = there.right === undefined ? write(file, newSecret()) : E.right(there.right);
    if (E.isRight(made)) onLedgerMade(there.right === undefined ? 'made' : 'there');
    return made;
  };

  const changed = (file: string, change: (secret: Secret) => Secret): E.Either<Unavailable, Secret> => {
    // Nobody else replaces it while it is locked: what it is now, it stays.
    const secret = now();
    if (E.isLeft(secret)) return secret;
    if (secret.right === undefined) return E.left(unavailable(file, 'it is not there any more'));
    const next = change(secret.right);
    return next === secret.right ? E.right(next) : write(file, next);
  };

  return {
    where: path,
    now: () => Promise.resolve(now()),
    make: () =>
      inTurn(async () => {
        const folder = guarded('write', path, () =>
          mkdirSync(dirname(path), { recursive: true, mode: 0o700 }),
        );
        return E.isLeft(folder) ? folder : locked(make);
      }),
    change: (change) => () => inTurn(() => locked((file) => changed(file, change))),
  };
};
