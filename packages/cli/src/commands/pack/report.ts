import { resolve } from 'node:path';

import { counted, dayInWords } from '@plan-ledger/domain';
import type { PackSummary, Recipe } from '@plan-ledger/evidence';

import type { Asked } from '../../asked.js';
import { zipOf } from '../../io/pack/folder.js';
import type { Report } from '../../report.js';
import { shellWord } from '../shell-word.js';

const THOUSAND = 1000;

const sizeInWords = (bytes: number): string => {
  if (bytes < THOUSAND) return counted(bytes, 'byte');
  const kilobytes = bytes / THOUSAND;
  return kilobytes < THOUSAND ? `${Math.round(kilobytes)} kB` : `${(kilobytes / THOUSAND).toFixed(1)} MB`;
};

/** What was written, and what can be done with it. */
export const packReport = (
  asked: Asked,
  recipe: Recipe,
  { files, root, proofs, on }: PackSummary,
  place: { readonly out: string; readonly zip: boolean },
): Report => {
  const { out, zip } = place;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const page = files.find(({ path }) => path === 'index.html')?.bytes ?? 0;
  return {
    kind: 'pack',
    asked,
    says: [
      `Wrote the pack ${out} by the recipe ${recipe.id}: ${counted(files.length + 1, 'file')}, ${sizeInWords(bytes)}; lateness judged on ${dayInWords(on)}`,
      `Open ${out}/index.html in a browser (${sizeInWords(page)}); README.txt says what the other files are`,
      ...(zip ? [`The same as one file: ${out}.zip`] : []),
      proofs > 0
        ? `${counted(proofs, 'proof')} for the events on which its figures rest: open ${out}/integrity/verify.html, or run plan-ledger verify proof`
        : `Root ${root}; without a checkpoint nobody outside can tell that it is the history that was: add --checkpoint FILE --key PUB`,
      `Check its history: plan-ledger verify --store ${shellWord(`${out}/events.jsonl`)}`,
    ],
    tables: [],
    data: {
      folder: resolve(out),
      zip: zip ? zipOf(out) : null,
      recipe: recipe.id,
      on,
      root,
      proofs,
      bytes,
      files,
    },
  };
};
