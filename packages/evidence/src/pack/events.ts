import { createHash } from 'node:crypto';

import type { PlanId, Version } from '@plan-ledger/domain';
import { jsonLine, jsonLinesHeader, type Unreadable, type Written } from '@plan-ledger/store';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { OutFile } from './out.js';

const HEX = { version: 12, variant: 16, digits: 32 } as const;

/**
 * A UUID for the ledger that a pack's events are by themselves. It is made of the plan, the version and the id of the event there
 * (RFC 9562, version 8), so that every ledger with this history gives the same, whatever its own identity.
 */
const identityOf = (plan: PlanId, version: Version, last: string): string => {
  const hex = createHash('sha256').update(`plan-ledger/pack ${plan} ${version} ${last}`).digest('hex');
  const digits = [...hex.slice(0, HEX.digits)];
  digits[HEX.version] = '8';
  digits[HEX.variant] = 'a';
  return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
};

/** Writes the events of a plan as a ledger of JSON Lines, event by event. */
export const eventsInto = (
  file: OutFile,
  { plan, version, last }: { readonly plan: PlanId; readonly version: Version; readonly last: string },
): ((written: Written) => E.Either<Unreadable, unknown>) => {
  file.write(jsonLinesHeader(identityOf(plan, version, last)));
  return (written) =>
    pipe(
      // Where the version stands inside an append, the append ends there: this ledger has no more of it.
      jsonLine({ ...written, last: Math.min(written.last, version) }),
      E.map((line) => file.write(line)),
    );
};
