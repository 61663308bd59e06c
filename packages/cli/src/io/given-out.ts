import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

import { Instant, PlanId } from '@plan-ledger/domain';
import * as t from 'io-ts';

import type { World } from '../world.js';
import { codeOf, meaningOf } from './files.js';

/** Something that holds texts of a ledger, and is no part of it: where it was put, and how far it goes. */
export interface GivenOut {
  readonly at: Instant;
  /** What it is: a copy, or a pack. */
  readonly what: string;
  readonly where: string;
  readonly plans: readonly { readonly plan: PlanId; readonly version: number }[];
}

const Entry: t.Type<GivenOut, unknown> = t.type({
  at: Instant,
  what: t.string,
  where: t.string,
  plans: t.readonlyArray(t.type({ plan: PlanId, version: t.number })),
});

/** Where what belongs to this person on this machine is kept. */
export const dataFolder = ({ env }: Pick<World, 'env'>): string => {
  const { XDG_DATA_HOME: shared = '', HOME: home = '' } = env;
  return join(
    shared === '' ? join(home === '' ? homedir() : home, '.local', 'share') : shared,
    'plan-ledger',
  );
};

/** The register of what was made of a ledger: beside its file, or with this person's data by its identity. */
export const registerOf = (file: string | undefined, identity: string, world: Pick<World, 'env'>): string =>
  file === undefined
    ? join(dataFolder(world), `${identity.replace(/[^\da-z-]/giu, '_')}.given-out.jsonl`)
    : `${file}.given-out.jsonl`;

/** Notes what was made of a ledger. It is for a later erasure to name; what cannot be noted is said, and hinders nothing. */
export const noteGivenOut = (register: string, entry: GivenOut, note: (line: string) => void): void => {
  try {
    mkdirSync(dirname(register), { recursive: true });
    const plans = entry.plans.map(({ plan, version }) => ({ plan, version }));
    appendFileSync(register, `${JSON.stringify({ ...entry, plans })}\n`, { mode: 0o600 });
  } catch (error) {
    note(
      `Could not note ${entry.where} in ${register} (${meaningOf(codeOf(error))}); an erasure will not name it: remember where it is`,
    );
  }
};

const entryIn = (line: string): GivenOut | undefined => {
  try {
    const json: unknown = JSON.parse(line);
    return Entry.is(json) ? json : undefined;
  } catch {
    return undefined;
  }
};

/** What was made of a ledger, as far as it was noted, and the numbers of lines that cannot be read. */
export const givenOutIn = (
  register: string,
): { readonly entries: readonly GivenOut[]; readonly unread: readonly number[] } => {
  let text = '';
  try {
    text = readFileSync(register, 'utf8');
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') return { entries: [], unread: [1] };
  }
  const lines = text.split('\n').filter((line) => line !== '');
  const read = lines.map(entryIn);
  return {
    entries: read.filter((entry) => entry !== undefined),
    unread: read.flatMap((entry, at) => (entry === undefined ? [at + 1] : [])),
  };
};

/** Those that were made of a plan before a time, when it had a version already, and not made again at the same place since. */
export const stillHolding = (
  entries: readonly GivenOut[],
  plan: PlanId,
  version: number,
  before: Instant,
): readonly GivenOut[] => {
  const last = new Map(entries.map((entry) => [entry.where, entry]));
  return [...last.values()].filter(
    ({ at, plans }) => at <= before && plans.some((one) => one.plan === plan && one.version >= version),
  );
};
