import { randomBytes } from 'node:crypto';

import { makeSigningKey, verifierKeyText } from '@plan-ledger/store/integrity';
import { type KeyFiles, writeKeyFiles } from '@plan-ledger/store/log';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { logFault } from '../../log-fault.js';
import type { Report } from '../../report.js';
import { shellWord } from '../shell-word.js';
import { textOf } from '../shape.js';
import type { OutsideCommand } from './shape.js';

const SEED_BYTES = 32;

const nextOf = (secret: string, isWitness: boolean): string =>
  isWitness
    ? `plan-ledger witness cosign CHECKPOINT --key ${shellWord(secret)} --ledger-key LEDGER.pub --first --out COSIGNED`
    : `plan-ledger checkpoint --key ${shellWord(secret)} --first`;

const reportOf = (
  name: string,
  text: string,
  { secret, verifier }: KeyFiles,
  isWitness: boolean,
): Report => ({
  kind: 'key generate',
  says: [
    `Made a key of ${name}, ${isWitness ? 'a witness' : 'a ledger'}: ${secret} and ${verifier}`,
    `${secret} is a secret, which only you may read: keep it where no backup of the ledger takes it along`,
    `${verifier} is for everybody who verifies: give it to them by hand, for all trust rests on it`,
  ],
  tables: [],
  data: { name, kind: isWitness ? 'witness' : 'ledger', key: text, secret, verifier },
  next: [nextOf(secret, isWitness)],
});

/** Makes the key of a ledger, or of a witness. */
export const keyGenerate: OutsideCommand = {
  usage: 'generate <name>',
  says: 'Make a key: NAME.key, a secret that signs, and NAME.pub, for everybody who verifies; none is ever overwritten',
  options: [
    { flags: '--witness', says: 'for cosigning the checkpoints of others (for signing those of a ledger)' },
    { flags: '--out <folder>', says: 'where (this folder)' },
  ],
  examples: [
    'key generate ledger.example.gov.uk --out keys',
    'key generate auditor.example.org --witness --out keys',
  ],
  run: (typed) => {
    const [name = ''] = typed.args;
    const isWitness = typed.options['witness'] === true;
    return TE.fromEither(
      pipe(
        makeSigningKey(name, randomBytes(SEED_BYTES), isWitness ? 'cosignature' : 'ed25519'),
        E.bindTo('key'),
        E.bindW('files', ({ key }) => writeKeyFiles(textOf(typed, 'out') ?? '.', key)),
        E.bimap(logFault, ({ key, files }) =>
          reportOf(name, verifierKeyText(key.verifier), files, isWitness),
        ),
      ),
    );
  },
};
