import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';

import {
  eventCodec,
  explainUndecodable,
  type JsonObject,
  planEventCodec,
  type StoredEvent,
  type Undecodable,
} from './codec.js';
import { type PlanEvent, planEventCodecs, type PlanEventType } from './events/index.js';
import { evolve } from './evolve/index.js';
import type { Saying } from './recorded.js';
import { noPlan } from './state.js';

interface Sample extends StoredEvent {
  readonly shows: string;
}

// Events as they were written once. Add to them; a sample that is there is never changed and never taken out.
const SAMPLES = JSON.parse(readFileSync(join(__dirname, 'codec.samples.json'), 'utf8')) as readonly Sample[];

const TYPES = Object.keys(planEventCodecs) as PlanEventType[];

const nameOf = ({ type, schema, shows }: Sample): string => `${type}, schema ${schema}: ${shows}`;
const digestOf = (sample: Sample): string =>
  createHash('sha256').update(JSON.stringify(sample)).digest('hex').slice(0, 16);

// One line for each sample ever kept. Add lines; a line that is there is never changed and never taken out.
const PINNED: Readonly<Record<string, string>> = {
  'PlanEstablished, schema 1: every field': 'eb91d3a9a5914d09',
  'PlanEstablished, schema 1: only what is needed': 'a5864c27e7f4bb10',
  'PlanRevised, schema 1: every field': '9fb4bcfbfa76e1f7',
  'PlanRevised, schema 1: only what is needed': '3cea101a1cd91c8a',
  'EditionPublished, schema 1: every field': '90d30758d7c35331',
  'EditionPublished, schema 1: only what is needed': '8ce3bfd98da7d703',
  'PlanSuperseded, schema 1: every field': '8563bcf76b33c489',
  'PlanSuperseded, schema 1: only what is needed': '885e2fed497cfa50',
  'PlanClosed, schema 1: every field': '81697cd80609b7eb',
  'PlanClosed, schema 1: only what is needed': '2c974f21ff3f6d96',
  'SectionAdded, schema 1: every field': '2a58246313115acb',
  'SectionAdded, schema 1: only what is needed': '1a5e4edb43ca483a',
  'SectionRevised, schema 1: every field': 'cc2220e98c9cc828',
  'SectionRevised, schema 1: only what is needed': 'c0cd7b0bf8442b0b',
  'SectionMoved, schema 1: every field': '20f8430e04e9ea8b',
  'SectionMoved, schema 1: only what is needed': '4b57a619db94d474',
  'SectionRetired, schema 1: every field': 'cd220b7895415775',
  'SectionRetired, schema 1: only what is needed': 'b4efa2fe0f1ef9f7',
  'StatusAssessed, schema 1: every field': '30105599d46159bd',
  'StatusAssessed, schema 1: only what is needed': 'cf2bb9068d006daa',
  'ProgressReported, schema 1: every field': '52caa36115b0d00e',
  'ProgressReported, schema 1: only what is needed': 'cfab3aaef49b8177',
  'FigureQuoted, schema 1: every field': 'ecab93806faaa1a8',
  'FigureQuoted, schema 1: only what is needed': '71e4743df471e3b0',
  'ActionAdded, schema 1: every field': '63b16b01c2e90852',
  'ActionAdded, schema 1: only what is needed': '19f4494d30f87c28',
  'ActionRevised, schema 1: every field': 'f092f68dd505527e',
  'ActionRevised, schema 1: only what is needed': '420c1d24f5e391ce',
  'ActionOwnersChanged, schema 1: every field': '3751d4928b5904cb',
  'ActionRescheduled, schema 1: every field': '4ac5a67d7aefdaa2',
  'ActionRescheduled, schema 1: a timescale taken away': '1a8b17569f6f0b4f',
  'ActionStatusChanged, schema 1: every field': '7d75aee2878596de',
  'ActionMoved, schema 1: every field': '0b8480bfd58e6d4d',
  'ActionWithdrawn, schema 1: every field': '43c18a5307754dfd',
  'ActionWithdrawn, schema 1: only what is needed': 'c9238df89a57fadb',
  'MeasureDefined, schema 1: every field': '7c03bc9e93f1f960',
  'MeasureDefined, schema 1: only what is needed': '4cd8f436a29be10f',
  'MeasureRevised, schema 1: every field': '1a02b6082b80e574',
  'MeasureRevised, schema 1: only what is needed': 'a51671716d580741',
  'MeasureMoved, schema 1: every field': '7b1f4af6345f231e',
  'MeasureRetired, schema 1: every field': '34f91b4f405a2d9b',
  'MeasureRetired, schema 1: only what is needed': 'df831c84e69c07df',
  'LimitsRebased, schema 1: every field': 'ff1f5703907fa8d3',
  'RebaseWithdrawn, schema 1: every field': '75f009c6830e5572',
  'TargetSet, schema 1: every field': 'd09e23569cc3ef2f',
  'TargetSet, schema 1: only what is needed': 'dbb27b8b5e6967a3',
  'TargetRevised, schema 1: every field': 'b3a7d0089866ef1f',
  'TargetRevised, schema 1: only what is needed': 'c09d3b46a81cf773',
  'TargetWithdrawn, schema 1: every field': 'fe9644f62c020eed',
  'TargetWithdrawn, schema 1: only what is needed': '9da88c30f1751dd4',
  'ActualRecorded, schema 1: every field': 'd83687ab95e1349e',
  'ActualRecorded, schema 1: only what is needed': '6f5e2ebf76806ff8',
  'ActualRecorded, schema 1: a fraction without a percentage': 'd0da92ab68aa8cb6',
  'ActualRecorded, schema 1: a compound figure': '9be6ab93c867f6cb',
  'ActualRecorded, schema 1: no figure, and why': '58743ba3423afb84',
  'ActualRecorded, schema 1: a text that is no figure': '8aa5c23acaae65c5',
  'ActualRevised, schema 1: every field': 'f10764dd4b9a16e1',
  'ActualRevised, schema 1: only what is needed': '437d79abb9e3afa3',
  'ActualWithdrawn, schema 1: every field': 'e87884a768955cf6',
  'ActualWithdrawn, schema 1: only what is needed': 'b4ea1acf2889f7a0',
  'CellAnnotated, schema 1: every field': '7f4f0e6acd02fb74',
  'CellAnnotated, schema 1: a doubt lifted': '776d2cfdf46a60ef',
  'PlanEstablished, schema 1: every field that it may have': '77c475bd16ac0f23',
  'PlanRevised, schema 1: every field that it may have': '17f0c2fd638cb671',
  'EditionPublished, schema 1: every field that it may have': '16108c00bf27058e',
  'PlanSuperseded, schema 1: every field that it may have': 'f16c6bd6b5a05bd9',
  'SectionAdded, schema 1: every field that it may have': 'cee3f2d466e0472e',
  'SectionRevised, schema 1: every field that it may have': '08405d7e644a190e',
  'StatusAssessed, schema 1: every field that it may have': 'aac7a185d039d93c',
  'StatusAssessed, schema 1: a place for a status that was left blank': '3eae68f3b4e52e86',
  'ProgressReported, schema 1: every field that it may have': 'fea46fcb591d8e91',
  'FigureQuoted, schema 1: every field that it may have': '588d03e34719025e',
  'ActionAdded, schema 1: every field that it may have': '95fcddf7f042a299',
  'ActionRevised, schema 1: every field that it may have': '2ff0d74e6e0da2a0',
  'ActionRescheduled, schema 1: every field that it may have': '8b2594185c942596',
  'ActionRescheduled, schema 1: a start taken away': '318671f5e5c56f63',
  'MeasureDefined, schema 1: every field that it may have': '328827b022dad04e',
  'MeasureRevised, schema 1: every field that it may have': 'f48e1be45b67cffb',
  'ActualRecorded, schema 1: a figure that another row gives': 'd41a36c9fa5a5ae3',
  'BaselineRecorded, schema 1: every field': '35c7ab6c9c3bf8c0',
  'BaselineRecorded, schema 1: only what is needed': 'c62bf0e8b93f3b18',
  'BaselineRecorded, schema 1: a baseline taken away': 'a6530cd932b48ede',
  'BenchmarkRecorded, schema 1: every field': 'b9ad34878162d815',
  'BenchmarkRecorded, schema 1: only what is needed': 'e04a50d8fc6f9b98',
  'BenchmarkRecorded, schema 1: a benchmark taken away': 'c8cd39c3aa33bad3',
  'MilestoneAdded, schema 1: every field': '2161af6a34002fd9',
  'MilestoneAdded, schema 1: only what is needed': 'c9118001c7d1b2f3',
  'MilestoneRevised, schema 1: every field': 'becc7d115bfd6a82',
  'MilestoneMoved, schema 1: every field': 'e0ced0dc79c12a73',
  'MilestoneRescheduled, schema 1: every field': '62d86b78f8611bc3',
  'MilestoneRescheduled, schema 1: a timescale taken away': '27c4142e7b1b6934',
  'MilestoneReached, schema 1: every field': '413f2946141946af',
  'MilestoneReached, schema 1: only what is needed': 'a74842f844be5b95',
  'MilestoneReopened, schema 1: every field': '2a63111757f31fcd',
  'MilestoneWithdrawn, schema 1: every field': '10956adf9f9c2cf9',
  'MilestoneWithdrawn, schema 1: only what is needed': '2d1c5e9253db1e83',
  'RecommendationReceived, schema 1: every field': '06f0ad19355e539c',
  'RecommendationReceived, schema 1: only what is needed': '05f89087de9444d1',
  'RecommendationRevised, schema 1: every field': '3f91af613639b50f',
  'RecommendationLinked, schema 1: every field': '3e9869212bc6771e',
  'RecommendationLinked, schema 1: only what is needed': 'eccce8a48a905b51',
  'RecommendationUnlinked, schema 1: every field': '2a35faa69f825603',
  'RecommendationClosed, schema 1: every field': '79c954ea42929a17',
  'RecommendationClosed, schema 1: only what is needed': 'c118372b4c9d409e',
  'RiskRaised, schema 1: every field': '7f4ea1bf5eb7eedd',
  'RiskRaised, schema 1: only what is needed': '3f81051340baba66',
  'RiskRevised, schema 1: every field': 'fee74ec52d4c46c0',
  'RiskReassessed, schema 1: every field': '02dc3d2831923758',
  'RiskReassessed, schema 1: a level taken away': 'dc59b21c03b14ffe',
  'RiskClosed, schema 1: every field': 'a8cf5cc20d6a8c98',
  'RiskClosed, schema 1: only what is needed': '10df20d214686b69',
  'EvidenceExpected, schema 1: every field': 'a5dab90370b5a042',
  'EvidenceExpected, schema 1: only what is needed': '36c191051feefa15',
  'EvidenceRevised, schema 1: every field': 'a5ff1bd98bc91d6d',
  'EvidenceMoved, schema 1: every field': '4de128bfe133bfd6',
  'EvidenceAttached, schema 1: every field': '96c76227b7f42ad3',
  'EvidenceAttached, schema 1: only what is needed': '0cd95d2e6fadef85',
  'EvidenceWithdrawn, schema 1: every field': 'a590dc1c9eefcd79',
  'EvidenceWithdrawn, schema 1: only what is needed': 'bf16e1f091fc7bcb',
  'OversightArranged, schema 1: every field': '0b03e05ef0575e85',
  'OversightArranged, schema 1: only what is needed': '727c258497103646',
  'OversightRevised, schema 1: every field': '0481d46931781e41',
  'OversightEnded, schema 1: every field': '24c34c147997a176',
  'OversightEnded, schema 1: only what is needed': '7ad848e520deb4c3',
  'TextRedacted, schema 1: every field': '063d4b399e7e218c',
  'CheckpointAnchored, schema 1: every field': '9619db60b327840a',
  'CheckpointAnchored, schema 1: only what is needed': '47de2c6e2c18271a',
};

const fieldsOf = (codec: unknown): readonly string[] => {
  const { types, props } = codec as { types?: readonly unknown[]; props?: object };
  return types === undefined ? Object.keys(props ?? {}) : types.flatMap(fieldsOf);
};

/** The fields of the newest sample that has them all: a field that came later came with a new sample. */
const fullestOf = (type: PlanEventType): JsonObject | undefined =>
  SAMPLES.filter(({ shows }) => shows.startsWith('every field'))
    .filter((sample) => sample.type === type && sample.schema === planEventCodec.schemaOf(type))
    .at(-1)?.data;

describe('the samples of stored events', () => {
  it.each(SAMPLES.map((sample) => [nameOf(sample), sample] as const))(
    '%s can still be read',
    (_name, sample) => {
      const { type, schema, data } = sample;
      const decoded = planEventCodec.decode({ type, schema, data });
      expect(decoded).toEqual(E.right({ ...data, type }));
      const event = (decoded as E.Right<PlanEvent>).right;
      expect(planEventCodec.encode(event)).toEqual({
        type,
        schema: planEventCodec.schemaOf(event.type),
        data,
      });
      expect(
        evolve(noPlan, { ...({ actor: 'U1', reportedOn: '2020-06-09' } as Saying), event }).version,
      ).toBe(1);
    },
  );

  it.each(TYPES)('hold one of %s in every schema that was ever written', (type) => {
    const current = planEventCodec.schemaOf(type);
    const kept = SAMPLES.filter((sample) => sample.type === type).map(({ schema }) => schema);
    expect([...new Set(kept)].sort()).toEqual(Array.from({ length: current }, (_, at) => at + 1));
  });

  it.each(TYPES)('hold one of %s with every field that it may have', (type) => {
    const latest = fullestOf(type);
    expect(Object.keys({ type, ...latest }).sort()).toEqual([...fieldsOf(planEventCodecs[type])].sort());
  });

  it.each(TYPES.filter((type) => fieldsOf(planEventCodecs[type]).includes('changes')))(
    'hold one of %s with every change that it may make',
    (type) => {
      const { types } = planEventCodecs[type] as unknown as {
        types: readonly [{ props: { changes: unknown } }];
      };
      const { changes } = fullestOf(type) as { changes: object };
      expect(Object.keys(changes).sort()).toEqual([...fieldsOf(types[0].props.changes)].sort());
    },
  );

  it('are as they were when they were kept', () => {
    expect(Object.fromEntries(SAMPLES.map((sample) => [nameOf(sample), digestOf(sample)]))).toEqual(PINNED);
  });
});

const explained = (decoded: E.Either<Undecodable, PlanEvent>): string =>
  E.isLeft(decoded) ? explainUndecodable(decoded.left) : 'read';

describe('an event that has changed its fields twice', () => {
  const codec = eventCodec({
    ActionMoved: [
      (old) => ({ action: old.action, theme: old.area }),
      (old) => ({ action: old.action, section: old.theme }),
    ],
  });
  const read = (schema: number, data: JsonObject) => codec.decode({ type: 'ActionMoved', schema, data });
  const moved = { type: 'ActionMoved', action: 'field-force', section: 'visits' };

  it('is read in each of its schemas', () => {
    expect(read(1, { action: 'field-force', area: 'visits' })).toEqual(E.right(moved));
    expect(read(2, { action: 'field-force', theme: 'visits' })).toEqual(E.right(moved));
    expect(read(3, { action: 'field-force', section: 'visits' })).toEqual(E.right(moved));
  });

  it('is written in the newest', () => {
    expect(codec.schemaOf('ActionMoved')).toBe(3);
    expect(codec.encode(moved as PlanEvent)).toEqual({
      type: 'ActionMoved',
      schema: 3,
      data: { action: 'field-force', section: 'visits' },
    });
  });

  it('leaves the other events in their first', () => {
    expect(codec.schemaOf('ActionAdded')).toBe(1);
    expect(codec.decode({ type: 'PlanClosed', schema: 1, data: {} })).toEqual(
      E.right({ type: 'PlanClosed' }),
    );
  });

  it('is not lifted further than it has to be', () => {
    expect(explained(read(2, { action: 'field-force', area: 'visits' }))).toMatch(
      /^Found ActionMoved \(schema 2\)/u,
    );
  });

  it.each([0, -1, 4, 1.5, Number.NaN])('is not read in schema %p', (schema) => {
    expect(explained(read(schema, { action: 'field-force', section: 'visits' }))).toBe(
      `Found ActionMoved in schema ${schema}; this version reads schemas 1 to 3; read it with a newer version`,
    );
  });
});

describe('a stored event that cannot be read', () => {
  it.each(['Unheard', 'planClosed', '', 'constructor', '__proto__'])('of type %p is unknown', (type) => {
    expect(explained(planEventCodec.decode({ type, schema: 1, data: {} }))).toBe(
      `Found an event named ${JSON.stringify(type)}, which this version does not know; read it with the version that wrote it, or a newer one`,
    );
  });

  it('because its schema is newer says which are known', () => {
    expect(explained(planEventCodec.decode({ type: 'PlanClosed', schema: 2, data: {} }))).toBe(
      'Found PlanClosed in schema 2; this version reads schemas 1 to 1; read it with a newer version',
    );
  });

  it('because a field is missing or wrong names the field and what was found', () => {
    const decoded = planEventCodec.decode({
      type: 'ActionMoved',
      schema: 1,
      data: { action: 'Field Force' },
    });
    expect(decoded).toMatchObject({ left: { _tag: 'Malformed', type: 'ActionMoved', schema: 1 } });
    expect(explained(decoded)).toMatch(/^Found ActionMoved \(schema 1\) with fields that do not fit: /u);
    expect(explained(decoded)).toMatch(/"Field Force".*action: ActionId/u);
    expect(explained(decoded)).toMatch(/undefined.*section: SectionId/u);
  });

  it.each([null, undefined, 'text', 7, []])('because it has no fields, but %p, is malformed', (data) => {
    const stored = { type: 'ActionMoved', schema: 1, data: data as unknown as JsonObject };
    expect(planEventCodec.decode(stored)).toMatchObject({ left: { _tag: 'Malformed' } });
  });

  it('because its fields name another type is malformed', () => {
    const data = { type: 'ActionMoved', action: 'field-force', section: 'visits' };
    expect(planEventCodec.decode({ type: 'PlanClosed', schema: 1, data })).toMatchObject({
      left: { _tag: 'Malformed', type: 'PlanClosed' },
    });
  });
});
