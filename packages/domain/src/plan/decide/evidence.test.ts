import { describe, it } from '@jest/globals';

import { given } from '../../testing/given.js';
import { command, event, fullHistory } from '../../testing/plain.js';

type Plain = Parameters<typeof event>[0];

const planned = (...more: readonly Plain[]) => given(...fullHistory, ...more.map(event));

const SURVEY = { evidence: 'survey', section: 'visits', title: 'A survey of families' };
const AUDIT = { evidence: 'audit', section: 'planning', title: 'An audit' };
const REPORT = { evidence: 'survey', document: 'Survey of 2020', sha256: '0f'.repeat(32), place: 'Page 3' };
const attached = { type: 'EvidenceAttached', ...REPORT } as const;
const withdrawn = { type: 'EvidenceWithdrawn', evidence: 'survey', how: 'withdrawn' } as const;
const gone = { kind: 'evidence', id: 'survey', how: 'withdrawn' };

describe('evidence', () => {
  it('is expected, and nothing shows it yet', () => {
    const march = { printed: 'March 18', due: '2018-03-31' };
    planned()
      .when(command({ type: 'ExpectEvidence', ...AUDIT, timescale: march }))
      .then(event({ type: 'EvidenceExpected', ...AUDIT, timescale: march }))
      .thenPlan(({ evidence: { audit } }) => audit?.attached.length === 0);
  });

  it('is not expected twice, also when a document shows it', () => {
    planned(attached)
      .when(command({ type: 'ExpectEvidence', ...SURVEY }))
      .thenNothing();
  });

  it('is not expected with an id that is taken, also by one that is gone', () => {
    const taken = { kind: 'evidence', id: 'survey', title: 'A survey of families' };
    planned()
      .when(command({ type: 'ExpectEvidence', ...SURVEY, title: 'Other' }))
      .thenRefused('IdTaken', taken);
    planned(withdrawn)
      .when(command({ type: 'ExpectEvidence', ...SURVEY }))
      .thenRefused('IdTaken', taken);
  });

  it('is not expected without words, nor in a section that is unknown or gone', () => {
    planned()
      .when(command({ type: 'ExpectEvidence', ...AUDIT, title: ' ' }))
      .thenRefused('Empty', { what: 'title' });
    planned()
      .when(command({ type: 'ExpectEvidence', ...AUDIT, section: 'plannin' }))
      .thenRefused('Unknown', { kind: 'section', id: 'plannin', known: ['planning'] });
    planned({ type: 'SectionRetired', section: 'planning', how: 'withdrawn' })
      .when(command({ type: 'ExpectEvidence', ...AUDIT }))
      .thenRefused('Gone', { kind: 'section', id: 'planning' });
  });

  it('is revised in what really changes', () => {
    const revise = (changes: object) => command({ type: 'ReviseEvidence', evidence: 'survey', changes });
    planned()
      .when(revise({ title: 'Two surveys', timescale: null, doubtful: 'How many?' }))
      .then(
        event({
          type: 'EvidenceRevised',
          evidence: 'survey',
          changes: { title: 'Two surveys', doubtful: 'How many?' },
        }),
      )
      .thenPlan(({ evidence }) => evidence.survey?.title === 'Two surveys');
    planned()
      .when(revise({ title: SURVEY.title, doubtful: null }))
      .thenNothing();
    planned()
      .when(revise({ title: '' }))
      .thenRefused('Empty', { what: 'title' });
  });

  it('moves to another section that is there', () => {
    const move = (section: string) => command({ type: 'MoveEvidence', evidence: 'survey', section });
    planned()
      .when(move('planning'))
      .then(event({ type: 'EvidenceMoved', evidence: 'survey', section: 'planning' }))
      .thenPlan(({ evidence }) => evidence.survey?.section === 'planning');
    planned().when(move('visits')).thenNothing();
    planned().when(move('elsewhere')).thenRefused('Unknown', { kind: 'section', id: 'elsewhere' });
  });

  it('is held by its section, which does not leave without it', () => {
    planned({ type: 'EvidenceExpected', ...AUDIT })
      .when(command({ type: 'RetireSection', section: 'planning', how: 'withdrawn' }))
      .thenRefused('StillHolds', { kind: 'section', id: 'planning', holds: ['audit'] });
  });

  it('is withdrawn once, and can be changed no more', () => {
    const withdraw = (how: 'withdrawn' | 'completed') =>
      command({ type: 'WithdrawEvidence', evidence: 'survey', how });
    planned()
      .when(withdraw('withdrawn'))
      .then(event(withdrawn))
      .thenPlan(({ evidence, version }) => evidence.survey?.gone?.version === version);
    planned(withdrawn).when(withdraw('withdrawn')).thenNothing();
    for (const asked of [
      withdraw('completed'),
      command({ type: 'AttachEvidence', ...REPORT }),
      command({ type: 'MoveEvidence', evidence: 'survey', section: 'planning' }),
      command({ type: 'ReviseEvidence', evidence: 'survey', changes: { title: 'Other' } }),
    ]) {
      planned(withdrawn).when(asked).thenRefused('Gone', gone);
    }
  });

  it('is merged into another one that is there, not into itself', () => {
    const merge = (into: string) =>
      command({ type: 'WithdrawEvidence', evidence: 'survey', how: 'merged', into });
    planned({ type: 'EvidenceExpected', ...AUDIT })
      .when(merge('audit'))
      .thenPlan(({ evidence }) => evidence.survey?.gone?.into === 'audit');
    planned().when(merge('survey')).thenRefused('IntoItself', { kind: 'evidence', id: 'survey' });
    planned().when(merge('audit')).thenRefused('Unknown', { kind: 'evidence', id: 'audit' });
  });

  it('is unknown when it never was', () => {
    for (const asked of [
      command({ type: 'ReviseEvidence', evidence: 'surve', changes: { title: 'Other' } }),
      command({ type: 'MoveEvidence', evidence: 'surve', section: 'planning' }),
      command({ type: 'AttachEvidence', ...REPORT, evidence: 'surve' }),
      command({ type: 'WithdrawEvidence', evidence: 'surve', how: 'withdrawn' }),
    ]) {
      planned()
        .when(asked)
        .thenRefused('Unknown', { kind: 'evidence', id: 'surve', known: ['survey'] });
    }
  });
});

describe('a document that shows it', () => {
  const attach = (fields: object = {}) => command({ type: 'AttachEvidence', ...REPORT, ...fields });

  it('is attached, once; another place in it is another attachment', () => {
    planned()
      .when(attach())
      .then(event(attached))
      .thenPlan(({ evidence }) => evidence.survey?.attached[0]?.place === 'Page 3');
    planned(attached).when(attach()).thenNothing();
    planned(attached)
      .when(attach({ place: 'Page 4' }))
      .thenPlan(({ evidence }) => evidence.survey?.attached.length === 2);
  });

  it('has a name', () => {
    planned()
      .when(attach({ document: ' ' }))
      .thenRefused('Empty', { what: 'document' });
  });
});
