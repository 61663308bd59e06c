import { attributes, type Content, each, html, type SafeHtml } from '../html/safe-html.js';

/** How a chart stands on its page. */
export interface FigureOptions {
  /** What the ids of the figure begin with; no two figures of a page have the same. */
  readonly id: string;
  /** The level of its headline: 2 to 6. Left out: 4. */
  readonly headingLevel?: number;
  /** Where its figures are as CSV. */
  readonly csvHref?: string;
}

/** What stands around every chart. */
export interface Framed {
  /** The message, in words. */
  readonly headline: string;
  /** What is shown, in which unit, of which periods. */
  readonly subtitle: string;
  readonly drawing: Content;
  /** Sentences under the drawing. */
  readonly says: readonly Content[];
  readonly cautions?: readonly string[];
  /** Left out where the drawing is a table itself, or a list of links to what has one. */
  readonly table?: Content;
  readonly kind: string;
}

/** An id of letters, digits, hyphens and underscores alone: others would end a list of ids. */
export const idOf = (text: string): string => text.replace(/[^\w-]+/gu, '-');

const heading = (level: number, text: string): SafeHtml => {
  switch (level) {
    case 2:
      return html`<h2 class="ch-headline">${text}</h2>`;
    case 3:
      return html`<h3 class="ch-headline">${text}</h3>`;
    case 5:
      return html`<h5 class="ch-headline">${text}</h5>`;
    case 6:
      return html`<h6 class="ch-headline">${text}</h6>`;
    default:
      return html`<h4 class="ch-headline">${text}</h4>`;
  }
};

/** A table that scrolls by itself where the page is narrow, and can be reached by keyboard. */
export const scrolling = (id: string, table: Content): SafeHtml =>
  html`<div class="ch-scroll" role="group" tabindex="0" aria-labelledby="${id}-s">${table}</div>`;

/** A chart as a figure: headline, subtitle, drawing, sentences, cautions, table and its CSV. */
export const framed = (
  { id, headingLevel = 4, csvHref }: FigureOptions,
  { headline, subtitle, drawing, says, cautions = [], table, kind }: Framed,
): SafeHtml => html`<figure${attributes({ class: `ch ch-${kind}`, id: idOf(id) })}>
<figcaption>${heading(headingLevel, headline)}<p class="ch-sub" id="${idOf(id)}-s">${subtitle}</p></figcaption>
${drawing}
${each(says, (sentence) => html`<p class="ch-says">${sentence}</p>`)}${
  cautions.length > 0 &&
  html`<ul class="ch-cautions">${each(cautions, (caution) => html`<li>${caution}</li>`)}</ul>`
}
${table !== undefined && html`<details><summary>Table of these figures</summary>${table}</details>`}${
  csvHref !== undefined &&
  html`<p class="ch-csv"><a href="${csvHref}">Figures as CSV<span class="ch-hidden"> of ${subtitle}</span></a></p>`
}
</figure>`;
