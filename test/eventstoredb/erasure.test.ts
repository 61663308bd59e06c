import { createHmac, randomBytes } from 'node:crypto';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import type { PlanId, Recorded } from '@plan-ledger/domain';
import type { Erasure, EventStore, Written } from '@plan-ledger/store';
import {
  parseSecret,
  type Secret,
  secretInFile,
  secretInMemory,
  type TextSecret,
} from '@plan-ledger/store/eventstoredb';
import { leafOf, rootOf } from '@plan-ledger/store/integrity';

import { keysOf, planPath, versionPath } from '../../packages/store/src/adapters/eventstoredb/secret/tree.js';
import { keyOfText, open } from '../../packages/store/src/adapters/eventstoredb/texts/cipher.js';
import { leftOf, rightOf } from '../../packages/store/src/testing/place.js';
import { PLAN, planNamed, said, sectionAdded } from '../../packages/store/src/testing/samples.js';
import { freshFolder } from '../support/cli.js';
import { seeded } from '../support/seeded.js';
import type { WireServer } from '../wire-server/server.js';
import { serverWith, until } from '../wire-server/with-server.js';
import { heard, openAt, tryOpen } from './ledgers.js';

const TEXTS = ['event.title', 'event.objectives[0]', 'reason', 'source.document'] as const;

const unique = (): string => `text-${randomBytes(12).toString('hex')}`;

/** An event of four texts that nobody else says. */
const telling = (name: string) =>
  said(name, {
    event: sectionAdded(unique(), { objectives: [unique()] }),
    reason: unique(),
    source: { document: unique() },
  });

const erasure = (version: number, field: string): Erasure =>
  said(`redact ${version} ${field}`, {
    event: { type: 'TextRedacted', version, field, basis: 'Article 17' },
  }) as Erasure;

const everything = (server: WireServer): string =>
  Buffer.concat(server.database.log().flatMap(({ data, metadata }) => [data, metadata])).toString('latin1');

const saltsOf = (written: Written, field?: string): readonly string[] => {
  const leaf = leafOf(written);
  const { seed = '' } = JSON.parse(written.event.seal!) as { readonly seed?: string };
  const fields = leaf._tag === 'Right' ? leaf.right.fields : [];
  return [
    seed,
    ...fields.filter(({ name }) => field === undefined || name === field).map(({ salt = '' }) => salt),
  ].filter((one) => one !== '');
};

const textOf = ({ event }: Written, field: string): string => {
  const { title, objectives } = event.event as unknown as { title: string; objectives: string[] };
  return (
    {
      'event.title': title,
      'event.objectives[0]': objectives[0],
      reason: event.reason,
      'source.document': event.source?.document,
    }[field] ?? ''
  );
};

const rootsOf = (written: readonly Written[]): readonly string[] =>
  written.map((one) => {
    const leaf = leafOf(one);
    return leaf._tag === 'Right' ? Buffer.from(leaf.right.hash).toString('hex') : JSON.stringify(leaf.left);
  });

/** A server and a ledger on it with one plan of so many events, whose secret is in a file. */
const ledgerWith = async (count: number) => {
  const server = await serverWith();
  const file = join(freshFolder(), 'text-secret');
  const secret = secretInFile({ file });
  const store = await openAt(server.connectionString(), { secret });
  await rightOf(
    store.append(
      PLAN,
      'new',
      Array.from({ length: count }, (_, at) => telling(`${at}`)),
    ),
  );
  return { server, file, secret, store, written: await rightOf(store.readWritten(PLAN)) };
};

const shownIn = async (store: EventStore, version: number): Promise<string> =>
  (await rightOf(store.read(PLAN, version, version)))[0]?.reason ?? '';

describe('What a server is given', () => {
  it('holds no byte of a text, a salt or a seed, in clear or in base64', async () => {
    const { server, written } = await ledgerWith(30);
    const bytes = everything(server);
    const all = written.flatMap((one) => [...saltsOf(one), ...TEXTS.map((field) => textOf(one, field))]);
    expect(all.length).toBe(30 * (1 + 6 + 4));
    const seen = all.filter(
      (one) => bytes.includes(one) || bytes.includes(Buffer.from(one).toString('base64').slice(2, 12)),
    );
    expect(seen).toEqual([]);
    // The scan sees what is there.
    expect(bytes).toContain('may-2020-refresh');
  });
});

describe('1,000 texts that are erased', () => {
  const PLANS = ['one', 'two', 'three', 'four'].map(planNamed);

  it('cannot be had from the server and the secret, and every root is what it was', async () => {
    const seed = Date.now() % 1_000_000;
    process.stdout.write(`Random erasures: seed ${seed}\n`);
    const random = seeded(seed);
    const server = await serverWith();
    const file = join(freshFolder(), 'text-secret');
    const store = await openAt(server.connectionString(), { secret: secretInFile({ file }) });
    const before = new Map<PlanId, readonly Written[]>();
    for (const plan of PLANS) {
      await rightOf(
        store.append(
          plan,
          'new',
          Array.from({ length: 80 }, (_, at) => telling(`${plan} ${at}`)),
        ),
      );
      before.set(plan, await rightOf(store.readWritten(plan)));
    }
    const order = PLANS.map((plan) => {
      const all = before.get(plan)!.flatMap((one) => TEXTS.map((field) => ({ one, field })));
      return {
        plan,
        gone: all
          .map((text) => ({ text, at: random() }))
          .sort((a, b) => a.at - b.at)
          .slice(0, 250)
          .map(({ text }) => text),
      };
    });
    await Promise.all(
      order.map(async ({ plan, gone }) => {
        for (const { one, field } of gone) {
          const done = await rightOf(store.redact(plan, 'any', erasure(one.event.version, field)));
          expect(done.residue).toEqual([]);
        }
      }),
    );

    const bytes = everything(server) + readFileSync(file, 'latin1');
    const erased = order.flatMap(({ plan, gone }) => gone.map((text) => ({ plan, ...text })));
    expect(erased).toHaveLength(1000);
    const left = erased.filter(({ one, field }) =>
      [textOf(one, field), ...saltsOf(one, field)].some((text) => bytes.includes(text)),
    );
    expect(left).toEqual([]);

    // What is read: each erased text redacted and no other, and each leaf and root the same.
    const reader = await openAt(server.connectionString(), { secret: secretInFile({ file }) });
    for (const { plan, gone } of order) {
      const [was, now] = [before.get(plan)!, await rightOf(reader.readWritten(plan))];
      expect(rootsOf(now.slice(0, was.length))).toEqual(rootsOf(was));
      expect((await rightOf(reader.tree(plan))).size).toBe(was.length + gone.length);
      const wrong = was.flatMap((one) =>
        TEXTS.filter((field) => {
          const isGone = gone.some((text) => text.one === one && text.field === field);
          return textOf(now[one.event.version - 1]!, field) !== (isGone ? '[redacted]' : textOf(one, field));
        }),
      );
      expect(wrong).toEqual([]);
    }

    // With every key that can be worked out from the secret, none of the ciphertexts opens.
    const identity = await rightOf(store.identity);
    const read = parseSecret(readFileSync(file));
    if (read._tag === 'Left') throw new Error('The secret is not whole');
    expect(openings(read.right, server, identity, erased, random)).toEqual([]);
  }, 180_000);
});

interface Erased {
  readonly plan: PlanId;
  readonly one: Written;
  readonly field: string;
}

/** Which of the erased texts, or seals beside them, open with a key that a secret has or gives. Of some, all keys are tried. */
const openings = (
  secret: Secret,
  server: WireServer,
  ledger: string,
  erased: readonly Erased[],
  random: () => number,
): readonly string[] => {
  const keyAt = keysOf(secret.seeds);
  const kept = [...secret.kept.values()].flatMap(({ keys }) =>
    Object.values(keys).map((key) => Buffer.from(key, 'base64url')),
  );
  const seeds = secret.seeds.map(({ bytes }) => bytes);
  return erased.flatMap(({ plan, one, field }) => {
    const { id, version } = one.event;
    const found = server.database.events(`plan-${plan}`)[version - 1]!;
    const { texts, sealed } = JSON.parse(Buffer.from(found.metadata).toString('utf8')) as {
      texts: Record<string, string>;
      sealed: string;
    };
    const own = Object.values(secret.kept.get(`${ledger} ${plan} ${version}`)?.keys ?? {}).map((key) =>
      Buffer.from(key, 'base64url'),
    );
    const beside = [version - 1, version, version + 1].flatMap(
      (near) => keyAt(planPath(ledger, plan) + versionPath(near)) ?? [],
    );
    expect(keyAt(planPath(ledger, plan) + versionPath(version))).toBeUndefined();
    const wide = random() < 0.01 ? [...kept, ...seeds] : [];
    const keys = [...own, ...beside, ...wide];
    return (
      [
        [field, texts[field]!],
        ['seal', sealed],
      ] as const
    ).flatMap(([name, closed]) =>
      keys
        .flatMap((key) => [key, keyOfText(key, name), createHmac('sha256', key).update('').digest()])
        .flatMap((key) => open(key, { plan, id }, name, closed) ?? []),
    );
  });
};

describe('Two machines, each with a copy of the secret', () => {
  const twoMachines = async () => {
    const first = await ledgerWith(6);
    const other = join(freshFolder(), 'text-secret');
    copyFileSync(first.file, other);
    const secret = secretInFile({ file: other });
    return { ...first, other, there: await openAt(first.server.connectionString(), { secret, pollMs: 50 }) };
  };

  const hasKey = (file: string, ledger: string, version: number): boolean => {
    const read = parseSecret(readFileSync(file));
    return (
      read._tag === 'Right' &&
      keysOf(read.right.seeds)(planPath(ledger, PLAN) + versionPath(version)) !== undefined
    );
  };

  it('forget each by itself: the other when it reads that a text was erased', async () => {
    const { store, there, file, other, written } = await twoMachines();
    const ledger = await rightOf(store.identity);
    await rightOf(store.redact(PLAN, 6, erasure(2, 'reason')));
    expect([hasKey(file, ledger, 2), hasKey(other, ledger, 2)]).toEqual([false, true]);
    expect(await shownIn(there, 2)).toBe(written[1]!.event.reason);
    expect((await rightOf(there.read(PLAN)))[1]!.reason).toBe('[redacted]');
    expect(hasKey(other, ledger, 2)).toBe(false);
    expect(await rightOf(there.readWritten(PLAN))).toEqual(await rightOf(store.readWritten(PLAN)));
    expect(readFileSync(other, 'utf8')).toBe(readFileSync(file, 'utf8'));
  });

  it('forget what they hear of all plans, before it is given to anybody', async () => {
    const { store, there, other } = await twoMachines();
    const ledger = await rightOf(store.identity);
    const all = heard();
    there.subscribe('', all);
    await until(() => all.events.length === 6);
    await rightOf(store.redact(PLAN, 6, erasure(2, 'reason')));
    await until(() => all.events.length === 7);
    expect(hasKey(other, ledger, 2)).toBe(false);
    const [page] = (await rightOf(there.readAll(''))).events.filter(({ version }) => version === 2);
    expect(page!.reason).toBe('[redacted]');
  });

  it('go on after each has erased another text, and one both', async () => {
    const { store, there } = await twoMachines();
    await rightOf(store.redact(PLAN, 'any', erasure(2, 'reason')));
    await rightOf(there.redact(PLAN, 'any', erasure(4, 'event.title')));
    await rightOf(store.redact(PLAN, 'any', erasure(2, 'source.document')));
    const repeated = await rightOf(there.redact(PLAN, 'any', erasure(2, 'source.document')));
    expect([repeated.repeated, repeated.residue]).toEqual([true, []]);
    expect(await rightOf(there.readWritten(PLAN))).toEqual(await rightOf(store.readWritten(PLAN)));
    const [, second, , fourth] = await rightOf(store.read(PLAN));
    expect([
      second!.reason,
      second!.source!.document,
      (fourth!.event as never as { title: string }).title,
    ]).toEqual(Array(3).fill('[redacted]'));
  });
});

/** A secret that cannot be replaced while it is told so, as on a disk that is full. */
interface Stubborn extends TextSecret {
  isFull: boolean;
}

const FULL = {
  _tag: 'Unavailable',
  why: 'Cannot write it: the disk is full; make room and try again',
} as const;

const stubborn = (secret: TextSecret): Stubborn => {
  const keeper: Stubborn = {
    ...secret,
    isFull: false,
    change: (change) => async () => {
      const now = await rightOf(secret.now);
      return keeper.isFull && now !== undefined && change(now) !== now
        ? { _tag: 'Left', left: FULL }
        : secret.change(change)();
    },
  };
  return keeper;
};

describe('An erasure that is stopped between its event and the key', () => {
  const stopped = async () => {
    const server = await serverWith();
    const secret = stubborn(secretInMemory());
    const store = await openAt(server.connectionString(), { secret });
    await rightOf(store.append(PLAN, 'new', [telling('a'), telling('b')]));
    secret.isFull = true;
    const done = await rightOf(store.redact(PLAN, 2, erasure(1, 'reason')));
    return { server, secret, store, done };
  };

  it('leaves its event, and says where the key is still and what to do', async () => {
    const { store, done } = await stopped();
    expect([done.last, done.repeated]).toEqual([3, false]);
    expect(done.residue).toEqual([
      expect.stringMatching(
        /the memory of this process: .*reason of version 1 of plan-gloucestershire-aip.*the disk is full; make room and try again; then redact it again$/,
      ),
    ]);
    expect(await rightOf(store.versionOf(PLAN))).toBe(3);
    // What does not say that it was erased is read; what does is not, until it is.
    expect(await shownIn(store, 1)).toMatch(/^text-/);
    for (const task of [store.read(PLAN), store.readAll('')])
      expect(
        (await leftOf('Unavailable', task as () => ReturnType<ReturnType<typeof store.read>>)).why,
      ).toMatch(
        /^Cannot read the ledger at esdb:.*: reason of version 1 of plan-gloucestershire-aip, as version 3 says, was erased, and its key is to be destroyed first\. Cannot write it: the disk is full/,
      );
  });

  it.each([
    ['the next read', (store: EventStore) => store.read(PLAN)],
    ['the same again', (store: EventStore) => store.redact(PLAN, 2, erasure(1, 'reason'))],
  ] as const)('is finished by %s, on a store that knows nothing of it', async (_, finish) => {
    const { server, secret } = await stopped();
    secret.isFull = false;
    const store = await openAt(server.connectionString(), { secret });
    await rightOf(finish(store) as () => ReturnType<ReturnType<typeof store.read>>);
    expect(await shownIn(store, 1)).toBe('[redacted]');
    expect(await rightOf(store.versionOf(PLAN))).toBe(3);
    const again = await rightOf(store.redact(PLAN, 2, erasure(1, 'reason')));
    expect([again.repeated, again.residue]).toEqual([true, []]);
  });

  it('writes nothing when the secret cannot be had beforehand', async () => {
    const server = await serverWith();
    const secret = secretInMemory();
    const away: TextSecret = {
      ...secret,
      change: () => () =>
        Promise.resolve({ _tag: 'Left', left: { _tag: 'Unavailable', why: 'Its lock cannot be taken' } }),
    };
    const store = await openAt(server.connectionString(), { secret: away });
    await rightOf(store.append(PLAN, 'new', [telling('a')]));
    expect((await leftOf('Unavailable', store.redact(PLAN, 1, erasure(1, 'reason')))).why).toBe(
      'Its lock cannot be taken',
    );
    expect(await rightOf(store.versionOf(PLAN))).toBe(1);
  });
});

describe('What others write', () => {
  it('that says that there was erased what there is not, or comes later, hinders no reading', async () => {
    const { store, file } = await ledgerWith(3);
    const before = readFileSync(file, 'utf8');
    for (const [version, field] of [
      [1, 'event.order'],
      [1, 'event.nothing'],
      [99, 'reason'],
      [7, 'reason'],
    ] as const)
      await rightOf(store.append(PLAN, 'any', [erasure(version, field)]));
    const events: readonly Recorded[] = await rightOf(store.read(PLAN));
    expect(events).toHaveLength(7);
    expect(JSON.stringify(events)).not.toContain('[redacted]');
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('and that was appended and not redacted is forgotten when it is read', async () => {
    const { store } = await ledgerWith(3);
    await rightOf(store.append(PLAN, 3, [erasure(1, 'reason')]));
    expect((await rightOf(store.read(PLAN)))[0]!.reason).toBe('[redacted]');
  });
});

describe('Who has not the secret of a ledger', () => {
  it('is told which it needs, which it has, and what to do; nothing is made', async () => {
    const { server, secret } = await ledgerWith(1);
    const made = await rightOf(secret.now);
    const file = join(freshFolder(), 'text-secret');
    const before = server.database.log().length;
    for (const mode of ['read', 'change', 'write'] as const) {
      const opened = await tryOpen(server.connectionString(), { secret: secretInFile({ file }), mode });
      expect(opened).toMatchObject({
        left: {
          _tag: 'Unavailable',
          why: `Cannot use the ledger at ${server.connectionString()}: its texts need the text secret with the id ${made!.id}, and there is none at ${file}; copy the right one from a machine that uses this ledger, or from where its second copy is kept`,
        },
      });
    }
    expect(() => readFileSync(file)).toThrow(/ENOENT/);
    const other = secretInFile({ file });
    const { id } = await rightOf(other.make);
    expect(await tryOpen(server.connectionString(), { secret: other })).toMatchObject({
      left: {
        why: expect.stringContaining(
          `the text secret with the id ${made!.id}, and the one with the id ${id} is at ${file}; copy`,
        ) as never,
      },
    });
    expect(server.database.log()).toHaveLength(before);
  });

  it('is told so where it is lost or exchanged while the ledger is open', async () => {
    const { server, file } = await ledgerWith(1);
    const store = await openAt(server.connectionString(), { secret: secretInFile({ file }) });
    copyFileSync(await otherSecret(), file);
    expect((await leftOf('Unavailable', store.read(PLAN))).why).toMatch(/its texts need the text secret/);
    expect((await leftOf('Unavailable', store.append(PLAN, 'any', [telling('later')]))).why).toMatch(
      /its texts need/,
    );
  });

  it('may not go on with a ledger from before texts were encrypted', async () => {
    const server = await serverWith();
    server.database.plant('plans', {
      type: 'LedgerMade',
      json: true,
      data: Buffer.from(JSON.stringify({ identity: '0b7e3c1e-7f4e-4c7e-9d55-3f2f6a1f0c11', format: 1 })),
    });
    expect(await tryOpen(server.connectionString())).toMatchObject({
      left: {
        _tag: 'Unreadable',
        why: expect.stringMatching(
          /Found a ledger of format 1; this version reads format 2: copy it to a file with the version that made it/,
        ) as never,
      },
    });
  });
});

const otherSecret = async (): Promise<string> => {
  const file = join(freshFolder(), 'text-secret');
  await rightOf(secretInFile({ file }).make);
  return file;
};

it('Ledgers that share a secret share no keys: what is erased in one stays in the other', async () => {
  const server = await serverWith();
  const secret = secretInMemory();
  const [one, other] = [
    await openAt(server.connectionString({ parameters: { streamPrefix: 'one.' } }), { secret }),
    await openAt(server.connectionString({ parameters: { streamPrefix: 'two.' } }), { secret }),
  ];
  for (const store of [one, other]) await rightOf(store.append(PLAN, 'new', [telling('a')]));
  await rightOf(one.redact(PLAN, 1, erasure(1, 'reason')));
  expect([await shownIn(one, 1), await shownIn(other, 1)]).toEqual([
    '[redacted]',
    expect.stringMatching(/^text-/),
  ]);
  expect(rootOf(await rightOf(other.tree(PLAN)))).toHaveLength(32);
});
