import { describe, test } from 'vitest';
import { base32Number, type DeviceId } from '../../core/id';
import type { NewMember } from '../../core/membership';
import { createMemoryMembers, foundKeys, joinKeys, type MemoryKeys } from './members';
import { membersContract, type Party } from './members.contract';

const make = async () => {
  let now = 0;
  let count = 0;
  const newMember = (): NewMember => {
    count += 1;
    return {
      device: base32Number(count, 16) as DeviceId,
      key: `${count}`.padStart(43, 'A'),
      letter: `${count}`.padStart(64, '0'),
      answers: true,
      settings: true,
    };
  };
  const partyOf = (member: NewMember, keys: MemoryKeys): Party => {
    const tab = () => createMemoryMembers(member.device, keys, () => now);
    return { member, tabs: [tab(), tab()] };
  };
  const member = newMember();
  return {
    founder: partyOf(member, foundKeys('a'.repeat(64), member)),
    newcomer: async () => {
      const added = newMember();
      return {
        member: added,
        joins: async (news: Parameters<typeof joinKeys>[0], root = false) => {
          const keys = joinKeys(news, added.device);
          if (!keys.ok) throw new Error(keys.error);
          return partyOf(added, { ...keys.value, root });
        },
      };
    },
    setNow: (to: number) => {
      now = to;
    },
    close: async () => undefined,
  };
};

describe('the devices of a business in memory', () => {
  for (const { name, run } of membersContract(make)) test(name, run);
});
