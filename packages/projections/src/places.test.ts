import { describe, expect, it } from '@jest/globals';

import { figure, historyOf, PLAN, rightOf, SMALL, step, storeWith } from '../../../test/support/histories.js';
import { type Placed, placesAt } from './places.js';

type Steps = Parameters<typeof historyOf>[0];

const at = (place?: string) => ({
  source: { document: 'Small Plan', ...(place === undefined ? {} : { place }) },
});

const placed = async (asked: Placed, steps: Steps, version?: number): Promise<string> => {
  const history = historyOf([...SMALL, ...steps]);
  return (await rightOf(placesAt(await storeWith(history), PLAN, version ?? history.length)))(asked);
};

const record = (printed: string, place: string, period = '2020-04') =>
  step({ type: 'RecordActual', measure: 'seen', period, figure: figure(printed) }, at(place));
const revise = (title: string, place?: string) =>
  step({ type: 'ReviseAction', action: 'weekly-list', changes: { title } }, at(place));
const reschedule = (printed: string, place: string) =>
  step({ type: 'RescheduleAction', action: 'weekly-list', timescale: { printed } }, at(place));

const title = { kind: 'action', id: 'weekly-list', field: 'title' } as const;
const action = { kind: 'action', id: 'weekly-list' } as const;
const cell = { kind: 'measure', id: 'seen', field: 'actual', period: '2020-04' } as const;

describe('the place where a document says something', () => {
  it('is that of the event that said this field last', async () => {
    const steps = [revise('List', 'Page 1'), revise('Lists', 'Page 2'), reschedule('July 2020', 'Page 3')];
    expect(await placed(title, steps)).toBe('Page 2');
    expect(await placed({ ...action, field: 'timescale' }, steps)).toBe('Page 3');
  });

  it('is that of a cell by its period and its half', async () => {
    const steps = [record('53%', 'Row 1, April'), record('61%', 'Row 1, May', '2020-05')];
    expect(await placed(cell, steps)).toBe('Row 1, April');
    expect(await placed({ ...cell, period: '2020-05' }, steps)).toBe('Row 1, May');
  });

  it('is that of the last word on the subject where none said the field, or no field is asked for', async () => {
    const steps = [revise('List', 'Page 1'), reschedule('July 2020', 'Page 3')];
    expect(await placed(action, steps)).toBe('Page 3');
    expect(await placed({ ...action, field: 'impact' }, steps)).toBe('Page 3');
    expect(await placed({ ...cell, field: 'target' }, [record('53%', 'Row 1')])).toBe('Row 1');
  });

  it('is none where no document names one: by hand, or of another subject or kind', async () => {
    expect(await placed(title, [])).toBe('');
    expect(await placed(title, [revise('List')])).toBe('');
    expect(await placed({ kind: 'section', id: 'weekly-list' }, [revise('List', 'Page 1')])).toBe('');
    expect(await placed({ kind: 'action', id: 'weekly' }, [revise('List', 'Page 1')])).toBe('');
  });

  it('is none for a field that was changed by hand since, and still that of the rest', async () => {
    const steps = [revise('List', 'Page 1'), revise('Lists')];
    expect(await placed(title, steps)).toBe('');
    expect(await placed(action, steps)).toBe('Page 1');
    expect(await placed(title, [...steps, revise('Weekly lists', 'Page 4')])).toBe('Page 4');
  });

  it('is as it was at that version', async () => {
    const steps = [revise('List', 'Page 1'), revise('Lists', 'Page 2')];
    expect(await placed(title, steps, SMALL.length + 1)).toBe('Page 1');
    expect(await placed(title, steps, SMALL.length)).toBe('');
  });
});
