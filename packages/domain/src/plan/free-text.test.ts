import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';

import { event, fullHistory } from '../testing/plain.js';
import { REDACTED } from '../values/redacted.js';
import { planEventCodec, type StoredEvent } from './codec.js';
import { type PlanEvent, planEventCodecs, type PlanEventType } from './events/index.js';
import { evolve, fold } from './evolve/index.js';
import { isFreeText } from './free-text.js';
import { freeTextsOf, withoutText } from './texts.js';
import type { Told } from './recorded.js';
import { noPlan } from './state.js';

const SAMPLES = JSON.parse(
  readFileSync(join(__dirname, 'codec.samples.json'), 'utf8'),
) as readonly (StoredEvent & { readonly shows: string })[];

const TYPES = Object.keys(planEventCodecs) as PlanEventType[];

const told = (some: PlanEvent): Told => ({
  actor: 'U1' as Told['actor'],
  reportedOn: '2020-06-09' as Told['reportedOn'],
  reason: 'Told by the team manager',
  source: { document: 'A paper for the board', sha256: '0f'.repeat(32), place: 'Page 3' },
  event: some,
});

interface Shown {
  readonly free: string;
  readonly kept: string;
}

const SCHEMES = ['id', 'title'].map((name) => `schemes[].${name}`);
const STATUSES = ['code', 'label', 'shape', 'definition', 'clauses[].code', 'clauses[].text'].map(
  (name) => `schemes[].statuses[].${name}`,
);
const SCHEME_WORDS = [...SCHEMES, ...STATUSES];
const schemeWords = SCHEME_WORDS.join(' ');
const changedSchemeWords = SCHEME_WORDS.map((name) => `changes.${name}`).join(' ');

const LEAVES = { free: 'note', kept: 'into' };
const NONE = { free: '', kept: '' };
const FIGURE = { free: 'figure.printed doubtful note', kept: '' };
const REMARKED = { free: 'doubtful note', kept: '' };

// For each event, which of its texts may be erased and which stay. A text that comes to an event has to be put here, too.
const SHOWN: { readonly [Type in PlanEventType]: Shown } = {
  PlanEstablished: { free: 'title authority aim', kept: schemeWords },
  PlanRevised: { free: 'changes.title changes.authority changes.aim', kept: changedSchemeWords },
  EditionPublished: { free: 'title reportedOnNote nextUpdate.printed', kept: 'nextUpdate.starts' },
  PlanSuperseded: { free: 'note', kept: 'continues[].id continues[].as' },
  PlanClosed: { free: 'note', kept: '' },
  SectionAdded: {
    free: 'title leads[] timescale.printed statement pageTitle rationale objectives[]',
    kept: 'kind timescale.starts dashboardNumber number',
  },
  SectionRevised: {
    free: 'changes.title changes.leads[] changes.timescale.printed changes.statement changes.pageTitle changes.rationale changes.objectives[]',
    kept: 'changes.kind changes.timescale.starts changes.dashboardNumber',
  },
  SectionMoved: { free: '', kept: 'number' },
  SectionRetired: LEAVES,
  StatusAssessed: { free: 'basis comment', kept: 'status clauses[]' },
  ProgressReported: { free: 'done[] next[] comment headline concerns[]', kept: '' },
  FigureQuoted: { free: 'figure.printed says', kept: '' },
  ActionAdded: {
    free: 'title owners[] impact outcomes[] progress[] doubtful timescale.printed start.printed',
    kept: 'ref timescale.starts start.starts',
  },
  ActionRevised: {
    free: 'changes.title changes.impact changes.outcomes[] changes.progress[] changes.doubtful',
    kept: 'changes.ref',
  },
  ActionOwnersChanged: { free: 'owners[]', kept: '' },
  ActionRescheduled: { free: 'timescale.printed start.printed', kept: 'timescale.starts start.starts' },
  ActionStatusChanged: { free: '', kept: 'status' },
  ActionMoved: NONE,
  ActionWithdrawn: LEAVES,
  MeasureDefined: { free: 'title note', kept: '' },
  MeasureRevised: { free: 'changes.title changes.note', kept: '' },
  MeasureMoved: NONE,
  MeasureRetired: LEAVES,
  LimitsRebased: NONE,
  RebaseWithdrawn: NONE,
  TargetSet: FIGURE,
  TargetRevised: FIGURE,
  TargetWithdrawn: REMARKED,
  ActualRecorded: FIGURE,
  ActualRevised: FIGURE,
  ActualWithdrawn: REMARKED,
  CellAnnotated: REMARKED,
  BaselineRecorded: { ...FIGURE, kept: 'group' },
  BenchmarkRecorded: { ...FIGURE, kept: 'against' },
  MilestoneAdded: { free: 'title owners[] doubtful timescale.printed', kept: 'timescale.starts' },
  MilestoneRevised: { free: 'changes.title changes.owners[] changes.doubtful', kept: '' },
  MilestoneMoved: NONE,
  MilestoneRescheduled: { free: 'timescale.printed', kept: 'timescale.starts' },
  MilestoneReached: NONE,
  MilestoneReopened: NONE,
  MilestoneWithdrawn: LEAVES,
  RecommendationReceived: { free: 'title from doubtful', kept: 'number' },
  RecommendationRevised: { free: 'changes.title changes.from changes.doubtful', kept: 'changes.number' },
  RecommendationLinked: { free: 'printed', kept: '' },
  RecommendationUnlinked: NONE,
  RecommendationClosed: LEAVES,
  RiskRaised: {
    free: 'title owners[] controls[] consequence doubtful inherent.doubtful residual.doubtful',
    kept: 'ref',
  },
  RiskRevised: {
    free: 'changes.title changes.owners[] changes.controls[] changes.consequence changes.doubtful',
    kept: 'changes.ref',
  },
  RiskReassessed: { free: 'level.doubtful', kept: '' },
  RiskClosed: LEAVES,
  EvidenceExpected: { free: 'title timescale.printed doubtful', kept: 'timescale.starts' },
  EvidenceRevised: {
    free: 'changes.title changes.timescale.printed changes.doubtful',
    kept: 'changes.timescale.starts',
  },
  EvidenceMoved: NONE,
  EvidenceAttached: { free: 'document place note', kept: 'sha256' },
  EvidenceWithdrawn: LEAVES,
  OversightArranged: { free: 'body cadence role', kept: '' },
  OversightRevised: { free: 'changes.body changes.cadence changes.role', kept: '' },
  OversightEnded: LEAVES,
  TextRedacted: { free: '', kept: 'field basis' },
  CheckpointAnchored: { free: 'holder note', kept: 'root' },
};

interface Codec {
  readonly _tag: string;
  readonly types?: readonly Codec[];
  readonly props?: Readonly<Record<string, Codec>>;
  readonly type?: Codec;
}

/** Where a codec takes any text. An id, a day, a period and a word of a list take some texts only, and so no `[redacted]`. */
const textsOf = (codec: Codec, at: string): readonly string[] => {
  switch (codec._tag) {
    case 'StringType':
      return [at];
    case 'IntersectionType':
    case 'UnionType':
      return (codec.types ?? []).flatMap((part) => textsOf(part, at));
    case 'InterfaceType':
    case 'PartialType':
      return Object.entries(codec.props ?? {}).flatMap(([name, part]) =>
        textsOf(part, at === '' ? name : `${at}.${name}`),
      );
    case 'ReadonlyArrayType':
      return codec.type === undefined ? [] : textsOf(codec.type, `${at}[]`);
    case 'RefinementType':
    case 'KeyofType':
    case 'LiteralType':
    case 'NumberType':
    case 'BooleanType':
    case 'NullType':
      return [];
    default:
      throw new Error(
        `Found a codec ${codec._tag}, in which this test finds no texts; teach it where they are`,
      );
  }
};

const words = (list: string): readonly string[] => list.split(' ').filter((word) => word !== '');
const first = (name: string): string => `event.${name.replaceAll('[]', '[0]')}`;

describe.each(TYPES)('the texts of %s', (type) => {
  const all = [...new Set(textsOf(planEventCodecs[type], ''))];
  const { free, kept } = SHOWN[type];

  it('are each free or kept', () => {
    expect([...words(free), ...words(kept)].sort()).toEqual([...all].sort());
  });

  it('may be erased where they are free, and nowhere else', () => {
    expect(all.filter((name) => isFreeText(type, first(name))).sort()).toEqual([...words(free)].sort());
    expect(all.filter((name) => isFreeText(type, name) || isFreeText(type, `event.${name}[0]`))).toEqual([]);
  });

  it('may be erased in what is said beside it, but for who and when, and what tells a document', () => {
    const said = ['reason', 'source.document', 'source.place', 'source.sha256', 'actor', 'reportedOn', 'id'];
    expect(said.filter((field) => isFreeText(type, field))).toEqual(said.slice(0, 3));
  });
});

describe('a field that is named in another way', () => {
  it.each([
    'event.done',
    'event.done[]',
    'event.done[01]',
    'event.done[-1]',
    'event.done[0][0]',
    'event["done"][0]',
  ])('is no free text (%s)', (field) => expect(isFreeText('ProgressReported', field)).toBe(false));
});

describe('the free texts of an event', () => {
  it('are named by their paths, those beside it last', () => {
    const report = event({
      type: 'ProgressReported',
      section: 'visits',
      page: 'detail',
      done: ['More visits', 'A list'],
      next: [],
      headline: '',
    });
    expect(freeTextsOf(told(report))).toEqual([
      { field: 'event.done[0]', text: 'More visits' },
      { field: 'event.done[1]', text: 'A list' },
      { field: 'event.headline', text: '' },
      { field: 'reason', text: 'Told by the team manager' },
      { field: 'source.document', text: 'A paper for the board' },
      { field: 'source.place', text: 'Page 3' },
    ]);
  });

  it('are texts: what is taken away, and a list of none, is none', () => {
    const changes = { title: 'Visits', statement: null, objectives: [] };
    const revised = {
      ...told(event({ type: 'SectionRevised', section: 'visits', changes })),
      source: undefined,
    };
    expect(freeTextsOf(revised as unknown as Told).map(({ field }) => field)).toEqual([
      'event.changes.title',
      'reason',
    ]);
  });

  it('are not those of a field that only looks like one', () => {
    const odd = { type: 'SectionRevised', section: 'visits', changes: {}, 'changes.title': 'Odd' };
    expect(freeTextsOf(told(odd as unknown as PlanEvent)).map(({ field }) => field)).toEqual([
      'reason',
      'source.document',
      'source.place',
    ]);
  });
});

describe('an event without one of its texts', () => {
  it.each(SAMPLES.map((sample) => [`${sample.type}: ${sample.shows}`, sample] as const))(
    'can be read and folded as before, wherever the text stood (%s)',
    (_name, { type, schema, data }) => {
      const decoded = planEventCodec.decode({ type, schema, data });
      if (E.isLeft(decoded)) throw new Error(type);
      const whole = told(decoded.right);
      const before = fold(fullHistory.map(told));
      for (const { field, text } of freeTextsOf(whole)) {
        const erased = withoutText(whole, field);
        if (erased === undefined) throw new Error(`Found no ${field}`);
        const stored = planEventCodec.encode(erased.event);
        expect(planEventCodec.decode(stored)).toEqual(E.right(erased.event));
        for (const plan of [noPlan, before]) {
          expect(evolve(plan, erased).version).toBe(plan.version + 1);
          expect(Object.keys(evolve(plan, erased))).toEqual(Object.keys(evolve(plan, whole)));
        }
        const there = freeTextsOf(erased).find((free) => free.field === field);
        expect([text === REDACTED, there?.text]).toEqual([false, REDACTED]);
        expect(freeTextsOf(erased).filter((free) => free.field !== field)).toEqual(
          freeTextsOf(whole).filter((free) => free.field !== field),
        );
      }
    },
  );

  it('is none where it has no such text, or one that stays', () => {
    const closed = told(event({ type: 'PlanClosed' }));
    for (const field of ['event.note', 'event.type', 'source.sha256', 'actor', '']) {
      expect(withoutText(closed, field)).toBeUndefined();
    }
  });

  it('leaves the one that was given as it was', () => {
    const closed = Object.freeze(told(Object.freeze(event({ type: 'PlanClosed', note: 'Judged good' }))));
    expect(withoutText(closed, 'event.note')?.event).toEqual({ type: 'PlanClosed', note: REDACTED });
    expect(closed.event).toEqual({ type: 'PlanClosed', note: 'Judged good' });
  });
});
