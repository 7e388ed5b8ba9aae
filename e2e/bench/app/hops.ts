import type { Page } from '@playwright/test';
import { finalizeEvent, generateSecretKey, getPublicKey } from 'nostr-tools/pure';
import { APP_DATA, GIFT_WRAP } from '../../../src/shell/letters/form';

/** The longest letter, in characters, that a page has sent to a relay from now on. */
export const lengthOfSent = (page: Page): (() => number) => {
  let longest = 0;
  page.on('websocket', socket =>
    socket.on('framesent', ({ payload }) => {
      if (/^\["EVENT"/.test(String(payload))) longest = Math.max(longest, payload.length);
    }),
  );
  return () => longest;
};

export type Hops = {
  /** Address of the relay. */
  readonly relay: string;
  readonly asks: Page;
  readonly answers: Page;
  /** Of the letter there and the letter back, in characters. */
  readonly lengths: readonly [number, number];
};

/** Milliseconds for a letter to one page and one back, by the bare sockets of two browsers. */
export const twoHops = async ({ relay, asks, answers, lengths }: Hops): Promise<number> => {
  const [client, desk] = [generateSecretKey(), generateSecretKey()];
  const letter = (kind: number, by: Uint8Array, tag: readonly [string, string], length: number): string =>
    JSON.stringify([
      'EVENT',
      finalizeEvent(
        {
          kind,
          tags: [[...tag]],
          content: 'x'.repeat(length - FRAME),
          created_at: Math.floor(Date.now() / 1000),
        },
        by,
      ),
    ]);
  const there = letter(GIFT_WRAP, client, ['p', getPublicKey(desk)], lengths[0]);
  const back = letter(APP_DATA, desk, ['d', getPublicKey(client)], lengths[1]);
  await listen(answers, relay, { kinds: [GIFT_WRAP], '#p': [getPublicKey(desk)] });
  await listen(asks, relay, { kinds: [APP_DATA], authors: [getPublicKey(desk)] });
  const answered = answers.evaluate(async frame => {
    await window.heard;
    window.line.send(frame);
  }, back);
  const took = await asks.evaluate(async frame => {
    const sent = performance.now();
    window.line.send(frame);
    await window.heard;
    return performance.now() - sent;
  }, there);
  await answered;
  for (const page of [asks, answers]) await page.evaluate(() => window.line.close());
  return took;
};

/** What a letter takes beside its content. */
const FRAME = 400;

declare global {
  interface Window {
    line: WebSocket;
    heard: Promise<void>;
  }
}

/** Resolves when the relay has told all it holds: what comes then is heard. */
const listen = (page: Page, relay: string, filter: object): Promise<void> =>
  page.evaluate(
    ([url, asked]) =>
      new Promise<void>((ready, failed) => {
        window.line = new WebSocket(url);
        window.line.onerror = () => failed(new Error('No relay'));
        window.line.onopen = () => window.line.send(JSON.stringify(['REQ', 'hops', asked]));
        window.heard = new Promise(heard => {
          window.line.onmessage = ({ data }) => {
            const [is] = JSON.parse(data);
            if (is === 'EOSE') ready();
            if (is === 'EVENT') heard();
          };
        });
      }),
    [relay, filter] as const,
  );
