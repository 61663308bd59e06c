import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { effective, own, sameJson } from '../../values/json.js';
import { type Deciders, happens, leaves, live, nothing, refuse, unless, worded } from './shape.js';

type MeasureCommands = 'DefineMeasure' | 'ReviseMeasure' | 'MoveMeasure' | 'RetireMeasure';

export const decideMeasure: Deciders<MeasureCommands> = {
  DefineMeasure: (plan, { type: _, ...fields }) => {
    const found = own(plan.measures, fields.measure);
    if (found !== undefined) {
      const { id, cells: _cells, ...before } = found;
      return sameJson({ measure: id, ...before }, fields)
        ? nothing
        : refuse({ _tag: 'IdTaken', kind: 'measure', id, title: found.title });
    }
    return pipe(
      worded('title', fields.title),
      E.flatMap(() => live(plan, 'section', fields.section)),
      E.flatMap(() => happens({ type: 'MeasureDefined', ...fields })),
    );
  },

  ReviseMeasure: (plan, { measure, changes }) =>
    pipe(
      live(plan, 'measure', measure),
      E.tap(() => worded('title', changes.title)),
      E.flatMap((found) => {
        const made = effective(found, changes);
        return unless(Object.keys(made).length === 0, { type: 'MeasureRevised', measure, changes: made });
      }),
    ),

  MoveMeasure: (plan, { measure, section }) =>
    pipe(
      live(plan, 'measure', measure),
      E.tap(() => live(plan, 'section', section)),
      E.flatMap((found) => unless(found.section === section, { type: 'MeasureMoved', measure, section })),
    ),

  RetireMeasure: (plan, { type: _, ...retirement }) =>
    leaves(plan, 'measure', retirement.measure, retirement, { type: 'MeasureRetired', ...retirement }),
};
