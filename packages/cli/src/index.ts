export { type CliFault, EXIT, exitCodeOf, linesOf } from './fault.js';
export { run } from './program.js';
export type { Outcome, World } from './world.js';
