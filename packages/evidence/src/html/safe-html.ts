import { visible } from '@plan-ledger/domain';

import { contextsOf } from './contexts.js';
import { safeAddress } from './address.js';

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text in which nothing is markup and nothing is hidden. Good between tags and in quoted attributes. */
export const escaped = (text: string): string =>
  visible(text).replace(/[&<>"']/gu, (found) => ESCAPED[found] ?? found);

/**
 * Markup that was made by the tag below, and nowhere else: a text is none, whatever stands in it.
 *
 * @example
 * import { html, SafeHtml } from '@plan-ledger/evidence';
 * const bold = html`<b>${'1 < 2'}</b>`;
 * assert.ok(bold instanceof SafeHtml);
 * assert.equal(String(html`<p>${bold} ${'<b>'}</p>`), '<p><b>1 &lt; 2</b> &lt;b&gt;</p>');
 */
export class SafeHtml {
  readonly #markup: string;

  private constructor(markup: string) {
    this.#markup = markup;
  }

  /** @internal */
  static made(markup: string): SafeHtml {
    return new SafeHtml(markup);
  }

  toString(): string {
    return this.#markup;
  }
}

/**
 * Attributes of an element, each with a value: what may stand inside a tag, and nothing else may.
 *
 * @example
 * import { attributes, html, SafeAttributes } from '@plan-ledger/evidence';
 * assert.ok(attributes({ id: 'a' }) instanceof SafeAttributes);
 * assert.throws(() => html`<p${' id="a"'}></p>`);
 */
export class SafeAttributes {
  readonly #written: string;

  private constructor(written: string) {
    this.#written = written;
  }

  /** @internal */
  static made(written: string): SafeAttributes {
    return new SafeAttributes(written);
  }

  toString(): string {
    return this.#written;
  }
}

/** What may be put between tags. Nothing is shown for `undefined`, `null` and `false`. */
export type Content = string | number | SafeHtml | undefined | null | false | readonly Content[];

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const between = (value: unknown): string => {
  if (value instanceof SafeHtml) return value.toString();
  if (isList(value)) return value.map(between).join('');
  if (value === undefined || value === null || value === false) return '';
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  throw new Error(`A ${typeof value} was put between tags`);
};

const quoted = (value: unknown): string => {
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  throw new Error(`A ${typeof value} was put into an attribute`);
};

const placed = (context: ReturnType<typeof contextsOf>[number], value: unknown): string => {
  switch (context) {
    case 'text':
      return between(value);
    case 'attribute':
      return quoted(value);
    case 'address':
      return escaped(safeAddress(typeof value === 'string' ? value : ''));
    case 'tag':
      if (value instanceof SafeAttributes) return value.toString();
      throw new Error('Inside a tag only what attributes() makes may stand');
  }
};

/**
 * Markup with values put in, each made safe for the place where it stands: between tags, in a quoted attribute, as an
 * address. A place that no value could be safe in (a script, a style, an attribute without quotes) is a bug and throws.
 *
 * @example
 * import { html } from '@plan-ledger/evidence';
 * assert.equal(String(html`<p title="${'"'}">${'<b>'}</p>`), '<p title="&quot;">&lt;b&gt;</p>');
 */
export const html = (
  parts: TemplateStringsArray,
  ...values: readonly (Content | SafeAttributes)[]
): SafeHtml => {
  const contexts = contextsOf(parts);
  return SafeHtml.made(
    parts
      .map((part, at) => (at === 0 ? part : `${placed(contexts[at - 1] ?? 'text', values[at - 1])}${part}`))
      .join(''),
  );
};

const NAME = /^[a-zA-Z][a-zA-Z0-9-]*$/u;

/**
 * The attributes that are there: those with a text or a number, and without a value those that are `true`. `Left out`:
 * `undefined` and `false`. Addresses and scripts have no place here.
 *
 * @example
 * import { attributes, html } from '@plan-ledger/evidence';
 * assert.equal(String(html`<p${attributes({ id: 'a', hidden: true, lang: undefined })}></p>`), '<p id="a" hidden></p>');
 */
export const attributes = (
  values: Readonly<Record<string, string | number | boolean | undefined>>,
): SafeAttributes =>
  SafeAttributes.made(
    Object.entries(values)
      .map(([name, value]) => {
        if (!NAME.test(name) || /^(?:on|style$|href$|src$)/iu.test(name))
          throw new Error(`${name} is no attribute to be made of a value`);
        if (value === undefined || value === false) return '';
        return value === true ? ` ${name}` : ` ${name}="${escaped(String(value))}"`;
      })
      .join(''),
  );

/**
 * Markup for each of some things, one after the other.
 *
 * @example
 * import { each, html } from '@plan-ledger/evidence';
 * assert.equal(String(html`<ul>${each(['a', 'b'], (one) => html`<li>${one}</li>`)}</ul>`), '<ul><li>a</li><li>b</li></ul>');
 */
export const each = <A>(things: Iterable<A>, show: (thing: A, at: number) => Content): SafeHtml => {
  const shown: string[] = [];
  for (const thing of things) shown.push(between(show(thing, shown.length)));
  return SafeHtml.made(shown.join(''));
};

/**
 * Data for a script to read, as JSON that no text in it can end.
 *
 * @example
 * import { jsonIsland } from '@plan-ledger/evidence';
 * assert.equal(
 *   String(jsonIsland('data', { a: '</script>' })),
 *   '<script type="application/json" id="data">{"a":"\\u003c/script>"}</script>',
 * );
 */
export const jsonIsland = (id: string, value: unknown): SafeHtml => {
  const text = JSON.stringify(value)
    .replace(/</gu, '\\u003c')
    .replace(/\u2028/gu, '\\u2028')
    .replace(/\u2029/gu, '\\u2029');
  return SafeHtml.made(`<script type="application/json" id="${escaped(id)}">${text}</script>`);
};

/**
 * A style or a script of our own, as it is written: never made of a value.
 *
 * @internal
 */
export const ownElement = (name: 'style' | 'script', text: string): SafeHtml => {
  if (text.toLowerCase().includes(`</${name}`)) throw new Error(`The text of a ${name} would end it`);
  return SafeHtml.made(`<${name}>${text}</${name}>`);
};
