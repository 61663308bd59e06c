import { Dimension, Page, type Plan } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { CliFault } from '../../fault.js';
import { byHand } from './by-hand.js';
import { sectionAt } from './section.js';
import { textOf, type Typed, type WriteCommand } from '../shape.js';
import { orElse, usage, wordOption } from '../typed.js';
import { byCommas, given, listsOf, wordsOf } from './words.js';

/** The code of a status given by its words or its code; `null` for `blank`, unless the plan has a status of that name. */
const statusOf = (plan: Plan, word: string): string | null => {
  const statuses = plan.identity?.schemes.flatMap((scheme) => scheme.statuses) ?? [];
  const same = (text: string): boolean => text.toLowerCase() === word.toLowerCase();
  const found = statuses.find(({ label }) => same(label)) ?? statuses.find(({ code }) => code === word);
  return found?.code ?? (same('blank') ? null : word);
};

const PAGE = { flags: '--page <word>', says: 'dashboard (when left out) or detail' } as const;

const pageOf = (typed: Typed): E.Either<CliFault, Page> =>
  pipe(wordOption(typed, 'page', Page), E.map(orElse<Page>('dashboard')));

const clausesOf = (typed: Typed): { readonly clauses?: readonly string[] } => {
  const clauses = byCommas(textOf(typed, 'clauses') ?? '');
  return clauses.length === 0 ? {} : { clauses };
};

const reportOf = (typed: Typed) => {
  const { done = [], next = [], concern: concerns = [] } = listsOf(typed, ['done', 'next', 'concern']);
  const words = wordsOf(typed, ['headline', 'comment']);
  const saysSomething = Object.keys(words).length + done.length + next.length + concerns.length > 0;
  return saysSomething
    ? E.right({ done, next, ...words, ...given({ concerns: concerns.length === 0 ? undefined : concerns }) })
    : E.left(
        usage(
          'Found nothing to report; wanted at least one of --done, --next, --headline, --concern, --comment',
        ),
      );
};

/** What is said of a section: where it stands, and what was done. */
export const saidCommands: readonly WriteCommand[] = [
  byHand({
    usage: 'status assess <section> <status>',
    says: 'Give a section a status, on one of its dimensions; blank where its place was left blank',
    options: [
      {
        flags: '--dimension <word>',
        says: 'actions, impact, or the rating that somebody outside gives',
        required: true,
      },
      PAGE,
      {
        flags: '--clauses <codes>',
        says: 'the clauses of its definition that are said to hold, with commas',
      },
      { flags: '--basis <text>', says: 'what the status rests on' },
      { flags: '--comment <text>', says: 'what is said of it' },
    ],
    examples: [
      'status assess visits "At risk" --dimension impact --by U1',
      'status assess practice Amber --dimension rating --clauses some-progress,some-concerns --basis "A visit in March" --by U1',
    ],
    command: (typed, plan) =>
      pipe(
        E.Do,
        E.bind('section', () => sectionAt(typed)),
        E.bind('dimension', () =>
          pipe(wordOption(typed, 'dimension', Dimension), E.map(orElse<Dimension>('actions'))),
        ),
        E.bind('page', () => pageOf(typed)),
        E.map((about) => ({
          type: 'AssessStatus',
          ...about,
          status: statusOf(plan, typed.args[1] ?? ''),
          ...clausesOf(typed),
          ...wordsOf(typed, ['basis', 'comment']),
        })),
      ),
  }),
  byHand({
    usage: 'progress report <section>',
    says: 'Report what was done in a section and what is next; it takes the place of the report before',
    options: [
      PAGE,
      { flags: '--headline <text>', says: 'the report in a sentence' },
      { flags: '--done <texts>', says: 'what was done, with semicolons' },
      { flags: '--next <texts>', says: 'what comes next, with semicolons' },
      { flags: '--concern <texts>', says: 'what there is to worry about, with semicolons' },
      { flags: '--comment <text>', says: 'what is said of it' },
    ],
    examples: [
      'progress report visits --headline "On the way" --done "List in use; Two teams trained" --concern "Vacancies" --by U1',
    ],
    command: (typed) =>
      pipe(
        E.Do,
        E.bind('section', () => sectionAt(typed)),
        E.bind('page', () => pageOf(typed)),
        E.bind('said', () => reportOf(typed)),
        E.map(({ section, page, said }) => ({ type: 'ReportProgress', section, page, ...said })),
      ),
  }),
];
