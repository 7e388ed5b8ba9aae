import type { WalletLogins } from '../../app/ports';
import { opaque } from './opaque';

/** A phone gets through it in a third of a second; what RFC 9807 recommends takes it many. */
const keyStretching = 'memory-constrained';

export const walletLogins: WalletLogins = {
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
};

/** OPAQUE throws at a message that is none. */
const attempt = <T>(work: () => T): T | null => {
  try {
    return work();
  } catch {
    return null;
  }
};
