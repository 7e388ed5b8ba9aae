import { err, ok } from '../../core/result';
import type { Chance, DeskLogins, WalletLogins } from '../ports';

/**
 * Logging in without its mathematics, for tests and the simulator. It keeps the promises of the port towards those
 * who use it as meant, and none towards whoever looks inside.
 */
export const createMemoryLogins = (
  chance: Chance,
): { readonly desk: DeskLogins; readonly wallet: WalletLogins } => {
  const nonce = (): string => codeOf([...chance.bytes(16)].join());
  return {
    desk: {
      isReady: () => true,
      nameOf: email => codeOf(email).padEnd(43, '-').slice(0, 43),
      register: async (name, message) => (message.startsWith(REGISTER) ? ok(name) : err('malformed')),
      start: async (name, record, message) => {
        if (!message.startsWith(LOG_IN)) return err('malformed');
        const state = `${(record ?? nonce()).replace(/-*$/, '')}_${nonce()}`;
        return ok({ reply: `${name}_${state}`, state });
      },
      finish: async (state, message) => message === PROOF + state,
      seal: text => SEALED + codeOf(text),
      open: sealed => (sealed.startsWith(SEALED) ? textOf(sealed.slice(SEALED.length)) : null),
    },
    wallet: {
      register: async password => ({
        message: REGISTER + nonce(),
        finish: async name => recordOf(name, password).padEnd(100, '-'),
      }),
      logIn: async password => ({
        message: LOG_IN + nonce(),
        finish: async reply => {
          const name = reply.slice(0, 43);
          const state = reply.slice(44);
          return state.startsWith(`${recordOf(name, password)}_`) ? PROOF + state : null;
        },
      }),
    },
  };
};

const [REGISTER, LOG_IN, PROOF, SEALED] = ['register', 'login', 'proof', 'sealed'];

const recordOf = (name: string, password: string): string => `record${codeOf(`${name} ${password}`)}`;

const codeOf = (text: string): string =>
  Array.from(new TextEncoder().encode(text), byte => byte.toString(16).padStart(2, '0')).join('');

const textOf = (code: string): string | null => {
  const bytes = code.match(/../g)?.map(byte => Number.parseInt(byte, 16)) ?? [];
  return bytes.some(Number.isNaN) ? null : new TextDecoder().decode(new Uint8Array(bytes));
};
