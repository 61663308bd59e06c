import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

import type { CliFault } from '../fault.js';
import type { Report } from '../report.js';
import type { Asked } from '../asked.js';
import type { Session } from '../session.js';

/** One `--option` of a command, as commander writes it. */
export interface Option {
  readonly flags: string;
  readonly says: string;
  readonly required?: boolean;
}

/** What was typed after a command's name: its arguments in order, its options by name. */
export interface Typed {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
}

interface Described {
  /** Words of the command with its arguments: `blame <subject>`. */
  readonly usage: string;
  readonly says: string;
  readonly options?: readonly Option[];
  readonly examples: readonly string[];
  /** It prints actors, owners or leads, by their names where these are known. */
  readonly showsPeople?: true;
}

/** A command that reads one plan as of a time. */
export interface ReadCommand extends Described {
  readonly mode: 'read';
  readonly run: (asked: Asked, typed: Typed, session: Session) => TaskEither<CliFault, Report>;
}

/** A command that reads every plan of the ledger. */
export interface AllCommand extends Described {
  readonly mode: 'all';
  readonly run: (session: Session, typed: Typed) => TaskEither<CliFault, Report>;
}

/** A ledger that is not open yet: a command opens it when it has read all else, so that a bad file leaves no trace. */
export interface Ledger {
  /** Makes the ledger where there is none yet. */
  readonly writing: <A>(use: (session: Session) => TaskEither<CliFault, A>) => TaskEither<CliFault, A>;
  /** Not found where there is no ledger yet. */
  readonly changing: <A>(use: (session: Session) => TaskEither<CliFault, A>) => TaskEither<CliFault, A>;
  /** Where there is no ledger yet, an empty one that is kept nowhere. */
  readonly reading: <A>(use: (session: Session) => TaskEither<CliFault, A>) => TaskEither<CliFault, A>;
}

/** A command that writes to one plan. */
export interface WriteCommand extends Described {
  readonly mode: 'write';
  readonly run: (ledger: Ledger, typed: Typed) => TaskEither<CliFault, Report>;
}

/** The texts of an option that may be given again. */
export const textsOf = ({ options }: Typed, name: string): readonly string[] => {
  const value = options[name];
  return typeof value === 'object' ? value : [];
};

/** The text of an option, if it was given. */
export const textOf = ({ options }: Typed, name: string): string | undefined => {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
};
