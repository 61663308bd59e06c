import type { AppendFailure, ReadFailure, Unavailable } from '../../event-store.js';

/** What a call to the server came to, when it did not come to what was asked. */
export type ServerFault =
  /** No answer, or the connection went: what was asked may have been done, or may still be. */
  | { readonly _tag: 'Lost'; readonly why: string }
  | { readonly _tag: 'WrongVersion' }
  /** The node does not lead its cluster, and did nothing. The client asks the leader next. */
  | { readonly _tag: 'NotLeader' }
  | { readonly _tag: 'NoStream' }
  | { readonly _tag: 'Deleted' }
  | { readonly _tag: 'Denied' }
  | { readonly _tag: 'TooLarge'; readonly most?: number }
  | { readonly _tag: 'Invalid'; readonly why: string };

/** The codes of gRPC that are told apart here. */
const CODES = { invalidArgument: 3, permissionDenied: 7, resourceExhausted: 8, unauthenticated: 16 } as const;

const textOf = (error: unknown, field: string): unknown =>
  typeof error === 'object' && error !== null
    ? (error as Readonly<Record<string, unknown>>)[field]
    : undefined;

const CERTIFICATE =
  /certificate|self.signed|unable to verify|altname|CERT_|ssl3_get_record|wrong version number/iu;

/** What can be done about it, where the words of the error tell. */
const adviceOn = (message: string): string =>
  CERTIFICATE.test(message)
    ? '; check tls=… and tlsCaFile=… in the connection string, and the names in the certificate'
    : '';

const messageOf = (error: unknown): string => {
  const message = textOf(error, 'message');
  const said =
    typeof message === 'string' && message !== '' ? message : String(error ?? 'no reason was given');
  const words = said.replace(/\s+/gu, ' ').replace(/[.\s:]*Resolution note:\s*$/u, '');
  return `${words.slice(0, 300)}${adviceOn(said)}`;
};

const byCode = (error: unknown): ServerFault => {
  switch (textOf(error, 'code')) {
    case CODES.invalidArgument:
      return { _tag: 'Invalid', why: messageOf(error) };
    case CODES.permissionDenied:
    case CODES.unauthenticated:
      return { _tag: 'Denied' };
    case CODES.resourceExhausted:
      return { _tag: 'TooLarge' };
    default:
      return { _tag: 'Lost', why: messageOf(error) };
  }
};

/**
 * What an error of the client means. Of its fields only the kind is believed: the versions in them are not reliable, and
 * `unavailable` is also said of calls that were carried out.
 */
export const faultIn = (error: unknown): ServerFault => {
  switch (textOf(error, 'type')) {
    case 'wrong-expected-version':
      return { _tag: 'WrongVersion' };
    case 'not-leader':
      return { _tag: 'NotLeader' };
    case 'stream-not-found':
    case 'no-stream':
      return { _tag: 'NoStream' };
    case 'stream-deleted':
      return { _tag: 'Deleted' };
    case 'access-denied':
      return { _tag: 'Denied' };
    case 'maximum-append-size-exceeded': {
      const most = textOf(error, 'maxAppendSize');
      return { _tag: 'TooLarge', ...(typeof most === 'number' && most > 0 ? { most } : {}) };
    }
    case 'invalid-argument':
    case 'missing-required-metadata-property':
      return { _tag: 'Invalid', why: messageOf(error) };
    default:
      return byCode(error);
  }
};

/** What was asked of the server, in words, and of which stream. */
export interface Asking {
  readonly what: string;
  readonly server: string;
  readonly stream: string;
}

const unavailable = ({ what, server }: Asking, why: string): Unavailable => ({
  _tag: 'Unavailable',
  why: `Cannot ${what} at ${server}: ${why}`,
});

/** What a fault means to a reader. */
export const readFailureOf = (fault: ServerFault, asking: Asking): ReadFailure => {
  const { stream } = asking;
  switch (fault._tag) {
    case 'Lost':
      return unavailable(asking, `${fault.why}; check that it runs and can be reached, and try again`);
    case 'NotLeader':
      return unavailable(asking, 'the node does not lead its cluster; try again when a leader is elected');
    case 'Denied':
      return unavailable(
        asking,
        `access to ${stream} is denied; check the user, the password and the access control list`,
      );
    case 'Deleted':
      return {
        _tag: 'Unreadable',
        stream,
        why: 'The stream was deleted for ever on the server; copy the plan from a backup to a new ledger',
      };
    case 'NoStream':
    case 'WrongVersion':
    case 'TooLarge':
    case 'Invalid':
      return unavailable(
        asking,
        `the server did not understand the question (${'why' in fault ? fault.why : fault._tag})`,
      );
  }
};

/** What a fault means to a writer whose events are certainly not written. */
export const refusalOf = (
  fault: Exclude<ServerFault, { readonly _tag: 'Lost' | 'WrongVersion' }>,
  asking: Asking,
  bytes: number,
): AppendFailure => {
  const { what, stream } = asking;
  switch (fault._tag) {
    case 'TooLarge': {
      const most = fault.most === undefined ? 'fewer' : `${fault.most}`;
      const why = `Cannot ${what}: the events have ${bytes} bytes, and the server takes ${most} in one append; write less at once, or raise MaxAppendSize on the server`;
      return { _tag: 'Refused', stream, why };
    }
    case 'Invalid':
      return { _tag: 'Refused', stream, why: `Cannot ${what}: the server does not take this (${fault.why})` };
    case 'NotLeader':
    case 'NoStream':
    case 'Deleted':
    case 'Denied':
      return readFailureOf(fault, asking);
  }
};
