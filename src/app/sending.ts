import type { Letter, Relays } from './ports';

/**
 * Sends a letter to every relay; resolves with true as soon as one has taken it, so that one that is down and
 * answers nothing holds nobody up, and with false once none has.
 */
export const anyTakes = (
  relays: Pick<Relays, 'publish'>,
  urls: readonly string[],
  letter: Letter,
): Promise<boolean> =>
  new Promise(resolve => {
    const each = urls.map(async url => {
      const receipts = await relays.publish([url], letter);
      if (receipts.some(({ taken }) => taken)) resolve(true);
    });
    void Promise.allSettled(each).then(() => resolve(false));
  });
