import { describe, it } from '@jest/globals';

import { given } from '../../testing/given.js';
import { command, event, smallHistory } from '../../testing/plain.js';

const ROOT = 'gy5gl3aksFyiCO95a/1vLXz88A3dRq+0l9Sxte8ZqZQ=';
const anchored = { size: 8, root: ROOT, holder: 'External auditor' };

const anchor = (more: Partial<typeof anchored> & { readonly note?: string } = {}) =>
  command({ type: 'AnchorCheckpoint', ...anchored, ...more });
const said = (more: Partial<typeof anchored> & { readonly note?: string } = {}) =>
  event({ type: 'CheckpointAnchored', ...anchored, ...more });

describe('AnchorCheckpoint', () => {
  it('says who holds which checkpoint', () => {
    given(...smallHistory)
      .when(anchor({ note: 'By e-mail' }))
      .then(said({ note: 'By e-mail' }))
      .thenPlan(({ anchors: [one], version }) => one?.size === 8 && one.root === ROOT && one.at === version);
  });

  it('writes nothing when that was said before, and another holder or size is another', () => {
    given(...smallHistory, said())
      .when(anchor())
      .then();
    given(...smallHistory, said())
      .when(anchor({ holder: 'Department adviser' }))
      .then(said({ holder: 'Department adviser' }));
    given(...smallHistory, said())
      .when(anchor({ size: 3 }))
      .then(said({ size: 3 }));
  });

  it.each([0, -1, 9, 1.5, Infinity])('is refused for %p events of a plan with 8', (size) => {
    given(...smallHistory)
      .when(anchor({ size }))
      .thenRefused('NoSuchTree', { found: size, newest: 8 });
  });

  it.each(['', 'root', ROOT.slice(1), `${ROOT} `, ROOT.replace('ZQ=', 'ZR=')])(
    'is refused for %p as a root',
    (root) => {
      given(...smallHistory)
        .when(anchor({ root }))
        .thenRefused('NotARoot', { found: root });
    },
  );

  it('is refused without a holder', () => {
    given(...smallHistory)
      .when(anchor({ holder: ' ' }))
      .thenRefused('Empty');
  });

  it('goes on when nothing else can be written to a plan any more', () => {
    given(...smallHistory, event({ type: 'PlanClosed' }))
      .when(anchor())
      .then(said());
  });
});
