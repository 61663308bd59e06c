import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from '@jest/globals';

import { freshFolder, printed, run } from '../support/cli.js';
import { manifestIn } from '../support/packs.js';

const TEXT = 'The visit to the family in Mill Lane was late';
const UNSAID =
  'Version 3: its text event.comment is erased, and no later TextRedacted says so; wanted one that names version 3 and event.comment: ask who erased it, and on what ground';

let cwd = '';

const does = (...args: readonly string[]): Promise<string> => printed(args, { cwd });

interface Verified {
  readonly verdict: string;
  readonly exit: number;
  readonly plans: readonly {
    readonly held: readonly unknown[];
    readonly heldButFor: readonly unknown[];
    readonly findings: readonly { readonly says: string }[];
    readonly warnings: readonly unknown[];
  }[];
}

const verified = async (pack: string, ...more: readonly string[]) => {
  const { code, stdout } = await run(
    ['verify', '--store', `${pack}/events.jsonl`, ...more, '--format', 'json'],
    { cwd },
  );
  const { verdict, plans } = (JSON.parse(stdout) as { readonly data: Verified }).data;
  const [plan] = plans;
  return {
    code,
    verdict,
    says: plan?.findings.map(({ says }) => says),
    held: plan?.held.length,
    heldButFor: plan?.heldButFor.length,
    warnings: plan?.warnings.length,
  };
};

const CHECKPOINT = ['--checkpoint', 'four.checkpoint', '--key', 'ledger.example.pub'];

beforeAll(async () => {
  cwd = freshFolder();
  const by = ['--by', 'U1', '--reported-on', '2021-01-28'];
  await does('plan', 'establish', 'my-plan', '--title', 'Plan', '--authority', 'My Council', ...by);
  await does('section', 'add', 'visits', '--title', 'Visits', ...by);
  await does('progress', 'report', 'visits', '--comment', TEXT, ...by);
  await does('section', 'add', 'homes', '--title', 'Homes', ...by);
  await does('key', 'generate', 'ledger.example', '--out', '.');
  await does('checkpoint', '--key', 'ledger.example.key', '--first', '--out', 'four.checkpoint');
  await does('pack', '--for', 'board', '--out', 'before');
  await does('redact', '3', 'comment', '--basis', 'Article 17', '--by', 'U7', '--reported-on', '2021-01-29');
  await does('pack', '--for', 'board', '--as-of', 'v4', '--out', 'after');
  await does('pack', '--for', 'board', '--out', 'now');
}, 60_000);

describe('A pack of a version before an erasure, made after it', () => {
  it('has the same root as one that was made before, and not the text', () => {
    const root = (pack: string) => (manifestIn(join(cwd, pack)) as unknown as { readonly root: string }).root;
    expect(root('after')).toBe(root('before'));
    const files = (pack: string) =>
      manifestIn(join(cwd, pack)).files.filter(({ path }) =>
        readFileSync(join(cwd, pack, path)).includes(TEXT),
      );
    expect(files('before').map(({ path }) => path)).toContain('events.jsonl');
    expect(files('after')).toEqual([]);
  });

  it('verifies but for the text of which it cannot say that it was erased, and names that alone', async () => {
    const before = { says: [], heldButFor: 0, warnings: 0 };
    expect(await verified('before')).toEqual({ ...before, code: 3, verdict: 'self-consistent', held: 0 });
    expect(await verified('before', ...CHECKPOINT)).toEqual({
      ...before,
      code: 0,
      verdict: 'intact',
      held: 1,
    });
    const after = { code: 4, verdict: 'altered', says: [UNSAID], warnings: 0, heldButFor: 0 };
    expect(await verified('after')).toEqual({ ...after, held: 0 });
    // The root of the checkpoint is that of these events: what else they say was not touched.
    expect(await verified('after', ...CHECKPOINT)).toEqual({ ...after, held: 1 });
  });

  it('is explained by its own words, and told apart by a pack of now', async () => {
    const readme = readFileSync(join(cwd, 'after', 'README.txt'), 'utf8').replace(/\s+/gu, ' ');
    expect(readme).toContain(
      'Where it was erased after this version, the event that says so is not in events.jsonl: verify answers ALTERED there, with exit code 4, and names each such text ("is erased, and no later TextRedacted says so")',
    );
    expect(await verified('now')).toMatchObject({ code: 3, verdict: 'self-consistent', says: [] });
    expect(readFileSync(join(cwd, 'now', 'tables', 'redactions.csv'), 'utf8')).toContain('Article 17');
  });
});
