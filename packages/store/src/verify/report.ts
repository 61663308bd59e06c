import type { Finding, Warning } from './finding.js';

/** Takes what is found, as it is found. */
export interface Findings {
  readonly add: (finding: Finding) => void;
  readonly warn: (warning: Warning) => void;
}

/** What was found: as many as are kept, by version, and how many there were. */
export interface Kept<F> {
  readonly kept: readonly F[];
  readonly all: number;
  /** The first of each kind, by version: what the verdict stands on, however many are kept. */
  readonly firsts: readonly F[];
}

const placeOf = (finding: Finding | Warning): number =>
  ('version' in finding ? finding.version : undefined) ?? Number.MAX_SAFE_INTEGER;

const byPlace = (one: Finding | Warning, other: Finding | Warning): number => placeOf(one) - placeOf(other);

interface Counted<F> {
  readonly add: (finding: F) => void;
  readonly kept: () => Kept<F>;
}

/** Keeps the first ones by version, whatever the order in which they come: a ledger may be bad from end to end. */
const counted = <F extends Finding | Warning>(most: number): Counted<F> => {
  const found: F[] = [];
  const firsts = new Map<F['_tag'], F>();
  let all = 0;
  const cut = (): void => {
    found.sort(byPlace);
    found.splice(most);
  };
  return {
    add: (finding) => {
      all += 1;
      found.push(finding);
      const first = firsts.get(finding._tag);
      if (first === undefined || byPlace(finding, first) < 0) firsts.set(finding._tag, finding);
      if (found.length >= 2 * most) cut();
    },
    kept: () => {
      cut();
      return { kept: found, all, firsts: [...firsts.values()].sort(byPlace) };
    },
  };
};

export interface Collected extends Findings {
  readonly findings: () => Kept<Finding>;
  readonly warnings: () => Kept<Warning>;
}

export const collected = (most: number): Collected => {
  const [findings, warnings] = [counted<Finding>(most), counted<Warning>(most)];
  return {
    add: findings.add,
    warn: warnings.add,
    findings: findings.kept,
    warnings: warnings.kept,
  };
};
