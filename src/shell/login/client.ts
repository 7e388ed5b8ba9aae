import type * as Opaque from '@serenity-kit/opaque';
import { opaque } from './opaque';

/**
 * How a password is stretched; whoever registered with one logs in with the same. A phone gets through this in a
 * third of a second; what RFC 9807 recommends takes it many.
 */
export type Stretching = NonNullable<Parameters<typeof Opaque.client.finishLogin>[0]['keyStretching']>;
export const STRETCHING: Stretching = 'memory-constrained';

/** One step of the client's half of OPAQUE; `state` is what the step before left. */
export type ClientStep = { readonly password: string } & (
  | { readonly is: 'register' | 'log-in' }
  | {
      readonly is: 'registered' | 'logged-in';
      readonly state: string;
      readonly reply: string;
      readonly stretching: Stretching;
    }
);

/** What a step says to the desk, and what it leaves for the next one; null where password or reply are wrong. */
export type ClientSays = { readonly message: string; readonly state: string } | null;

export const takeStep = async (step: ClientStep): Promise<ClientSays> => {
  const { client } = await opaque();
  // One password may be typed in several forms of the same letters, by another keyboard.
  const password = step.password.normalize('NFC');
  switch (step.is) {
    case 'register': {
      const { registrationRequest, clientRegistrationState } = client.startRegistration({ password });
      return { message: registrationRequest, state: clientRegistrationState };
    }
    case 'log-in': {
      const { startLoginRequest, clientLoginState } = client.startLogin({ password });
      return { message: startLoginRequest, state: clientLoginState };
    }
    case 'registered': {
      const { state: clientRegistrationState, reply: registrationResponse, stretching: keyStretching } = step;
      return attempt(() => {
        const given = { password, clientRegistrationState, registrationResponse, keyStretching };
        return client.finishRegistration(given).registrationRecord;
      });
    }
    case 'logged-in': {
      const { state: clientLoginState, reply: loginResponse, stretching: keyStretching } = step;
      return attempt(() => {
        const given = { password, clientLoginState, loginResponse, keyStretching };
        return client.finishLogin(given)?.finishLoginRequest;
      });
    }
  }
};

/** OPAQUE throws at a message that is none. */
const attempt = (work: () => string | undefined): ClientSays => {
  try {
    const message = work();
    return message === undefined ? null : { message, state: '' };
  } catch {
    return null;
  }
};
