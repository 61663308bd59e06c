import { describe, expect, it } from '@jest/globals';

import { attributes, each, escaped, html, jsonIsland, ownElement } from './safe-html.js';

const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(1)'>`;

describe('The html tag', () => {
  it('lets no text between tags be markup', () => {
    expect(String(html`<p>${HOSTILE}</p>`)).toBe(
      '<p>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;</p>',
    );
  });

  it('lets no text end an attribute', () => {
    expect(String(html`<p title="${HOSTILE}" lang="${'en'}">a</p>`)).toMatch(
      /^<p title="&quot;[^"]*" lang="en">a<\/p>$/u,
    );
  });

  it.each([
    ['#row-1', '#row-1'],
    ['tables/trends.csv', 'tables/trends.csv'],
    ['https://example.org/a?b=1&c=2', 'https://example.org/a?b=1&amp;c=2'],
    ['javascript:alert(1)', '#'],
    ['JaVaScRiPt:alert(1)', '#'],
    [' javascript:alert(1)', '#'],
    ['java\nscript:alert(1)', '#'],
    ['data:text/html,x', '#'],
    ['//example.org', '#'],
    ['../outside', '#'],
    ['a/../../b', '#'],
  ])('makes of the address %j %s', (given, made) => {
    expect(String(html`<a href="${given}">a</a>`)).toBe(`<a href="${made}">a</a>`);
  });

  it('keeps what it made itself, lists of it, and nothing where there is nothing', () => {
    const item = (text: string) => html`<li>${text}</li>`;
    const list = html`<ul>${['<', '>'].map(item)}${undefined}${null}${false}${0}</ul>`;
    expect(String(list)).toBe('<ul><li>&lt;</li><li>&gt;</li>0</ul>');
    expect(String(each(['a', 'b'], (one, at) => html`<b>${at}${one}</b>`))).toBe('<b>0a</b><b>1b</b>');
  });

  it('shows what is hidden in a text', () => {
    expect(escaped('a\u0000b\u202ec\u200bd')).toBe('a␀b\\u{202e}c\\u{200b}d');
  });

  it.each([
    [
      'a script',
      () =>
        html`<script>
          ${'x'};
        </script>`,
    ],
    [
      'a style',
      () =>
        html`<style>
          ${'x'}
        </style>`,
    ],
    ['a comment', () => html`<!-- ${'x'} -->`],
    ['an attribute without quotes', () => html`<p title=${'x'}>a</p>`],
    ['an attribute in single quotes', () => html`<p title='${'x'}'>a</p>`],
    ['a handler', () => html`<p onclick="${'x'}">a</p>`],
    ['a style of an element', () => html`<p style="color:${'x'}">a</p>`],
    ['the name of an element', () => html`<${'p'}>a</p>`],
    ['the name of an element that ends', () => html`<p>a</${'p'}>`],
    ['the inside of a tag', () => html`<p ${'hidden'}>a</p>`],
    ['an attribute, as markup', () => html`<p title="${html`<b></b>`}">a</p>`],
  ])('refuses a value in %s', (_where, made) => {
    expect(made).toThrow(/No value is safe|put into an attribute|Inside a tag/u);
  });

  it('takes attributes that were made of values', () => {
    const some = attributes({ id: 'a"b', hidden: true, lang: undefined, open: false, tabindex: 0 });
    expect(String(html`<p${some}>a</p>`)).toBe('<p id="a&quot;b" hidden tabindex="0">a</p>');
    expect(() => attributes({ onclick: 'x' })).toThrow('no attribute');
    expect(() => attributes({ href: 'x' })).toThrow('no attribute');
    expect(() => attributes({ 'a b': 'x' })).toThrow('no attribute');
  });

  it('makes JSON that no text in it can end', () => {
    const island = String(jsonIsland('data', { text: '</script><!--\u2028' }));
    expect(island.match(/<\/script>/gu)).toHaveLength(1);
    expect(JSON.parse(island.replace(/^<script[^>]*>|<\/script>$/gu, ''))).toEqual({
      text: '</script><!--\u2028',
    });
  });

  it('writes a style of our own, and none that would end itself', () => {
    expect(String(ownElement('style', 'p > a {}'))).toBe('<style>p > a {}</style>');
    expect(() => ownElement('style', '</STYLE>')).toThrow('would end it');
  });
});
