import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { memoryStore } from '../../adapters/memory.js';
import { leftOf, rightOf } from '../../testing/place.js';
import { batch, idNamed, instant, OTHER_PLAN, PLAN, resealed, said } from '../../testing/samples.js';
import { inDirectory } from '../../testing/sqlite-file.js';
import { copy } from '../index.js';
import { openJsonLines } from './index.js';

/** A file with 3 events of one plan and 2 of another: its lines, and where it is. */
const withFile = (
  use: (file: string, lines: readonly string[], directory: string) => Promise<void>,
): Promise<void> =>
  inDirectory(async (directory) => {
    const store = memoryStore({ clock: () => instant('2026-11-22T10:00:00.000Z') });
    await rightOf(store.append(PLAN, 'new', batch('a', 3)));
    await rightOf(store.append(OTHER_PLAN, 'new', batch('b', 2)));
    const file = join(directory, 'ledger.jsonl');
    const end = await rightOf(openJsonLines({ file, mode: 'write' }));
    await rightOf(copy(store, end));
    await end.close();
    await use(file, readFileSync(file, 'utf8').trimEnd().split('\n'), directory);
  });

const changed = (line: string | undefined, fields: Record<string, unknown>): string =>
  JSON.stringify({ ...(JSON.parse(line ?? '') as object), ...fields });

type Change = (lines: readonly string[]) => string | Buffer;

const at =
  (line: number, change: (text: string, lines: readonly string[]) => string): Change =>
  (lines) =>
    lines.map((text, place) => `${place === line - 1 ? change(text, lines) : text}\n`).join('');

const BAD: readonly (readonly [name: string, change: Change, line: number, why: RegExp])[] = [
  ['nothing in it', () => '', 1, /found an empty file/],
  [
    'a text instead',
    () => 'This is no ledger\n',
    1,
    /found no header \(found no JSON\); wanted \{"format":"plan-ledger"/,
  ],
  ['other JSON Lines instead', () => '{"format":"other"}\n', 1, /found no header of a ledger/],
  ['no header', (lines) => `${lines.slice(1).join('\n')}\n`, 1, /found no header of a ledger/],
  ['half a header', (lines) => (lines[0] ?? '').slice(0, 30), 1, /found no header/],
  ['a header without its line feed', (lines) => lines[0] ?? '', 1, /found a header without a line feed/],
  [
    'a header without an identity',
    at(1, (text) => changed(text, { identity: 'me' })),
    1,
    /found a header without what it needs/,
  ],
  [
    'a newer header',
    at(1, (text) => changed(text, { version: 2 })),
    1,
    /found format 2, and this version reads up to 1/,
  ],
  ['a byte order mark', (lines) => `\ufeff${lines.join('\n')}\n`, 1, /found a byte order mark/],
  ['carriage returns', (lines) => `${lines.join('\r\n')}\r\n`, 1, /found a carriage return at its end/],
  ['one carriage return', at(3, (text) => `${text}\r`), 3, /found a carriage return at its end/],
  ['a NUL', at(3, (text) => text.replace('Section', 'Sec\u0000tion')), 3, /found a NUL/],
  [
    'bytes that are not UTF-8',
    (lines) => Buffer.concat([Buffer.from(`${lines[0]}\n`), Buffer.from([0x22, 0xff, 0x22, 0x0a])]),
    2,
    /found bytes that are not UTF-8/,
  ],
  ['an empty line', at(4, () => ''), 4, /found an empty line/],
  ['a line that is cut in the middle of the file', at(2, (text) => text.slice(0, 50)), 2, /found no JSON/],
  ['a line that is no object', at(2, () => '[1]'), 2, /found \[1\]; wanted the JSON object of an event/],
  ['two headers', at(4, (_, lines) => lines[0] ?? ''), 4, /found the field "format", which no event has/],
  [
    'a field too many',
    at(2, (text) => changed(text, { note: 'x' })),
    2,
    /found the field "note", which no event has/,
  ],
  [
    'a field too few',
    at(2, (text) => changed(text, { actor: undefined })),
    2,
    /found undefined as actor; wanted a string/,
  ],
  [
    'a field of another kind',
    at(2, (text) => changed(text, { data: [] })),
    2,
    /found \[\] as data; wanted an object/,
  ],
  [
    'a name as __proto__',
    at(2, (text) => text.replace('{', '{"__proto__":1,')),
    2,
    /found the field "__proto__"/,
  ],
  [
    'an id that is none',
    at(2, (text) => changed(text, { id: 'x' })),
    2,
    /found "x" as id; wanted a lower-case UUID/,
  ],
  [
    'an instant that is none',
    at(2, (text) => changed(text, { recordedAt: 'now' })),
    2,
    /found "now" as recordedAt/,
  ],
  [
    'a number that is none',
    at(2, (text) => text.replace('"order":1', '"order":1e999')),
    2,
    /found Infinity in data\.order/,
  ],
  [
    'too much depth',
    at(2, (text) => text.replace('"order":1', `"order":1,"deep":${'['.repeat(200)}${']'.repeat(200)}`)),
    2,
    /nested deeper than 100/,
  ],
  [
    'depth without end',
    at(2, (text) => text.replace('"order":1', `"order":1,"deep":${'['.repeat(200_000)}`)),
    2,
    /found no JSON/,
  ],
  [
    'an unknown event',
    at(2, (text) => changed(text, { type: 'Unheard' })),
    2,
    /Found an event named "Unheard"/,
  ],
  ['a newer event', at(2, (text) => changed(text, { schema: 2 })), 2, /Found SectionAdded in schema 2/],
  [
    'a version twice',
    at(4, (_, lines) => lines[2] ?? ''),
    4,
    /found version 2 of plan-gloucestershire-aip; wanted version 3/,
  ],
  [
    'a version too few',
    (lines) => `${lines.filter((_, place) => place !== 2).join('\n')}\n`,
    3,
    /found version 3 of plan-gloucestershire-aip; wanted version 2/,
  ],
  [
    'an event under another plan',
    at(4, (text) => changed(text, { plan: 'northamptonshire-cft' })),
    4,
    /found version 3 of plan-northamptonshire-cft; wanted version 1/,
  ],
  ['an id twice', at(5, (text) => changed(text, { id: idNamed('a-1') })), 5, /stands on a line before/],
  [
    'an instant that runs backwards',
    at(3, (text) => changed(text, { recordedAt: '2026-11-22T09:00:00.000Z' })),
    3,
    /recorded at 2026-11-22T09:00:00\.000Z, before 2026-11-22T10/,
  ],
];

describe('A file of JSON Lines', () => {
  it.each(BAD)('with %s is refused with its line, and left as it was', (_, change, line, why) =>
    withFile(async (file, lines) => {
      writeFileSync(file, change(lines));
      const before = readFileSync(file);
      for (const mode of ['read', 'write'] as const) {
        const failure = await leftOf('Unreadable', openJsonLines({ file, mode }));
        expect(failure.why.startsWith(`${file}, line ${line}: `)).toBe(true);
        expect(failure.why).toMatch(why);
        expect(readFileSync(file).equals(before)).toBe(true);
      }
    }),
  );

  it('holds each event as RFC 8785 writes it, after a header of its own', () =>
    withFile(async (_, lines) => {
      expect(JSON.parse(lines[0]!)).toEqual({
        format: 'plan-ledger',
        version: 1,
        identity: expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
      const { seal } = JSON.parse(lines[1]!) as { readonly seal: string };
      expect(lines[1]).toBe(
        `{"actor":"U1","correlation":"may-2020-refresh","data":{"order":1,"section":"practice","title":"Section a-1"},"first":1,"id":"${idNamed('a-1')}","last":3,"plan":"gloucestershire-aip","recordedAt":"2026-11-22T10:00:00.000Z","reportedOn":"2020-05-26","schema":1,"seal":${JSON.stringify(seal)},"type":"SectionAdded","version":1}`,
      );
      expect(lines).toHaveLength(6);
    }));

  it('is read whatever the order of names and lines of other plans between', () =>
    withFile(async (file, lines) => {
      const before = await rightOf(openJsonLines({ file }));
      const digests = await rightOf(before.readWritten(PLAN));
      const mixed = [0, 4, 1, 2, 5, 3].map((place) => lines[place]!);
      const backwards = mixed.map((line) =>
        JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(line) as object).reverse())),
      );
      await before.close();
      writeFileSync(file, `${backwards.join('\n')}\n`);
      const after = await rightOf(openJsonLines({ file }));
      expect(await rightOf(after.readWritten(PLAN))).toEqual(digests);
      expect(await rightOf(after.readWritten(PLAN, 2, 2))).toEqual(digests.slice(1, 2));
      await after.close();
    }));

  it('with half an event at its end is refused to a reader; a writer cuts it off, and says so', () =>
    withFile(async (file, lines) => {
      const whole = readFileSync(file, 'utf8');
      for (const bytes of [1, 40, lines[5]!.length - 1]) {
        writeFileSync(file, whole.slice(0, whole.length - lines[5]!.length - 1) + lines[5]!.slice(0, bytes));
        const { why } = await leftOf('Unreadable', openJsonLines({ file }));
        expect(why).toMatch(
          /ledger\.jsonl, line 6: found half of an event \(\d+ bytes\), as a copy leaves it/,
        );
        const cut: string[] = [];
        const end = await rightOf(openJsonLines({ file, mode: 'write', onCut: (what) => cut.push(what) }));
        expect(cut).toEqual([
          expect.stringMatching(new RegExp(`line 6: cut off half of an event \\(${bytes} bytes\\)`)),
        ]);
        expect(await rightOf(end.versionOf(OTHER_PLAN))).toBe(1);
        await end.close();
        expect(readFileSync(file, 'utf8')).toBe(`${lines.slice(0, 5).join('\n')}\n`);
      }
    }));

  it('whose last event lacks its line feed loses nothing: a writer adds it', () =>
    withFile(async (file) => {
      const whole = readFileSync(file, 'utf8');
      writeFileSync(file, whole.trimEnd());
      expect((await leftOf('Unreadable', openJsonLines({ file }))).why).toMatch(/line 6: found no line feed/);
      const end = await rightOf(openJsonLines({ file, mode: 'write' }));
      expect(await rightOf(end.versionOf(OTHER_PLAN))).toBe(2);
      await end.close();
      expect(readFileSync(file, 'utf8')).toBe(whole);
    }));

  it('is written by one at a time, also when the one before was killed', () =>
    withFile(async (file) => {
      const one = await rightOf(openJsonLines({ file, mode: 'write' }));
      const { why } = await leftOf('Unavailable', openJsonLines({ file, mode: 'write' }));
      expect(why).toBe(
        `Cannot write ${file}: another copy is writing it; wait until it is done, and try again`,
      );
      const reader = await rightOf(openJsonLines({ file }));
      await reader.close();
      await one.close();
      await one.close();
      expect(existsSync(`${file}.lock`)).toBe(true);
      await (await rightOf(openJsonLines({ file, mode: 'write' }))).close();
    }));

  it('takes what follows, refuses an id of another plan, and to be written where it is only read', () =>
    withFile(async (file) => {
      const store = memoryStore({ clock: () => instant('2026-11-23T10:00:00.000Z') });
      await rightOf(store.append(PLAN, 'new', [said('b-2')]));
      const [used] = await rightOf(store.readWritten(PLAN));
      const reader = await rightOf(openJsonLines({ file }));
      expect((await leftOf('Unavailable', reader.restore(PLAN, [used!]))).why).toMatch(
        /it was opened to read/,
      );
      await reader.close();
      expect((await leftOf('Unavailable', reader.plans)).why).toMatch(/it was closed; open it again/);

      const end = await rightOf(openJsonLines({ file, mode: 'write' }));
      const fourth = { first: 4, last: 4, event: resealed({ ...used!.event, version: 4 }) };
      expect((await leftOf('Refused', end.restore(PLAN, [fourth]))).why).toMatch(
        /is already used in plan-northamptonshire-cft at version 2; copy to another ledger/,
      );
      const fresh = { ...fourth, event: resealed({ ...fourth.event, id: idNamed('fresh') }) };
      expect(
        await leftOf(
          'Conflict',
          end.restore(PLAN, [{ first: 5, last: 5, event: resealed({ ...fresh.event, version: 5 }) }]),
        ),
      ).toMatchObject({ expected: 4, actual: 3 });
      expect(await rightOf(end.restore(PLAN, [fresh]))).toBe(4);
      expect(await rightOf(end.readWritten(PLAN, 4))).toEqual([fresh]);
      await end.close();
      const again = await rightOf(openJsonLines({ file }));
      expect(await rightOf(again.readWritten(PLAN, 4))).toEqual([fresh]);
      await again.close();
    }));

  it('that somebody changes while it is open is not believed', () =>
    withFile(async (file, lines) => {
      const end = await rightOf(openJsonLines({ file }));
      writeFileSync(file, `${[0, 2, 1, 3, 4, 5].map((place) => lines[place]!).join('\n')}\n`);
      expect((await leftOf('Unreadable', end.readWritten(PLAN))).why).toMatch(
        /line 2: found another event than before/,
      );
      await end.close();
    }));

  it('is not made where it is only read, nor of what is no file, nor left half made', () =>
    inDirectory(async (directory) => {
      const file = join(directory, 'a.jsonl');
      expect((await leftOf('Unavailable', openJsonLines({ file }))).why).toMatch(/there is no such file/);
      mkdirSync(join(directory, 'folder.jsonl'));
      symlinkSync('/dev/null', join(directory, 'null.jsonl'));
      for (const name of ['folder.jsonl', 'null.jsonl'])
        expect(
          (await leftOf('Unavailable', openJsonLines({ file: join(directory, name), mode: 'write' }))).why,
        ).toMatch(/it is no ordinary file/);
      await leftOf('Unavailable', openJsonLines({ file: join(directory, 'no', 'a.jsonl'), mode: 'write' }));
      writeFileSync(`${file}.draft`, '{"format":"plan-le');
      await (await rightOf(openJsonLines({ file, mode: 'write' }))).close();
      expect(readdirSync(directory).sort()).toEqual([
        'a.jsonl',
        'a.jsonl.lock',
        'folder.jsonl',
        'null.jsonl',
      ]);
      appendFileSync(join(directory, 'a.jsonl'), 'x');
      await leftOf('Unreadable', openJsonLines({ file }));
    }));
});
