import { decide, evolve, nextPeriod, noPlan, parseFigure, recordable } from '../dist/product.mjs';

const MEASURES = 30;
const SECTIONS = 6;
const ACTIONS = 24;
const FIRST_MONTH = '2016-04';
const MONTHS = 144;

const upTo = (count) => Array.from({ length: count }, (_, at) => at);

/** mulberry32: the same numbers for the same seed, on every machine. */
const randomFrom = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

/** The ids and choices of one seed. */
export const chance = (seed) => {
  const random = randomFrom(seed);
  const below = (count) => Math.floor(random() * count);
  const hex = (digits) =>
    upTo(digits)
      .map(() => below(16).toString(16))
      .join('');
  return {
    below,
    newId: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  };
};

const WORDS =
  'visits to children seen within timescale by a qualified social worker supervision recorded managers audit plan review team weekly performance board partners'.split(
    ' ',
  );
const sentence = ({ below }, words) =>
  upTo(words)
    .map(() => WORDS[below(WORDS.length)])
    .join(' ');

const isCount = (measure) => measure % 5 === 0;
const figure = ({ below }, measure) => {
  const [n, of] = [below(100), 40 + below(200)];
  const texts = isCount(measure)
    ? [`${n + 200}`]
    : [`${n}%`, `${n}.${below(10)}%`, `${n}% (${Math.round((n * of) / 100)}/${of})`];
  return parseFigure(below(40) === 0 ? 'N/A' : texts[below(texts.length)], { 'N/A': 'not-available' });
};

const beginning = (luck, plan) => [
  {
    type: 'EstablishPlan',
    plan,
    title: 'Accelerated Improvement Plan',
    authority: 'Somewhere County Council',
    schemes: [
      {
        id: 'aip-status',
        title: 'Status on the dashboard',
        statuses: [
          { code: 'on-target', label: 'On target', shape: '■' },
          { code: 'at-risk', label: 'At risk', shape: '◆' },
          { code: 'compromised', label: 'Compromised', shape: '▲' },
          { code: 'completed', label: 'Completed', shape: '●' },
        ],
      },
    ],
  },
  ...upTo(SECTIONS).map((s) => ({
    type: 'AddSection',
    section: `section-${s}`,
    title: `Priority ${s}: ${sentence(luck, 5)}`,
    order: s + 1,
    number: `${s + 1}`,
    rationale: sentence(luck, 60),
  })),
  ...upTo(ACTIONS).map((a) => ({
    type: 'AddAction',
    action: `action-${a}`,
    section: `section-${a % SECTIONS}`,
    title: sentence(luck, 14),
    owners: ['Head of Service', 'Team Managers'],
    impact: sentence(luck, 10),
    timescale: { printed: 'June 2020', due: '2020-06-30' },
  })),
  ...upTo(MEASURES).map((m) => ({
    type: 'DefineMeasure',
    measure: `measure-${m}`,
    section: `section-${m % SECTIONS}`,
    title: `% of ${sentence(luck, 8)}`,
    unit: isCount(m) ? 'count' : 'percent',
    direction: m % 3 === 0 ? 'lower' : 'higher',
    frequency: 'month',
  })),
];

const edition = (month) => ({
  type: 'PublishEdition',
  label: `edition-${month}`,
  title: `Improvement Plan, ${month}`,
  window: { from: FIRST_MONTH, to: month },
  sections: upTo(SECTIONS).map((s) => `section-${s}`),
  actions: upTo(ACTIONS).map((a) => `action-${a}`),
  measures: upTo(MEASURES).map((m) => `measure-${m}`),
});

const newMonth = (luck, period) =>
  upTo(MEASURES).flatMap((m) => [
    { type: 'SetTarget', measure: `measure-${m}`, period, figure: figure(luck, m) },
    { type: 'RecordActual', measure: `measure-${m}`, period, figure: figure(luck, m) },
  ]);

const revision = (luck, type, months) => {
  const measure = luck.below(MEASURES);
  const period = months[luck.below(months.length)];
  const act = ['revision', 'correction', 'unexplained'][luck.below(3)];
  return { type, measure: `measure-${measure}`, period, figure: figure(luck, measure), act };
};

const section = ({ below }) => `section-${below(SECTIONS)}`;

const reports = (luck, share) => [
  ...upTo(5 * share).map(() => ({
    type: 'AssessStatus',
    section: section(luck),
    dimension: ['actions', 'impact'][luck.below(2)],
    page: ['dashboard', 'detail'][luck.below(2)],
    status: ['on-target', 'at-risk', 'compromised'][luck.below(3)],
  })),
  ...upTo(4 * share).map(() => ({
    type: 'ReportProgress',
    section: section(luck),
    page: 'detail',
    done: [sentence(luck, 30), sentence(luck, 30)],
    next: [sentence(luck, 20)],
  })),
  ...upTo(2 * share).map(() => ({
    type: 'ChangeActionStatus',
    action: `action-${luck.below(ACTIONS)}`,
    status: ['open', 'in-progress', 'completed', 'verified'][luck.below(4)],
  })),
  ...upTo(share).map(() => ({
    type: 'RescheduleAction',
    action: `action-${luck.below(ACTIONS)}`,
    timescale: { printed: 'a later day', due: `20${20 + luck.below(9)}-0${1 + luck.below(9)}-28` },
  })),
];

const commandsOf = (luck, plan, round, months) => {
  const revised = (type, count) => upTo(count).map(() => revision(luck, type, months));
  if (round === 0) return beginning(luck, plan);
  if (round > MONTHS)
    return [...revised('ReviseActual', 8), ...revised('ReviseTarget', 2), ...reports(luck, 3)];
  const month = months.at(-1);
  return [
    ...newMonth(luck, month),
    ...revised('ReviseActual', 4),
    ...revised('ReviseTarget', 1),
    ...reports(luck, 1),
    edition(month),
  ];
};

/** A month for each edition, then a day for each round. */
const dayOf = (round) => {
  const days = Math.min(round, MONTHS) * 30.4 + Math.max(round - MONTHS, 0);
  return new Date(Date.UTC(2016, 4, 1) + days * 86_400_000).toISOString().slice(0, 10);
};

const REASON = { reason: 'Returns of two teams came late' };

const decided = (plan, command, saying) => {
  const decision = decide(plan, command, saying);
  if (decision._tag === 'Left') throw new Error(`${command.type}: ${JSON.stringify(decision.left)}`);
  return decision.right.map((event) => ({ ...saying, event }));
};

/**
 * The history of one plan, without an end, as the events that `decide` gave: a plan of 30 measures is published every month
 * for twelve years; after that (10,900 events) its figures are revised and its progress is reported.
 */
export function* historyOf(planId, seed = 1) {
  const luck = chance(seed);
  let plan = noPlan;
  let months = [];
  for (let round = 0; ; round++) {
    if (round > 0 && round <= MONTHS)
      months = [...months, months.length === 0 ? FIRST_MONTH : nextPeriod(months.at(-1))];
    const saying = { actor: `U${1 + luck.below(5)}`, reportedOn: dayOf(round) };
    const document = `Improvement Plan, edition of ${dayOf(round)}`;
    const sha256 = 'c0ffee'.repeat(11).slice(0, 64);
    const told = [];
    for (const [at, command] of commandsOf(luck, planId, round, months).entries()) {
      const place = `Detail page ${1 + (at % SECTIONS)}: metrics, row ${at}, as printed`;
      const why = 'act' in command ? REASON : {};
      for (const one of decided(plan, command, { ...saying, ...why, source: { document, sha256, place } })) {
        told.push(one);
        plan = evolve(plan, one);
      }
    }
    yield* recordable(told, luck.newId);
  }
}

/** The next `size` events of a history; fewer never. */
export const next = (history, size) => upTo(size).map(() => history.next().value);
