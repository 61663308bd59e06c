import { type Content, each, html, type SafeHtml } from '../../html/safe-html.js';
import type { Line } from '../../recipe/recipe.js';
import type { PageView } from '../view.js';

/** Words with the numbers that they name, each a link to its rows. */
export const lineOf = ({ numbers }: Pick<PageView, 'numbers'>, line: Line): Content =>
  line.map((piece) => {
    if (piece.words !== undefined) return piece.words;
    const { value, href } = numbers[piece.number];
    return html`<a href="${href}">${value}</a>`;
  });

/** The words of a line without links. */
export const textOf = ({ numbers }: Pick<PageView, 'numbers'>, line: Line): string =>
  line.map((piece) => piece.words ?? numbers[piece.number].value).join('');

/** Paragraphs of a recipe's own. */
export const prose = (view: PageView, paragraphs: readonly Line[]): SafeHtml =>
  each(paragraphs, (line) => html`<p>${lineOf(view, line)}</p>`);
