import type { Status } from '@plan-ledger/domain';

import { attributes, html, type SafeHtml } from '../../html/safe-html.js';

/** What a colour adds to the words of the statuses that plans use most; any other has none. */
const TONES: Readonly<Record<string, string>> = {
  'on-target': 'good',
  completed: 'done',
  verified: 'done',
  green: 'good',
  'at-risk': 'warn',
  amber: 'warn',
  compromised: 'bad',
  red: 'bad',
};

const toneOf = (code: string): string | undefined => (Object.hasOwn(TONES, code) ? TONES[code] : undefined);

/** A status: its word, then its shape, then a colour. */
export const statusChip = (status: Status | null, blank = 'left blank'): SafeHtml => {
  if (status === null) return html`<span class="status blank">${blank}</span>`;
  const tone = toneOf(status.code);
  const own = attributes({ class: tone === undefined ? 'status' : `status ${tone}` });
  const shape =
    status.shape === undefined ? undefined : html`<span aria-hidden="true">${status.shape}</span> `;
  return html`<span${own}>${shape}${status.label}</span>`;
};
