import { type Plan, SectionId } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { CliFault } from '../../fault.js';
import { byHand } from './by-hand.js';
import { leavingOf, leavingOptions } from './leaving.js';
import { textOf, type Typed, type WriteCommand } from '../shape.js';
import { argument, ID, idIfGiven, usage } from '../typed.js';
import { printedTime } from './when.js';
import { bySemicolons, changedWords, given, textsOf, wordsOf } from './words.js';

/** The section that is the first argument. */
export const sectionAt = (typed: Typed): E.Either<CliFault, SectionId> => argument(typed, 0, SectionId, ID);

const parentOf = (typed: Typed): E.Either<CliFault, { readonly parent?: SectionId }> =>
  pipe(
    idIfGiven(typed, 'parent', SectionId),
    E.map((parent) => given({ parent })),
  );

const nextOrder = (plan: Plan): number =>
  Math.max(0, ...Object.values(plan.sections).map(({ order }) => order)) + 1;

const orderOf = (typed: Typed, other: number): E.Either<CliFault, number> => {
  const order = Number(textOf(typed, 'order') ?? other);
  return Number.isFinite(order)
    ? E.right(order)
    : E.left(usage('Found --order that is no number; wanted the place in the document, such as 3'));
};

/** Who leads a section and its time, where they are given; nothing in one of them is none. */
const changedLeads = (typed: Typed) => {
  const leads = textOf(typed, 'leads');
  const names = bySemicolons(leads ?? '');
  return given({
    leads: leads === undefined ? undefined : names.length === 0 ? null : names,
    timescale: printedTime(typed, 'timescale'),
  });
};

const leadsOf = (typed: Typed) => {
  const { leads, timescale } = changedLeads(typed);
  return given({ leads: leads ?? undefined, timescale: timescale ?? undefined });
};

const WORDS = [
  { flags: '--kind <word>', says: 'what the plan calls it: theme, work stream, outcome' },
  { flags: '--leads <ids>', says: 'who leads it: roles or opaque ids, with semicolons' },
  { flags: '--timescale <text>', says: 'its own time, in the words of the plan' },
  { flags: '--statement <text>', says: 'its wording in the list of priorities' },
  { flags: '--rationale <text>', says: 'why it is in the plan' },
] as const;
const PLACE = [
  { flags: '--number <text>', says: 'its number in the plan, such as 2a' },
  { flags: '--parent <section>', says: 'the section that it is inside of' },
  { flags: '--order <number>', says: 'its place in the document' },
] as const;

export const sectionCommands: readonly WriteCommand[] = [
  byHand({
    usage: 'section add <section>',
    says: 'Add a section: a priority, theme, area or outcome',
    options: [{ flags: '--title <text>', says: 'its heading', required: true }, ...PLACE, ...WORDS],
    examples: ['section add visits --title "Visits to children" --number 2 --by U1'],
    command: (typed, plan) =>
      pipe(
        E.Do,
        E.bind('section', () => sectionAt(typed)),
        E.bind('parent', () => parentOf(typed)),
        E.bind('order', () => orderOf(typed, plan.sections[typed.args[0] ?? '']?.order ?? nextOrder(plan))),
        E.map(({ section: id, parent, order }) => ({
          type: 'AddSection',
          section: id,
          title: textOf(typed, 'title') ?? '',
          order,
          ...parent,
          ...wordsOf(typed, ['number', 'kind', 'statement', 'rationale']),
          ...leadsOf(typed),
        })),
      ),
  }),
  byHand({
    usage: 'section revise <section>',
    says: 'Change the words of a section',
    options: [{ flags: '--title <text>', says: 'its heading' }, ...WORDS],
    examples: ['section revise visits --title "Visits and direct work" --by U1'],
    command: (typed) =>
      pipe(
        sectionAt(typed),
        E.map((id) => ({
          type: 'ReviseSection',
          section: id,
          changes: {
            ...textsOf(typed, ['title']),
            ...changedWords(typed, ['kind', 'statement', 'rationale']),
            ...changedLeads(typed),
          },
        })),
      ),
  }),
  byHand({
    usage: 'section move <section>',
    says: 'Give a section another number, parent or place',
    options: PLACE,
    examples: ['section move visits --number 3b --by U1'],
    command: (typed, plan) => {
      const before = plan.sections[typed.args[0] ?? ''];
      return pipe(
        E.Do,
        E.bind('section', () => sectionAt(typed)),
        E.bind('parent', () => parentOf(typed)),
        E.bind('order', () => orderOf(typed, before?.order ?? 1)),
        E.map(({ section: id, parent, order }) => ({
          type: 'MoveSection',
          section: id,
          order,
          ...(before?.parent === undefined ? {} : { parent: before.parent }),
          ...(before?.number === undefined ? {} : { number: before.number }),
          ...parent,
          ...textsOf(typed, ['number']),
        })),
      );
    },
  }),
  byHand({
    usage: 'section retire <section>',
    says: 'Take a section out of the plan; its history stays',
    options: leavingOptions('section'),
    examples: ['section retire visits --how merged --into planning --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('section', () => sectionAt(typed)),
        E.bind('leaving', () => leavingOf(typed, SectionId)),
        E.map(({ section: id, leaving }) => ({ type: 'RetireSection', section: id, ...leaving })),
      ),
  }),
];
