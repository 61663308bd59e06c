export { given, type Outcome } from './given.js';
export { smallEdition, smallEditionFile, smallFigureRows } from './small-edition.js';
