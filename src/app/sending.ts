import type { Letter, Relays } from './ports';

/**
 * Sends a letter to every relay; resolves with true as soon as one has taken it, so that one that is down and
 * answers nothing holds nobody up, and with false once none has. `missed` is told of each that did not take it.
 */
export const anyTakes = (
  relays: Pick<Relays, 'publish'>,
  urls: readonly string[],
  letter: Letter,
  missed: (url: string) => void = () => undefined,
): Promise<boolean> =>
  new Promise(resolve => {
    const each = urls.map(async url => {
      const receipts = await relays.publish([url], letter).catch(() => []);
      if (receipts.some(({ taken }) => taken)) resolve(true);
      else missed(url);
    });
    void Promise.allSettled(each).then(() => resolve(false));
  });
