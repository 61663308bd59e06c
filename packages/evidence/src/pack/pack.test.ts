import { createHash } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';
import type { Version } from '@plan-ledger/domain';
import type { EventStore } from '@plan-ledger/store';
import {
  makeSigningKey,
  rootOf,
  signCheckpoint,
  verifierKeyText,
  verifyEventFile,
} from '@plan-ledger/store/integrity';
import { type Marked, originOf } from '@plan-ledger/store/verify';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import {
  figure,
  historyOf,
  PLAN,
  published,
  rightOf,
  SMALL,
  step,
  storeWith,
} from '../../../../test/support/histories.js';
import { readRecipe } from '../recipe/read.js';
import type { Recipe } from '../recipe/recipe.js';
import { type PackFailure, packOf, type PackOut, type PackRequest, type PackSummary } from '../index.js';

const TEXT = 'recipe: 1\nid: short\ntitle: In short\nblocks: [headline, exceptions, trends, tables]\n';

const recipeIn = (text: string): Recipe => {
  const read = readRecipe(text, 'short.yaml');
  if (E.isLeft(read)) throw new Error(JSON.stringify(read.left));
  return read.right;
};

const HISTORY = historyOf([
  ...SMALL,
  step({ type: 'RecordActual', measure: 'seen', period: '2020-04', figure: figure('53%') }),
  step({ type: 'RecordActual', measure: 'seen', period: '2020-05', figure: figure('54%') }),
  published('first'),
  step({
    type: 'ReviseActual',
    measure: 'seen',
    period: '2020-04',
    figure: figure('55%'),
    act: 'unexplained',
  }),
  published('second'),
]);
const HEAD = HISTORY.length;

interface Written {
  readonly out: PackOut;
  readonly files: ReadonlyMap<string, Buffer>;
  /** The file that has not ended. */
  readonly open: () => string | undefined;
}

/** A place that keeps what comes, and takes no file before the last one has ended. */
const kept = (): Written => {
  const files = new Map<string, Buffer>();
  let open: string | undefined;
  return {
    files,
    open: () => open,
    out: {
      file: (path) => {
        if (open !== undefined || files.has(path))
          throw new Error(`${path} came while ${String(open)} was open`);
        open = path;
        const chunks: Buffer[] = [];
        return {
          write: (chunk) => void chunks.push(Buffer.from(chunk as string)),
          end: () => {
            files.set(path, Buffer.concat(chunks));
            open = undefined;
          },
        };
      },
    },
  };
};

const REQUEST = { plan: PLAN, version: HEAD, recipe: recipeIn(TEXT), tool: '0.1.0' };

const packed = async (
  store: EventStore,
  more: Partial<PackRequest> = {},
): Promise<Written & { readonly summary: PackSummary }> => {
  const written = kept();
  return { ...written, summary: await rightOf(packOf({ store, out: written.out }, { ...REQUEST, ...more })) };
};

const failed = async (store: EventStore, more: Partial<PackRequest>): Promise<PackFailure | 'made'> => {
  const made = await packOf({ store, out: kept().out }, { ...REQUEST, ...more })();
  return E.isLeft(made) ? made.left : 'made';
};

const keyMade = makeSigningKey('ledger.example', Buffer.alloc(32, 1));
const KEY = E.isRight(keyMade) ? keyMade.right : undefined!;
const ORIGIN = originOf('ledger.example', PLAN);

const markedIn = async (store: EventStore): Promise<Marked> => {
  const tree = await rightOf(store.tree(PLAN));
  const head = { origin: ORIGIN, size: tree.size, root: rootOf(tree) };
  const note = signCheckpoint(head, KEY);
  if (E.isLeft(note)) throw new Error('unsigned');
  return { note: note.right, head };
};

const anchoredAt = async (store: EventStore, older?: Marked) => ({
  marked: await markedIn(store),
  keys: [verifierKeyText(KEY.verifier)],
  verifier: '<p>verifies</p>',
  ...(older === undefined ? {} : { older }),
});

const upTo = (version: Version) => storeWith(HISTORY.slice(0, version));
const sorted = (paths: Iterable<string>): readonly string[] => [...paths].sort();

describe('A pack', () => {
  it('has its manifest last, with the size and the digest of every other file', async () => {
    const { files } = await packed(await upTo(HEAD));
    expect([...files.keys()].at(-1)).toBe('manifest.json');
    const manifest = JSON.parse(files.get('manifest.json')!.toString()) as Record<string, unknown>;
    const told = manifest['files'] as readonly { path: string; bytes: number; sha256: string }[];
    expect(told.map(({ path }) => path)).toEqual(
      sorted(files.keys()).filter((path) => path !== 'manifest.json'),
    );
    for (const { path, bytes, sha256 } of told) {
      const file = files.get(path)!;
      expect([path, bytes, sha256]).toEqual([
        path,
        file.length,
        createHash('sha256').update(file).digest('hex'),
      ]);
    }
    expect(manifest).toMatchObject({
      format: 'plan-ledger/pack/1',
      plan: PLAN,
      version: HEAD,
      recipe: { id: 'short' },
      checkpoint: null,
      names: false,
    });
  });

  it('says the root of the history at its version, on its page and in its manifest, without a checkpoint', async () => {
    const store = await upTo(HEAD);
    const { files, summary } = await packed(store);
    const root = Buffer.from(rootOf(await rightOf(store.tree(PLAN)))).toString('base64');
    expect(summary.root).toBe(root);
    expect(files.get('manifest.json')!.toString()).toContain(root);
    expect(files.get('README.txt')!.toString()).toContain(root);
    expect(files.get('index.html')!.toString()).toContain(root);
  });

  it('is the same again, and the same whatever came after its version', async () => {
    const whole = await upTo(HEAD);
    const one = await packed(whole, { version: HEAD - 2 });
    const again = await packed(whole, { version: HEAD - 2 });
    expect(again.files).toEqual(one.files);
    const later = await packed(whole);
    expect(later.files).not.toEqual(one.files);
  });

  it('has each event up to its version in its events, and each change in its audit trail', async () => {
    const { files } = await packed(await upTo(HEAD), { version: 3 });
    const lines = files.get('events.jsonl')!.toString().trimEnd().split('\n');
    expect(lines.slice(1).map((line) => (JSON.parse(line) as { version: number }).version)).toEqual([
      1, 2, 3,
    ]);
    expect(files.get('audit.csv')!.toString()).toMatch(
      /^version,reported_on,recorded_at,actor,event,subject,/u,
    );
  });

  it('links to no file that is not in it', async () => {
    const everything = recipeIn(
      'recipe: 1\nid: all\ntitle: All\nblocks: [headline, dashboard, sections, actions, trends, changes, risks, tables]\n',
    );
    const { files } = await packed(await upTo(HEAD), { recipe: everything });
    const page = files.get('index.html')!.toString();
    const linked = [...page.matchAll(/href="([^"#:]+)"/gu)].map(([, path = '']) => path);
    expect(linked.length).toBeGreaterThan(5);
    expect(linked.filter((path) => !files.has(path))).toEqual([]);
  });

  it('proves with a checkpoint every figure that it shows, and each proof holds by itself', async () => {
    const store = await upTo(HEAD);
    const { files, summary } = await packed(store, { anchored: await anchoredAt(store) });
    const proofs = sorted(files.keys()).filter((path) => path.startsWith('integrity/proofs/'));
    expect(proofs).toHaveLength(summary.proofs);
    const trust = { log: KEY.verifier, origin: ORIGIN };
    const proved = proofs.map((path) => verifyEventFile(files.get(path)!.toString(), trust));
    const types = proved.map((one) => (E.isRight(one) ? one.right.event.header.type : 'no proof'));
    expect(types).toEqual(expect.arrayContaining(['ActionAdded', 'ActualRecorded', 'ActualRevised']));
    expect(types).not.toContain('no proof');
    expect(files.get('integrity/ledger.pub')!.toString()).toBe(`${verifierKeyText(KEY.verifier)}\n`);
  });

  it('has a proof that it goes on from an older checkpoint', async () => {
    const store = await upTo(HEAD);
    // The same events, so that the tree of the older one is the beginning of this one.
    const before = await storeWith([]);
    const first = await rightOf(store.readWritten(PLAN, 1, 4));
    await rightOf(
      before.restore(
        PLAN,
        first.map((one) => ({ ...one, last: Math.min(one.last, 4) })),
      ),
    );
    const anchored = await anchoredAt(store, await markedIn(before));
    const { files } = await packed(store, { anchored });
    expect(files.get('integrity/older.consistency-proof')!.toString()).toContain(`old 4\nnew ${HEAD}\n`);
  });

  it('is not made with a checkpoint of less than it tells, or of another history', async () => {
    const store = await upTo(HEAD);
    const short = await upTo(4);
    expect(await failed(store, { anchored: await anchoredAt(short) })).toEqual({
      _tag: 'Uncovered',
      size: 4,
      version: HEAD,
    });
    const other = await upTo(HEAD);
    expect(await failed(store, { anchored: await anchoredAt(other) })).toMatchObject({ _tag: 'Unproved' });
  });

  it('is not made of a plan that is not there, nor of sections and measures that it does not have', async () => {
    const store = await upTo(HEAD);
    expect(await failed(store, { plan: 'nobody' as never })).toMatchObject({ _tag: 'NothingThere' });
    expect(await failed(store, { recipe: { ...REQUEST.recipe, scope: ['nowhere'] } })).toMatchObject({
      _tag: 'NotInPlan',
      what: 'section',
      id: 'nowhere',
    });
    const trends = recipeIn(TEXT.replace('trends', '{ trends: { only: [sene] } }'));
    expect(await failed(store, { recipe: trends })).toMatchObject({
      what: 'measure',
      id: 'sene',
      like: ['seen'],
    });
  });

  it.each(['read', 'readWritten'] as const)(
    'is not made where %s of the ledger fails, and each file that was begun has ended',
    async (read) => {
      const gone = { _tag: 'Unavailable', why: 'The disk is gone' } as const;
      const store = { ...(await upTo(HEAD)), [read]: () => TE.left(gone) };
      const { out, files, open } = kept();
      expect(await packOf({ store, out }, REQUEST)()).toEqual(E.left(gone));
      expect(files.has('audit.csv')).toBe(true);
      expect(open()).toBeUndefined();
    },
  );

  it('names only people whom the plan names, and where there is a directory', async () => {
    const store = await upTo(HEAD);
    expect((await packed(store)).files.has('people.csv')).toBe(false);
    const actor = HISTORY[0]!.actor;
    const people = [
      { id: actor, name: '=Someone', role: 'Officer' },
      { id: 'U999', name: 'Nobody', role: 'None' },
    ];
    const { files } = await packed(store, { people });
    expect(files.get('people.csv')!.toString()).toBe(
      `id,name,role,from,to\r\n${actor},'=Someone,Officer,,\r\n`,
    );
    expect(files.get('manifest.json')!.toString()).toContain('"names":true');
  });
});
