import type { Appended } from './database.js';
import type { Expected, Position, Recorded } from './event.js';
import {
  AllStreamPosition,
  AppendResp,
  BatchAppendResp,
  Empty,
  GoogleEmpty,
  Identifier,
  ReadResp,
  type StreamIdentifier,
  type UUID,
  Uuid,
} from './messages.js';
import { type BatchRefusal, refusalOf, wrongVersion } from './statuses.js';

export type Stored = Extract<Appended, { kind: 'stored' | 'again' }>;
export type WrongVersion = Extract<Appended, { kind: 'wrong-version' }>;

const TICKS_PER_MILLISECOND = 10_000n;

export const identifierOf = (name: string): StreamIdentifier =>
  new Identifier().setStreamName(Buffer.from(name, 'utf8'));

interface PositionMessage {
  readonly setCommitPosition: (value: string) => unknown;
  readonly setPreparePosition: (value: string) => unknown;
}

/** Positions travel as text: they may be greater than a double can tell apart. */
export const withPosition = <Message extends PositionMessage>(message: Message, at: Position): Message => {
  message.setCommitPosition(String(at.commit));
  message.setPreparePosition(String(at.prepare));
  return message;
};

const recordedMessage = (event: Recorded): InstanceType<typeof ReadResp.ReadEvent.RecordedEvent> => {
  const message = withPosition(new ReadResp.ReadEvent.RecordedEvent(), event.position);
  message.setId(new Uuid().setString(event.id));
  message.setStreamIdentifier(identifierOf(event.stream));
  message.setStreamRevision(String(event.revision));
  message.setData(event.data);
  message.setCustomMetadata(event.metadata);
  message
    .getMetadataMap()
    .set('type', event.type)
    .set('content-type', event.json ? 'application/json' : 'application/octet-stream')
    .set('created', String(BigInt(Math.trunc(event.created)) * TICKS_PER_MILLISECOND));
  return message;
};

export type ReadResponse = InstanceType<typeof ReadResp>;

/** An event as it is given; of a link that is resolved, `of` is what it stands for, if that is there. */
export const eventResponse = (event: Recorded, of?: Recorded, resolved = false): ReadResponse => {
  const message = new ReadResp.ReadEvent().setCommitPosition(String(event.position.commit));
  if (resolved) message.setLink(recordedMessage(event));
  const shown = resolved ? of : event;
  if (shown !== undefined) message.setEvent(recordedMessage(shown));
  return new ReadResp().setEvent(message);
};

export const notFoundResponse = (name: string): ReadResponse =>
  new ReadResp().setStreamNotFound(new ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(name)));

export const confirmationResponse = (id: string): ReadResponse =>
  new ReadResp().setConfirmation(new ReadResp.SubscriptionConfirmation().setSubscriptionId(id));

export const caughtUpResponse = (): ReadResponse => new ReadResp().setCaughtUp(new ReadResp.CaughtUp());

export const checkpointResponse = (at: Position): ReadResponse =>
  new ReadResp().setCheckpoint(withPosition(new ReadResp.Checkpoint(), at));

export const appendResponse = (
  appended: Stored | WrongVersion,
  expected: Expected,
): InstanceType<typeof AppendResp> => {
  if (appended.kind === 'wrong-version') {
    const wrong = new AppendResp.WrongExpectedVersion();
    if (appended.current < 0n) wrong.setCurrentNoStream(new Empty());
    else wrong.setCurrentRevision(String(appended.current));
    if (expected === 'any') wrong.setExpectedAny(new Empty());
    else if (expected === 'no_stream') wrong.setExpectedNoStream(new Empty());
    else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new Empty());
    else wrong.setExpectedRevision(String(expected));
    return new AppendResp().setWrongExpectedVersion(wrong);
  }
  const success = new AppendResp.Success();
  if (appended.last < 0n) success.setNoStream(new Empty());
  else success.setCurrentRevision(String(appended.last));
  if (appended.position === undefined) success.setNoPosition(new Empty());
  else success.setPosition(withPosition(new AppendResp.Position(), appended.position));
  return new AppendResp().setSuccess(success);
};

export type BatchResponse = InstanceType<typeof BatchAppendResp>;

export const batchResponse = (
  appended: Appended,
  { expected, stream }: { readonly expected: Expected; readonly stream: string },
): BatchResponse => {
  const response = new BatchAppendResp().setStreamIdentifier(identifierOf(stream));
  if (appended.kind === 'wrong-version') return response.setError(wrongVersion(appended.current, expected));
  if (appended.kind === 'deleted') return refusedBatch({ kind: 'stream-deleted', stream }, stream);
  const success = new BatchAppendResp.Success();
  if (appended.last < 0n) success.setNoStream(new GoogleEmpty());
  else success.setCurrentRevision(String(appended.last));
  if (appended.position === undefined) success.setNoPosition(new GoogleEmpty());
  else success.setPosition(withPosition(new AllStreamPosition(), appended.position));
  return response.setSuccess(success);
};

export const refusedBatch = (refusal: BatchRefusal, stream: string): BatchResponse =>
  new BatchAppendResp().setStreamIdentifier(identifierOf(stream)).setError(refusalOf(refusal));

export const correlated = (response: BatchResponse, correlation: UUID | undefined): BatchResponse =>
  response.setCorrelationId(correlation);
