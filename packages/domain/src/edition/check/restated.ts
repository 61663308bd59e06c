import { FAMILY_OF } from '../../plan/family.js';
import type { Kind } from '../../plan/rejection.js';
import type { Edition, EditionFault } from '../edition.js';
import { idsIn, inFile, unknown } from './shape.js';

const KINDS = Object.keys(FAMILY_OF) as readonly Kind[];

/** What is said anew where a text was erased names one thing that this edition has. */
export const restatedFaults = (edition: Edition): readonly EditionFault[] =>
  (edition.restated ?? []).flatMap((part, r) => {
    const named = (['plan', ...KINDS] as const).filter((kind) => part[kind] !== undefined);
    const [kind] = named;
    if (kind === undefined || named.length > 1) {
      const wanted = `wanted one of plan, ${KINDS.join(', ')}`;
      return [inFile(['restated', r], `Found ${named.length} names; ${wanted}`)];
    }
    const path = ['restated', r, kind];
    if (kind !== 'plan') return unknown(kind, part[kind] ?? '', idsIn(edition, kind), path);
    return part.plan === edition.plan.id
      ? []
      : [inFile(path, `Found plan ${part.plan ?? ''}; wanted ${edition.plan.id}, the plan of this edition`)];
  });
