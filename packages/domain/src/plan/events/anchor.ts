import * as t from 'io-ts';

import { event } from './fields.js';

/**
 * Somebody outside holds a checkpoint of the plan: that of its first `size` events, with this root (base64 of 32 bytes).
 * `holder` is an organisation or a post. It informs, and proves nothing: only the checkpoint itself does.
 */
const CheckpointAnchored = event(
  'CheckpointAnchored',
  { size: t.number, root: t.string, holder: t.string },
  { note: t.string },
);

export const anchorEvents = { CheckpointAnchored };
