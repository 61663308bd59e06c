import { beforeAll, describe, expect, it } from '@jest/globals';

import { dossierOf, FULL } from '../../../../test/support/pages.js';
import type { Dossier } from '../dossier/dossier.js';
import { restingOn } from './rests-on.js';

const LAST = 100_000;

const range = <A>(from: number, length: number, of: (version: number) => A): readonly A[] =>
  Array.from({ length }, (_, at) => of(from + at));

const revision = (measure: string, marked: boolean) => (version: number) =>
  ({ measure, period: '2020-04', field: 'actual', marked, conclusionChanges: null, version }) as never;
const status = (section: string) => (version: number) =>
  ({ section, dimension: 'actions', page: 'dashboard', version }) as never;
const due = (subject: string) => (version: number) => ({ kind: 'action', subject, version }) as never;

let dossier: Dossier;

beforeAll(async () => {
  dossier = { ...(await dossierOf(FULL)), version: LAST, trends: [], revisions: [], statuses: [], dues: [] };
});

const resting = (over: Partial<Dossier>, scope?: readonly string[]): readonly number[] =>
  restingOn({ ...dossier, ...over }, scope);

describe('The events on which the figures of a page rest', () => {
  it('are those that gave the figures of its window their present values', async () => {
    const { trends, originOf, ...whole } = await dossierOf(FULL);
    const figures = trends.flatMap(({ measure, period }) =>
      ['target', 'actual'].flatMap((field) => originOf('measure', measure, field, period)?.version ?? []),
    );
    expect(figures.length).toBeGreaterThan(2);
    expect(restingOn({ ...whole, trends, originOf }, undefined)).toEqual(expect.arrayContaining(figures));
  });

  it('are of the figures that were changed those that it shows: 250, unmarked ones first', () => {
    const revisions = [...range(1, 100, revision('seen', true)), ...range(101, 200, revision('seen', false))];
    expect(resting({ revisions })).toEqual([...range(1, 50, Number), ...range(101, 200, Number)]);
  });

  it('are of each section the latest 60 statuses of a kind, and of each due date the first and the latest 60', () => {
    const statuses = [...range(1, 61, status('visits')), ...range(62, 3, status('planning'))];
    expect(resting({ statuses })).toEqual(range(2, 63, Number));
    const dues = [...range(1, 62, due('list')), ...range(63, 2, due('other'))];
    expect(resting({ dues })).toEqual([1, ...range(3, 62, Number)]);
  });

  it('are of a page of some sections those of its own registers, too', () => {
    const elsewhere = range(1, 250, revision('elsewhere', false));
    const revisions = [...elsewhere, revision('seen', true)(251)] as Dossier['revisions'];
    expect(resting({ revisions })).not.toContain(251);
    expect(resting({ revisions }, ['visits'])).toContain(251);
  });

  it('are none after the version that the pack tells of', () => {
    expect(resting({ version: 2, dues: range(1, 3, due('list')) })).toEqual([1, 2]);
  });
});
