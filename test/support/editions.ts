import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const YAML = `format: plan-ledger/edition/1
plan:
  id: small-plan
  title: Small Plan
  authority: Some Council
edition:
  label: january-2021
  title: Small Plan January 2021
  reportedOn: 2021-01-31
  window: { from: 2021-01, to: 2021-02 }
  document: { title: Small Plan January 2021 }
scope: all
schemes:
  - id: small-status
    title: Status
    statuses:
      - { code: on-target, label: On target, shape: ■ }
      - { code: at-risk, label: At risk, shape: ◆ }
reasons:
  N/A: not-available
sections:
  - id: visits
    number: "1"
    title: Visits to children
    dashboard:
      number: "1"
      actions: on-target
      impact: at-risk
    actions:
      - id: weekly-list
        title: Weekly list of visits due
        owners: [Team Managers]
        timescale: 31st March 2021
    measures:
      - id: seen
        title: Children seen
        unit: percent
        direction: higher
        frequency: month
  - id: plans
    number: "2"
    title: Plans for children
`;

const FIGURES = `measure,period,target,actual,doubtful,note
seen,2021-01,85%,61%,,
seen,2021-02,85%,N/A,,
`;

type Change = (text: string) => string;

/** What an edition says differently from the small one; the text itself where it is no change of it. */
export interface Changes {
  readonly yaml?: Change | string | Buffer;
  readonly figures?: Change | string | Buffer;
}

const changed = (text: string, change: Change | string | Buffer | undefined): string | Buffer => {
  if (change === undefined) return text;
  if (typeof change !== 'function') return change;
  const after = change(text);
  if (after === text) throw new Error('The edition was not changed by what was to change it');
  return after;
};

/** Writes a small edition into a folder of its own inside `folder`, and hands back its name. */
export const smallEdition = (folder: string, changes: Changes = {}, name = 'edition'): string => {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'edition.yaml'), changed(YAML, changes.yaml));
  writeFileSync(join(folder, name, 'figures.csv'), changed(FIGURES, changes.figures));
  return name;
};

/** Copies a published edition into `folder`, changed. */
export const editionLike = (
  published: string,
  folder: string,
  changes: Changes,
  name = 'edition',
): string => {
  const read = (file: string): string => readFileSync(join(published, file), 'utf8');
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'edition.yaml'), changed(read('edition.yaml'), changes.yaml));
  writeFileSync(join(folder, name, 'figures.csv'), changed(read('figures.csv'), changes.figures));
  return name;
};

/** The small edition as it was a month later: other words, whatever is given. */
export const later =
  (...others: readonly Change[]): Change =>
  (text) =>
    others.reduce(
      (said, change) => change(said),
      text
        .replaceAll('January 2021', 'March 2021')
        .replace('january-2021', 'march-2021')
        .replace('2021-01-31', '2021-03-31'),
    );
