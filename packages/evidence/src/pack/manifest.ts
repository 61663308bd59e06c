import { createHash } from 'node:crypto';

import { canonical } from '@plan-ledger/store/integrity';
import * as E from 'fp-ts/lib/Either.js';

import type { Dossier } from '../dossier/dossier.js';
import type { PackFile } from './out.js';
import type { PackRequest } from './request.js';

/**
 * The format of a pack, as its manifest says it.
 *
 * @example
 * import { PACK_FORMAT } from '@plan-ledger/evidence';
 * assert.equal(PACK_FORMAT, 'plan-ledger/pack/1');
 */
export const PACK_FORMAT = 'plan-ledger/pack/1';

/** What a pack is made of, as RFC 8785 writes it: one line, and a line feed. */
export const manifestOf = (
  dossier: Dossier,
  root: string,
  { plan, recipe, tool, anchored, people }: PackRequest,
  files: readonly PackFile[],
): string => {
  const { last, version, on, window } = dossier;
  const written = canonical({
    format: PACK_FORMAT,
    tool: { name: 'plan-ledger', version: tool },
    plan,
    version,
    reportedOn: last.reportedOn,
    recordedAt: last.recordedAt,
    edition: dossier.plan.editions.at(-1)?.label ?? null,
    on,
    window: { from: window.from, to: window.to, months: window.months },
    scope: recipe.scope ?? null,
    recipe: { id: recipe.id, sha256: createHash('sha256').update(recipe.text).digest('hex') },
    root,
    checkpoint:
      anchored === undefined
        ? null
        : {
            origin: anchored.marked.head.origin,
            size: anchored.marked.head.size,
            root: Buffer.from(anchored.marked.head.root).toString('base64'),
          },
    names: people !== undefined,
    files: files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
  });
  if (E.isLeft(written)) throw new Error(`A manifest is no JSON: ${written.left.path}`);
  return `${written.right}\n`;
};
