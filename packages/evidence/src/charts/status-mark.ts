import type { Status } from '@plan-ledger/domain';
import {
  symbol,
  symbolCircle,
  symbolDiamond2,
  symbolSquare,
  symbolTriangle,
  type SymbolType,
} from 'd3-shape';

import { html, type SafeHtml } from '../html/safe-html.js';

interface Shape {
  readonly name: string;
  readonly path: string;
}

const shape = (name: string, type: SymbolType, area: number): Shape => ({
  name,
  path: symbol(type, area).digits(1)() ?? '',
});

// The shapes that documents print; each has a colour of its own, which says no more than the shape does.
const SHAPES: Readonly<Record<string, Shape>> = {
  '■': shape('square', symbolSquare, 110),
  '◆': shape('diamond', symbolDiamond2, 85),
  '▲': shape('triangle', symbolTriangle, 80),
  '●': shape('circle', symbolCircle, 110),
};

const NEUTRAL = shape('none', symbolCircle, 60);

/**
 * A status as its word with its shape before it, never as a colour alone. A scheme without shapes, or with others than ■ ◆ ▲ ●,
 * gets a small ring; `null` is a status that was left blank.
 *
 * @example
 * import { statusMark } from '@plan-ledger/evidence';
 * assert.match(String(statusMark({ code: 'at-risk', label: 'At risk', shape: '◆' })), /ch-s-diamond.*At risk<\/span>$/);
 */
export const statusMark = (status: Status | null): SafeHtml => {
  if (status === null) return html`<span class="ch-blank">left blank</span>`;
  const printed = status.shape ?? '';
  const { name, path } = Object.hasOwn(SHAPES, printed) ? (SHAPES[printed] ?? NEUTRAL) : NEUTRAL;
  return html`<span class="ch-status"><svg class="ch-s-${name}" width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true" focusable="false"><path d="${path}"/></svg>${status.label}</span>`;
};
