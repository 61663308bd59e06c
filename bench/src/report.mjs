import { median, ratio } from './measure.mjs';
import { shown, table } from './table.mjs';

const judged = (found, goal, reached) =>
  goal === undefined ? shown(found) : `${shown(found)} (${goal}: ${reached ? 'reached' : 'missed'})`;
const atLeast = (found, goal) => judged(found, goal, found >= goal);
const atMost = (found, goal) => judged(found, goal, found <= goal);

// What is measured; its case; who stands for ours, raw, Emmett and Emmett on one connection; the goals against raw and Emmett.
const RATES = [
  ['append in batches of 100, events/s', 'append', ['ours', 'raw', 'emmett', 'shared'], [0.5, 5]],
  ['single command, plan known, commands/s', 'command', ['ours', 'raw', 'emmett', 'shared'], [0.3, 10]],
  ['single command, 10 events behind', 'command', ['behind', 'raw', 'emmett', 'shared'], [0.3, 10]],
  [
    'single command, plan not known; CommandHandler',
    'command',
    ['cold', undefined, 'emmettHandler', 'sharedHandler'],
    [undefined, 10],
  ],
  ['10,000 events to a plan, events/s', 'replay', ['ours', 'raw', 'emmett'], [0.6, 4]],
  ['10,000 events decoded, not folded', 'replay', ['decoded', 'raw', 'emmett'], []],
];

const RATE_COLUMNS = [
  'medians',
  'ours',
  'raw',
  'Emmett',
  'Emmett, one connection',
  'ours ÷ raw',
  'by CPU time',
  'ours ÷ Emmett',
  'raw ÷ Emmett',
];

const rateRow = ([what, , [ours, raw, emmett, shared], [rawGoal, emmettGoal]], { rates, cpu }) => [
  what,
  ...[ours, raw, emmett, shared].map((name) => name && median(rates[name])),
  raw && atLeast(ratio(rates, ours, raw), rawGoal),
  raw && ratio(cpu, ours, raw),
  atLeast(ratio(rates, ours, emmett), emmettGoal),
  raw && ratio(rates, raw, emmett),
];

// The same through a server's protocol: ours, and the bare client doing the same. There is no goal: it shows what ours costs.
const WIRE = [
  ['append in batches of 100, events/s', 'wireAppend', ['ours', 'bare']],
  ['single append, appends/s', 'wireSingle', ['ours', 'bare']],
  ['10,000 events read and decoded, events/s', 'wireReplay', ['decoded', 'bare']],
  ['10,000 events to a plan, events/s', 'wireReplay', ['ours', 'bare']],
];

const wireRow = ([what, , [ours, bare]], { rates }) => [
  what,
  median(rates[ours]),
  median(rates[bare]),
  ratio(rates, ours, bare),
];

const AS_OF_COLUMNS = [
  'as of, ms',
  'events',
  'nothing kept',
  'first p50',
  'first p95',
  'again p50',
  'again p95',
  'CPU, first and again p50',
  'views MB',
];

const asOfRows = ({ events, plan, registers }) =>
  Object.entries({ plan, 'plan and registers': registers }).map(([what, found]) => [
    what,
    events.toLocaleString('en-GB'),
    found.empty,
    found.first.p50,
    atMost(found.first.p95, 25),
    found.again.p50,
    atMost(found.again.p95, 25),
    `${shown(found.first.cpu)}, ${shown(found.again.cpu)}`,
    found.viewsBytes / 1e6,
  ]);

const answersIn = (counts) =>
  Object.entries(counts)
    .map(([answer, count]) => `${count} ${answer}`)
    .join(', ');

const concurrentRows = (found) =>
  Object.entries(found).flatMap(([who, { plans, racers }]) => [
    ['100 appends at once to 100 plans', who, `${plans.stored}`, answersIn(plans.answers), plans.ms],
    ['50 racers begin one plan', who, `${racers.stored}`, answersIn(racers.answers), racers.ms],
  ]);

const processRow = ([what, ms]) => [what, what.startsWith('dashboard') ? atMost(ms, 200) : ms];

/** All that was measured, as tables in text. */
export const report = (found) => {
  const rates = RATES.filter(([, name]) => name in found).map((row) => rateRow(row, found[row[1]]));
  const tables = [
    [RATE_COLUMNS, rates],
    [
      ['through the wire, medians', 'ours', 'bare client', 'ours ÷ bare'],
      WIRE.filter(([, name]) => name in found).map((row) => wireRow(row, found[row[1]])),
    ],
    [AS_OF_COLUMNS, (found.asOf ?? []).flatMap(asOfRows)],
    [['at once', 'who', 'stored', 'answers', 'ms'], concurrentRows(found.concurrent ?? {})],
    [['whole process, median of 7', 'ms'], Object.entries(found.process ?? {}).map(processRow)],
  ];
  return tables
    .filter(([, rows]) => rows.length > 0)
    .map(([columns, rows]) => table(columns, rows))
    .join('\n');
};
