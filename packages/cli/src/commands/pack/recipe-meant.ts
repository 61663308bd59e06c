import { nearest } from '@plan-ledger/domain';
import type { Recipe } from '@plan-ledger/evidence';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { CliFault } from '../../fault.js';
import { readText } from '../../io/files.js';
import { usage } from '../typed.js';
import type { Evidence } from './evidence.js';

const isFile = (named: string): boolean => /\.ya?ml$/iu.test(named) || named.includes('/');

const readFrom = ({ readRecipe }: Evidence, text: string, file: string): E.Either<CliFault, Recipe> =>
  pipe(
    readRecipe(text, file),
    E.mapLeft((faults) => ({
      _tag: 'BadFile' as const,
      file,
      faults: faults.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`),
      hint: 'What a recipe can hold: plan-ledger pack recipes',
    })),
  );

/** The text of a recipe that comes with the product. */
export const builtInText = (
  { BUILT_IN, BUILT_IN_NAMES }: Evidence,
  named: string,
): E.Either<CliFault, string> => {
  const found = BUILT_IN_NAMES.find((name) => name === named);
  if (found !== undefined) return E.right(BUILT_IN[found]);
  const like = nearest(named, BUILT_IN_NAMES);
  const hint =
    like.length > 0 ? `did you mean ${like.join(' or ')}?` : `there are ${BUILT_IN_NAMES.join(', ')}.`;
  return E.left({
    _tag: 'NotFound',
    message: `Found no recipe ${named}; ${hint} A recipe of your own is a file, with its ending: ${named}.yaml`,
  });
};

/** The recipe that is meant: one that comes with the product, or one in a file. */
export const recipeMeant = (evidence: Evidence, named: string | undefined): E.Either<CliFault, Recipe> => {
  if (named === undefined)
    return E.left(
      usage(`Found no --for; wanted a recipe: ${evidence.BUILT_IN_NAMES.join(', ')}, or a file of your own`),
    );
  return pipe(
    isFile(named) ? readText(named) : builtInText(evidence, named),
    E.chain((text) => readFrom(evidence, text, named)),
  );
};
