import { logContract } from '../../../src/app/testing/log.contract';
import { storeContract } from '../../../src/app/testing/store.contract';
import { createChannel } from '../../../src/shell/device/channel';
import type { TabMessage } from '../../../src/shell/device/messages';
import { painted } from '../../../src/shell/device/painted';
import type { StandingOf } from '../../../src/shell/log/holding';
import { createLedger } from '../../../src/shell/log/ledger';
import { createLog } from '../../../src/shell/log/log';
import { clock, openDevice } from './device';

let count = 0;
const freshName = () => `contract${++count}`;

/** Two logs on one database stand for two tabs; e2e/ledger/tabs.spec.ts has real ones. */
const makeLog = async () => {
  const name = freshName();
  const { device, verify } = await openDevice(name);
  let now = 0;
  let standing: StandingOf = () => 'member';
  const channels = [createChannel<TabMessage>(name), createChannel<TabMessage>(name)] as const;
  const tab = (channel: (typeof channels)[number]) =>
    createLog({
      name,
      device,
      // The contract signs nothing.
      verify: async change => change.sig === 'A'.repeat(86) || verify(change),
      standingOf: change => standing(change),
      channel,
      clock: { ...clock, now: () => now },
    });
  const tabs = [tab(channels[0]), tab(channels[1])] as const;
  return {
    tabs,
    device: device.id,
    setNow: (to: number) => {
      now = to;
    },
    setStanding: (to: StandingOf) => {
      standing = to;
    },
    close: async () => {
      for (const channel of channels) channel.close();
      for (const one of tabs) await one.close();
    },
  };
};

const makeStore = async () => {
  const name = freshName();
  const { device, verify } = await openDevice(name);
  return createLedger({
    name,
    device,
    verify,
    standingOf: () => 'member',
    members: () => () => undefined,
    clock,
    idle: async () => undefined,
    painted,
  });
};

const all = { log: logContract(makeLog), store: storeContract(makeStore) };

/** The contracts of the ports, on what is real in a browser. */
export const contracts = {
  names: (of: keyof typeof all): string[] => all[of].map(({ name }) => name),
  run: async (of: keyof typeof all, at: number): Promise<void> => all[of][at]?.run(),
};
