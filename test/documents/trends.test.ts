import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EventStore } from '@plan-ledger/store';

import { bothEditions, knownWhen, LABELS, ledgerCells, printedCells } from './support.js';

const SIZES = { 'may-2020': 30 * 28, 'december-2020': 34 * 28 } as const;

describe('the trend tables as of an edition', () => {
  let store: EventStore;
  beforeAll(async () => {
    store = await bothEditions();
  });

  it.each(LABELS)('are those that %s prints, cell for cell, doubtful places and all', async (label) => {
    const known = await knownWhen(store, `edition:${label}`);
    const printed = printedCells(label, known);
    expect(printed.size).toBe(SIZES[label]);
    expect(Object.fromEntries(ledgerCells(known))).toEqual(Object.fromEntries(printed));
  });

  it('keep the reading of a cell that looks like no plain number', async () => {
    const cells = ledgerCells(await knownWhen(store, 'edition:december-2020'));
    expect(cells.get('repeat-cp-plans 2020-12 actual')?.printed).toBe('37% Dec 13%');
    expect(cells.get('tm-programme-completed 2020-12 actual')?.printed).toBe('61 TMs 4of8 modules');
  });

  it('of May are the same when they are asked for after December was submitted, by date and by edition', async () => {
    const byDate = await knownWhen(store, '2020-12-31');
    const byEdition = await knownWhen(store, 'edition:may-2020');
    expect(byDate).toEqual(byEdition);
  });
});
