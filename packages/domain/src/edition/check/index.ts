import type { Edition, EditionFault } from '../edition.js';
import { earlierFaults, figureFaults, forgottenFaults, revisionFaults, windowFaults } from './figures.js';
import { goneFaults } from './gone.js';
import { idFaults, parentFaults } from './ids.js';
import { linkFaults, oversightFaults, rowFaults } from './links.js';
import { dueFaults, riskFaults, standingFaults } from './members.js';
import { clauseFaults, quotedFaults, restFaults, statusFaults } from './pages.js';
import { endFaults, reviewFaults } from './plans.js';
import { restatedFaults } from './restated.js';

const CHECKS: readonly ((edition: Edition) => readonly EditionFault[])[] = [
  idFaults,
  parentFaults,
  reviewFaults,
  statusFaults,
  clauseFaults,
  restFaults,
  goneFaults,
  restatedFaults,
  quotedFaults,
  linkFaults,
  riskFaults,
  oversightFaults,
  rowFaults,
  standingFaults,
  dueFaults,
  windowFaults,
  figureFaults,
  forgottenFaults,
  earlierFaults,
  revisionFaults,
  endFaults,
];

/** What is wrong with an edition although each of its fields can be read. */
export const checkEdition = (edition: Edition): readonly EditionFault[] =>
  CHECKS.flatMap((check) => check(edition));
