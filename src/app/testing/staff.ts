import type { DeviceId } from '../../core/id';
import { foundMembership, type Membership, supersedesMembership, withMember } from '../../core/membership';
import { err, ok } from '../../core/result';
import { createCell } from '../live';
import type { Letter, Members, MembersNews, StaffLetters, StaffSecret } from '../ports';

let counted = 0;

const letterWith = (
  pubkey: string,
  name: string,
  content: string,
  date: number,
  expires?: number,
): Letter => {
  counted += 1;
  return {
    id: counted.toString(16).padStart(64, '0'),
    pubkey,
    created_at: date,
    kind: 30_078,
    tags: [['d', name], ...(expires === undefined ? [] : [['expiration', String(expires)]])],
    content,
    sig: '',
  };
};

/**
 * Letters among the staff devices without curves: readable by whoever has the secret of the epoch. `most`
 * characters go into one.
 */
export const createMemoryStaffLetters = (
  secrets: () => readonly StaffSecret[],
  most = 40 * 1024,
): StaffLetters => {
  const authorOf = ({ epoch, secret }: StaffSecret): string => `staff ${epoch} ${secret.join('')}`;
  const ofEpoch = (epoch?: number): StaffSecret | undefined =>
    secrets().find(one => epoch === undefined || one.epoch === epoch);
  return {
    seal: async (name, body, date, expires, epoch) => {
      const secret = ofEpoch(epoch);
      if (!secret) throw new Error('No such epoch');
      const content = JSON.stringify({ name, body });
      return content.length > most
        ? err('oversized')
        : ok(letterWith(authorOf(secret), `hidden ${name}`, content, date, expires));
    },
    open: async letter => {
      if (!secrets().some(secret => authorOf(secret) === letter.pubkey)) return err('wrong-key');
      try {
        return ok(JSON.parse(letter.content));
      } catch {
        return err('malformed');
      }
    },
    filter: (epoch, names) => {
      const secret = ofEpoch(epoch);
      return {
        kinds: [30_078],
        authors: secret ? [authorOf(secret)] : [],
        ...(names && { '#d': names.map(name => `hidden ${name}`) }),
      };
    },
  };
};

/** The devices of one business, and what root has signed for them so far. */
export type MemoryRoot = { list: Membership; readonly secrets: Map<number, StaffSecret> };

const ROOT = '0'.repeat(64);

export const createMemoryRoot = (devices: readonly DeviceId[]): MemoryRoot => {
  const [founder, ...others] = devices.map(device => ({
    device,
    key: 'A'.repeat(43),
    letter: null,
    answers: true,
    settings: true,
  }));
  if (!founder) throw new Error('A business has a device');
  return {
    list: others.reduce(withMember, foundMembership(ROOT, founder)),
    secrets: new Map([[1, secretOf(1)]]),
  };
};

const secretOf = (epoch: number): StaffSecret => ({ epoch, secret: new Uint8Array(32).fill(epoch) });

/** What one device knows of the list: as root has it now, until root signs another. */
export const createMemoryMembers = (root: MemoryRoot, holdsRoot = true): Members => {
  const known = createCell(root.list);
  return {
    list: known.live,
    secrets: () =>
      [...root.secrets.values()]
        .filter(({ epoch }) => epoch <= known.get().epoch)
        .sort((a, b) => b.epoch - a.epoch),
    holdsRoot: () => holdsRoot,
    news: async (): Promise<MembersNews> => ({
      list: {
        ...letterWith(ROOT, 'list', JSON.stringify(known.get()), 0),
        id: `list ${known.get().version}`,
      },
      keys: [],
      certificate: null,
    }),
    take: async news => {
      const list = JSON.parse((news as MembersNews).list.content) as Membership;
      if (supersedesMembership(list, known.get())) known.set(list);
      return ok(undefined);
    },
    change: async next => {
      if (!holdsRoot) return err('no-root');
      root.list = next(known.get());
      root.secrets.set(root.list.epoch, secretOf(root.list.epoch));
      known.set(root.list);
      return ok(undefined);
    },
  };
};
