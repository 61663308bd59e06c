import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from '@jest/globals';
import { type CalendarDay, sameWording } from '@plan-ledger/domain';
import { actionsOf, type Known, type NetChange } from '@plan-ledger/projections';

import { bothEditions, knownWhen, type Label, LABELS, netBetween } from './support.js';

interface PrintedAction {
  readonly title: string;
  readonly owners: number;
  readonly timescale: string;
}

/** Typed from the documents: title, how many owners, timescale. */
const printedActions = (label: Label): readonly PrintedAction[] =>
  readFileSync(join(__dirname, 'printed', `actions-${label}.txt`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [title = '', owners = '', timescale = ''] = line.split(' | ');
      return { title, owners: Number(owners), timescale };
    });

const COUNTS = { 'may-2020': 49, 'december-2020': 47 } as const;

describe('actions', () => {
  const known = new Map<Label, Known>();
  let net: readonly NetChange[];
  beforeAll(async () => {
    const store = await bothEditions();
    for (const label of LABELS) known.set(label, await knownWhen(store, `edition:${label}`));
    net = await netBetween(store, known.get('may-2020')!, known.get('december-2020')!);
  });

  it.each(LABELS)('as of %s are those of its tables, in order, with their owners and timescales', (label) => {
    const printed = printedActions(label);
    expect(printed).toHaveLength(COUNTS[label]);
    const rows = actionsOf(known.get(label)!.plan, '2021-01-28' as CalendarDay);
    expect(rows).toHaveLength(COUNTS[label]);
    const differing = printed.flatMap((wanted, at) => {
      const { title, owners, timescale } = rows[at]!;
      return sameWording(title, wanted.title) &&
        owners.length === wanted.owners &&
        sameWording(timescale, wanted.timescale)
        ? []
        : [{ wanted, found: { title, owners: owners.length, timescale } }];
    });
    expect(differing).toEqual([]);
  });

  const changed = (field: string, sign: string): readonly string[] =>
    net
      .filter((change) => change.kind === 'action' && change.field === field && change.sign === sign)
      .map(({ subject }) => subject);

  it('that December drops without a word are three', () => {
    expect(changed('gone', '-')).toEqual([
      'deep-dive-teams',
      'pathway-form-redesign',
      'evaluate-safeguarding-impact-permanence',
    ]);
  });

  it('that December adds are one', () => {
    expect(changed('title', '+')).toEqual(['cp-chairing-plan']);
  });

  it('that December words otherwise are six', () => {
    expect(changed('title', '~')).toEqual([
      'identify-teams',
      'monday-planning-meetings',
      'evaluate-safeguarding-impact',
      'dcyps-plan-protection',
      'pathway-toolkit',
      'dcyps-plan-permanence',
    ]);
  });

  it('whose timescale December prints otherwise are thirteen, two of them with another due date', () => {
    expect(changed('timescale', '~')).toEqual([
      'identify-teams',
      'apply-essentials-learning',
      'evaluate-tms',
      'extended-manager-meetings',
      'performance-surgeries',
      'deep-dive-struggling-teams',
      'visits-data-report',
      'key-message-videos',
      'staff-roadshow',
      'lpm-quality-control',
      'evaluate-safeguarding-impact',
      'dcyps-plan-protection',
      'pathway-toolkit',
    ]);
    expect(
      net
        .filter(({ kind, field }) => kind === 'action' && field === 'due')
        .map(({ subject, before, after }) => `${subject}: ${before} to ${after}`),
    ).toEqual([
      'evaluate-safeguarding-impact: 2020-05-31 to 2020-02-29',
      'pathway-toolkit: 2019-09-30 to 2020-06-30',
    ]);
  });

  it('that December says are completed since are two', () => {
    expect(changed('status', '~')).toEqual(['evaluate-tms', 'lpm-quality-control']);
  });

  it('keep the first date that was ever given: the pathway toolkit slipped from September 2019', () => {
    const rows = actionsOf(known.get('december-2020')!.plan, '2021-01-28' as CalendarDay);
    const { firstDue, due, timesMoved } = rows.find(({ action }) => action === 'pathway-toolkit')!;
    expect({ firstDue, due, timesMoved }).toEqual({
      firstDue: '2019-09-30',
      due: '2020-06-30',
      timesMoved: 1,
    });
  });
});
