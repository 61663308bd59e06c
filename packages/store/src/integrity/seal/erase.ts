import { planEventCodec, type PlanEvent, REDACTED, type Source } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { Written } from '../../event-store.js';
import { storedForm } from '../../stored-form.js';
import type { Malformed } from '../failure.js';
import { replaced } from './fields.js';
import { sealText } from './form.js';
import { leafOf, type SealFault } from './index.js';

/** A field that an event has not, or whose text was erased already, or that is no text, or that its event cannot be without. */
export interface NotErasable {
  readonly _tag: 'NotErasable';
  readonly found: 'no field' | 'erased' | 'no text' | 'needed';
}

const notErasable = (found: NotErasable['found']): E.Either<NotErasable, never> =>
  E.left({ _tag: 'NotErasable', found });

const eventIn = (written: Written, field: string): E.Either<NotErasable, Written> => {
  const stored = storedForm(written);
  const data = replaced('event', stored.data, field, REDACTED) as typeof stored.data;
  const decoded = planEventCodec.decode({ ...stored, data });
  if (E.isLeft(decoded)) return notErasable('needed');
  const event: PlanEvent = decoded.right;
  return E.right({
    ...written,
    event: { ...written.event, event },
    ...(written.original === undefined ? {} : { original: data }),
  });
};

const without = (written: Written, field: string): E.Either<NotErasable, Written> => {
  if (field.startsWith('event')) return eventIn(written, field);
  if (field === 'reason') return E.right({ ...written, event: { ...written.event, reason: REDACTED } });
  const source = replaced('source', written.event.source, field, REDACTED) as Source;
  return E.right({ ...written, event: { ...written.event, source } });
};

/**
 * An event with one text erased: `[redacted]` stands in its place, its salt and the seed are gone, its digest stays, and its
 * leaf is what it was. `Left`: NotErasable, or why its seal does not hold: what was altered is not erased.
 *
 * @example
 * import { withoutText } from '@plan-ledger/store/integrity';
 * const unsealed = { event: { version: 1 }, first: 1, last: 1 };
 * assert.deepEqual(withoutText(unsealed, 'reason'), { _tag: 'Left', left: { _tag: 'Unsealed' } });
 */
export const withoutText = (
  written: Written,
  field: string,
): E.Either<SealFault | Malformed | NotErasable, Written> =>
  pipe(
    leafOf(written),
    E.bindTo('leaf'),
    E.chainFirstW(({ leaf }) => {
      const found = leaf.fields.find(({ name }) => name === field);
      if (found === undefined) return notErasable('no field');
      if (found.salt === undefined) return notErasable('erased');
      return typeof found.value === 'string' ? E.right(undefined) : notErasable('no text');
    }),
    E.bindW('kept', () => without(written, field)),
    E.chainW(({ leaf, kept }) => {
      const left = leaf.fields.filter(({ name, salt }) => name !== field && salt !== undefined);
      const gone = leaf.fields.filter(({ name, salt }) => name === field || salt === undefined);
      const sealed = JSON.parse(written.event.seal ?? '{}') as { leaf: string; hints: string };
      return pipe(
        sealText({
          v: 1,
          leaf: sealed.leaf,
          hints: sealed.hints,
          salts: Object.fromEntries(left.map(({ name, salt = '' }) => [name, salt])),
          erased: Object.fromEntries(gone.map(({ name, digest }) => [name, digest])),
        }),
        E.map((seal) => ({ ...kept, event: { ...kept.event, seal } })),
      );
    }),
  );
