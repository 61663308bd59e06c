import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { likenessOfTitles, nearest } from './nearest.js';

describe('nearest', () => {
  const ids = ['field-force', 'visits', 'visits-s47', 'planning', 'plan'];

  it('finds the word that was meant', () => {
    expect(nearest('feild-force', ids)).toEqual(['field-force']);
    expect(nearest('visit', ids)).toEqual(['visits', 'visits-s47']);
    expect(nearest('planing', ids)).toContain('planning');
  });

  it('puts the best first', () => expect(nearest('visits-s4', ids)[0]).toBe('visits-s47'));

  it('says nothing where nothing is like it', () => {
    expect(nearest('zzzz', ids)).toEqual([]);
    expect(nearest('visits', [])).toEqual([]);
  });

  it('gives at most three of the words, each once', () => {
    fc.assert(
      fc.property(fc.string(), fc.uniqueArray(fc.string(), { maxLength: 10 }), (word, words) => {
        const found = nearest(word, words);
        expect(found.length).toBeLessThanOrEqual(3);
        expect(new Set(found).size).toBe(found.length);
        expect(found.every((one) => words.includes(one))).toBe(true);
      }),
    );
  });
});

describe('likenessOfTitles', () => {
  it.each([
    ['Review Health Passport', 'Review Health Passport', 1],
    ['Review Health Passport', 'review, the HEALTH passport', 0.75],
    ['Review', 'Passport', 0],
    ['', '', 0],
    ['…', '', 0],
    ['Évaluer', 'évaluer', 1],
  ])('of %p and %p is %p', (a, b, likeness) => {
    expect(likenessOfTitles(a, b)).toBe(likeness);
    expect(likenessOfTitles(b, a)).toBe(likeness);
  });
});
