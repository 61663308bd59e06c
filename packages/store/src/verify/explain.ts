import type { Finding, RolledBack, Warning } from './finding.js';

const RESTORE = 'restore the ledger from a backup that verifies';
const COMPARE = 'compare it with a copy made before, and restore the ledger';

const upTo = (from: number, to: number): string =>
  from === to ? `version ${from}` : `versions ${from} to ${to}`;

const Upper = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const saidBy = ({ by, checkpoint = '' }: RolledBack): string => {
  switch (by) {
    case 'checkpoint':
      return `the checkpoint ${checkpoint} is of`;
    case 'tree':
      return 'the store has appended';
    case 'append':
      return 'the last append says that it wrote up to';
  }
};

/**
 * What was found, in a sentence: which version and field, what was wanted, and what to do.
 *
 * @example
 * import { explainFinding } from '@plan-ledger/store/verify';
 * assert.equal(
 *   explainFinding({ _tag: 'Missing', version: 7, to: 7 }),
 *   'Version 7 is not there, and later ones are; wanted each version once; restore the ledger from a backup that verifies',
 * );
 */
export const explainFinding = (finding: Finding | Warning): string => {
  switch (finding._tag) {
    case 'Unread':
      return finding.version === undefined
        ? `The plan cannot be read: ${finding.why}`
        : `Version ${finding.version} cannot be read: ${finding.why}`;
    case 'Missing':
      return `${Upper(upTo(finding.version, finding.to))} ${finding.version === finding.to ? 'is' : 'are'} not there, and later ones are; wanted each version once; ${RESTORE}`;
    case 'Twice':
      return `Version ${finding.version} stands more than once; wanted each version once: an event was inserted or doubled; ${RESTORE}`;
    case 'Misplaced':
      return `Version ${finding.version} stands after version ${finding.after}; wanted versions in order: events have changed places; ${RESTORE}`;
    case 'NotAsSealed':
      return `Version ${finding.version}: ${finding.why}; ${COMPARE}`;
    case 'Backwards':
      return `Version ${finding.version} was recorded at ${finding.recordedAt}, before the event before it (${finding.before}); wanted instants that never run backwards; ${COMPARE}`;
    case 'IdTwice':
      return `Version ${finding.version} has the id ${finding.id}, which an earlier event has; wanted each id once: an event was doubled; ${COMPARE}`;
    case 'AppendUnfit':
      return `Version ${finding.version}: found ${finding.found} as the bounds of its append; wanted ${finding.wanted}; ${COMPARE}`;
    case 'ErasedUnsaid':
      return `Version ${finding.version}: its text ${finding.field} is erased, and no later TextRedacted says so; wanted one that names version ${finding.version} and ${finding.field}: ask who erased it, and on what ground`;
    case 'TreeDiffers':
      return `The root of ${upTo(1, finding.to)} is not the one that the store kept as it appended; every seal holds, so that an event from version ${finding.version} on was sealed anew; ${COMPARE}`;
    case 'Unkept':
      return `The store has not appended ${upTo(finding.version, finding.to)}: the tree that it kept ends before; wanted none behind it; ask who wrote them, and ${RESTORE}`;
    case 'TreeUnread':
      return `The tree that the store kept as it appended cannot be used: ${finding.why}`;
    case 'RolledBack':
      return `The plan has ${finding.found} events; ${saidBy(finding)} ${finding.wanted}: those from version ${finding.version} on are gone; look for the ledger that has them, and do not go on with this one`;
    case 'Forked':
      return `The root of ${upTo(1, finding.to)} is not that of the checkpoint ${finding.checkpoint}, and every seal holds: the history was written anew ${finding.version === finding.to ? `at version ${finding.to}` : `somewhere in ${upTo(finding.version, finding.to)}`}${finding.butHolds === undefined ? '' : `; yet that of ${finding.butHolds} holds: the ledger's key has signed two histories`}; compare it with a copy made before the checkpoint's day, and ask who holds the key`;
    case 'StillThere':
      return `Version ${finding.version} says that ${finding.field} of version ${finding.of} is erased, and it is still there; redact it again`;
    case 'BackDated':
      return `${Upper(upTo(finding.version, finding.to))} ${finding.version === finding.to ? 'says' : 'say'} to be recorded from ${finding.recordedAt}, yet the checkpoint ${finding.checkpoint}, which ${finding.witness} saw at ${finding.seen}, has none of it: back-dated, or the checkpoint was old when it was seen; ask who wrote it`;
    case 'DatedAhead':
      return `${Upper(upTo(finding.version, finding.to))} ${finding.version === finding.to ? 'says' : 'say'} to be recorded from ${finding.recordedAt}, yet ${finding.witness} saw the checkpoint ${finding.checkpoint} with it at ${finding.seen} already: a clock was wrong; check the clock of the ledger`;
  }
};
