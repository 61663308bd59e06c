import type { handleUnaryCall, sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';

import type { Appended } from '../database.js';
import { deniedTo, type Desk, notLeader } from '../desk.js';
import type { Expected } from '../event.js';
import { type DeleteReq, DeleteResp, Empty, type TombstoneReq, TombstoneResp } from '../messages.js';
import { expectedOf, nameOf } from '../requests.js';
import { type Stored, withPosition } from '../responses.js';
import { failureOf } from '../statuses.js';

type Remove = (stream: string, expected: Expected) => Appended;

// As numbers: the server of old versions had no names for them here.
const NUMBERS = { any: '-2', no_stream: '-1', stream_exists: '-4' };

const removeBy =
  <Request extends DeleteReq | TombstoneReq, Response>(
    desk: Desk,
    remove: Remove,
    respond: (removed: Stored) => Response,
  ) =>
  (call: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>): void => {
    const refusal = deniedTo(desk, call) ?? notLeader(desk, call);
    if (refusal !== undefined) {
      callback(failureOf(refusal));
      return;
    }
    const options = call.request.getOptions()!;
    const stream = nameOf(options.getStreamIdentifier());
    const expected = expectedOf(options, () => options.getRevision());
    const removed = remove(stream, expected);
    if (removed.kind === 'deleted') callback(failureOf({ kind: 'stream-deleted', stream }));
    else if (removed.kind === 'wrong-version')
      callback(
        failureOf({
          kind: 'wrong-expected-version',
          stream,
          current: removed.current,
          expected: typeof expected === 'bigint' ? expected.toString() : NUMBERS[expected],
        }),
      );
    else callback(null, respond(removed));
  };

export const deleteOn = (desk: Desk): handleUnaryCall<DeleteReq, InstanceType<typeof DeleteResp>> =>
  removeBy(desk, desk.database.softDelete, ({ position }) =>
    position === undefined
      ? new DeleteResp().setNoPosition(new Empty())
      : new DeleteResp().setPosition(withPosition(new DeleteResp.Position(), position)),
  );

export const tombstoneOn = (desk: Desk): handleUnaryCall<TombstoneReq, InstanceType<typeof TombstoneResp>> =>
  removeBy(desk, desk.database.tombstone, ({ position }) =>
    position === undefined
      ? new TombstoneResp().setNoPosition(new Empty())
      : new TombstoneResp().setPosition(withPosition(new TombstoneResp.Position(), position)),
  );
