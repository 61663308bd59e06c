import {
  type Attachment,
  type Evidence,
  type Kind,
  type Link,
  type Milestone,
  type Oversight,
  own,
  type Plan,
  type Recommendation,
  type Risk,
  type RiskLevel,
} from '@plan-ledger/domain';

import { changed, changedFields, departure, type Describers, type FieldChange } from './row.js';

type RegisterEvents =
  | `Milestone${'Added' | 'Revised' | 'Moved' | 'Rescheduled' | 'Reached' | 'Reopened' | 'Withdrawn'}`
  | `Recommendation${'Received' | 'Revised' | 'Linked' | 'Unlinked' | 'Closed'}`
  | `Risk${'Raised' | 'Revised' | 'Reassessed' | 'Closed'}`
  | `Evidence${'Expected' | 'Revised' | 'Moved' | 'Attached' | 'Withdrawn'}`
  | `Oversight${'Arranged' | 'Revised' | 'Ended'}`;

type Words = Readonly<Record<string, unknown>>;

const levelInWords = (level: RiskLevel | undefined): string | undefined =>
  level &&
  `${level.score} (likelihood ${level.likelihood}, impact ${level.impact}${level.doubtful === undefined ? '' : `; doubtful: ${level.doubtful}`})`;

const milestoneWords = ({ timescale, reached, ...words }: Milestone): Words => ({
  ...words,
  timescale: timescale?.printed,
  due: timescale?.due,
  undated: timescale?.undated,
  status: reached === undefined ? 'Open' : `Completed${reached.on === undefined ? '' : ` on ${reached.on}`}`,
});

const linkInWords = ({ section, printed }: Link): string =>
  printed === undefined ? section : `${section} ("${printed}")`;

const recommendationWords = ({ links, ...words }: Recommendation): Words => ({
  ...words,
  list: links.filter(({ side }) => side === 'list').map(linkInWords),
  pages: links.filter(({ side }) => side === 'page').map(linkInWords),
});

const riskWords = ({ inherent, residual, ...words }: Risk): Words => ({
  ...words,
  inherent: levelInWords(inherent),
  residual: levelInWords(residual),
});

const attachmentInWords = ({ document, place, note, sha256 }: Attachment): string => {
  const more = [note, sha256 && `sha256 ${sha256}`].filter((part) => part !== undefined);
  const where = place === undefined ? document : `${document}, ${place}`;
  return more.length === 0 ? where : `${where} (${more.join('; ')})`;
};

const evidenceWords = ({ timescale, attached, ...words }: Evidence): Words => ({
  ...words,
  expected: timescale?.printed,
  due: timescale?.due,
  attached: attached.map(attachmentInWords),
});

const oversightWords = ({ body, ...words }: Oversight): Words => ({ title: body, ...words });

const describer =
  <T>(
    kind: Kind,
    fields: readonly string[],
    find: (plan: Plan, id: string) => T | undefined,
    words: (found: T) => Words,
  ) =>
  (id: string, before: Plan, after: Plan): readonly FieldChange[] => {
    const wordsIn = (plan: Plan): Words => {
      const found = find(plan, id);
      return found === undefined ? {} : words(found);
    };
    return changedFields<Record<string, unknown>>(kind, id, fields, wordsIn(before), wordsIn(after));
  };

const milestone = describer(
  'milestone',
  ['title', 'action', 'owners', 'timescale', 'due', 'undated', 'status', 'doubtful'],
  (plan, id) => own(plan.milestones, id),
  milestoneWords,
);
const recommendation = describer(
  'recommendation',
  ['title', 'kind', 'number', 'from', 'list', 'pages', 'doubtful'],
  (plan, id) => own(plan.recommendations, id),
  recommendationWords,
);
const risk = describer(
  'risk',
  ['title', 'kind', 'ref', 'owners', 'consequence', 'controls', 'inherent', 'residual', 'doubtful'],
  (plan, id) => own(plan.risks, id),
  riskWords,
);
const evidence = describer(
  'evidence',
  ['title', 'section', 'expected', 'due', 'attached', 'doubtful'],
  (plan, id) => own(plan.evidence, id),
  evidenceWords,
);
const oversight = describer(
  'oversight',
  ['title', 'cadence', 'recurs', 'sections', 'role'],
  (plan, id) => own(plan.oversight, id),
  oversightWords,
);

export const describeRegisters: Describers<RegisterEvents> = {
  MilestoneAdded: (event, before, after) => milestone(event.milestone, before, after),
  MilestoneRevised: (event, before, after) => milestone(event.milestone, before, after),
  MilestoneMoved: (event, before, after) => milestone(event.milestone, before, after),
  MilestoneRescheduled: (event, before, after) => milestone(event.milestone, before, after),
  MilestoneReached: (event, before, after) => milestone(event.milestone, before, after),
  MilestoneReopened: (event, before, after) => milestone(event.milestone, before, after),
  MilestoneWithdrawn: (event) => [changed('milestone', event.milestone, 'gone', '', departure(event))],

  RecommendationReceived: (event, before, after) => recommendation(event.recommendation, before, after),
  RecommendationRevised: (event, before, after) => recommendation(event.recommendation, before, after),
  RecommendationLinked: (event, before, after) => recommendation(event.recommendation, before, after),
  RecommendationUnlinked: (event, before, after) => recommendation(event.recommendation, before, after),
  RecommendationClosed: (event) => [
    changed('recommendation', event.recommendation, 'gone', '', departure(event)),
  ],

  RiskRaised: (event, before, after) => risk(event.risk, before, after),
  RiskRevised: (event, before, after) => risk(event.risk, before, after),
  RiskReassessed: (event, before, after) => risk(event.risk, before, after),
  RiskClosed: (event) => [changed('risk', event.risk, 'gone', '', departure(event))],

  EvidenceExpected: (event, before, after) => evidence(event.evidence, before, after),
  EvidenceRevised: (event, before, after) => evidence(event.evidence, before, after),
  EvidenceMoved: (event, before, after) => evidence(event.evidence, before, after),
  EvidenceAttached: (event, before, after) => evidence(event.evidence, before, after),
  EvidenceWithdrawn: (event) => [changed('evidence', event.evidence, 'gone', '', departure(event))],

  OversightArranged: (event, before, after) => oversight(event.oversight, before, after),
  OversightRevised: (event, before, after) => oversight(event.oversight, before, after),
  OversightEnded: (event) => [changed('oversight', event.oversight, 'gone', '', departure(event))],
};
