import type { ActorId, CalendarDay } from '@plan-ledger/domain';

import type { Dossier } from '../dossier/dossier.js';
import type { numbersOf } from '../recipe/numbers-shown.js';
import { attributes, type Content, html, type SafeHtml } from '../html/safe-html.js';

/** How a person is told: the name where it is known, and otherwise the id. */
export type NameOf = (id: string, on?: CalendarDay) => string;

/** What a page says of itself and of the files beside it. */
export interface About {
  /** What the pack is, in the words of its recipe. */
  readonly title: string;
  readonly toolVersion: string;
  /** The root of the plan's Merkle tree at this version, in base64. */
  readonly root: string;
  /** The files beside the page, each with what it holds. */
  readonly files: readonly { readonly path: string; readonly says: string }[];
  /** The signed checkpoint that covers the version, where there is one. */
  readonly checkpoint: { readonly origin: string; readonly size: number; readonly path: string } | null;
  readonly nameOf: NameOf;
  /** The sections that the pack is about; none is all of them. */
  readonly scope: readonly string[];
}

/** What the blocks of a page are made from. */
export interface PageView {
  /** What is in the scope of the pack. */
  readonly dossier: Dossier;
  /** What the plan has in all. */
  readonly whole: Dossier;
  readonly about: About;
  /** The numbers that prose can name. */
  readonly numbers: ReturnType<typeof numbersOf>;
  /** The level of a block's own heading: 2, or 3 inside a chapter. */
  readonly level: 2 | 3;
  /** The parts that the page has: what stands in two of them has its place in one. */
  readonly parts: ReadonlySet<string>;
  /** What is shown on this page, by its place: only there a link may lead. */
  readonly places: Pick<ReadonlySet<string>, 'has'>;
}

/** A heading at a level: a block's own, or one or two below it. */
export const heading = (level: number, text: Content, id?: string): SafeHtml => {
  const own = attributes({ id });
  switch (level) {
    case 2:
      return html`<h2${own}>${text}</h2>`;
    case 3:
      return html`<h3${own}>${text}</h3>`;
    case 4:
      return html`<h4${own}>${text}</h4>`;
    default:
      return html`<h5${own}>${text}</h5>`;
  }
};

/** A link to a place on the page when that place is shown, and the words alone when it is not. */
export const linkTo = ({ places }: Pick<PageView, 'places'>, place: string, words: Content): SafeHtml =>
  places.has(place) ? html`<a href="${`#${place}`}">${words}</a>` : html`${words}`;

/** The names of those who answer for something, or who made it. */
export const people = ({ about }: PageView, ids: readonly string[], on?: CalendarDay): string =>
  ids.map((id) => about.nameOf(id as ActorId, on)).join('; ');
