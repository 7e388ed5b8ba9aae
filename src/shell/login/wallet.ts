import type { LoginStep, WalletLogins } from '../../app/ports';
import { type ClientSays, type ClientStep, STRETCHING, type Stretching } from './client';

type Given = {
  /** Takes a step, where it holds nothing up: stretching a password takes a third of a second. */
  readonly take: (step: ClientStep) => Promise<ClientSays>;
  readonly stretching?: Stretching;
};

export const createWalletLogins = ({ take, stretching = STRETCHING }: Given): WalletLogins => {
  const begin = async (
    password: string,
    is: 'register' | 'log-in',
    next: 'registered' | 'logged-in',
  ): Promise<LoginStep> => {
    const begun = await take({ is, password });
    if (begun === null) throw new Error('OPAQUE began nothing');
    return {
      message: begun.message,
      finish: async reply => {
        const ended = await take({ is: next, password, state: begun.state, reply, stretching });
        return ended?.message ?? null;
      },
    };
  };
  return {
    register: password => begin(password, 'register', 'registered'),
    logIn: password => begin(password, 'log-in', 'logged-in'),
  };
};
