import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { baselineOf, limitsOver } from './limits.js';
import { signalsIn } from './signals.js';

const YEAR = [36, 40, 30, 30, 17, 23, 28, 26, 30, 12, 25, 23];

const values = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 2, maxLength: 30 });
const withGaps = fc
  .array(fc.option(fc.integer({ min: -500, max: 500 }), { nil: null, freq: 4 }), { maxLength: 30 })
  .filter((some) => limitsOver(some, false) !== undefined);

const limitsFor = (some: readonly (number | null)[], screen = false) => limitsOver(some, screen)!;

describe('limits', () => {
  it('are the mean, and 2.66 mean moving ranges on either side of it', () => {
    const { mean, meanMovingRange, lower, upper } = limitsFor(YEAR);
    expect([mean, meanMovingRange, lower, upper].map((number) => number.toFixed(2))).toEqual([
      '26.67',
      '7.00',
      '8.05',
      '45.29',
    ]);
  });

  it.each([[[]], [[36]], [[36, null]], [[36, null, 40, null, 30]]])(
    'of %p there are none: no two figures are neighbours',
    (some) => expect(limitsOver(some, false)).toBeUndefined(),
  );

  it('take no difference across a gap', () =>
    expect(limitsFor([10, 12, null, 90, 91])).toMatchObject({ points: 4, meanMovingRange: 1.5 }));

  it('are as wide as all moving ranges make them, unless outlying ones are screened out', () => {
    const changed = [52, 64, 66, 81, 77, 74, 73, 29, 23, 22, 24, 30];
    expect(limitsFor(changed)).toMatchObject({ screened: 0, meanMovingRange: 96 / 11 });
    expect(limitsFor(changed, true)).toMatchObject({ screened: 1, meanMovingRange: 5.2, mean: 51.25 });
  });

  it('of figures that never change are the figure itself', () =>
    expect(limitsFor([33.3, 33.3, 33.3], true)).toMatchObject({ meanMovingRange: 0, screened: 0 }));

  it('are as far from the mean on one side as on the other, and the near lines at two thirds', () => {
    fc.assert(
      fc.property(withGaps, fc.boolean(), (some, screen) => {
        const { mean, lower, upper, nearLower, nearUpper } = limitsFor(some, screen);
        expect(upper - mean).toBeCloseTo(mean - lower, 6);
        expect(nearUpper - mean).toBeCloseTo(((upper - mean) * 2) / 3, 6);
        expect(mean - nearLower).toBeCloseTo(((mean - lower) * 2) / 3, 6);
      }),
    );
  });

  it('move with the figures by what is added to all of them, and keep their width', () => {
    fc.assert(
      fc.property(withGaps, fc.integer({ min: -500, max: 500 }), fc.boolean(), (some, by, screen) => {
        const before = limitsFor(some, screen);
        const after = limitsFor(
          some.map((value) => (value === null ? null : value + by)),
          screen,
        );
        expect(after.mean).toBeCloseTo(before.mean + by, 6);
        expect(after.lower).toBeCloseTo(before.lower + by, 6);
        expect(after.upper).toBeCloseTo(before.upper + by, 6);
        expect(after.meanMovingRange).toBeCloseTo(before.meanMovingRange, 6);
        expect(after.screened).toBe(before.screened);
      }),
    );
  });

  it('grow with the figures by what they are multiplied with', () => {
    fc.assert(
      fc.property(withGaps, fc.integer({ min: 1, max: 20 }), (some, by) => {
        const before = limitsFor(some);
        const after = limitsFor(some.map((value) => (value === null ? null : value * by)));
        expect(after.mean).toBeCloseTo(before.mean * by, 5);
        expect(after.lower).toBeCloseTo(before.lower * by, 5);
        expect(after.upper).toBeCloseTo(before.upper * by, 5);
      }),
    );
  });

  it('are mirrored when the figures are', () => {
    fc.assert(
      fc.property(withGaps, (some) => {
        const { lower, upper } = limitsFor(some);
        const mirrored = limitsFor(some.map((value) => (value === null ? null : -value)));
        expect(mirrored.lower).toBeCloseTo(-upper, 6);
        expect(mirrored.upper).toBeCloseTo(-lower, 6);
      }),
    );
  });
});

describe('a baseline', () => {
  const isFigure = (value: number | null): boolean => value !== null;

  it('ends with the twelfth figure, whatever comes after it', () => {
    fc.assert(
      fc.property(values, (later) => {
        expect(baselineOf([null, ...YEAR, ...later], isFigure)).toEqual(YEAR);
      }),
    );
  });

  it('counts figures, not periods, and does not end in a gap', () => {
    const gapped = [...YEAR.slice(0, 6), null, null, ...YEAR.slice(6)];
    expect(baselineOf([...gapped, null, 99], isFigure)).toEqual(gapped);
    expect(baselineOf([1, null, 2, null], isFigure)).toEqual([1, null, 2]);
    expect(baselineOf([null], isFigure)).toEqual([]);
  });
});

describe('signals', () => {
  const found = (some: readonly number[], limits = limitsFor([50, 54, 50, 54])) =>
    signalsIn(some, limits).map(
      ({ signal, way, at, complete }) => `${signal} ${way} ${at.join()} by ${complete}`,
    );

  // The mean is 52, the moving ranges are 4: limits 41.36 and 62.64, near lines 44.91 and 59.09.
  it.each([
    ['a figure above the limits', [52, 63, 52], ['outside limits 1 1 by 1']],
    ['a figure on a limit', [52, 62.64, 52], []],
    ['seven above the mean', [53, 54, 53, 54, 53, 54, 53], ['shift 1 0,1,2,3,4,5,6 by 6']],
    ['six above the mean', [53, 54, 53, 54, 53, 54], []],
    ['seven with one on the mean', [53, 54, 53, 52, 53, 54, 53, 54], []],
    ['eight below the mean', [51, 50, 51, 50, 51, 50, 51, 50], ['shift -1 0,1,2,3,4,5,6,7 by 6']],
    ['seven that rise', [49, 50, 51, 52, 53, 54, 55], ['trend 1 0,1,2,3,4,5,6 by 6']],
    ['six that rise', [49, 50, 51, 52, 53, 54], []],
    ['seven of which two are the same', [49, 50, 51, 51, 53, 54, 55], []],
    ['eight that fall', [56, 55, 54, 53, 51, 50, 49, 48], ['trend -1 0,1,2,3,4,5,6,7 by 6']],
    ['two in three near a limit', [52, 60, 52, 60, 52], ['near limit 1 1,3 by 3']],
    ['two in four near a limit', [52, 60, 52, 52, 60], []],
    ['one near each limit', [52, 60, 44, 52], []],
    ['near and beyond the same limit', [60, 63, 52], ['outside limits 1 1 by 1', 'near limit 1 0,1 by 1']],
  ] as const)('are seen in %s or not', (_what, some, wanted) => expect(found(some)).toEqual(wanted));

  it('are none in figures that never change, also where their sum is rounded', () => {
    for (const value of [33.3, 0.1, 1e15, -7.7]) {
      const same = Array.from({ length: 12 }, () => value);
      expect(found(same, limitsFor(same))).toEqual([]);
    }
  });

  it('are the same whatever is added to all figures, and the other way round when these are mirrored', () => {
    const kinds = (some: readonly number[], turned: 1 | -1 = 1) =>
      signalsIn(some, limitsFor(some))
        .map(({ signal, way, at, complete }) => ({ signal, way: way * turned, at, complete }))
        .map((one) => JSON.stringify(one))
        .sort();
    fc.assert(
      fc.property(values, fc.integer({ min: -500, max: 500 }), (some, by) => {
        expect(kinds(some.map((value) => value + by))).toEqual(kinds(some));
        expect(
          kinds(
            some.map((value) => -value),
            -1,
          ),
        ).toEqual(kinds(some));
      }),
    );
  });
});
