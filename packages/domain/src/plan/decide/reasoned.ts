import * as E from 'fp-ts/lib/Either.js';

import type { MeasureId } from '../../values/ids.js';
import type { Period } from '../../values/period.js';
import type { Act, CellField } from '../events/index.js';
import type { Saying } from '../recorded.js';
import type { Rejection } from '../rejection.js';
import { refuse } from './shape.js';

/** A revision or a correction of a published figure needs a reason; a change without a word has none. */
export const reasoned = (
  field: CellField | 'baseline' | 'benchmark',
  { measure, period, act }: { readonly measure: MeasureId; readonly period?: Period; readonly act: Act },
  { reason }: Saying,
): E.Either<Rejection, void> =>
  act === 'unexplained' || (reason !== undefined && reason.trim() !== '')
    ? E.right(undefined)
    : refuse({ _tag: 'NoReason', measure, field, act, ...(period === undefined ? {} : { period }) });
