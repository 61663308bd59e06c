import type { Expected, Position, Proposed } from './event.js';
import type { AppendReq, BatchAppendReq, ReadReq, StreamIdentifier, UUID } from './messages.js';
import type { Filter, From } from './query.js';

/** A page of the real server: a checkpoint comes after so many of them. */
const SEARCH_WINDOW = 32;

export const nameOf = (identifier: StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

interface ExpectedOptions {
  readonly hasAny: () => boolean;
  readonly hasNoStream: () => boolean;
  readonly hasStreamExists: () => boolean;
}

/** The expectation of an append; `revision` is asked for when it is an exact one. */
export const expectedOf = (options: ExpectedOptions, revision: () => string): Expected => {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no_stream';
  return options.hasStreamExists() ? 'stream_exists' : BigInt(revision());
};

export const idOf = (uuid: UUID | undefined): string => {
  const structured = uuid?.getStructured();
  if (structured === undefined) return uuid?.getString() ?? '';
  const bits = [structured.getMostSignificantBits(), structured.getLeastSignificantBits()];
  const hex = bits.map((half) => BigInt.asUintN(64, BigInt(half)).toString(16).padStart(16, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

export const proposedOf = (
  message: AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage,
): Proposed => ({
  id: idOf(message.getId()),
  type: message.getMetadataMap().get('type') ?? '',
  json: message.getMetadataMap().get('content-type') === 'application/json',
  // Copies: what is given is a part of all that was received.
  data: message.getData_asU8().slice(),
  metadata: message.getCustomMetadata_asU8().slice(),
});

const filterOf = (options: ReadReq.Options): Filter | undefined => {
  const filter = options.getFilter();
  if (filter === undefined) return undefined;
  const on = filter.hasEventType() ? 'type' : 'stream';
  const expression = on === 'type' ? filter.getEventType() : filter.getStreamIdentifier();
  const window = filter.hasMax() ? filter.getMax() : SEARCH_WINDOW;
  return {
    on,
    regex: expression?.getRegex() ?? '',
    prefixes: expression?.getPrefixList() ?? [],
    interval: window * Math.max(1, filter.getCheckpointintervalmultiplier()),
  };
};

const fromRevision = (options: ReadReq.Options.StreamOptions): From<bigint> => {
  if (options.hasRevision()) return BigInt(options.getRevision());
  return options.hasEnd() ? 'end' : 'start';
};

const fromPosition = (options: ReadReq.Options.AllOptions | undefined): From<Position> => {
  const position = options?.getPosition();
  if (position === undefined) return options?.hasEnd() === true ? 'end' : 'start';
  return { commit: Number(position.getCommitPosition()), prepare: Number(position.getPreparePosition()) };
};

/** A read or a subscription that was asked for. */
export interface Query {
  readonly of:
    | { readonly kind: 'stream'; readonly name: string; readonly from: From<bigint> }
    | { readonly kind: 'all'; readonly from: From<Position>; readonly filter: Filter | undefined };
  readonly backwards: boolean;
  readonly resolvesLinks: boolean;
  readonly subscribes: boolean;
  readonly count: number;
}

export const queryOf = (request: ReadReq): Query => {
  const options = request.getOptions()!;
  const stream = options.getStream();
  return {
    of:
      stream === undefined
        ? { kind: 'all', from: fromPosition(options.getAll()), filter: filterOf(options) }
        : { kind: 'stream', name: nameOf(stream.getStreamIdentifier()), from: fromRevision(stream) },
    backwards: options.getReadDirection().valueOf() === 1,
    resolvesLinks: options.getResolveLinks(),
    subscribes: options.hasSubscription(),
    count: Number(options.getCount()),
  };
};
