import type { anchorEvents } from '../events/anchor.js';
import { isAnchored } from '../anchor.js';
import type { Evolvers } from './shape.js';

export const evolveAnchor: Evolvers<keyof typeof anchorEvents> = {
  CheckpointAnchored: (plan, { size, root, holder }, _told, at) =>
    size < 1 || size >= at || isAnchored(plan, { size, root, holder })
      ? plan
      : { ...plan, anchors: [...plan.anchors, { size, root, holder, at }] },
};
