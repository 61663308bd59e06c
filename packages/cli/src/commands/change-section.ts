import { Departure, Dimension, Page, type Plan, SectionId } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { CliFault } from '../fault.js';
import { byHand } from './by-hand.js';
import { textOf, type Typed, type WriteCommand } from './shape.js';
import { argument, ID, idOption, orElse, textsOf, wordOption } from './typed.js';

const section = (typed: Typed): E.Either<CliFault, SectionId> => argument(typed, 0, SectionId, ID);

const parentOf = (typed: Typed): E.Either<CliFault, { readonly parent?: SectionId }> =>
  textOf(typed, 'parent') === undefined
    ? E.right({})
    : pipe(
        idOption(typed, 'parent', SectionId),
        E.map((parent) => ({ parent })),
      );

const nextOrder = (plan: Plan): number =>
  Math.max(0, ...Object.values(plan.sections).map(({ order }) => order)) + 1;

const orderOf = (typed: Typed, other: number): E.Either<CliFault, number> => {
  const order = Number(textOf(typed, 'order') ?? other);
  return Number.isFinite(order)
    ? E.right(order)
    : E.left({
        _tag: 'Usage',
        message: 'Found --order that is no number; wanted the place in the document, such as 3',
      });
};

const codeOf = (plan: Plan, word: string): string =>
  plan.identity?.schemes
    .flatMap(({ statuses }) => statuses)
    .find(({ label }) => label.toLowerCase() === word.toLowerCase())?.code ?? word;

const PLACE = [
  { flags: '--number <text>', says: 'its number in the plan, such as 2a' },
  { flags: '--parent <section>', says: 'the section that it is inside of' },
  { flags: '--order <number>', says: 'its place in the document' },
] as const;

export const sectionCommands: readonly WriteCommand[] = [
  byHand({
    usage: 'section add <section>',
    says: 'Add a section: a priority, theme, area or outcome',
    options: [
      { flags: '--title <text>', says: 'its heading', required: true },
      ...PLACE,
      { flags: '--statement <text>', says: 'its wording in the list of priorities' },
      { flags: '--rationale <text>', says: 'why it is in the plan' },
    ],
    examples: ['section add visits --title "Visits to children" --number 2 --by U1'],
    command: (typed, plan) =>
      pipe(
        E.Do,
        E.bind('section', () => section(typed)),
        E.bind('parent', () => parentOf(typed)),
        E.bind('order', () => orderOf(typed, plan.sections[typed.args[0] ?? '']?.order ?? nextOrder(plan))),
        E.map(({ section: id, parent, order }) => ({
          type: 'AddSection',
          section: id,
          title: textOf(typed, 'title') ?? '',
          order,
          ...parent,
          ...textsOf(typed, ['number', 'statement', 'rationale']),
        })),
      ),
  }),
  byHand({
    usage: 'section revise <section>',
    says: 'Change the words of a section',
    options: [
      { flags: '--title <text>', says: 'its heading' },
      { flags: '--statement <text>', says: 'its wording in the list of priorities' },
      { flags: '--rationale <text>', says: 'why it is in the plan' },
    ],
    examples: ['section revise visits --title "Visits and direct work" --by U1'],
    command: (typed) =>
      pipe(
        section(typed),
        E.map((id) => ({
          type: 'ReviseSection',
          section: id,
          changes: textsOf(typed, ['title', 'statement', 'rationale']),
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
        E.bind('section', () => section(typed)),
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
    options: [
      { flags: '--how <word>', says: 'withdrawn (when left out), completed or merged' },
      { flags: '--into <section>', says: 'what it was merged into' },
      { flags: '--note <text>', says: 'what is said of it' },
    ],
    examples: ['section retire visits --how merged --into planning --by U1'],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('section', () => section(typed)),
        E.bind('how', () => pipe(wordOption(typed, 'how', Departure), E.map(orElse<Departure>('withdrawn')))),
        E.map(({ section: id, how }) => ({
          type: 'RetireSection',
          section: id,
          how,
          ...textsOf(typed, ['into', 'note']),
        })),
      ),
  }),
  byHand({
    usage: 'status assess <section> <status>',
    says: 'Give a section a status, on one of its two dimensions',
    options: [
      { flags: '--dimension <word>', says: 'actions or impact', required: true },
      { flags: '--page <word>', says: 'dashboard (when left out) or detail' },
      { flags: '--basis <text>', says: 'what the status rests on' },
      { flags: '--comment <text>', says: 'what is said of it' },
    ],
    examples: ['status assess visits "At risk" --dimension impact --by U1'],
    command: (typed, plan) =>
      pipe(
        E.Do,
        E.bind('section', () => section(typed)),
        E.bind('dimension', () =>
          pipe(wordOption(typed, 'dimension', Dimension), E.map(orElse<Dimension>('actions'))),
        ),
        E.bind('page', () => pipe(wordOption(typed, 'page', Page), E.map(orElse<Page>('dashboard')))),
        E.map(({ section: id, dimension, page }) => ({
          type: 'AssessStatus',
          section: id,
          dimension,
          page,
          status: codeOf(plan, typed.args[1] ?? ''),
          ...textsOf(typed, ['basis', 'comment']),
        })),
      ),
  }),
];
