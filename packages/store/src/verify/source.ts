import type { PlanId, Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';

import type { CopySource } from '../copy/ends.js';
import type { EventStore, Unreadable, Written } from '../event-store.js';

/** What is verified: any store is one, and so is a copy of it. */
export interface VerifySource extends Pick<CopySource, 'plans' | 'versionOf' | 'readWritten'> {
  /** The tree that a store kept as it appended. */
  readonly tree?: EventStore['tree'];
  /** Given by place and not by version, each as it stands there: a file whose lines nobody has put in order. */
  readonly byPlace?: true;
}

/** What stands at the next place of a plan. */
export type Seen =
  | { readonly _tag: 'Event'; readonly written: Written }
  | { readonly _tag: 'Unread'; readonly version?: Version; readonly why: string }
  | { readonly _tag: 'Several'; readonly version: Version }
  | { readonly _tag: 'Nothing'; readonly from: Version; readonly to: Version }
  /** Read together, events give a failure, and each by itself gives none. */
  | { readonly _tag: 'Torn'; readonly why: string }
  /** Nobody can read on. */
  | { readonly _tag: 'Broken'; readonly why: string };

/**
 * How many events are read at once. Those of a page live while it is worked through; of larger ones V8 takes more and more for what
 * will stay, and 100,000 events took 200 MB instead of 140.
 */
const PAGE = 200;

const unread = ({ version, found, why }: Unreadable, at: Version, { byPlace }: VerifySource): Seen => {
  if (found === 'several' && version !== undefined) return { _tag: 'Several', version };
  const known = version ?? (byPlace === true ? undefined : at);
  return { _tag: 'Unread', why, ...(known === undefined ? {} : { version: known }) };
};

const isGapAt = ({ found, version }: Unreadable, at: Version): boolean =>
  found === 'nothing' && version === at;

/**
 * Reads a plan from one version to another, page by page, and goes on after what cannot be read: what fails is asked for in
 * smaller parts until it is one place, and a gap in larger ones until something stands behind it.
 */
export async function* seenIn(
  source: VerifySource,
  plan: PlanId,
  from: Version,
  to: Version,
): AsyncGenerator<readonly Seen[], void> {
  let step = PAGE;
  // What could not be read together, until it is known what of it cannot be read by itself.
  let torn: { readonly why: string; readonly to: Version } | undefined;
  for (let at = from; at <= to || torn !== undefined;) {
    if (torn !== undefined && at > torn.to) {
      yield [{ _tag: 'Torn', why: torn.why }];
      torn = undefined;
      continue;
    }
    const end = Math.min(at + step - 1, to);
    const page = await source.readWritten(plan, at, end)();
    if (E.isRight(page)) {
      if (page.right.length === 0) {
        yield [{ _tag: 'Nothing', from: at, to }];
        return;
      }
      yield page.right.map((written) => ({ _tag: 'Event', written }));
      at += page.right.length;
      step = Math.min(step * 2, PAGE);
    } else if (page.left._tag === 'Unavailable') {
      yield [{ _tag: 'Broken', why: page.left.why }];
      return;
    } else if (isGapAt(page.left, at)) {
      const { next } = page.left;
      torn = undefined;
      yield [{ _tag: 'Nothing', from: at, to: next === undefined ? end : next - 1 }];
      at = next ?? end + 1;
      step = next === undefined ? step * 2 : PAGE;
    } else if (end > at) {
      torn ??= { why: page.left.why, to: end };
      step = Math.floor((end - at + 1) / 2);
    } else {
      torn = undefined;
      yield [unread(page.left, at, source)];
      at += 1;
      step = 1;
    }
  }
}
