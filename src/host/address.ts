import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/**
 * Whom a connection counts for. One household or server usually holds a whole /64 of IPv6, so its addresses
 * count as one. Behind a proxy on the same machine every connection comes from the proxy: with `behindProxy`
 * the last entry of X-Forwarded-For counts, the one that the proxy itself wrote.
 */
export const addressOf = (request: IncomingMessage, behindProxy: boolean): string => {
  const forwarded = behindProxy ? [request.headers['x-forwarded-for']].flat().at(-1) : undefined;
  const address = forwarded?.split(',').at(-1)?.trim() || request.socket.remoteAddress || '';
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return isIPv6(plain) ? network(plain) : plain;
};

const network = (address: string): string => {
  const [before = '', after] = address.replace(/%.*$/, '').split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after ? after.split(':') : [];
  const groups =
    after === undefined ? head : [...head, ...Array(8 - head.length - tail.length).fill('0'), ...tail];
  return `${groups
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
};
