import { actions } from './actions.js';
import { audit } from './audit.js';
import { blame } from './blame.js';
import { actionCommands } from './change-action.js';
import { figureCommands } from './change-figure.js';
import { measureCommands } from './change-measure.js';
import { planCommands } from './change-plan.js';
import { sectionCommands } from './change-section.js';
import { changes } from './changes.js';
import { dashboard } from './dashboard.js';
import { doctor } from './doctor.js';
import { exceptions } from './exceptions.js';
import { measures } from './measures.js';
import { preview } from './preview.js';
import { quoted } from './quoted.js';
import { revisions } from './revisions.js';
import type { ReadCommand, WriteCommand } from './shape.js';
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
  measures,
  exceptions,
  quoted,
  doctor,
];

/** Single changes by hand, each `noun verb`. */
export const changeCommands: readonly WriteCommand[] = [
  ...planCommands,
  ...sectionCommands,
  ...actionCommands,
  ...measureCommands,
  ...figureCommands,
];
