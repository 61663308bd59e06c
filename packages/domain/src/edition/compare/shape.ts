import type { PlanCommand } from '../../plan/commands.js';
import type { Step } from '../../plan/decide/index.js';
import type { Saying } from '../../plan/recorded.js';
import type { CalendarDay } from '../../values/calendar-day.js';
import { type Figure, parseFigure } from '../../values/figure.js';
import { changesBetween, type ChangesTo } from '../../values/json.js';
import { REDACTED } from '../../values/redacted.js';
import { parseTimescale, type Timescale } from '../../values/timescale.js';
import { sameWording } from '../../values/typography.js';
import type { Edition } from '../edition.js';

/** Makes a step of a command: who says it, from which document, and the place in it. */
export type Stepper = (command: PlanCommand, place?: string, reason?: string) => Step;

/** Steps said on the day of the edition, or on an earlier day of which it tells. */
export const stepper =
  ({ edition }: Edition, actor: Saying['actor'], reportedOn = edition.reportedOn): Stepper =>
  (command, place, reason) => {
    const { title, sha256 } = edition.document;
    return {
      command,
      saying: {
        actor,
        reportedOn,
        ...(reason === undefined ? {} : { reason }),
        source: {
          document: title,
          ...(sha256 === undefined ? {} : { sha256 }),
          ...(place === undefined ? {} : { place }),
        },
      },
    };
  };

/** The wording that the plan has already, where the new one differs only in how it is set. */
export const keptWording = <T extends string | undefined>(before: string | undefined, after: T): T =>
  before !== undefined && after !== undefined && sameWording(before, after) ? (before as T) : after;

/** The figure that an edition prints; where the plan has it and its text was erased, the one that the plan has. */
export const figureOf = (
  before: Figure | undefined,
  printed: string,
  reasons: Edition['reasons'],
): Figure | undefined =>
  before?.printed === REDACTED && printed === REDACTED ? before : parseFigure(printed, reasons);

/** A place within a larger one. */
export const placeIn = (page: string | undefined, what: string): string =>
  [page, what].filter((text) => text !== undefined).join(', ');

/** Optional fields: those that have a value. */
export const present = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

interface DatedPart {
  readonly timescale?: string | undefined;
  readonly due?: CalendarDay | 'none' | undefined;
}

/** What an edition says of when something is due; its `due` goes before what can be read from the text. */
export const timescaleOf = (
  before: Timescale | undefined,
  { timescale, due }: DatedPart,
): Timescale | undefined => {
  if (timescale === undefined) return undefined;
  // What is certain of it is known still, though its text was erased.
  if (before?.printed === REDACTED && timescale === REDACTED && due === undefined) return before;
  const { due: read, undated, ...parsed } = parseTimescale(keptWording(before?.printed, timescale));
  const meant = due === 'none' ? undefined : (due ?? read);
  // What is known of the same words stays, also where they are read better now.
  if (before !== undefined && before.printed === parsed.printed && before.due === meant) return before;
  return { ...parsed, ...(meant === undefined ? present({ undated }) : { due: meant }) };
};

/** Why the transcription of something is uncertain. */
export const doubtOf = (part: {
  readonly doubtful?: string | undefined;
  readonly dueNote?: string | undefined;
}): string | undefined =>
  [part.doubtful, part.dueNote].filter((text) => text !== undefined).join('. ') || undefined;

/** The names of those who answer for something, each as the plan knows it already. */
export const keptNames = (
  before: readonly string[] | undefined,
  names: readonly string[],
): readonly string[] => names.map((name) => before?.find((known) => sameWording(known, name)) ?? name);

/** A revision of some words, where they really change. */
export const revisionOf = <T extends object>(
  before: T,
  after: T,
  revise: (changes: ChangesTo<T>) => Step,
): readonly Step[] => {
  const changes = changesBetween<T>(before, after);
  return Object.keys(changes).length === 0 ? [] : [revise(changes)];
};
