import { effective, sameJson, withChanges } from '../../values/json.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as E from 'fp-ts/lib/Either.js';

import { nearest } from '../../values/nearest.js';
import type { Rejection } from '../rejection.js';
import { familyOf, titleOf } from '../family.js';
import type { PlanIdentity } from '../state.js';
import { type Deciders, happens, nothing, refuse, unless, worded } from './shape.js';

type PlanCommands = 'EstablishPlan' | 'RevisePlan' | 'PublishEdition' | 'SupersedePlan' | 'ClosePlan';

/** A review names the plan that it reviews, and only a review does. */
const reviewing = ({
  plan,
  kind = 'plan',
  reviews,
}: Pick<PlanIdentity, 'plan' | 'kind' | 'reviews'>): E.Either<Rejection, void> => {
  const wrong = (fault: string): E.Either<Rejection, never> => refuse({ _tag: 'WrongPlan', plan, fault });
  if (kind === 'review' && reviews === undefined) {
    return wrong('found a review that names no plan; wanted the plan that it reviews');
  }
  if (kind === 'plan' && reviews !== undefined) {
    return wrong(`found a plan that reviews ${reviews}; wanted kind review, or no plan that it reviews`);
  }
  return reviews === plan ? wrong('found a review of itself; wanted another plan') : E.right(undefined);
};

export const decidePlan: Deciders<PlanCommands> = {
  EstablishPlan: (plan, { type: _, ...identity }) => {
    if (plan.identity === undefined) {
      return pipe(
        worded('title', identity.title),
        E.flatMap(() => worded('authority', identity.authority)),
        E.flatMap(() => reviewing(identity)),
        E.flatMap(() => happens({ type: 'PlanEstablished', ...identity })),
      );
    }
    if (plan.identity.plan !== identity.plan) {
      return refuse({ _tag: 'OtherPlan', found: identity.plan, wanted: plan.identity.plan });
    }
    return sameJson(plan.identity, identity) ? nothing : refuse({ _tag: 'PlanExists', plan: identity.plan });
  },

  RevisePlan: (plan, { changes }) => {
    const { identity } = plan;
    if (identity === undefined) return refuse({ _tag: 'NoPlan' });
    const made = effective(identity, changes);
    return pipe(
      worded('title', changes.title),
      E.flatMap(() => worded('authority', changes.authority)),
      E.flatMap(() => reviewing(withChanges(identity, changes))),
      E.flatMap(() => unless(Object.keys(made).length === 0, { type: 'PlanRevised', changes: made })),
    );
  },

  PublishEdition: (plan, { type: _, ...edition }) => {
    const found = plan.editions.find(({ label }) => label === edition.label);
    if (found === undefined) return happens({ type: 'EditionPublished', ...edition });
    const { version: _version, reportedOn: _reportedOn, ...said } = found;
    return sameJson(said, edition) ? nothing : refuse({ _tag: 'LabelTaken', label: edition.label });
  },

  SupersedePlan: (plan, { type: _, ...supersession }) => {
    if (supersession.by === plan.identity?.plan) {
      const fault = 'found it superseded by itself; wanted the plan that took its place';
      return refuse({ _tag: 'WrongPlan', plan: supersession.by, fault });
    }
    const stray = supersession.continues?.find(({ kind, id }) => titleOf(plan, kind, id) === undefined);
    if (stray !== undefined) {
      const known = nearest(stray.id, Object.keys(familyOf(plan, stray.kind)));
      return refuse({ _tag: 'Unknown', kind: stray.kind, id: stray.id, known });
    }
    const soAlready = sameJson(plan.ended, { how: 'superseded', ...supersession });
    return unless(soAlready, { type: 'PlanSuperseded', ...supersession });
  },

  ClosePlan: (plan, { type: _, ...closing }) =>
    unless(sameJson(plan.ended, { how: 'closed', ...closing }), { type: 'PlanClosed', ...closing }),
};
