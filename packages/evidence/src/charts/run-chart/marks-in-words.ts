import { listed } from '@plan-ledger/domain';

import { drawable } from '../value-scale.js';
import type { Drawn } from './drawn.js';
import { markOf } from './marks.js';

/** What the marks of a drawing mean, only those that are in it; empty where all are plain. */
export const marksInWords = ({ chart, points }: Drawn): string => {
  const figures = points.filter(({ value }) => value !== null);
  const marks = new Set(figures.map((point) => markOf(point, chart)));
  const worsens = chart.direction === 'neither' ? 'of a change' : 'of worsening';
  const said = [
    ...(marks.has('better') ? ['a ring is a signal of improvement'] : []),
    ...(marks.has('up') || marks.has('down') ? [`a triangle is a signal ${worsens}`] : []),
    ...(figures.some(({ revisedFrom }) => revisedFrom !== null)
      ? ['a hollow mark is a figure that was revised since it was first published']
      : []),
    ...(points.some(({ revisedFrom }) => drawable(revisedFrom?.value ?? null) !== null)
      ? ['a cross is what stood there first']
      : []),
    ...(figures.some(({ doubtful }) => doubtful) ? ['a question mark is a doubtful figure'] : []),
  ];
  return said.length === 0 ? '' : `In the drawing ${listed(said)}.`;
};
