import type { Drawn } from './drawn.js';
import { markOf } from './marks.js';

/** Points in a row whose signals point the same way, in a word; its ends are places in the points. */
export interface Run {
  readonly word: string;
  readonly first: number;
  readonly last: number;
}

const WORDS = { better: 'improving', worse: 'worsening', higher: 'rising', lower: 'falling' } as const;

/** The runs of signals of a chart, oldest first. */
export const runsOf = ({ chart, points }: Drawn): readonly Run[] =>
  points.reduce<readonly Run[]>((runs, point, at) => {
    const { towards } = point;
    if (point.value === null || towards === null || markOf(point, chart) === 'plain') return runs;
    const word = WORDS[towards];
    const last = runs.at(-1);
    const goesOn =
      last?.word === word && points.slice(last.last + 1, at).every(({ value }) => value === null);
    return goesOn ? [...runs.slice(0, -1), { ...last, last: at }] : [...runs, { word, first: at, last: at }];
  }, []);
