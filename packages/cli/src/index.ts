export { type CliFault, EXIT, exitCodeOf, linesOf } from './fault.js';
export { type Outcome, run, type World } from './program.js';
