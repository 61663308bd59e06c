import { ActionId, type Continuation, MeasureId, nearest, SectionId } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { CliFault } from '../../fault.js';
import { ID, usage } from '../typed.js';
import { byCommas } from './words.js';

const IDS = { section: SectionId, action: ActionId, measure: MeasureId } as const;
const KINDS = ['section', 'action', 'measure'] as const satisfies readonly Continuation['kind'][];
const WANTED = 'wanted a section, action or measure with its id there, such as measure:seen=seen-in-time';

const kindOf = (part: string, word: string): E.Either<CliFault, Continuation['kind']> => {
  const kind = KINDS.find((known) => known === word);
  if (kind !== undefined) return E.right(kind);
  const [like] = nearest(word, KINDS);
  const hint = like === undefined ? WANTED : `did you mean ${like}`;
  return E.left(usage(`Found ${JSON.stringify(part)} in --continues; ${hint}`));
};

const continuationOf = (part: string): E.Either<CliFault, Continuation> => {
  const [, word, id = '', as = ''] = /^([^:=]*):([^:=]*)=([^:=]*)$/u.exec(part) ?? [];
  if (word === undefined) return E.left(usage(`Found ${JSON.stringify(part)} in --continues; ${WANTED}`));
  return pipe(
    kindOf(part, word.trim()),
    E.flatMap((kind) => {
      const wrong = [id, as].find((each) => !IDS[kind].is(each.trim()));
      return wrong === undefined
        ? E.right({ kind, id: id.trim(), as: as.trim() })
        : E.left(usage(`Found ${JSON.stringify(wrong)} in --continues ${part}; wanted ${ID}`));
    }),
  );
};

/** What goes on in another plan, and under which id there: `measure:a=b`, with commas. */
export const continuationsOf = (text: string): E.Either<CliFault, readonly Continuation[]> =>
  pipe(byCommas(text), E.traverseArray(continuationOf));
