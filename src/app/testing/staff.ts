import { err, ok } from '../../core/result';
import type { Letter, StaffLetters, StaffSecret } from '../ports';

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
