import * as v from 'valibot';

/** A secret in a link: 128 random bits, base64url. */
export const Token = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/));

/** Random bytes that a token is made from. */
export const TOKEN_BYTES = 16;
