import { changed, type Describers } from './row.js';

/** What an erasure says of the plan: the text is in the name, since nobody can say any more what stood there. */
export const describeErasure: Describers<'TextRedacted'> = {
  TextRedacted: ({ version, field, basis }, before, after) =>
    before.redactions.length === after.redactions.length
      ? []
      : [
          {
            ...changed('plan', after.identity?.plan ?? '', `redaction of ${field} in v${version}`, '', basis),
            redacts: { version, field },
          },
        ],
};
