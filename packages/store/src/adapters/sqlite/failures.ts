import type { OutcomeUnknown, ReadFailure, Refused, Unavailable } from '../../event-store.js';
import { WHOLE_STORE } from '../../position.js';

/** What was being done when SQLite failed. */
export interface Doing {
  readonly what: 'open' | 'read' | 'append';
  readonly file: string;
  /** The stream that is read or written, when it is one. */
  readonly stream?: string;
}

/** The code of an error that SQLite gave; none for any other error, which is a bug and not for here. */
export const codeOf = (error: unknown): string | undefined => {
  const code: unknown = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : undefined;
};

/** Somebody else holds the file for now: the same again may succeed. */
export const isBusy = (code: string | undefined): boolean =>
  /^SQLITE_(BUSY|LOCKED|PROTOCOL)/.test(code ?? '');

/** After a failed read, write or sync nothing more may be believed of a connection: it is not used again. */
export const isFatal = (code: string | undefined): boolean => /^SQLITE_IOERR/.test(code ?? '');

const VERBS = { open: 'open', read: 'read', append: 'append to' };

/**
 * What an error of SQLite means to a caller. An append that was not told whether it was written is OutcomeUnknown only
 * where that is so: after a failed write or sync, and after a code that is not known here.
 */
export const failureOf = (
  code: string,
  message: string,
  { what, file, stream = WHOLE_STORE }: Doing,
): ReadFailure | OutcomeUnknown | Refused => {
  const cannot = `Cannot ${VERBS[what]} ${file}`;
  const unavailable = (why: string): Unavailable => ({ _tag: 'Unavailable', why: `${cannot}: ${why}` });
  const inDoubt = (why: string): Unavailable | OutcomeUnknown =>
    what === 'append' ? { _tag: 'OutcomeUnknown', stream, why: `${cannot}: ${why}` } : unavailable(why);
  const unreadable = (why: string): ReadFailure => ({ _tag: 'Unreadable', stream, why: `${cannot}: ${why}` });

  // The code without its extension: SQLITE_IOERR_FSYNC is a kind of SQLITE_IOERR.
  switch (code.split('_').slice(0, 2).join('_')) {
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
    case 'SQLITE_PROTOCOL':
      return unavailable(
        'another program holds it; look for another plan-ledger, a backup or a database browser that has it open, and try again',
      );
    case 'SQLITE_FULL':
      return unavailable('the disk is full and nothing was written; make room and try again');
    case 'SQLITE_IOERR':
      return inDoubt(
        `the disk failed (${code}); check the disk, then open the ledger again and look what it holds`,
      );
    case 'SQLITE_CORRUPT':
      return unreadable(`the file is damaged (${message}); restore it from a backup`);
    case 'SQLITE_NOTADB':
      return unreadable('it is not a SQLite database; give the file of a ledger');
    case 'SQLITE_CANTOPEN':
      return unavailable(
        'the file, or those beside it, cannot be opened; check the directory and who may write in it',
      );
    case 'SQLITE_READONLY':
      return unavailable(
        'the file may not be written; check who may write it and its directory, or open it to read',
      );
    case 'SQLITE_PERM':
    case 'SQLITE_AUTH':
      return unavailable('access is denied; check who may read and write the file and its directory');
    case 'SQLITE_TOOBIG':
      return {
        _tag: 'Refused',
        stream,
        why: `${cannot}: an event is larger than SQLite keeps; make it smaller`,
      };
    case 'SQLITE_CONSTRAINT':
      return what === 'append'
        ? { _tag: 'Refused', stream, why: `${cannot}: the ledger does not take this (${message})` }
        : unreadable(`the ledger contradicts itself (${message}); restore it from a backup`);
    case 'SQLITE_ERROR':
    case 'SQLITE_SCHEMA':
    case 'SQLITE_MISMATCH':
      return unreadable(`its tables are not those of a ledger (${message}); restore it from a backup`);
    default:
      return inDoubt(`SQLite gave ${code} (${message}); open the ledger again and look what it holds`);
  }
};

/** The same for a read, which leaves nothing in doubt and gives nothing to refuse. */
export const readFailureOf = (code: string, message: string, doing: Doing): ReadFailure => {
  const failure = failureOf(code, message, doing);
  return failure._tag === 'Unavailable' || failure._tag === 'Unreadable'
    ? failure
    : { _tag: 'Unavailable', why: failure.why };
};
