import type { Edition } from '@plan-ledger/domain';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

import type { CliFault } from '../fault.js';

/** Reads an edition; the libraries that parse files are loaded only when there is one to read. */
export const editionAt =
  (path: string): TaskEither<CliFault, Edition> =>
  async () => {
    const { readEditionFiles } = await import('./edition-files.js');
    return readEditionFiles(path);
  };
