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

// Appending in batches of 100: who is measured against whom.
const SEALS = [
  ['with seals ÷ without', 'ours', 'unsealed'],
  ['without seals ÷ raw rows without them', 'unsealed', 'rawUnsealed'],
  ['with seals ÷ raw rows without them', 'ours', 'rawUnsealed'],
  ['raw rows with seals ÷ without', 'raw', 'rawUnsealed'],
];

const sealRow = ([what, one, other], { rates, cpu }) => [
  what,
  median(rates[one]),
  median(rates[other]),
  ratio(rates, one, other),
  ratio(cpu, one, other),
];

const verifyRows = ({ events, nothing, whole, sinceEvents, since }) => [
  ['opening the ledger, no verify', nothing.ms / 1000, nothing.cpu / 1000, nothing.MB],
  [`${shown(events)} events`, atMost(whole.ms / 1000, 5), whole.cpu / 1000, atMost(whole.MB, 200)],
  [`${shown(sinceEvents)} events since a checkpoint`, since.ms / 1000, since.cpu / 1000, since.MB],
];

/** Seconds after Node itself has started. */
const packRows = ({ nothing, edition, events, long }) => {
  // The goals are for a pack without proofs, each of which is a file by itself.
  const row = (what, { recipe, proofs, ms, cpu, MB, pageBytes }, goals) => [
    `${what}, ${recipe}${proofs === 0 ? '' : `, ${shown(proofs)} proofs`}`,
    proofs === 0 ? atMost((ms - nothing.ms) / 1000, goals.s) : (ms - nothing.ms) / 1000,
    (cpu - nothing.cpu) / 1000,
    goals.MB === undefined ? MB : atMost(MB, goals.MB),
    goals.page === undefined ? pageBytes / 1e6 : atMost(pageBytes / 1e6, goals.page),
  ];
  return [
    ...edition.map((found) => row('December edition', found, { s: 2, page: 1.5 })),
    ...long.map((found) => row(`${shown(events)} events`, found, { s: 10, MB: 300 })),
  ];
};

const proofRow = ({ size, from, inclusion, consistency }) => [
  shown(size),
  inclusion.hashes.toString(),
  `${shown(inclusion.bytes)}`,
  shown(from),
  consistency.hashes.toString(),
  `${shown(consistency.bytes)}`,
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
    [
      ['appending in batches of 100', 'one, events/s', 'other, events/s', 'one ÷ other', 'by CPU time'],
      'append' in found ? SEALS.map((row) => sealRow(row, found.append)) : [],
    ],
    [
      ['verify, a process of its own, median of 3', 's', 'CPU s', 'most memory, MB'],
      'verify' in found ? verifyRows(found.verify) : [],
    ],
    [
      ['proofs at, events', 'inclusion, hashes', 'file, bytes', 'consistent from', 'hashes', 'file, bytes'],
      (found.verify?.proofs ?? []).map(proofRow),
    ],
    [
      ['evidence pack, whole process less node -e 0', 's', 'CPU s', 'most memory, MB', 'index.html, MB'],
      'pack' in found ? packRows(found.pack) : [],
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
