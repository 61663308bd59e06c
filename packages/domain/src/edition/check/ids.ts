import type { Kind } from '../../plan/rejection.js';
import type { Edition, EditionFault } from '../edition.js';
import { type Declared, declaredIn, inFile } from './shape.js';

const repeated = (kind: string, declared: readonly Declared[]): readonly EditionFault[] =>
  declared
    .filter(({ id }, at) => declared.findIndex((other) => other.id === id) < at)
    .map(({ id, path }) => inFile(path, `Found ${kind} ${id} a second time; wanted each id once`));

export const idFaults = (edition: Edition): readonly EditionFault[] =>
  (Object.entries(declaredIn(edition)) as [Kind, readonly Declared[]][]).flatMap(([kind, declared]) =>
    repeated(kind, declared),
  );

export const parentFaults = ({ sections }: Edition): readonly EditionFault[] =>
  sections.flatMap(({ parent }, s) =>
    parent === undefined || sections.slice(0, s).some(({ id }) => id === parent)
      ? []
      : [
          inFile(
            ['sections', s, 'parent'],
            `Found parent ${parent}; wanted a section that stands before this one`,
          ),
        ],
  );
