import * as v from 'valibot';
import type { Key } from './id';
import type { Draft } from './ledger';
import { DAY } from './time';

/** A secret in a link: 128 random bits, base64url. */
export const Token = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/));

/** Random bytes that a token is made from. */
export const TOKEN_BYTES = 16;

/** How long after its session's start a link to it opens: what happened stays to be looked up. */
const TOKEN_LIFE = 400 * DAY;

/** Lets whoever has the token behind a hash open a session. */
export const sessionToken = (
  hash: string,
  { key, start }: { readonly key: Key; readonly start: number },
  by: string,
): Draft => ({
  of: 'token',
  key: hash,
  by,
  set: { scope: 'session', session: key, until: start + TOKEN_LIFE },
});
