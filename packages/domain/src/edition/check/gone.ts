import { FAMILY_OF } from '../../plan/family.js';
import type { Kind } from '../../plan/rejection.js';
import type { Edition, EditionFault } from '../edition.js';
import { idsIn, inFile, suggest } from './shape.js';

const KINDS = Object.keys(FAMILY_OF) as readonly Kind[];

export const goneFaults = (edition: Edition): readonly EditionFault[] => {
  const { gone = [] } = edition;
  return gone.flatMap((part, g) => {
    const named = KINDS.filter((kind) => part[kind] !== undefined);
    const [kind] = named;
    if (kind === undefined || named.length > 1) {
      return [inFile(['gone', g], `Found ${named.length} names; wanted one of ${KINDS.join(', ')}`)];
    }
    const id = part[kind] ?? '';
    const present = idsIn(edition, kind);
    const faults: EditionFault[] = [];
    if (present.includes(id)) {
      faults.push(
        inFile(['gone', g, kind], `Found ${kind} ${id} among what is gone; it is also in this edition`),
      );
    }
    if ((part.how === 'merged') !== (part.into !== undefined)) {
      faults.push(inFile(['gone', g], 'Wanted the field into with how: merged, and only there'));
    } else if (part.into !== undefined && !present.includes(part.into)) {
      faults.push(
        inFile(
          ['gone', g, 'into'],
          `Found no ${kind} ${part.into} in this edition${suggest(part.into, present)}`,
        ),
      );
    }
    return faults;
  });
};
