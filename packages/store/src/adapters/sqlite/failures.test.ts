import { describe, expect, it } from '@jest/globals';

import { codeOf, type Doing, failureOf, isBusy, isFatal, readFailureOf } from './failures.js';

const doing = (what: Doing['what']): Doing => ({ what, file: '/l/a.db', stream: 'plan-p' });

/** What each code is told as when the file is opened, read and appended to, and a part of what is said. */
const KNOWN: readonly (readonly [code: string, open: string, read: string, append: string, says: RegExp])[] =
  [
    ...[
      'BUSY',
      'BUSY_SNAPSHOT',
      'BUSY_RECOVERY',
      'BUSY_TIMEOUT',
      'LOCKED',
      'LOCKED_SHAREDCACHE',
      'PROTOCOL',
    ].map((code) => [code, 'Unavailable', 'Unavailable', 'Unavailable', /another program holds it/] as const),
    [
      'FULL',
      'Unavailable',
      'Unavailable',
      'Unavailable',
      /the disk is full and nothing was written; make room/,
    ],
    ...[
      'IOERR',
      'IOERR_READ',
      'IOERR_SHORT_READ',
      'IOERR_WRITE',
      'IOERR_FSYNC',
      'IOERR_DIR_FSYNC',
      'IOERR_TRUNCATE',
      'IOERR_FSTAT',
      'IOERR_UNLOCK',
      'IOERR_LOCK',
      'IOERR_SHMOPEN',
      'IOERR_SHMSIZE',
      'IOERR_SHMMAP',
      'IOERR_NOMEM',
      'IOERR_CORRUPTFS',
    ].map(
      (code) =>
        [code, 'Unavailable', 'Unavailable', 'OutcomeUnknown', /the disk failed \(SQLITE_IOERR/] as const,
    ),
    ...['CORRUPT', 'CORRUPT_INDEX', 'CORRUPT_SEQUENCE', 'CORRUPT_VTAB'].map(
      (code) =>
        [code, 'Unreadable', 'Unreadable', 'Unreadable', /the file is damaged \(msg\); restore it/] as const,
    ),
    ['NOTADB', 'Unreadable', 'Unreadable', 'Unreadable', /it is not a SQLite database/],
    ...['CANTOPEN', 'CANTOPEN_ISDIR', 'CANTOPEN_FULLPATH', 'CANTOPEN_SYMLINK'].map(
      (code) =>
        [code, 'Unavailable', 'Unavailable', 'Unavailable', /cannot be opened; check the directory/] as const,
    ),
    ...['READONLY', 'READONLY_DBMOVED', 'READONLY_DIRECTORY', 'READONLY_RECOVERY', 'READONLY_CANTINIT'].map(
      (code) => [code, 'Unavailable', 'Unavailable', 'Unavailable', /may not be written; check who/] as const,
    ),
    ...['PERM', 'AUTH', 'AUTH_USER'].map(
      (code) => [code, 'Unavailable', 'Unavailable', 'Unavailable', /access is denied; check who/] as const,
    ),
    ...[
      'CONSTRAINT',
      'CONSTRAINT_UNIQUE',
      'CONSTRAINT_CHECK',
      'CONSTRAINT_NOTNULL',
      'CONSTRAINT_DATATYPE',
      'CONSTRAINT_TRIGGER',
    ].map(
      (code) =>
        [
          code,
          'Unreadable',
          'Unreadable',
          'Refused',
          /does not take this \(msg\)|contradicts itself \(msg\)/,
        ] as const,
    ),
    ['TOOBIG', 'Unavailable', 'Unavailable', 'Refused', /an event is larger than SQLite keeps/],
    ...['ERROR', 'ERROR_SNAPSHOT', 'SCHEMA', 'MISMATCH'].map(
      (code) =>
        [
          code,
          'Unreadable',
          'Unreadable',
          'Unreadable',
          /its tables are not those of a ledger \(msg\)/,
        ] as const,
    ),
    ...['NOMEM', 'INTERRUPT', 'MISUSE', 'NEVER_HEARD_OF'].map(
      (code) =>
        [code, 'Unavailable', 'Unavailable', 'OutcomeUnknown', /SQLite gave SQLITE_\w+ \(msg\)/] as const,
    ),
  ];

describe('An error of SQLite', () => {
  it.each(KNOWN)('%s is told as %s, %s, %s', (short, open, read, append, says) => {
    const code = `SQLITE_${short}`;
    const told = [
      readFailureOf(code, 'msg', doing('open')),
      readFailureOf(code, 'msg', doing('read')),
      failureOf(code, 'msg', doing('append')),
    ];
    expect(told.map(({ _tag }) => _tag)).toEqual([open, read, append]);
    for (const { why } of told) {
      expect(why).toMatch(says);
      expect(why).toMatch(/^Cannot (open|read|append to) \/l\/a\.db: /);
      expect(why).not.toMatch(/\.$/);
    }
  });

  it('names the stream where a failure has one', () => {
    expect(failureOf('SQLITE_IOERR_FSYNC', '', doing('append'))).toMatchObject({ stream: 'plan-p' });
    expect(failureOf('SQLITE_CORRUPT', '', { what: 'open', file: 'a' })).toMatchObject({
      stream: 'all plans',
    });
  });

  it('is tried again only when somebody else held the file', () => {
    const busy = KNOWN.map(([code]) => code).filter((code) => isBusy(`SQLITE_${code}`));
    expect(busy.every((code) => /^(BUSY|LOCKED|PROTOCOL)/.test(code))).toBe(true);
    expect(busy).toHaveLength(7);
    expect(isBusy(undefined)).toBe(false);
  });

  it('ends the use of the connection only when the disk failed', () => {
    const fatal = KNOWN.map(([code]) => code).filter((code) => isFatal(`SQLITE_${code}`));
    expect(fatal).toHaveLength(15);
    expect(fatal.every((code) => code.startsWith('IOERR'))).toBe(true);
  });

  it('is known by its code, and nothing else is taken for one', () => {
    expect(codeOf(Object.assign(new Error('x'), { code: 'SQLITE_FULL' }))).toBe('SQLITE_FULL');
    for (const other of [
      new TypeError('x'),
      Object.assign(new Error('x'), { code: 'ENOENT' }),
      null,
      undefined,
      'x',
    ]) {
      expect(codeOf(other)).toBe(undefined);
    }
  });
});
