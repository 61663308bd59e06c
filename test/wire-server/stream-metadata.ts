import { headOf, type Recorded, type Stream } from './event.js';

/** What the metadata of a stream can hide of it. */
export interface Truncation {
  readonly maxCount?: number;
  /** In seconds. */
  readonly maxAge?: number;
  /** The first revision that is given. */
  readonly before?: number;
}

// As a double: the 64-bit number has no exact one, and parsing rounds it to this.
const SOFT_DELETED = 2 ** 63;

export const metastreamOf = (stream: string): string => `$$${stream}`;

export const isMetastream = (stream: string): boolean => stream.startsWith('$$');

export const originalOf = (metastream: string): string => metastream.slice(2);

const whole = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) ? value : undefined;

/** The fields of a metadata event; none when it holds no JSON object. */
export const metadataFields = (event: Recorded | undefined): Readonly<Record<string, unknown>> => {
  try {
    const fields: unknown = event === undefined ? {} : JSON.parse(Buffer.from(event.data).toString('utf8'));
    return typeof fields === 'object' && fields !== null ? { ...fields } : {};
  } catch {
    return {};
  }
};

const parsed = new WeakMap<Recorded, Truncation>();

export const truncationOf = (metastream: Stream | undefined): Truncation => {
  const event = metastream?.events[headOf(metastream)];
  if (event === undefined) return {};
  const known = parsed.get(event);
  if (known !== undefined) return known;
  const fields = metadataFields(event);
  const [maxCount, maxAge, before] = [
    whole(fields['$maxCount']),
    whole(fields['$maxAge']),
    whole(fields['$tb']),
  ];
  const truncation: Truncation = {
    ...(maxCount === undefined ? {} : { maxCount }),
    ...(maxAge === undefined ? {} : { maxAge }),
    ...(before === undefined ? {} : { before }),
  };
  parsed.set(event, truncation);
  return truncation;
};

export const isSoftDeleted = ({ before = 0 }: Truncation): boolean => before >= SOFT_DELETED;

/** The first revision that count and `$tb` leave. Of a metadata stream only the last event is ever given. */
export const firstGiven = (stream: Stream, { maxCount, before = 0 }: Truncation): number => {
  const kept = isMetastream(stream.name) ? 1 : maxCount;
  return Math.max(0, before, kept === undefined ? 0 : headOf(stream) - kept + 1);
};

export const isTooOld = (event: Recorded, { maxAge }: Truncation, now: number): boolean =>
  maxAge !== undefined && event.created < now - maxAge * 1000;
