import { describe, expect, it } from '@jest/globals';

import { decide, decideAll } from '../plan/decide/index.js';
import { fold } from '../plan/evolve/index.js';
import type { Told } from '../plan/recorded.js';
import { noPlan, type Plan } from '../plan/state.js';
import { freeTextsOf, withoutText } from '../plan/texts.js';
import { setIn, type Tree } from '../testing/edition-faults.js';
import { fullEdition, fullEditionFile, laterEdition } from '../testing/full-edition.js';
import { event } from '../testing/plain.js';
import { smallEdition, smallFigureRows } from '../testing/small-edition.js';
import { told, U1 } from '../testing/submitted.js';
import { REDACTED } from '../values/redacted.js';
import { compare } from './compare/index.js';
import type { Edition } from './edition.js';

const HISTORY = told(noPlan, fullEdition());

const erasing = (history: readonly Told[], version: number, field: string): Told => ({
  ...history.at(-1)!,
  event: event({ type: 'TextRedacted', version, field, basis: 'Request for erasure, upheld' }),
});

/** The plan after one of the texts of its history was erased. */
const erasedIn = (history: readonly Told[], version: number, field: string): Plan => {
  const kept = history.map((one, at) => (at + 1 === version ? withoutText(one, field)! : one));
  return fold([...kept, erasing(history, version, field)]);
};

/** The version of the only event that has a text in a field. */
const versionOf = (text: string, history = HISTORY): readonly [version: number, field: string] => {
  const found = history.flatMap((one, at) =>
    freeTextsOf(one)
      .filter((free) => free.text === text && free.field.startsWith('event.'))
      .map(({ field }) => [at + 1, field] as const),
  );
  if (found[0] === undefined) throw new Error(`Found no ${text}`);
  return found[0];
};

const withoutOf = (text: string): Plan => erasedIn(HISTORY, ...versionOf(text));

const edition = (changed: Readonly<Record<string, unknown>> = {}): Edition => laterEdition(changed);

const erasedFields = (plan: Plan, later: Edition): readonly string[] =>
  compare(plan, later, U1).questions.flatMap(({ kind, id, erased }) =>
    erased === undefined ? [] : [`${kind} ${id} ${erased.field} v${erased.knowing}`],
  );

/** The types of the events that an edition leads to, besides its own publication and what it quotes. */
const changing = (plan: Plan, later: Edition): readonly string[] => {
  const decided = decideAll(plan, compare(plan, later, U1).steps);
  if (decided._tag === 'Left') throw new Error(JSON.stringify(decided.left));
  return decided.right
    .map(({ event: { type } }) => type)
    .filter((type) => type !== 'EditionPublished' && type !== 'FigureQuoted');
};

const NEXT = HISTORY.length + 1;

describe('an edition that is submitted again after a text of it was erased', () => {
  const texts = HISTORY.flatMap((one, at) =>
    freeTextsOf(one)
      .filter(({ field, text }) => field.startsWith('event.') && text !== '')
      .map(({ field }) => [one.event.type, field, at + 1] as const),
  );

  it('asks before anything comes back, whichever text it was', () => {
    const without = changing(fold(HISTORY), edition()).length;
    const comingBack = texts.filter(([type, field, version]) => {
      const plan = erasedIn(HISTORY, version, field);
      const comes = changing(plan, edition()).length > without;
      if (comes) expect([type, field, erasedFields(plan, edition())]).not.toEqual([type, field, []]);
      return comes;
    });
    // The first target of April was told anew in the same history; the others belong to the label of the edition.
    const others = texts.filter((text) => !comingBack.includes(text));
    expect(others.map(([type, field]) => `${type} ${field}`)).toEqual([
      'TargetSet event.figure.printed',
      'FigureQuoted event.figure.printed',
      'FigureQuoted event.says',
      'FigureQuoted event.figure.printed',
      'EditionPublished event.title',
      'EditionPublished event.nextUpdate.printed',
    ]);
    expect(texts.length).toBe(50);
  });

  it.each<readonly [text: string, asked: string]>([
    ['Small Plan', 'plan small-plan title'],
    ['Visits to children', 'section visits title'],
    ['Director', 'section visits leads'],
    ['Apr 17 to Aug 17', 'section visits timescale.printed'],
    ['More visits were made', 'section visits progress.dashboard.done'],
    ['Staff leave', 'section visits progress.detail.concerns'],
    ['Visits of May', 'section visits assessed.detail.rating.basis'],
    ['Nine in ten', 'section visits quoted.says'],
    ['Weekly list of visits due', 'action weekly-list title'],
    ['Team Managers', 'action weekly-list owners'],
    ['June 2020', 'action weekly-list timescale.printed'],
    ['April 2020', 'action weekly-list start.printed'],
    ['The first list is out', 'milestone first-list title'],
    ['% of children seen', 'measure seen title'],
    ['53%', 'measure seen cells.2020-04.actual.figure.printed'],
    ['40%', 'measure seen baselines.figure.printed'],
    ['70%', 'measure seen benchmarks.figure.printed'],
    ['See children in time', 'recommendation rec-1 title'],
    ['Rec. 1', 'recommendation rec-1 links.printed'],
    ['Children wait', 'risk no-staff consequence'],
    ['Agency staff', 'risk no-staff controls'],
    ['The product is 12', 'risk no-staff residual.doubtful'],
    ['A survey of families', 'evidence survey title'],
    ['Improvement Board', 'oversight board body'],
    ['Monthly', 'oversight board cadence'],
  ])('asks for "%s"', (text, asked) => {
    const plan = withoutOf(text);
    const comparison = compare(plan, edition(), U1);
    expect(comparison.questions).toEqual([
      expect.objectContaining({ erased: { field: asked.split(' ').at(-1), knowing: NEXT } }),
    ]);
    expect(erasedFields(plan, edition())).toEqual([`${asked} v${NEXT}`]);
  });

  it('asks nothing before anything was erased, also where the document itself prints it so', () => {
    const printed = told(noPlan, fullEdition(withIn({ 'sections.0.detail.headline': REDACTED })));
    expect(erasedFields(fold(printed), edition())).toEqual([]);
    expect(changing(fold(printed), edition())).toContain('ProgressReported');
  });

  it('asks nothing where the text is taken away, or others stand beside it', () => {
    const plan = withoutOf('Staff leave');
    expect(erasedFields(plan, edition({ 'sections.0.detail.concerns': undefined }))).toEqual([]);
    const beside = edition({ 'sections.0.detail.concerns': [REDACTED, 'Posts stay empty'] });
    expect(erasedFields(plan, beside)).toEqual([]);
    const other = edition({ 'sections.0.detail.concerns': ['Posts stay empty', 'Staff leave'] });
    expect(erasedFields(plan, other)).toEqual([`section visits progress.detail.concerns v${NEXT}`]);
  });
});

const withIn = (changed: Readonly<Record<string, unknown>>): Tree => {
  const file: Tree = fullEditionFile();
  for (const [path, value] of Object.entries(changed)) setIn(file, path, value);
  return file;
};

const SECTION = 'sections.0';
const ACTION = `${SECTION}.actions.0`;
const SEEN = `${SECTION}.measures.0`;

describe('an edition with [redacted] in the place of a text that was erased', () => {
  it.each<readonly [text: string, path: string]>([
    ['Small Plan', 'plan.title'],
    ['Apr 17 to Aug 17', `${SECTION}.timescale`],
    ['More visits were made', `${SECTION}.dashboard.done.0`],
    ['Visits of May', `${SECTION}.detail.basis`],
    ['Team Managers', `${ACTION}.owners.0`],
    ['June 2020', `${ACTION}.timescale`],
    ['April 2020', `${ACTION}.start`],
    ['May 2020', `${ACTION}.milestones.0.timescale`],
    ['% of children seen', `${SEEN}.title`],
    ['40%', `${SEEN}.baselines.0.printed`],
    ['70%', `${SEEN}.benchmarks.0.printed`],
    ['Rec. 1', `${SECTION}.answers.0.printed`],
    ['The product is 12', 'risks.0.residual.doubtful'],
    ['March 2021', `${SECTION}.evidence.0.timescale`],
    ['Monthly', 'oversight.0.cadence'],
  ])('changes nothing, and takes nothing away that is known of it ("%s")', (text, path) => {
    const plan = withoutOf(text);
    const said = edition({ [path]: REDACTED });
    expect(compare(plan, said, U1).questions).toEqual([]);
    expect(changing(plan, said)).toEqual([]);
  });

  it('says a quoted figure again as it was known', () => {
    const plan = withoutOf('90%');
    const decided = decideAll(
      plan,
      compare(plan, edition({ [`${SECTION}.detail.quoted.0.printed`]: REDACTED }), U1).steps,
    );
    const quoted = decided._tag === 'Left' ? [] : decided.right.map((one) => one.event);
    expect(quoted).toContainEqual(
      expect.objectContaining({ figure: { kind: 'number', printed: REDACTED, value: 90, percent: true } }),
    );
  });

  it('changes nothing in a cell of its figures', () => {
    const history = told(noPlan, smallEdition());
    const plan = erasedIn(history, ...versionOf('53%', history));
    const [first, second] = smallFigureRows();
    const again = smallEdition(undefined, [{ ...first!, actual: REDACTED }, second!]);
    expect(compare(plan, again, U1).questions).toEqual([]);
    expect(changing(plan, again)).toEqual([]);
    expect(erasedFields(plan, smallEdition())).toEqual([
      `measure seen cells.2020-04.actual.figure.printed v${history.length + 1}`,
    ]);
  });

  it('under the label that it had is the edition that was published, also in what it says of the next one', () => {
    const promised = smallEdition(setAll({ 'edition.nextUpdate': 'September 2020' }));
    const history = told(noPlan, promised);
    const plan = erasedIn(history, ...versionOf('September 2020', history));
    expect(erasedFields(plan, promised)).toEqual([
      `plan small-plan edition.nextUpdate.printed v${history.length + 1}`,
    ]);
    const again = smallEdition(setAll({ 'edition.nextUpdate': REDACTED }));
    expect(decideAll(plan, compare(plan, again, U1).steps)).toMatchObject({ right: [] });
  });
});

const setAll = (changed: Readonly<Record<string, unknown>>): Tree => {
  const file = JSON.parse(JSON.stringify(withIn({}))) as Tree;
  for (const name of ['earlier']) setIn(file, name, undefined);
  for (const [path, value] of Object.entries(changed)) setIn(file, path, value);
  return file;
};

describe("somebody's express word that a text stands where one was erased", () => {
  const plan = withoutOf('Visits of May');
  const said = (over: Readonly<Record<string, unknown>> = {}) =>
    edition({
      [`${SECTION}.detail.basis`]: 'Visits of July',
      restated: [{ section: 'visits', field: 'assessed.detail.rating.basis', knowing: `v${NEXT}`, ...over }],
    });

  it('lets it in', () => {
    expect(compare(plan, said(), U1).questions).toEqual([]);
    expect(changing(plan, said())).toEqual(['StatusAssessed']);
  });

  it('counts for this field of this thing alone', () => {
    const asked = [`section visits assessed.detail.rating.basis v${NEXT}`];
    expect(erasedFields(plan, said({ field: 'progress.detail.headline' }))).toEqual(asked);
    const { section: _, ...other } = said().restated![0]!;
    const elsewhere = edition({
      [`${SECTION}.detail.basis`]: 'Visits of July',
      restated: [{ ...other, action: 'weekly-list' }],
    });
    expect(erasedFields(plan, elsewhere)).toEqual(asked);
  });

  it('does not count for an erasure that came after it', () => {
    expect(erasedFields(plan, said({ knowing: `v${NEXT - 1}` }))).toHaveLength(1);
    const decided = decideAll(plan, compare(plan, said(), U1).steps);
    if (decided._tag === 'Left') throw new Error('refused');
    const history = [...HISTORY, erasing(HISTORY, ...versionOf('Visits of May')), ...decided.right];
    const version = versionOf('Visits of July', history)[0];
    const again = erasedIn(history, version, 'event.basis');
    // The file that had the word for the first erasure.
    expect(erasedFields(again, said())).toEqual([
      `section visits assessed.detail.rating.basis v${history.length + 1}`,
    ]);
  });

  it('once given, is not asked for again', () => {
    const decided = decideAll(plan, compare(plan, said(), U1).steps);
    if (decided._tag === 'Left') throw new Error('refused');
    const after = fold(decided.right, plan);
    const next = edition({ [`${SECTION}.detail.basis`]: 'Visits of August', 'edition.label': 'third' });
    expect(compare(after, next, U1).questions).toEqual([]);
  });
});

describe('a command by hand', () => {
  it('is an express word', () => {
    const plan = withoutOf('Visits to children');
    const revise = { type: 'ReviseSection', section: 'visits', changes: { title: 'Visits' } } as never;
    expect(decide(plan, revise, HISTORY.at(-1)!)._tag).toBe('Right');
  });
});
