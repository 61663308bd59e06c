import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { sameJson } from '../../values/json.js';
import { type Deciders, enters, leaves, live, revises, unless, worded } from './shape.js';

type EvidenceCommands =
  'ExpectEvidence' | 'ReviseEvidence' | 'MoveEvidence' | 'AttachEvidence' | 'WithdrawEvidence';

export const decideEvidence: Deciders<EvidenceCommands> = {
  ExpectEvidence: (plan, { type: _, evidence, ...words }) =>
    enters(
      plan,
      'evidence',
      evidence,
      words,
      () =>
        pipe(
          worded('title', words.title),
          E.flatMap(() => live(plan, 'section', words.section)),
        ),
      { type: 'EvidenceExpected', evidence, ...words },
    ),

  ReviseEvidence: (plan, { evidence, changes }) =>
    pipe(
      worded('title', changes.title),
      E.flatMap(() =>
        revises(plan, 'evidence', evidence, changes, (made) => ({
          type: 'EvidenceRevised',
          evidence,
          changes: made,
        })),
      ),
    ),

  MoveEvidence: (plan, { evidence, section }) =>
    pipe(
      live(plan, 'evidence', evidence),
      E.tap(() => live(plan, 'section', section)),
      E.flatMap((found) => unless(found.section === section, { type: 'EvidenceMoved', evidence, section })),
    ),

  AttachEvidence: (plan, { type: _, evidence, ...attachment }) =>
    pipe(
      worded('document', attachment.document),
      E.flatMap(() => live(plan, 'evidence', evidence)),
      E.flatMap(({ attached }) =>
        unless(
          attached.some((known) => sameJson(known, attachment)),
          { type: 'EvidenceAttached', evidence, ...attachment },
        ),
      ),
    ),

  WithdrawEvidence: (plan, { type: _, ...withdrawal }) =>
    leaves(plan, 'evidence', withdrawal.evidence, withdrawal, { type: 'EvidenceWithdrawn', ...withdrawal }),
};
