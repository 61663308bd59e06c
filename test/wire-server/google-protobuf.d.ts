// The package brings no types of its own: what the wire server takes of it.
declare module 'google-protobuf/google/protobuf/any_pb.js' {
  import type { Status } from '@eventstore/db-client/generated/status_pb.js';

  const messages: { readonly Any: new () => NonNullable<ReturnType<Status['getDetails']>> };
  export default messages;
}

declare module 'google-protobuf/google/protobuf/empty_pb.js' {
  import type { BatchAppendReq } from '@eventstore/db-client/generated/streams_pb.js';

  const messages: { readonly Empty: new () => NonNullable<ReturnType<BatchAppendReq.Options['getAny']>> };
  export default messages;
}
