import { actions } from './views/actions.js';
import { audit } from './views/audit.js';
import { blame } from './views/blame.js';
import { actionCommands } from './by-hand/action.js';
import { evidenceCommands } from './by-hand/evidence.js';
import { figureCommands } from './by-hand/figure.js';
import { measureCommands } from './by-hand/measure.js';
import { milestoneCommands } from './by-hand/milestone.js';
import { oversightCommands } from './by-hand/oversight.js';
import { planCommands } from './by-hand/plan.js';
import { recommendationCommands } from './by-hand/recommendation.js';
import { riskCommands } from './by-hand/risk.js';
import { saidCommands } from './by-hand/said.js';
import { sectionCommands } from './by-hand/section.js';
import { standingCommands } from './by-hand/standing.js';
import { changes } from './views/changes.js';
import { check } from './views/check.js';
import { coverage } from './views/coverage.js';
import { dashboard } from './views/dashboard.js';
import { doctor } from './views/doctor.js';
import { exceptions } from './views/exceptions.js';
import { limits } from './views/limits.js';
import { logCommands } from './log/index.js';
import { measures } from './views/measures.js';
import { milestones } from './views/milestones.js';
import { oversight } from './views/oversight.js';
import { portfolio } from './views/portfolio.js';
import { preview } from './preview.js';
import { redact } from './redact.js';
import { quoted } from './views/quoted.js';
import { redactions } from './views/redactions.js';
import { revisions } from './views/revisions.js';
import { risks } from './views/risks.js';
import type { AllCommand, ReadCommand, WriteCommand } from './shape.js';
import { submit } from './submit.js';
import { trends } from './views/trends.js';

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
  limits,
  risks,
  oversight,
  exceptions,
  coverage,
  check,
  quoted,
  redactions,
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

/** What is done to the history itself. */
export const keepingCommands: readonly WriteCommand[] = [redact, ...logCommands];
