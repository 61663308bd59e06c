import { actions } from './actions.js';
import { audit } from './audit.js';
import { blame } from './blame.js';
import { actionCommands } from './change-action.js';
import { evidenceCommands } from './change-evidence.js';
import { figureCommands } from './change-figure.js';
import { measureCommands } from './change-measure.js';
import { milestoneCommands } from './change-milestone.js';
import { oversightCommands } from './change-oversight.js';
import { planCommands } from './change-plan.js';
import { recommendationCommands } from './change-recommendation.js';
import { riskCommands } from './change-risk.js';
import { saidCommands } from './change-said.js';
import { sectionCommands } from './change-section.js';
import { standingCommands } from './change-standing.js';
import { changes } from './changes.js';
import { check } from './check.js';
import { coverage } from './coverage.js';
import { dashboard } from './dashboard.js';
import { doctor } from './doctor.js';
import { exceptions } from './exceptions.js';
import { measures } from './measures.js';
import { milestones } from './milestones.js';
import { oversight } from './oversight.js';
import { portfolio } from './portfolio.js';
import { preview } from './preview.js';
import { quoted } from './quoted.js';
import { revisions } from './revisions.js';
import { risks } from './risks.js';
import type { AllCommand, ReadCommand, WriteCommand } from './shape.js';
import { submit } from './submit.js';
import { trends } from './trends.js';

/** Editions in. */
export const editionCommands: readonly WriteCommand[] = [preview, submit];

/** Questions. */
export const readCommands: readonly ReadCommand[] = [
  dashboard,
  trends,
  changes,
  revisions,
  audit,
  blame,
  actions,
  milestones,
  measures,
  risks,
  oversight,
  exceptions,
  coverage,
  check,
  quoted,
  doctor,
];

/** Questions about every plan. */
export const allCommands: readonly AllCommand[] = [portfolio];

/** Single changes by hand, each `noun verb`. */
export const changeCommands: readonly WriteCommand[] = [
  ...planCommands,
  ...sectionCommands,
  ...saidCommands,
  ...actionCommands,
  ...milestoneCommands,
  ...measureCommands,
  ...figureCommands,
  ...standingCommands,
  ...recommendationCommands,
  ...riskCommands,
  ...evidenceCommands,
  ...oversightCommands,
];
