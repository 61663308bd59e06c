import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type EventStore, explainFailure } from '@plan-ledger/store';

import { rightOf } from '../../packages/store/src/testing/place.js';
import { batch, OTHER_PLAN, PLAN, said } from '../../packages/store/src/testing/samples.js';
import { startWorker } from '../support/workers.js';
import { selfSigned } from '../wire-server/certificate.js';
import { sizeOf } from '../wire-server/event.js';
import type { WireServer } from '../wire-server/server.js';
import { serverWith, until } from '../wire-server/with-server.js';
import { heard, openAt, timed, tryOpen } from './ledgers.js';

const DEADLINE_MS = 800;
/** What a machine that does other things too may take longer. */
const SLACK_MS = 700;

const works = async (store: EventStore, name: string): Promise<void> => {
  const { first } = await rightOf(store.append(PLAN, 'any', [said(name)]));
  expect((await rightOf(store.read(PLAN, first))).map(({ id }) => id)).toEqual([said(name).id]);
};

const why = async (connectionString: string): Promise<string> => {
  const opened = await tryOpen(connectionString, { deadlineMs: 2000 });
  if (opened._tag === 'Right') {
    await opened.right.close();
    return 'opened';
  }
  return `${opened.left._tag}: ${opened.left.why}`;
};

describe('Over TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plan-ledger-tls-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let server: WireServer;
  const tlsCaFile = join(folder, 'ca.pem');
  const otherFile = join(folder, 'other.pem');
  const stringFor = (user: string | undefined, password: string, parameters = {}): string =>
    server.connectionString({ ...(user === undefined ? {} : { user }), password, parameters });

  beforeAll(() => {
    writeFileSync(otherFile, selfSigned().certificate);
  });

  const start = async (): Promise<void> => {
    const tls = selfSigned();
    writeFileSync(tlsCaFile, tls.certificate);
    server = await serverWith({ tls, users: { clerk: 'p@ss:word' } });
  };

  it('works for who has the certificate and the password', async () => {
    await start();
    await works(await openAt(stringFor('clerk', 'p%40ss%3Aword', { tlsCaFile })), 'a');
  });

  it.each([
    ['without the certificate', 'clerk', {}, /certificate.*check tls=… and tlsCaFile=…/],
    [
      'with the wrong certificate',
      'clerk',
      { tlsCaFile: otherFile },
      /certificate.*check tls=… and tlsCaFile=…/,
    ],
    [
      'with a certificate that is not there',
      'clerk',
      { tlsCaFile: join(folder, 'none') },
      /the file of tlsCaFile cannot be read .*check the path/,
    ],
    [
      'with the wrong password',
      'clerk',
      { tlsCaFile },
      /access to plans is denied; check the user, the password/,
    ],
    ['without a user', undefined, { tlsCaFile }, /access to plans is denied; check the user, the password/],
  ] as const)('is refused %s, in words without the password', async (_, user, parameters, words) => {
    await start();
    const said = await why(stringFor(user, 's3cr@t', parameters));
    expect(said).toMatch(/^Unavailable: Cannot (?:use|read the list of plans at) esdb:\/\//);
    expect(said).toMatch(words);
    expect(said).not.toMatch(/s3cr|@t/);
    expect(server.database.log()).toEqual([]);
  });
});

describe('A server that is away', () => {
  it.each(['away', 'silent', 'silent when it is written'])(
    'at the opening, %s, is told in time',
    async (how) => {
      const server = await serverWith();
      if (how === 'away') await server.stop();
      else {
        const kind = how === 'silent' ? 'read' : 'append';
        server.faults.choose((call) => (call.kind === kind ? { kind: 'silence' } : undefined));
      }
      const [ms, opened] = await timed(() => tryOpen(server.connectionString(), { deadlineMs: DEADLINE_MS }));
      expect(opened).toMatchObject({ left: { _tag: 'Unavailable' } });
      expect(ms).toBeLessThan(DEADLINE_MS + SLACK_MS / 4);
    },
  );

  it('later, is told within the time of an append, and used again when it is back', async () => {
    const server = await serverWith();
    const store = await openAt(server.connectionString(), { deadlineMs: DEADLINE_MS });
    await works(store, 'before');
    await server.stop();
    const [ms, appended] = await timed(store.append(PLAN, 'any', [said('away')]));
    expect(['Unavailable', 'OutcomeUnknown']).toContain(appended._tag === 'Left' ? appended.left._tag : '');
    expect(ms).toBeLessThan(DEADLINE_MS + SLACK_MS);
    expect(await store.versionOf(PLAN)()).toMatchObject({ left: { _tag: 'Unavailable' } });
    await server.start();
    await works(store, 'away');
    expect(await rightOf(store.versionOf(PLAN))).toBe(2);
  });

  it('does not hold up the closing, whatever is under way', async () => {
    const server = await serverWith();
    const store = await openAt(server.connectionString());
    await works(store, 'before');
    server.faults.choose(() => ({ kind: 'silence' }));
    const calls = server.calls('append');
    const appending = store.append(PLAN, 'any', [said('silent')])();
    await until(() => server.calls('append') > calls);
    const [ms] = await timed(() => store.close());
    expect(ms).toBeLessThan(300);
    const [rest, appended] = await timed(() => appending);
    expect(appended).toMatchObject({ left: { _tag: 'OutcomeUnknown' } });
    expect(rest).toBeLessThan(300);
  });
});

describe('Ledgers on one server', () => {
  it('share nothing when their streams have prefixes', async () => {
    const server = await serverWith();
    const stores: EventStore[] = [];
    for (const streamPrefix of ['one.', 'two.'])
      stores.push(await openAt(server.connectionString({ parameters: { streamPrefix } })));
    const [one, two] = stores as [EventStore, EventStore];
    expect(await rightOf(one.identity)).not.toBe(await rightOf(two.identity));
    const [ofOne, ofTwo] = [heard(), heard()];
    one.subscribe('', ofOne);
    two.subscribe('', ofTwo);
    await rightOf(one.append(PLAN, 'new', batch('a', 2)));
    await rightOf(two.append(PLAN, 'new', batch('b', 1)));
    await rightOf(two.append(OTHER_PLAN, 'new', batch('a', 3)));
    await until(() => ofOne.events.length === 2 && ofTwo.events.length === 4);
    expect([await rightOf(one.plans), await rightOf(two.plans)]).toEqual([[PLAN], [PLAN, OTHER_PLAN]]);
    expect((await rightOf(one.readAll(''))).events).toEqual(ofOne.events);
    expect((await rightOf(two.readAll(''))).events).toEqual(ofTwo.events);
    expect(await rightOf(one.versionOf(OTHER_PLAN))).toBe(0);
  });

  it('are not made by who reads or changes, and nothing is written by who reads', async () => {
    const server = await serverWith();
    for (const mode of ['read', 'change'] as const) {
      const store = await openAt(server.connectionString(), { mode });
      expect(await rightOf(store.identity)).toBe('');
      const appended = await store.append(PLAN, 'any', [said('a')])();
      expect(appended).toMatchObject({
        left: { _tag: 'Unavailable', why: expect.stringMatching(/opened to .*; open it to write$/) as never },
      });
      expect(server.database.log()).toEqual([]);
    }
    const writer = await openAt(server.connectionString());
    await works(writer, 'a');
    const before = server.database.log().length;
    const reader = await openAt(server.connectionString(), { mode: 'read' });
    expect(await rightOf(reader.identity)).toBe(await rightOf(writer.identity));
    const all = heard();
    reader.subscribe('', all);
    await until(() => all.events.length === 1);
    await rightOf(reader.plans);
    await reader.restore(PLAN, await rightOf(reader.readWritten(PLAN)))();
    await reader.append(PLAN, 'any', [said('b')])();
    expect(server.database.log()).toHaveLength(before);
    await works(await openAt(server.connectionString(), { mode: 'change' }), 'c');
  });
});

it('An append that is too large is refused with both sizes, and nothing is written', async () => {
  const server = await serverWith({ maximumAppendSize: 4000 });
  const store = await openAt(server.connectionString());
  await rightOf(store.append(PLAN, 'new', batch('a', 5)));
  const stored = server.database.events(`plan-${PLAN}`).reduce((sum, event) => sum + sizeOf(event), 0);
  const refused = await store.append(OTHER_PLAN, 'new', batch('a', 20))();
  if (refused._tag === 'Right') throw new Error('It was taken');
  const [, sent, most] = /the events have (\d+) bytes, and the server takes (\d+) in one/.exec(
    explainFailure(refused.left),
  )!;
  expect(refused.left._tag).toBe('Refused');
  expect(Number(most)).toBe(4000);
  // Four times as many of about the same size, but for the lengths of their numbers.
  expect(Math.abs(Number(sent) / (4 * stored) - 1)).toBeLessThan(0.05);
  expect(await rightOf(store.versionOf(OTHER_PLAN))).toBe(0);
  expect(await rightOf(store.plans)).toEqual([PLAN]);
});

describe('A process that uses a ledger', () => {
  const lastLines = async (orders: object, meanwhile: () => Promise<void> = () => Promise.resolve()) => {
    const worker = startWorker('eventstoredb-worker', [JSON.stringify(orders)]);
    let lastAt = 0;
    worker.child.stdout?.on('data', () => (lastAt = performance.now()));
    await worker.firstLine;
    await meanwhile();
    const ended = await worker.ended;
    return { ended, lines: worker.lines, ms: performance.now() - lastAt };
  };
  const used = { appended: 'Right', read: 2, heard: 2 };

  it('ends by itself when it has closed it, and says nothing that it was not told to', async () => {
    const server = await serverWith();
    const orders = { connectionString: server.connectionString(), deadlineMs: 10_000, asks: 0, ms: 0 };
    const { ended, lines, ms } = await lastLines(orders);
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([used, { closed: true }]);
    expect(ended).toEqual({ code: 0, signal: null, errors: '' });
    expect(ms).toBeLessThan(2000);
  });

  it('does so also when the server comes and goes, and is away when it is closed', async () => {
    const server = await serverWith();
    const connectionString = `esdb://${server.address},localhost:1?tls=false`;
    const { ended, lines, ms } = await lastLines(
      { connectionString, deadlineMs: 1000, asks: 20, ms: 1200 },
      async () => {
        for (let restart = 0; restart < 8; restart++) {
          await new Promise((resolve) => setTimeout(resolve, 70));
          await server.restart();
        }
        await server.stop();
      },
    );
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([used, { closed: true }]);
    expect(ended).toEqual({ code: 0, signal: null, errors: '' });
    expect(ms).toBeLessThan(2000);
  });
});
