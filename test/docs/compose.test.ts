import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

import { ROOT } from '../support/cli.js';

interface Service {
  readonly image: string;
  readonly environment?: Readonly<Record<string, unknown>>;
  readonly ports?: readonly string[];
  readonly volumes: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

// The options of the 24.10 server that these files use. A server refuses to start on a variable that it does not know.
const KNOWN = [
  'ADVERTISE_HOST_TO_CLIENT_AS',
  'ADVERTISE_NODE_PORT_TO_CLIENT_AS',
  'CERTIFICATE_FILE',
  'CERTIFICATE_PRIVATE_KEY_FILE',
  'CLUSTER_SIZE',
  'DB',
  'DEFAULT_ADMIN_PASSWORD',
  'DEFAULT_OPS_PASSWORD',
  'DISCOVER_VIA_DNS',
  'GOSSIP_SEED',
  'LOG',
  'MAX_APPEND_SIZE',
  'NODE_HOST_ADVERTISE_AS',
  'NODE_IP',
  'NODE_PORT',
  'REPLICATION_HOST_ADVERTISE_AS',
  'REPLICATION_IP',
  'RUN_PROJECTIONS',
  'TELEMETRY_OPTOUT',
  'TRUSTED_ROOT_CERTIFICATES_PATH',
].map((name) => `EVENTSTORE_${name}`);

const FORBIDDEN =
  /mem.?db|unsafe|skip.?(db|index).?verify|insecure|disable.?(internal.?tcp.?)?tls|allow.?anonymous|allow.?unknown|[-_]dev\b/iu;

// 16 MiB less the 10,000 bytes that the server keeps for its own record: more, and it does not start.
const MOST_APPENDED = 16 * 1024 * 1024 - 10_000;

const fileOf = (name: string): string => readFileSync(join(ROOT, 'docs/eventstoredb', name), 'utf8');
const composeOf = (name: string): Compose => parse(fileOf(name), { merge: true }) as Compose;
const nodesOf = ({ services }: Compose): readonly (readonly [string, Service])[] =>
  Object.entries(services).filter(([name]) => name !== 'setup');
const withoutComments = (text: string): string => text.replace(/^\s*#.*$|\s#.*$/gmu, '');

describe.each([
  ['single-node.yaml', 1],
  ['cluster.yaml', 3],
])('docs/eventstoredb/%s', (name, size) => {
  const compose = composeOf(name);
  const nodes = nodesOf(compose);

  it(`has ${size} of as many nodes, and the step that makes their certificates`, () => {
    expect(Object.keys(compose.services)).toContain('setup');
    expect(nodes).toHaveLength(size);
    expect(nodes.map(([, { environment }]) => environment?.['EVENTSTORE_CLUSTER_SIZE'])).toEqual(
      nodes.map(() => String(size)),
    );
  });

  it('sets nothing that gives up safety', () => {
    expect(withoutComments(fileOf(name))).not.toMatch(FORBIDDEN);
  });

  describe.each(nodes)('%s', (node, { environment = {}, healthcheck, ports = [], volumes }) => {
    const mounted = (path: string): boolean =>
      volumes.some((volume) => path.startsWith(volume.split(':')[1] ?? '\0'));

    it('has only settings that the server knows', () => {
      expect(Object.keys(environment).filter((key) => !KNOWN.includes(key))).toEqual([]);
    });

    it('speaks TLS, with a key of its own, and trusts one authority', () => {
      const certificate = environment['EVENTSTORE_CERTIFICATE_FILE'];
      const key = environment['EVENTSTORE_CERTIFICATE_PRIVATE_KEY_FILE'];
      const trusted = environment['EVENTSTORE_TRUSTED_ROOT_CERTIFICATES_PATH'];
      expect([certificate, key, trusted].map((path) => mounted(String(path)))).toEqual([true, true, true]);
      expect(volumes.filter((volume) => volume.includes('certs:'))).toEqual([`${node}-certs:/certs/own:ro`]);
      expect(volumes.some((volume) => volume.startsWith('authority'))).toBe(false);
      expect(healthcheck?.test.join(' ')).toContain('--cacert');
    });

    it('keeps its data in a volume of its own', () => {
      expect(volumes).toContain(`${node}-data:${String(environment['EVENTSTORE_DB'])}`);
      expect(volumes.map((volume) => volume.split(':')[0] ?? '').sort()).toEqual(
        Object.keys(compose.volumes)
          .filter((volume) => volume === 'trust' || volume.startsWith(`${node}-`))
          .sort(),
      );
    });

    it('takes no password from this file, and listens to this machine only', () => {
      const passwords = Object.entries(environment).filter(([key]) => key.endsWith('_PASSWORD'));
      expect(passwords).toHaveLength(2);
      expect(passwords.filter(([, value]) => !/^\$\{\w+:\?/u.test(String(value)))).toEqual([]);
      expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    });

    it('takes as large an append as it can', () => {
      expect(environment['EVENTSTORE_MAX_APPEND_SIZE']).toBe(String(MOST_APPENDED));
    });

    it('looks for the other nodes, under the names in their certificates', () => {
      const others = nodes.map(([other]) => other).filter((other) => other !== node);
      const seeds = String(environment['EVENTSTORE_GOSSIP_SEED'] ?? '').split(',');
      expect(seeds.filter((seed) => seed !== '')).toEqual(others.map((other) => `${other}:2113`));
    });
  });
});

describe('the cluster', () => {
  it('has three nodes that clients reach at three ports, as each node tells them', () => {
    const told = nodesOf(composeOf('cluster.yaml')).map(([, { environment = {}, ports = [] }]) => [
      `127.0.0.1:${String(environment['EVENTSTORE_ADVERTISE_NODE_PORT_TO_CLIENT_AS'])}:2113`,
      ...ports,
    ]);
    expect(told.filter(([advertised, published]) => advertised !== published)).toEqual([]);
    expect(new Set(told.map(([advertised]) => advertised)).size).toBe(3);
  });
});

describe('what the check of these files finds', () => {
  it.each([
    'EVENTSTORE_MEM_DB: true',
    'EVENTSTORE_INSECURE: "true"',
    'EVENTSTORE_UNSAFE_DISABLE_FLUSH_TO_DISK: true',
    'EVENTSTORE_SKIP_DB_VERIFY: true',
    'command: --mem-db',
    'EVENTSTORE_ALLOW_ANONYMOUS_STREAM_ACCESS: true',
  ])('is %s', (setting) => {
    expect(setting).toMatch(FORBIDDEN);
  });
});
