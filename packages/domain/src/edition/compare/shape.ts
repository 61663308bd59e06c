import type { PlanCommand } from '../../plan/commands.js';
import type { Step } from '../../plan/decide/index.js';
import type { Saying } from '../../plan/recorded.js';
import { sameWording } from '../../values/typography.js';
import type { Edition } from '../edition.js';

/** Makes a step of a command: who says it, from which document, and the place in it. */
export type Stepper = (command: PlanCommand, place?: string, reason?: string) => Step;

export const stepper =
  ({ edition }: Edition, actor: Saying['actor']): Stepper =>
  (command, place, reason) => {
    const { title, sha256 } = edition.document;
    return {
      command,
      saying: {
        actor,
        reportedOn: edition.reportedOn,
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

/** Optional fields: those that have a value. */
export const present = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
