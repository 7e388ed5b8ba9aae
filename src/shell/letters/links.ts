import type { DeskLinks, WalletLinks } from '../../app/ports';
import { LONGEST_LINK, linkToText } from '../../core/link';
import { replyFromLink, replyText, requestFromLink, requestText } from './byHand';
import { carriedText } from './carried';

/** Links of a desk. `base` is where the app is served, without a fragment. */
export const createDeskLinks = ({
  base,
  root,
  relays,
}: {
  readonly base: string;
  /** Root key, hex. */
  readonly root: string;
  /** Those that it publishes to; asked when a link is made. */
  readonly relays: () => readonly string[];
}): DeskLinks => ({
  booking: async (certificate, catalog, service) => {
    const linkWith = (carried: string | null) => {
      const of = { root, relays: relays(), carried };
      return linkToText(base, service ? { to: 'service', ...of, service } : { to: 'business', ...of });
    };
    const short = linkWith(null);
    const long = linkWith(carriedText(certificate, catalog));
    return { long: long.length <= LONGEST_LINK ? long : short, short };
  },
  reset: (token, certificate) =>
    linkToText(base, {
      to: 'reset',
      root,
      relays: relays(),
      carried: certificate && carriedText(certificate, null),
      token,
    }),
  delivered: async text => requestFromLink(text),
  reply: async view => linkToText(base, { to: 'open', letter: replyText(view) }),
  session: (token, card, certificate) => {
    const linkWith = (shown: string | null, carried: string | null) =>
      linkToText(base, { to: 'session', root, relays: relays(), carried, token, card: shown });
    const long = linkWith(card, certificate && carriedText(certificate, null));
    return long.length <= LONGEST_LINK ? long : linkWith(null, null);
  },
});

export const createWalletLinks = (base: string): WalletLinks => ({
  business: (root, relays) => linkToText(base, { to: 'business', root, relays, carried: null }),
  session: (root, relays, token, card, certificate = null) =>
    linkToText(base, {
      to: 'session',
      root,
      relays,
      carried: certificate && carriedText(certificate, null),
      token,
      card,
    }),
  request: async letter => linkToText(base, { to: 'open', letter: requestText(letter) }),
  reply: async text => replyFromLink(text),
});
