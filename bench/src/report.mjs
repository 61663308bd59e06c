import { median, ratio } from './measure.mjs';
import { shown, table } from './table.mjs';

const against = (found, goal) => `${shown(found)} (${goal}: ${found >= goal ? 'reached' : 'missed'})`;
const within = (found, goal) => `${shown(found)} (${goal}: ${found <= goal ? 'reached' : 'missed'})`;

const rateRow = (what, { rates, cpu }, { one = 'ours', raw, emmett, shared, goals = [] }) => [
  what,
  median(rates[one]),
  raw ? median(rates[raw]) : '',
  emmett ? median(rates[emmett]) : '',
  shared ? median(rates[shared]) : '',
  raw ? (goals[0] ? against(ratio(rates, one, raw), goals[0]) : ratio(rates, one, raw)) : '',
  raw ? ratio(cpu, one, raw) : '',
  emmett ? (goals[1] ? against(ratio(rates, one, emmett), goals[1]) : ratio(rates, one, emmett)) : '',
  raw && emmett ? ratio(rates, raw, emmett) : '',
];

const rateRows = ({ append, command, replay }) => [
  ...(append
    ? [
        rateRow('append in batches of 100, events/s', append, {
          raw: 'raw',
          emmett: 'emmett',
          shared: 'shared',
          goals: [0.5, 5],
        }),
      ]
    : []),
  ...(command
    ? [
        rateRow('command, plan known, commands/s', command, {
          raw: 'raw',
          emmett: 'emmett',
          shared: 'shared',
          goals: [0.3, 10],
        }),
        rateRow('command, 10 events behind', command, {
          one: 'behind',
          raw: 'raw',
          emmett: 'emmett',
          shared: 'shared',
          goals: [0.3, 10],
        }),
        rateRow('command from nothing; Emmett: CommandHandler', command, {
          one: 'cold',
          emmett: 'emmettHandler',
          shared: 'sharedHandler',
          goals: [0, 10],
        }),
      ]
    : []),
  ...(replay
    ? [
        rateRow('10,000 events to a plan, events/s', replay, {
          raw: 'raw',
          emmett: 'emmett',
          goals: [0.6, 4],
        }),
        rateRow('10,000 events decoded, not folded', replay, {
          one: 'decoded',
          raw: 'raw',
          emmett: 'emmett',
        }),
      ]
    : []),
];

const asOfRow = ({ events, buildSeconds, empty, first, warm, ledgerBytes, viewsBytes }) => [
  events.toLocaleString('en-GB'),
  empty,
  first.p50,
  within(first.p95, 25),
  warm.p50,
  within(warm.p95, 25),
  buildSeconds,
  ledgerBytes / 1e6,
  viewsBytes / 1e6,
];

const answers = (counts) =>
  Object.entries(counts)
    .map(([answer, count]) => `${count} ${answer}`)
    .join(', ');

const concurrentRows = ({ ours, emmett }) =>
  Object.entries({ ours, emmett }).flatMap(([who, { plans, racers }]) => [
    ['100 appends at once to 100 plans', who, `${plans.stored}`, answers(plans.answers), plans.ms],
    ['50 racers begin one plan', who, `${racers.stored}`, answers(racers.answers), racers.ms],
  ]);

/** All that was measured, as tables in text. */
export const report = (found) => {
  const rates = rateRows(found);
  const asOf = found.asOf ?? [];
  const sections = [
    rates.length > 0 &&
      table(
        [
          'medians',
          'ours',
          'raw',
          'Emmett',
          'Emmett, shared connection',
          'ours ÷ raw',
          'by CPU time',
          'ours ÷ Emmett',
          'raw ÷ Emmett',
        ],
        rates,
      ),
    asOf.length > 0 &&
      table(
        [
          'as of, ms; events',
          'nothing kept',
          'first p50',
          'first p95',
          'again p50',
          'again p95',
          'built in s',
          'ledger MB',
          'views MB',
        ],
        asOf.map(asOfRow),
      ),
    found.concurrent &&
      table(['at once', 'who', 'stored', 'answers', 'ms'], concurrentRows(found.concurrent)),
    found.process &&
      table(
        ['whole process, median of 7', 'ms'],
        Object.entries(found.process).map(([what, ms]) => [
          what,
          what.startsWith('dashboard') ? within(ms, 200) : ms,
        ]),
      ),
  ];
  return sections.filter(Boolean).join('\n');
};
