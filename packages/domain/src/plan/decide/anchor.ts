import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { isAnchored } from '../anchor.js';
import { type Deciders, happens, nothing, refuse, worded } from './shape.js';

/** 32 bytes in base64, in the one way to write them: the last letter carries four bits. */
const ROOT = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/u;

export const decideAnchor: Deciders<'AnchorCheckpoint'> = {
  AnchorCheckpoint: (plan, { type: _, ...anchor }) => {
    const { size, root, holder } = anchor;
    if (isAnchored(plan, anchor)) return nothing;
    if (!Number.isInteger(size) || size < 1 || size > plan.version) {
      return refuse({ _tag: 'NoSuchTree', found: size, newest: plan.version });
    }
    if (!ROOT.test(root)) return refuse({ _tag: 'NotARoot', found: root });
    return pipe(
      worded('holder', holder),
      E.flatMap(() => happens({ type: 'CheckpointAnchored', ...anchor })),
    );
  },
};
