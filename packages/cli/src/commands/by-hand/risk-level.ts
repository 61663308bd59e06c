import { type RiskLevel, riskLevelFault } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { CliFault } from '../../fault.js';
import { textOf, type Typed } from '../shape.js';
import { usage } from '../typed.js';

const LEVEL = /^(\d{1,3})\s*[x×]\s*(\d{1,3})(?:\s*=\s*(\d{1,3}))?$/iu;

/** What a level of risk looks like when it is typed. */
export const LEVEL_FORM = 'likelihood x impact, 1 to 5 each, such as 4x5';

/** Reads `4x5` or `4×5`: the score is their product; `4x5=20` states it. */
export const parseLevel = (text: string): E.Either<string, RiskLevel> => {
  const [, first, second, stated] = LEVEL.exec(text.trim()) ?? [];
  if (first === undefined || second === undefined) {
    return E.left(`Found ${JSON.stringify(text)}; wanted ${LEVEL_FORM}`);
  }
  const [likelihood, impact] = [Number(first), Number(second)];
  const level = { likelihood, impact, score: stated === undefined ? likelihood * impact : Number(stated) };
  const fault = riskLevelFault(level);
  return fault === undefined ? E.right(level) : E.left(`${fault}; a level is ${LEVEL_FORM}`);
};

/** A level of risk that is an option, if it is given. */
export const levelIfGiven = (typed: Typed, name: string): E.Either<CliFault, RiskLevel | undefined> => {
  const text = textOf(typed, name);
  return text === undefined
    ? E.right(undefined)
    : pipe(
        parseLevel(text),
        E.mapLeft((message) => usage(`--${name}: ${message}`)),
      );
};

/** The level of risk that is an argument; `none` takes the level away. */
export const levelAt = ({ args }: Typed, at: number): E.Either<CliFault, RiskLevel | null> => {
  const text = args[at] ?? '';
  return text.trim().toLowerCase() === 'none'
    ? E.right(null)
    : pipe(
        parseLevel(text),
        E.mapLeft((message) => usage(`${message}, or none`)),
      );
};
