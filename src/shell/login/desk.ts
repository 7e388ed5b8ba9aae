import { expand, extract } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { encrypt } from 'nostr-tools/nip44';
import type { DeskLogins, Members } from '../../app/ports';
import { base64url } from '../../core/id';
import { err, ok, type Result } from '../../core/result';
import { hexToBytes } from '../letters/bytes';
import { unseal } from '../letters/curve';
import type { DeskVault } from '../vault/deskVault';
import { opaque } from './opaque';
import { setupFrom } from './setup';

/** The desk's half, with the keys of its vault. */
export const createDeskLogins = (
  vault: Pick<DeskVault, 'logins'> & { readonly members: Pick<Members, 'secrets'> },
): DeskLogins => {
  const secret = (): Uint8Array => {
    const logins = vault.logins();
    if (logins === null) throw new Error('This device was not given what passwords are registered with');
    return hexToBytes(logins);
  };
  let made: { readonly of: string; readonly setup: string } | null = null;
  const serverSetup = async (): Promise<string> => {
    const of = vault.logins();
    if (made === null || made.of !== of) made = { of: of ?? '', setup: setupFrom(await opaque(), secret()) };
    return made.setup;
  };
  // Only the present one: whoever had an earlier one and was removed could make a state of any log in.
  const conversation = (): Uint8Array => {
    const [staff] = vault.members.secrets();
    if (!staff) throw new Error('A staff device has a staff secret');
    return expand(
      sha256,
      extract(sha256, staff.secret, utf8ToBytes('caderneta login state 1')),
      undefined,
      32,
    );
  };
  return {
    isReady: () => vault.logins() !== null,
    nameOf: email => base64url(hmac(sha256, secret(), utf8ToBytes(`caderneta email 1 ${email}`))),
    register: async (userIdentifier, registrationRequest) => {
      const { server } = await opaque();
      const setup = await serverSetup();
      return attempt(
        () =>
          server.createRegistrationResponse({ serverSetup: setup, userIdentifier, registrationRequest })
            .registrationResponse,
      );
    },
    start: async (userIdentifier, registrationRecord, startLoginRequest) => {
      const { server } = await opaque();
      const setup = await serverSetup();
      return attempt(() => {
        const { serverLoginState, loginResponse } = server.startLogin({
          serverSetup: setup,
          userIdentifier,
          registrationRecord,
          startLoginRequest,
        });
        return { reply: loginResponse, state: serverLoginState };
      });
    },
    finish: async (serverLoginState, finishLoginRequest) => {
      const { server } = await opaque();
      return attempt(() => server.finishLogin({ serverLoginState, finishLoginRequest })).ok;
    },
    seal: text => encrypt(text, conversation()),
    open: sealed => unseal(sealed, conversation()),
  };
};

/** OPAQUE throws at a message that is none, and at a proof that proves nothing. */
const attempt = <T>(work: () => T): Result<T, 'malformed'> => {
  try {
    return ok(work());
  } catch {
    return err('malformed');
  }
};
