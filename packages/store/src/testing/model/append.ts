import assert from 'node:assert/strict';

import type { PlanId, Recordable } from '@plan-ledger/domain';
import fc from 'fast-check';

import type { ExpectedVersion } from '../../event-store.js';
import { rightOf } from '../place.js';
import { said } from '../samples.js';
import type { ModelStore } from './model.js';
import { command, plan, some } from './opened.js';

const expectedOf = (how: string, version: number, which: number): ExpectedVersion => {
  if (how === 'new' || how === 'any') return how;
  if (how === 'stale') return which % Math.max(version, 1);
  return how === 'ahead' ? version + 1 + (which % 3) : version;
};

/** New events, or something made of a batch that was stored before, if there is one. */
const eventsOf = (what: string, model: ModelStore, of: PlanId, which: number): readonly Recordable[] => {
  const fresh = (): Recordable => {
    const number = model.next();
    return said(`${of}-${number}`, {
      actor: `U${number}` as never,
      ...(number % 2 ? { reason: 'Asked' } : {}),
    });
  };
  const before = model.batchesOf(of);
  const stored = before[which % Math.max(before.length, 1)];
  if (what === 'new events' || stored === undefined) return Array.from({ length: 1 + (which % 3) }, fresh);
  if (what === 'a batch again') return stored;
  if (what === 'a part of a batch') return stored.length > 1 ? stored.slice(1) : [...stored, fresh()];
  const changed = which % stored.length;
  return stored.map((event, at) => (at === changed ? { ...event, actor: 'U0' as never } : event));
};

/** Appends of all kinds, held against the model, and read back. */
export const append = fc
  .record({
    of: plan,
    how: fc.constantFrom('right', 'right', 'any', 'new', 'stale', 'ahead'),
    what: fc.constantFrom(
      'new events',
      'new events',
      'new events',
      'a batch again',
      'a part of a batch',
      'a batch with a change',
    ),
    which: fc.nat(30),
    on: fc.nat(1),
  })
  .map(({ of, how, what, which, on }) =>
    command(`append ${what} (${which}) to ${of} expecting ${how}, on store ${on}`, async (model, opened) => {
      const expected = expectedOf(how, model.versionOf(of), which);
      const events = eventsOf(what, model, of, which);
      const wanted = model.append(of, expected, events, opened.clock.now());
      const found = await some(opened, on).append(of, expected, events)();
      if (found._tag === 'Left' && found.left._tag === 'Refused') {
        const { _tag, stream } = found.left;
        assert.deepEqual({ _tag: 'Left', left: { _tag, stream } }, wanted);
      } else if (found._tag === 'Right' && wanted._tag === 'Right') {
        model.takeSeals(found.right.events);
        assert.deepEqual(found.right, { ...wanted.right, events: model.sealed(wanted.right.events) });
      } else assert.deepEqual(found, wanted);
      // On the other store, if there is one: it is to see the same at once.
      assert.deepEqual(await rightOf(some(opened, on + 1).read(of)), model.read(of));
      assert.equal(await rightOf(some(opened, on).versionOf(of)), model.versionOf(of));
    }),
  );
