import * as t from 'io-ts';

import { CalendarDay } from '../../values/calendar-day.js';
import { ActionId, EditionLabel, MeasureId, PlanId, SectionId } from '../../values/ids.js';
import { EvidenceId, MilestoneId, OversightId, RecommendationId, RiskId } from '../../values/member-ids.js';
import { Period } from '../../values/period.js';
import { closed, valueAs } from '../fields.js';

const ID = 'an id of lower-case words joined by hyphens, such as hearts-and-minds';
const SLUG = '^[a-z0-9]+(-[a-z0-9]+)*$';
const id = <A extends string>(codec: t.Type<A, string, unknown>): t.Type<A, unknown, unknown> =>
  valueAs(codec, ID, SLUG);

export const plan = id(PlanId);
export const label = id(EditionLabel);
export const section = id(SectionId);
export const action = id(ActionId);
export const measure = id(MeasureId);
export const milestone = id(MilestoneId);
export const recommendation = id(RecommendationId);
export const risk = id(RiskId);
export const evidence = id(EvidenceId);
export const oversight = id(OversightId);

const DAY = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
const MONTH = '[0-9]{4}-(0[1-9]|1[0-2])';
const YEAR = '[0-9]{4}(/[0-9]{2})?';

export const day = valueAs(CalendarDay, 'a day that exists, as YYYY-MM-DD', `^${DAY}$`);
export const dayOrNone = valueAs(
  t.union([CalendarDay, t.literal('none')]),
  'a day that exists, as YYYY-MM-DD, or none',
  `^(${DAY}|none)$`,
);
export const period = valueAs(
  Period,
  'a period such as 2020-05, 2020-Q2, 2020/21-Q1 or 2020',
  `^(${DAY}|${MONTH}|${YEAR}(-Q[1-4])?)$`,
);

const VERSION = '^v[1-9][0-9]{0,14}$';
const VersionText = t.refinement(t.string, (s) => new RegExp(VERSION, 'u').test(s), 'Version');
export const version = valueAs(VersionText, 'a version of the plan, such as v120', VERSION);

export const Range = closed('a range of days', { from: day, to: day });
