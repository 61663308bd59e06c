import { describe, it } from '@jest/globals';

import { given } from '../../testing/given.js';
import { command, event, fullHistory } from '../../testing/plain.js';

type Plain = Parameters<typeof event>[0];
type Level = NonNullable<Extract<Plain, { type: 'RiskReassessed' }>['level']>;

const planned = (...more: readonly Plain[]) => given(...fullHistory, ...more.map(event));

const NO_STAFF = {
  risk: 'no-staff',
  kind: 'risk',
  title: 'Posts stay empty',
  owners: ['Director'],
  controls: ['Agency staff'],
  inherent: { likelihood: 4, impact: 5, score: 20 },
  residual: { likelihood: 3, impact: 4, score: 11, doubtful: 'The product is 12' },
} as const;
const GRANT = { risk: 'grant', kind: 'opportunity', title: 'A grant', owners: [], controls: [] } as const;
const closed = { type: 'RiskClosed', risk: 'no-staff', how: 'completed' } as const;
const gone = { kind: 'risk', id: 'no-staff', how: 'completed' };

const reassess = (side: 'inherent' | 'residual', level: Level | null) =>
  command({ type: 'ReassessRisk', risk: 'no-staff', side, level });

const WRONG: readonly (readonly [string, Level])[] = [
  [
    'Found score 26; wanted 20, which is likelihood 4 times impact 5 (at most 25)',
    { likelihood: 4, impact: 5, score: 26 },
  ],
  [
    'Found score 26; wanted 20, which is likelihood 4 times impact 5 (at most 25)',
    { likelihood: 4, impact: 5, score: 26, doubtful: 'As printed' },
  ],
  ['Found likelihood 6; wanted a whole number from 1 to 5', { likelihood: 6, impact: 2, score: 12 }],
  ['Found impact 0; wanted a whole number from 1 to 5', { likelihood: 5, impact: 0, score: 0 }],
  [
    'Found score 16; wanted 20, which is likelihood 4 times impact 5 (at most 25)',
    { likelihood: 4, impact: 5, score: 16 },
  ],
];

describe('a risk', () => {
  it('is raised, with its levels or without', () => {
    planned()
      .when(command({ type: 'RaiseRisk', ...GRANT }))
      .then(event({ type: 'RiskRaised', ...GRANT }))
      .thenPlan(({ risks: { grant } }) => grant?.kind === 'opportunity' && grant.inherent === undefined);
    planned()
      .when(command({ type: 'RaiseRisk', ...GRANT, inherent: NO_STAFF.inherent }))
      .thenPlan(({ risks }) => risks.grant?.inherent?.score === 20);
  });

  it.each(WRONG)('is not raised with a level that is wrong on either side: %s', (fault, level) => {
    for (const side of ['inherent', 'residual']) {
      planned()
        .when(command({ type: 'RaiseRisk', ...GRANT, [side]: level }))
        .thenRefused('WrongLevel', { risk: 'grant', fault });
    }
  });

  it('is not raised twice, and not with an id that is taken, also by one that is closed', () => {
    planned()
      .when(command({ type: 'RaiseRisk', ...NO_STAFF }))
      .thenNothing();
    const taken = { kind: 'risk', id: 'no-staff', title: 'Posts stay empty' };
    planned()
      .when(command({ type: 'RaiseRisk', ...NO_STAFF, controls: [] }))
      .thenRefused('IdTaken', taken);
    planned(closed)
      .when(command({ type: 'RaiseRisk', ...NO_STAFF }))
      .thenRefused('IdTaken', taken);
  });

  it('is not raised without words, nor revised to none', () => {
    planned()
      .when(command({ type: 'RaiseRisk', ...GRANT, title: '' }))
      .thenRefused('Empty', { what: 'title' });
    planned()
      .when(command({ type: 'ReviseRisk', risk: 'no-staff', changes: { title: ' ' } }))
      .thenRefused('Empty', { what: 'title' });
  });

  it('is revised in what really changes', () => {
    planned()
      .when(
        command({
          type: 'ReviseRisk',
          risk: 'no-staff',
          changes: { kind: 'risk', owners: ['P1'], ref: 'IP3', consequence: null },
        }),
      )
      .then(event({ type: 'RiskRevised', risk: 'no-staff', changes: { owners: ['P1'], ref: 'IP3' } }))
      .thenPlan(({ risks }) => risks['no-staff']?.ref === 'IP3');
    planned()
      .when(command({ type: 'ReviseRisk', risk: 'no-staff', changes: { controls: ['Agency staff'] } }))
      .thenNothing();
  });

  it('is closed once, and can be changed no more', () => {
    const close = (how: 'completed' | 'withdrawn') => command({ type: 'CloseRisk', risk: 'no-staff', how });
    planned()
      .when(close('completed'))
      .then(event(closed))
      .thenPlan(({ risks, version }) => risks['no-staff']?.gone?.version === version);
    planned(closed).when(close('completed')).thenNothing();
    planned(closed).when(close('withdrawn')).thenRefused('Gone', gone);
    planned(closed).when(reassess('residual', null)).thenRefused('Gone', gone);
    planned(closed)
      .when(command({ type: 'ReviseRisk', risk: 'no-staff', changes: { ref: 'IP3' } }))
      .thenRefused('Gone', gone);
  });

  it('is merged into another one that is there, not into itself', () => {
    const merge = (into: string) => command({ type: 'CloseRisk', risk: 'no-staff', how: 'merged', into });
    planned({ type: 'RiskRaised', ...GRANT })
      .when(merge('grant'))
      .thenPlan(({ risks }) => risks['no-staff']?.gone?.into === 'grant');
    planned().when(merge('no-staff')).thenRefused('IntoItself', { kind: 'risk', id: 'no-staff' });
    planned().when(merge('grant')).thenRefused('Unknown', { kind: 'risk', id: 'grant' });
  });

  it('is unknown when it never was', () => {
    for (const asked of [
      command({ type: 'ReviseRisk', risk: 'no-staf', changes: { ref: 'IP3' } }),
      command({ type: 'ReassessRisk', risk: 'no-staf', side: 'residual', level: null }),
      command({ type: 'CloseRisk', risk: 'no-staf', how: 'completed' }),
    ]) {
      planned()
        .when(asked)
        .thenRefused('Unknown', { kind: 'risk', id: 'no-staf', known: ['no-staff'] });
    }
  });
});

describe('the level of a risk', () => {
  const lower = { likelihood: 2, impact: 4, score: 8 };

  it('is reassessed on one side, and the other stays', () => {
    planned()
      .when(reassess('residual', lower))
      .then(event({ type: 'RiskReassessed', risk: 'no-staff', side: 'residual', level: lower }))
      .thenPlan(({ risks: { 'no-staff': risk } }) => {
        return risk?.residual?.score === 8 && risk.inherent?.score === 20;
      });
  });

  it('is taken away, once', () => {
    const away = { type: 'RiskReassessed', risk: 'no-staff', side: 'inherent', level: null } as const;
    planned()
      .when(reassess('inherent', null))
      .then(event(away))
      .thenPlan(({ risks: { 'no-staff': risk } }) => risk !== undefined && !('inherent' in risk));
    planned(away).when(reassess('inherent', null)).thenNothing();
  });

  it('is not reassessed to what it is; a doubt that is lifted is a change', () => {
    planned().when(reassess('residual', NO_STAFF.residual)).thenNothing();
    planned()
      .when(reassess('residual', { ...NO_STAFF.residual, doubtful: 'Smudged' }))
      .thenPlan(({ risks }) => risks['no-staff']?.residual?.doubtful === 'Smudged');
  });

  it('may be a misprint that is said to be one', () => {
    planned()
      .when(reassess('inherent', { likelihood: 4, impact: 5, score: 16, doubtful: 'The product is 20' }))
      .thenPlan(({ risks }) => risks['no-staff']?.inherent?.score === 16);
  });

  it.each(WRONG)('is not wrong: %s', (fault, level) => {
    planned().when(reassess('residual', level)).thenRefused('WrongLevel', { risk: 'no-staff', fault });
  });
});
