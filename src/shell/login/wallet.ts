import type * as Opaque from '@serenity-kit/opaque';
import type { WalletLogins } from '../../app/ports';
import { opaque } from './opaque';

/**
 * How a password is stretched; whoever registered with one logs in with the same. A phone gets through this in a
 * third of a second; what RFC 9807 recommends takes it many.
 */
export type Stretching = NonNullable<Parameters<typeof Opaque.client.finishLogin>[0]['keyStretching']>;
const STRETCHING: Stretching = 'memory-constrained';

export const createWalletLogins = (keyStretching: Stretching = STRETCHING): WalletLogins => ({
  register: async password => {
    const { client } = await opaque();
    const { clientRegistrationState, registrationRequest } = client.startRegistration({ password });
    return {
      message: registrationRequest,
      finish: async registrationResponse =>
        attempt(
          () =>
            client.finishRegistration({
              password,
              clientRegistrationState,
              registrationResponse,
              keyStretching,
            }).registrationRecord,
        ),
    };
  },
  logIn: async password => {
    const { client } = await opaque();
    const { clientLoginState, startLoginRequest } = client.startLogin({ password });
    return {
      message: startLoginRequest,
      finish: async loginResponse =>
        attempt(
          () =>
            client.finishLogin({ password, clientLoginState, loginResponse, keyStretching })
              ?.finishLoginRequest ?? null,
        ),
    };
  },
});

/** OPAQUE throws at a message that is none. */
const attempt = <T>(work: () => T): T | null => {
  try {
    return work();
  } catch {
    return null;
  }
};
