import { randomUUID } from 'node:crypto';

import type { handleUnaryCall } from '@grpc/grpc-js';

import type { Desk, Member } from '../desk.js';
import {
  ClusterInfo,
  type Empty,
  EndPoint,
  MemberInfo,
  SupportedMethod,
  SupportedMethods,
  Uuid,
} from '../messages.js';

type Nothing = InstanceType<typeof Empty>;

const { VNodeState } = MemberInfo;

const STATES = {
  leader: VNodeState.LEADER,
  follower: VNodeState.FOLLOWER,
  'read-only-replica': VNodeState.READONLYREPLICA,
  'catching-up': VNodeState.CATCHINGUP,
  'shut-down': VNodeState.SHUTDOWN,
};

const TICKS_PER_MILLISECOND = 10_000;

const memberMessage = (
  { host, port, state, alive = true }: Member,
  now: number,
): InstanceType<typeof MemberInfo> =>
  new MemberInfo()
    .setInstanceId(new Uuid().setString(randomUUID()))
    .setTimeStamp(String(Math.trunc(now) * TICKS_PER_MILLISECOND))
    .setState(STATES[state])
    .setIsAlive(alive)
    .setHttpEndPoint(new EndPoint().setAddress(host).setPort(port));

/** Who is in the cluster: what clients that are given several hosts ask first. */
export const gossipOn =
  (desk: Desk): handleUnaryCall<Nothing, InstanceType<typeof ClusterInfo>> =>
  (_, callback) => {
    const members = desk.members().map((member) => memberMessage(member, desk.database.now()));
    callback(null, new ClusterInfo().setMembersList(members));
  };

/** What the server can do: a client appends in batches only when it is told so. */
export const featuresOn =
  (version: string, batchAppend: boolean): handleUnaryCall<Nothing, InstanceType<typeof SupportedMethods>> =>
  (_, callback) => {
    const names = ['read', 'append', 'delete', 'tombstone', ...(batchAppend ? ['batchappend'] : [])];
    const methods = names.map((name) => {
      const method = new SupportedMethod()
        .setServiceName('event_store.client.streams.streams')
        .setMethodName(name);
      return name === 'read' ? method.setFeaturesList(['position', 'events']) : method;
    });
    callback(null, new SupportedMethods().setEventStoreServerVersion(version).setMethodsList(methods));
  };
