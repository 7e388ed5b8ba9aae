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
 * Letters among the staff devices without curves: readable by whoever has the secret. `most`
 * characters go into one.
 */
export const createMemoryStaffLetters = (
  secrets: () => readonly StaffSecret[],
  most = 40 * 1024,
): StaffLetters => {
  const authorOf = ({ epoch, secret }: StaffSecret): string => `staff ${epoch} ${secret.join('')}`;
  return {
    seal: async (name, body, date, expires, secret = secrets()[0]) => {
      if (!secret) throw new Error('No secret');
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
    filter: (secret, names) => ({
      kinds: [30_078],
      authors: secret ? [authorOf(secret)] : [],
      ...(names && { '#d': names.map(name => `hidden ${name}`) }),
    }),
  };
};
