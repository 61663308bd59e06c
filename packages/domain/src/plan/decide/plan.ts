import { effective, sameJson } from '../../values/json.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as E from 'fp-ts/lib/Either.js';

import { type Deciders, happens, nothing, refuse, unless, worded } from './shape.js';

type PlanCommands = 'EstablishPlan' | 'RevisePlan' | 'PublishEdition' | 'SupersedePlan' | 'ClosePlan';

export const decidePlan: Deciders<PlanCommands> = {
  EstablishPlan: (plan, { type: _, ...identity }) => {
    if (plan.identity === undefined) {
      return pipe(
        worded('title', identity.title),
        E.flatMap(() => worded('authority', identity.authority)),
        E.flatMap(() => happens({ type: 'PlanEstablished', ...identity })),
      );
    }
    if (plan.identity.plan !== identity.plan) {
      return refuse({ _tag: 'OtherPlan', found: identity.plan, wanted: plan.identity.plan });
    }
    return sameJson(plan.identity, identity) ? nothing : refuse({ _tag: 'PlanExists', plan: identity.plan });
  },

  RevisePlan: (plan, { changes }) => {
    if (plan.identity === undefined) return refuse({ _tag: 'NoPlan' });
    const made = effective(plan.identity, changes);
    return pipe(
      worded('title', changes.title),
      E.flatMap(() => worded('authority', changes.authority)),
      E.flatMap(() => unless(Object.keys(made).length === 0, { type: 'PlanRevised', changes: made })),
    );
  },

  PublishEdition: (plan, { type: _, ...edition }) => {
    const found = plan.editions.find(({ label }) => label === edition.label);
    if (found === undefined) return happens({ type: 'EditionPublished', ...edition });
    const { version: _version, reportedOn: _reportedOn, ...said } = found;
    return sameJson(said, edition) ? nothing : refuse({ _tag: 'LabelTaken', label: edition.label });
  },

  SupersedePlan: (plan, { by, note }) =>
    by === plan.identity?.plan
      ? refuse({ _tag: 'OtherPlan', found: by, wanted: 'another one' })
      : happens({ type: 'PlanSuperseded', by, ...(note === undefined ? {} : { note }) }),

  ClosePlan: (_, { note }) => happens({ type: 'PlanClosed', ...(note === undefined ? {} : { note }) }),
};
