import type { PlanCommand } from '@plan-ledger/domain';
import { parseCheckpoint, parseNote } from '@plan-ledger/store/integrity';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { CliFault } from '../../fault.js';
import { readText } from '../../io/files.js';
import { logFault } from '../../log-fault.js';
import { byHand } from '../by-hand/by-hand.js';
import { textOf, type Typed, type WriteCommand } from '../shape.js';
import { usage } from '../typed.js';

const anchored = (typed: Typed, plan: string): E.Either<CliFault, PlanCommand> => {
  const [file = ''] = typed.args;
  const note = textOf(typed, 'note');
  return pipe(
    readText(file),
    E.chain((text) =>
      pipe(
        parseNote(text),
        E.chain((read) => parseCheckpoint(read.text)),
        E.mapLeft(logFault),
      ),
    ),
    E.filterOrElse(
      ({ origin }) => origin.endsWith(`/plan-${plan}`),
      ({ origin }) => usage(`Found the checkpoint of ${origin} in ${file}; wanted one of plan ${plan}`),
    ),
    E.map(({ size, root }) => ({
      type: 'AnchorCheckpoint',
      size,
      root: Buffer.from(root).toString('base64'),
      holder: textOf(typed, 'holder') ?? '',
      ...(note === undefined ? {} : { note }),
    })),
  );
};

/** Says in the history who holds a checkpoint. */
export const anchor: WriteCommand = byHand({
  ofHistory: true,
  usage: 'anchor <checkpoint>',
  says: 'Say in the history who holds a checkpoint; it informs, and proves nothing',
  options: [
    { flags: '--holder <text>', says: 'an organisation or a post', required: true },
    { flags: '--note <text>', says: 'how it was given' },
  ],
  examples: ['anchor my-plan-v120.checkpoint --holder "External auditor" --by U1'],
  command: (typed, { identity }) => anchored(typed, identity?.plan ?? ''),
});
