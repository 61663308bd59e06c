import { changed, type Describers } from './row.js';

/** What is said of who holds a checkpoint: the size is in the name, since each of them is another. */
export const describeAnchor: Describers<'CheckpointAnchored'> = {
  CheckpointAnchored: ({ size, root, holder, note }, before, after) =>
    before.anchors.length === after.anchors.length
      ? []
      : [
          changed(
            'plan',
            after.identity?.plan ?? '',
            `holder of the checkpoint of ${size} events`,
            '',
            `${holder}, root ${root}${note === undefined ? '' : `: ${note}`}`,
          ),
        ],
};
