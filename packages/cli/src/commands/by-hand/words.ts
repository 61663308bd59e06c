import { textOf, type Typed } from '../shape.js';

/** Optional texts by the names of their options: those that were given. */
export const textsOf = <K extends string>(typed: Typed, names: readonly K[]): { [P in K]?: string } =>
  Object.fromEntries(
    names.map((name) => [name, textOf(typed, name)] as const).filter(([, text]) => text !== undefined),
  ) as { [P in K]?: string };

const saysNothing = (text: string | undefined): boolean => text === undefined || text.trim() === '';

/** Optional words of something new: those that say something. */
export const wordsOf = <K extends string>(typed: Typed, names: readonly K[]): { [P in K]?: string } =>
  Object.fromEntries(
    Object.entries<string | undefined>(textsOf(typed, names)).filter(([, text]) => !saysNothing(text)),
  ) as { [P in K]?: string };

/** Changes to optional words: those that were given; an empty text takes the words away. */
export const changedWords = <K extends string>(
  typed: Typed,
  names: readonly K[],
): { [P in K]?: string | null } =>
  Object.fromEntries(
    Object.entries<string | undefined>(textsOf(typed, names)).map(([name, text]) => [
      name,
      saysNothing(text) ? null : text,
    ]),
  ) as { [P in K]?: string | null };

/** Fields that have a value. */
export const given = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

const parts = (text: string, mark: string): readonly string[] =>
  text
    .split(mark)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Texts with semicolons between them: roles, opaque ids, sentences. */
export const bySemicolons = (text: string): readonly string[] => parts(text, ';');

/** Words with commas between them. */
export const byCommas = (text: string): readonly string[] => parts(text, ',');

/** Lists of texts by the names of their options, with semicolons: those that were given. */
export const listsOf = <K extends string>(
  typed: Typed,
  names: readonly K[],
): { [P in K]?: readonly string[] } =>
  Object.fromEntries(
    Object.entries<string | undefined>(textsOf(typed, names)).map(([name, text]) => [
      name,
      bySemicolons(text ?? ''),
    ]),
  ) as { [P in K]?: readonly string[] };
