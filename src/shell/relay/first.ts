import type { Filter, Letter } from '../../app/ports';
import { hangUp } from './hangUp';
import { letterFrom, partsOf } from './letter';

type Options = {
  /** Milliseconds after which a relay that has not answered counts as failed. */
  readonly timeout?: number;
  readonly open?: (url: string) => WebSocket;
};

/**
 * Asks every relay once for what it holds, hands letters on as they come, hangs up. It resolves when each has
 * answered, failed or run out of time, with how many answered. This is all that the booking page loads of
 * relays before the first times are on screen, so a letter may come once from each relay, and may be forged.
 */
export const readOnce = async (
  relays: readonly string[],
  filters: Filter | readonly Filter[],
  onLetter: (letter: Letter, relay: string) => void,
  { timeout = 4_000, open = url => new WebSocket(url) }: Options = {},
): Promise<number> => {
  const asked = JSON.stringify(['REQ', 'first', ...[filters].flat()]);
  const ask = (relay: string): Promise<boolean> =>
    new Promise(resolve => {
      const socket = open(relay);
      const end = (answered: boolean): void => {
        clearTimeout(patience);
        hangUp(socket);
        resolve(answered);
      };
      const patience = setTimeout(end, timeout, false);
      socket.onopen = () => socket.send(asked);
      socket.onclose = () => end(false);
      // Without a listener of its own an error is only the 'close' that follows; ws for Node would throw.
      socket.onerror = () => undefined;
      socket.onmessage = ({ data }) => {
        const [type, , value] = partsOf(data) ?? [];
        if (type === 'EOSE' || type === 'CLOSED') end(type === 'EOSE');
        const letter = type === 'EVENT' ? letterFrom(value) : null;
        if (letter) onLetter(letter, relay);
      };
    });
  // An address that no socket can be opened to throws at once, which is one relay less, not an end to all.
  const answers = await Promise.allSettled(relays.map(ask));
  return answers.filter(answer => answer.status === 'fulfilled' && answer.value).length;
};
