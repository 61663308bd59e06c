import { counted, dayInWords } from '@plan-ledger/domain';
import type { Anchor, Bracket, PlanVerified, Seen, Verdict } from '@plan-ledger/store/verify';

import { versionsInWords } from '../../versions-in-words.js';

/** A verdict as it stands before all else. */
export const inCapitals = (verdict: Verdict): string => verdict.toUpperCase();

const clockTime = (instant: string): string =>
  `${dayInWords(instant.slice(0, 10) as never)} ${instant.slice(11, 19)} UTC`;

/** Who saw a checkpoint, and when. */
export const seenBy = (anchor: Anchor): string => {
  const sights = anchor.checkpoint.cosignatures.map(({ name, time }) => {
    const date = new Date(time * 1000);
    return Number.isNaN(date.getTime()) ? name : `${name} on ${clockTime(date.toISOString())}`;
  });
  return sights.length === 0 ? '' : `, seen by ${sights.join(' and ')}`;
};

const since = ({ since: from, version, held }: PlanVerified): string => {
  const size = held.at(-1)?.checkpoint.size ?? 0;
  const later = version - size;
  const unread = from === 0 ? '' : `; only what came after version ${from} was read`;
  return later === 0
    ? unread
    : `; the ${counted(later, 'event')} since then ${later === 1 ? 'does' : 'do'} not contradict ${later === 1 ? 'itself' : 'each other'}, and no checkpoint has ${later === 1 ? 'it' : 'them'}${unread}`;
};

const anchoredWords = (plan: PlanVerified): string => {
  const last = plan.held.at(-1);
  if (last === undefined) return '';
  const { size } = last.checkpoint;
  return `Plan ${plan.plan}: ${versionsInWords(1, size)} are what the checkpoint ${last.name} says${seenBy(last)}${since(plan)}`;
};

const butFor = ({ heldButFor }: PlanVerified): readonly string[] => {
  const last = heldButFor.at(-1);
  return last === undefined
    ? []
    : [
        `All other events up to version ${last.checkpoint.size} are what the checkpoint ${last.name} says${seenBy(last)}`,
      ];
};

const markWords = ({ checkpoint, size, sights }: Seen): string => {
  const seen = sights.map(({ witness, seen: at }) => `${witness} on ${clockTime(at)}`);
  return `the checkpoint ${checkpoint} (version ${size}${seen.length === 0 ? '' : `, seen by ${seen.join(' and ')}`})`;
};

/** Between which checkpoints a version came to be. */
export const bracketWords = ({ version, without, with: by }: Bracket): string => {
  const from =
    without === undefined
      ? 'no checkpoint says that it was not there before'
      : `not yet in ${markWords(without)}`;
  const to = by === undefined ? 'no checkpoint has it' : `there in ${markWords(by)}`;
  return `Version ${version}: ${from}; ${to}`;
};

/** What is said of a plan, beside what was found wrong with it. */
export const planWords = (plan: PlanVerified): readonly string[] => {
  const anchored = anchoredWords(plan);
  return [
    ...(plan.findings.length > 0 || anchored === '' ? [] : [anchored]),
    ...butFor(plan),
    ...(plan.bracket === undefined ? [] : [bracketWords(plan.bracket)]),
  ];
};

/** What a verdict on a ledger means, for a person. */
export const verdictWords = (verdict: Verdict, plans: readonly PlanVerified[]): string => {
  const events = plans.reduce((sum, { version, since: from }) => sum + Math.max(version - from, 0), 0);
  const all = `${counted(plans.length, 'plan')} with ${counted(events, 'event')} read`;
  const loose = plans.filter((plan) => plan.verdict === 'self-consistent').map(({ plan }) => plan);
  switch (verdict) {
    case 'intact':
      return `${all}: everything is what the checkpoints say`;
    case 'self-consistent':
      return loose.length === plans.length
        ? `${all}: nothing contradicts itself, and no outside checkpoint was given; a history that was written anew would look the same`
        : `${all}: no outside checkpoint was given of ${loose.join(', ')}; nothing contradicts itself there, as in a history that was written anew`;
    case 'altered':
      return 'events are not what was stored';
    case 'missing':
      return 'events are gone';
    case 'rolled back':
      return 'the ledger is shorter than it was; it, or an older copy in its place, has lost events';
    case 'forked':
      return 'the history was written anew: every seal holds, and the checkpoint is of another history';
    case 'unreadable':
      return 'the ledger, or a part of it, cannot be read';
  }
};
