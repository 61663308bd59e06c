import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

const root = join(__dirname, '..', '..');
const command = join(root, 'packages/cli/dist/plan-ledger.mjs');
const later = join(__dirname, 'later.cjs');

interface Shown {
  readonly typed: string;
  readonly printed: readonly string[];
  /** The files that the page has shown before this command, each as it was shown last. */
  readonly files: ReadonlyMap<string, string>;
}

const commandsIn = (block: string, files: ReadonlyMap<string, string>): readonly Shown[] =>
  block
    .split(/^\$ plan-ledger /mu)
    .slice(1)
    .map((part) => {
      const [typed = '', ...printed] = part.trimEnd().split('\n');
      return { typed, printed, files };
    });

const blocksOf = (page: string): readonly Shown[] => {
  const files = new Map<string, string>();
  const blocks = readFileSync(join(root, page), 'utf8').matchAll(
    /^```(\w+)(?: file=(\S+))?\n([\s\S]*?)^```/gmu,
  );
  return [...blocks].flatMap(([, language, file, block = '']) => {
    if (file !== undefined) files.set(file, block);
    return language === 'console' ? commandsIn(block, new Map(files)) : [];
  });
};

const wordsOf = (typed: string): readonly string[] =>
  [...typed.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, plain]) => quoted ?? plain ?? '');

// An ellipsis in the documentation stands for what is another each time: an instant of recording and what follows, a digest, a
// root and the size of what has such instants in it.
const asDocumented = (printed: string, documented: string): string =>
  documented.endsWith('…')
    ? printed
        .replace(/recorded .*?(?=\n\S|\n\n|$)/su, 'recorded …')
        .replace(/\bRoot [\w+/]{43}=/gu, 'Root …')
        .replace(/\d+(?:\.\d)? [kM]B/gu, '… kB')
    : printed.replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z|\b[0-9a-f]{64}\b/gu, '…');

describe.each([
  'README.md',
  'docs/tutorial/keep-a-plan-by-hand.md',
  'docs/how-to/copy-a-ledger.md',
  'docs/how-to/keep-names-beside-a-ledger.md',
  'docs/how-to/hold-a-checkpoint.md',
  'docs/how-to/make-an-evidence-pack.md',
  'docs/how-to/keep-risks-and-recommendations-by-hand.md',
  'docs/how-to/transcribe-a-document.md',
])('the commands shown in %s', (file) => {
  const folder = mkdtempSync(join(tmpdir(), 'plan-ledger-docs-'));
  symlinkSync(join(root, 'fixtures'), join(folder, 'fixtures'));

  it.each(blocksOf(file))('$typed', ({ typed, printed, files }) => {
    for (const [name, text] of files) {
      mkdirSync(join(folder, dirname(name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const { stdout, stderr } = spawnSync(process.execPath, ['--require', later, command, ...wordsOf(typed)], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, COLUMNS: '100', PLAN_LEDGER_STORE: '' },
    });
    const documented = printed.join('\n').trimEnd();
    const [first = ''] = printed;
    expect(asDocumented((stdout === '' ? stderr : stdout).trimEnd(), first)).toBe(documented);
  });
});
