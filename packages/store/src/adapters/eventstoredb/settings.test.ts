import { describe, expect, it } from '@jest/globals';

import { isConnectionString, withoutPassword } from './address.js';
import { type Settings, settingsIn } from './settings.js';

const right = (address: string): Settings => {
  const read = settingsIn(address);
  if (read._tag === 'Left') throw new Error(read.left);
  return read.right;
};

const left = (address: string): string => {
  const read = settingsIn(address);
  return read._tag === 'Left' ? read.left : 'nothing wrong';
};

describe('A connection string', () => {
  it('of one node says where it is, with TLS unless it says otherwise', () => {
    expect(right('esdb://127.0.0.1:2113?tls=false')).toEqual({
      hosts: [{ address: '127.0.0.1', port: 2113 }],
      isCluster: false,
      tls: false,
      files: {},
      times: {},
      streamPrefix: '',
    });
    expect(right('esdb://plans.example')).toMatchObject({ hosts: [{ port: 2113 }], tls: true });
  });

  it.each(['esdb', 'kurrentdb', 'kurrent', 'kdb', 'ESDB'])('may begin with %s', (scheme) => {
    expect(right(`${scheme}://n1`).isCluster).toBe(false);
    expect(right(`${scheme}+discover://n1`).isCluster).toBe(true);
  });

  it('of a cluster names its nodes, the user and the files', () => {
    const address =
      'esdb://pl%40n:p%3Aa:ss@n1:2111,n2:2112,n3/?tlsCAFile=%2Fetc%2Fca.crt&user_cert_file=u.crt&userKeyFile=u.key&gossipTimeout=3&connectionName=board&streamPrefix=se.';
    expect(right(address)).toEqual({
      hosts: [
        { address: 'n1', port: 2111 },
        { address: 'n2', port: 2112 },
        { address: 'n3', port: 2113 },
      ],
      isCluster: true,
      tls: true,
      credentials: { username: 'pl@n', password: 'p:a:ss' },
      files: { tlsCaFile: '/etc/ca.crt', userCertFile: 'u.crt', userKeyFile: 'u.key' },
      connectionName: 'board',
      times: { gossipTimeout: 3 },
      streamPrefix: 'se.',
    });
  });

  const refused: readonly (readonly [string, RegExp])[] = [
    ['plan-ledger.db', /^wanted esdb:\/\//],
    ['mongodb://n1', /^wanted esdb:\/\//],
    ['esdb://', /^found "" as a node/],
    ['esdb://n1,,n2', /^found "" as a node/],
    ['esdb://n1?keepAliveInterval=500', /^found keepAliveInterval=500; wanted 10000 at least/],
    ['esdb://n1:0', /^found "n1:0" as a node/],
    ['esdb://n1:99999', /^found "n1:99999" as a node/],
    ['esdb://n1:2113:4', /as a node; wanted a name or an IPv4 address, and a port/],
    ['esdb://u:se?cret@n1', /^found an @ after a \?; write both as %40 and %3F/],
    ['esdb://user@n1', /^found credentials without a password/],
    ['esdb://u:p@n1?tls=false', /would not be sent; use TLS/],
    ['esdb://n1?tls=false&tlsCaFile=ca.crt', /^found tlsCaFile with tls=false: it would not be used/],
    ['esdb://n1?tls=yes', /^found tls=yes; wanted true or false/],
    ['esdb://n1?tlsVerifyCert=false', /the client checks the certificate whatever it says/],
    ['esdb://n1?tls_verify_cert=true', /the client checks the certificate whatever it says/],
    ['esdb://n1?throwOnAppendFailure=false', /a failed append is always told here/],
    ['esdb://n1?nodePreference=follower', /a plan is always read from the leader/],
    ['esdb://n1?userCertFile=u.crt', /wanted both, or neither/],
    ['esdb://n1?colour=red', /^found the setting colour, which nothing would keep; known are tls, /],
    ['esdb://n1?tls=true&TLS=false', /^found TLS twice/],
    ['esdb://n1?tls', /^found tls without a value/],
    ['esdb://n1?defaultDeadline=soon', /^found defaultDeadline=soon; wanted a whole number above 0/],
    ['esdb://n1?defaultDeadline=0', /wanted a whole number above 0/],
    ['esdb://n1?streamPrefix=$plan', /^found streamPrefix=\$plan; wanted lower-case letters/],
  ];
  it.each(refused)('is refused where it is %s', (address, why) => {
    expect(left(address)).toMatch(why);
  });

  it('is told from the path of a file', () => {
    const addresses = [
      'esdb://n1',
      'kurrentdb+discover://n1',
      'plan-ledger.db',
      './esdb/file.db',
      'postgres://n1',
    ];
    expect(addresses.map(isConnectionString)).toEqual([true, true, false, false, false]);
  });

  it('is shown without its password', () => {
    expect(withoutPassword('esdb://user:se:cret@n1,n2?tls=true')).toBe('esdb://user:***@n1,n2?tls=true');
    expect(withoutPassword('esdb://user:se@cr?et@n1')).toBe('esdb://user:***@n1');
    expect(withoutPassword(' s3://user:secret@n1')).toBe(' s3://user:***@n1');
    expect(withoutPassword('esdb://n1:2113')).toBe('esdb://n1:2113');
  });
});
