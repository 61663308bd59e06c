import { describe, it } from '@jest/globals';

import { given } from '../../testing/given.js';
import { command, event, fullHistory, smallHistory } from '../../testing/plain.js';

const BASIS = 'Request for erasure, upheld';

const redact = (version: number, field: string, basis = BASIS) =>
  command({ type: 'RedactText', version, field, basis });

const redacted = (version: number, field: string, basis = BASIS) =>
  event({ type: 'TextRedacted', version, field, basis });

describe('RedactText', () => {
  it('says which text of which event was erased, and on what ground', () => {
    given(...smallHistory)
      .when(redact(5, 'event.owners[0]'))
      .then(redacted(5, 'event.owners[0]'))
      .thenPlan(
        ({ redactions: [one, ...others], version }) =>
          others.length === 0 &&
          one?.version === 5 &&
          one.field === 'event.owners[0]' &&
          one.basis === BASIS &&
          one.at === version,
      );
  });

  it('reaches from the first version to the newest', () => {
    given(...smallHistory)
      .when(redact(1, 'event.title'))
      .then(redacted(1, 'event.title'));
    given(...smallHistory)
      .when(redact(8, 'reason'))
      .then(redacted(8, 'reason'));
  });

  it.each([0, -1, 9, 1.5, Infinity])('is refused for version %p of a plan with 8', (version) => {
    given(...smallHistory)
      .when(redact(version, 'event.title'))
      .thenRefused('NoSuchVersion', { found: version, newest: 8 });
  });

  it.each([
    'event.section',
    'event.type',
    'event.figure.value',
    'actor',
    'title',
    '',
    'constructor',
    'event.done[]',
  ])('is refused for %p, which is no free text', (field) => {
    given(...smallHistory)
      .when(redact(2, field))
      .thenRefused('NotFreeText', { field });
  });

  it.each(['', ' \n'])('is refused without a ground (%p)', (basis) => {
    given(...smallHistory)
      .when(redact(2, 'event.title', basis))
      .thenRefused('Empty', { what: 'basis' });
  });

  it('is refused where there is no plan', () => {
    given().when(redact(1, 'event.title')).thenRefused('NoPlan');
  });

  it('writes nothing the second time, also on another ground; another field of the same event is another text', () => {
    const erased = given(...smallHistory, redacted(5, 'event.title'));
    erased.when(redact(5, 'event.title')).thenNothing();
    erased.when(redact(5, 'event.title', 'Another ground')).thenNothing();
    erased.when(redact(5, 'event.owners[0]')).then(redacted(5, 'event.owners[0]'));
    erased.when(redact(4, 'event.title')).then(redacted(4, 'event.title'));
  });

  it.each([
    event({ type: 'PlanClosed', note: 'Judged good' }),
    event({ type: 'PlanSuperseded', by: 'next-plan', note: 'A new one was agreed' }),
  ])('is a duty also on a plan that has ended, and the plan stays as ended as it was ($type)', (end) => {
    const ended = [...fullHistory, end];
    const version = ended.length;
    given(...ended)
      .when(redact(version, 'event.note'))
      .then(redacted(version, 'event.note'))
      .thenPlan((plan) => plan.ended !== undefined);
    given(...ended, redacted(version, 'event.note'))
      .when(redact(2, 'event.title'))
      .then(redacted(2, 'event.title'));
    given(...ended, redacted(version, 'event.note'))
      .when(command({ type: 'MoveAction', action: 'weekly-list', section: 'planning' }))
      .thenRefused('PlanEnded');
  });

  it('is not said before the newest report', () => {
    given(...smallHistory)
      .when(redact(2, 'event.title'), { reportedOn: '2020-06-08' as never })
      .thenRefused('ReportTooOld');
  });
});

describe('TextRedacted', () => {
  it('changes nothing but the register: the words are erased in the events from which a plan is folded', () => {
    given(...smallHistory, redacted(2, 'event.title'))
      .when(redact(2, 'event.title'))
      .thenPlan(({ sections }) => sections['visits']?.title === 'Visits to children');
  });

  it('of an event that comes later, or said twice, is none', () => {
    given(...smallHistory, redacted(9, 'event.title'), redacted(12, 'event.title'), redacted(2, 'reason'))
      .when(redact(2, 'reason'))
      .thenPlan(({ redactions }) => redactions.length === 1);
    given(...smallHistory, redacted(2, 'reason'), redacted(2, 'reason', 'Again'))
      .when(redact(2, 'reason'))
      .thenPlan(
        ({ redactions }) => redactions.map(({ basis, at }) => `${basis} ${at}`).join() === `${BASIS} 9`,
      );
  });
});
