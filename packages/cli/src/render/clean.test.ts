import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { displayWidth, forTerminal, pieces } from './clean.js';

describe('a text made safe for a terminal', () => {
  it.each([
    ['escape', '\u{1b}[31mred', '␛[31mred'],
    ['bell, backspace and NUL', 'a\u{7}\b\0b', 'a␇␈␀b'],
    ['delete', 'a\u{7f}', 'a␡'],
    ['the one-byte form of an escape sequence', '\u{9b}31m', '\\x9b31m'],
    ['a carriage return that would overwrite', 'paid\rowed', 'paid␍owed'],
    ['an override', 'a\u{202e}b', 'a\\u{202e}b'],
    ['isolates', '\u{2066}a\u{2069}', '\\u{2066}a\\u{2069}'],
    ['marks of direction', '\u{200e}\u{200f}\u{61c}', '\\u{200e}\\u{200f}\\u{61c}'],
    ['a zero-width space', 'pay\u{200b}pal', 'pay\\u{200b}pal'],
    ['a byte order mark', '\u{feff}a', '\\u{feff}a'],
    ['a soft hyphen', 'a\u{ad}b', 'a\\u{ad}b'],
    ['fillers that look like nothing', '\u{3164}\u{2800}\u{115f}', '\\u{3164}\\u{2800}\\u{115f}'],
    ['tags', 'a\u{e0041}', 'a\\u{e0041}'],
    ['a lone high surrogate', 'a\u{d83d}b', 'a\\u{d83d}b'],
    ['a lone low surrogate', '\u{de00}', '\\u{de00}'],
    ['line and paragraph separators', 'a\u{2028}b\u{2029}', 'a\\u{2028}b\\u{2029}'],
    ['annotation characters', '\u{fff9}a', '\\u{fff9}a'],
    ['a noncharacter', '\u{ffff}', '\\u{ffff}'],
    ['a joiner between letters', 'a\u{200d}b', 'a\\u{200d}b'],
    ['a selector after a letter', 'a\u{fe0f}', 'a\\u{fe0f}'],
  ])('shows %s', (_, text, shown) => {
    expect(forTerminal(text)).toBe(shown);
  });

  it('has spaces where lines, tabs and wide spaces were', () => {
    expect(forTerminal('a\nb\r\nc\td\u{3000}e')).toBe('a b c d e');
  });

  it.each([
    '❤️',
    '👩🏽‍⚕️',
    '👨‍👩‍👧',
    '1️⃣',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    '🇬🇧',
    '✅',
    'é',
    'e\u{301}',
    '£12 – “so”\u{a0}km',
    '審査',
    '■ ◆ ▲ ●',
  ])('keeps %s', (text) => {
    expect(forTerminal(text)).toBe(text);
  });

  it('is already safe the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(forTerminal(forTerminal(text))).toBe(forTerminal(text));
      }),
    );
  });
});

describe('the width of a text', () => {
  it.each([
    ['', 0],
    ['On target', 9],
    ['£5 – “yes”', 10],
    ['é', 1],
    ['e\u{301}', 1],
    ['審査', 4],
    ['ＡＢ', 4],
    ['각', 2],
    ['\u{1100}\u{1161}', 2],
    ['ｶﾅ', 2],
    ['■◆▲●', 4],
    ['✅', 2],
    ['❤', 1],
    ['❤️', 2],
    ['👍🏽', 2],
    ['👨‍👩‍👧', 2],
    ['🇬🇧', 2],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', 2],
    ['1️⃣', 2],
    ['𠮷', 2],
    ['हिन्दी', 5],
    ['\u{1100}'.repeat(10), 20],
  ])('of %p is %p', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });

  it('is the sum of its pieces, none wider than two columns', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const parts = pieces(text);
        expect(parts.map(([piece]) => piece).join('')).toBe(text);
        expect(parts.reduce((total, [, width]) => total + width, 0)).toBe(displayWidth(text));
        expect(Math.max(0, ...parts.map(([, width]) => width))).toBeLessThanOrEqual(2);
      }),
    );
  });
});
