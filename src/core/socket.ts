/**
 * Names of this very machine, the only one that may be spoken to without encryption. Not `[::1]`: a
 * Content-Security-Policy cannot name it, so no page may call it.
 */
const LOCAL: ReadonlySet<string> = new Set(['localhost', '127.0.0.1']);

/** Longer ones would make links that messengers cut. */
const LONGEST = 200;

/**
 * Why a WebSocket address may not be used, as a whole sentence in English for whoever wrote it; null when it
 * may. One rule for what a host writes into its configuration and for what a link names: a relay that is taken
 * in the one and refused in the other would make links that do not open.
 */
export const socketFault = (url: URL): string | null => {
  const { protocol, hostname, username, password, hash, search, href } = url;
  if (username !== '' || password !== '') return 'An address must not hold a password.';
  if (protocol !== 'wss:' && protocol !== 'ws:') return 'Only wss: addresses can be used.';
  // Elsewhere whoever carries the traffic could read who asks for what.
  if (protocol === 'ws:' && !LOCAL.has(hostname))
    return 'Unencrypted ws: addresses can be used on this machine only; use wss:.';
  if (hash !== '' || search !== '') return 'An address must have nothing behind ? or #.';
  return href.length > LONGEST ? `An address must not be longer than ${LONGEST} characters.` : null;
};

/** Whether a text is the whole address of a relay that may be used. */
export const isRelay = (text: string): boolean => URL.canParse(text) && socketFault(new URL(text)) === null;
