import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';

import { jsonIn } from './line.js';

const FORMAT = 'plan-ledger';
const VERSION = 1;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

const Ours = t.type({ format: t.literal(FORMAT), version: t.number });
const Header = t.type({ format: t.literal(FORMAT), version: t.literal(VERSION), identity: t.string });

/** The first line of a file: what it is, and which one. */
export const headerOf = (identity: string): string =>
  `${JSON.stringify({ format: FORMAT, version: VERSION, identity })}\n`;

const WANTED = `wanted {"format":"${FORMAT}","version":${VERSION},"identity":"…"}`;

/** The identity in a first line. `Left`: why it is not that of a ledger. */
export const identityIn = (bytes: Buffer): E.Either<string, string> => {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])))
    return E.left('found a byte order mark before the header; save the file without it');
  const json = jsonIn(bytes);
  if (E.isLeft(json)) return E.left(`found no header (${json.left}); ${WANTED}`);
  if (!Ours.is(json.right)) return E.left(`found no header of a ledger; ${WANTED}`);
  if (json.right.version > VERSION)
    return E.left(
      `found format ${json.right.version}, and this version reads up to ${VERSION}; read it with a newer version`,
    );
  return Header.is(json.right) && UUID.test(json.right.identity)
    ? E.right(json.right.identity)
    : E.left(`found a header without what it needs; ${WANTED}`);
};
