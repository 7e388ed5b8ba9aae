import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Key, keyFrom } from './id';
import { type Link, linkFromText, linkToText } from './link';
import { isRelay } from './socket';

const BASE = 'https://book.example/app/';
const root = '5b'.repeat(32);
const relays = ['wss://relay.example', 'wss://two.example:444/nostr', 'ws://localhost:4173/relay'];
const service = '0123456789abcdefghjkmnpqrs' as Key;
const token = 'abcdefghijklmnopqrstuv';

const LINKS: Link[] = [
  { to: 'business', root, relays: [], carried: null },
  { to: 'business', root, relays, carried: 'AbC-_1' },
  { to: 'service', root, relays, carried: null, service },
  { to: 'session', root, relays, carried: null, token, card: null },
  { to: 'session', root, relays, carried: 'AAA', token, card: 'BBB' },
  { to: 'reset', root, relays, carried: 'AAA', token },
  { to: 'open', letter: 'AbC-_1' },
];

const read = (text: string) => {
  const link = linkFromText(text);
  return link.ok ? link.value : link.error;
};

test('what is written is read', () => {
  for (const link of LINKS) expect(read(linkToText(BASE, link))).toEqual(link);
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.subarray(relays), (bytes, some) => {
      const hex = Buffer.from(bytes).toString('hex');
      const link: Link = { to: 'service', root: hex, relays: some, carried: null, service: keyFrom(bytes) };
      expect(read(linkToText(BASE, link))).toEqual(link);
    }),
  );
});

test('a short link stays short', () => {
  expect(
    linkToText('https://book.example/', {
      to: 'business',
      root,
      relays: ['wss://relay.example'],
      carried: null,
    }),
  ).toBe('https://book.example/#/b/W1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1s?r=relay.example');
});

describe('a pasted link', () => {
  const link = LINKS[1] as Link;
  const text = linkToText(BASE, link);
  test.each([
    ['with spaces around', `  ${text}\n`],
    ['broken over lines', text.replace(/(.{30})/g, '$1\n ')],
    ['with marks that nobody sees', text.replace('r=', 'r\u200b=')],
    ['after some words', `Book with me: ${text}`],
    ['from another address', text.replace(BASE, 'http://localhost:4173/')],
    ['without its address', text.slice(BASE.length)],
    ['without its "#"', text.slice(BASE.length + 1)],
    ['with the address but without its "#"', text.replace('#/', '')],
  ])('%s', (_, pasted) => {
    expect(read(pasted)).toEqual(link);
  });
});

test.each([
  ['', 'empty'],
  [' \n', 'empty'],
  ['hello', 'not-a-link'],
  ['https://book.example/', 'not-a-link'],
  ['https://book.example/#/desk', 'not-a-link'],
  ['#/b/', 'not-a-link'],
  ['#/b/short', 'bad-business'],
  [`#/b/${'A'.repeat(44)}`, 'bad-business'],
  // Bits to spare that are not zero: a second text for the same key.
  [`#/b/${'A'.repeat(42)}B`, 'bad-business'],
  [`#/b/${'A'.repeat(43)}/x`, 'damaged'],
  [`#/b/${'A'.repeat(43)}/s/short`, 'damaged'],
  [`#/b/${'A'.repeat(43)}/${service}/more`, 'damaged'],
  [`#/b/${'A'.repeat(43)}?c=%00`, 'damaged'],
  [`#/b/${'A'.repeat(43)}?r=ws://evil.example`, 'bad-relays'],
  [`#/b/${'A'.repeat(43)}?r=a.example,b.example,c.example,d.example,e.example,f.example`, 'bad-relays'],
  [`#/b/${'A'.repeat(43)}?r=me:secret@relay.example`, 'bad-relays'],
  ['#/open?l=', 'damaged'],
  ['#/open?l=<script>', 'damaged'],
  [`#/open?l=${'A'.repeat(70_000)}`, 'not-a-link'],
])('%s is %s', (text, fault) => {
  expect(read(text)).toBe(fault);
});

test('relays are encrypted, or on this machine', () => {
  for (const relay of relays) expect(isRelay(relay)).toBe(true);
  for (const local of ['ws://127.0.0.1:7777', 'ws://localhost:7777/']) expect(isRelay(local)).toBe(true);
  for (const bad of [
    'ws://relay.example',
    'ws://localhost.evil.example',
    'https://relay.example',
    'javascript:alert(1)',
    'wss://',
    'wss://relay.example/?steal=1',
    '',
  ])
    expect(isRelay(bad)).toBe(false);
});

test('no text is thrown at the reader', () => {
  const text = linkToText(BASE, LINKS[4] as Link);
  const changed = fc
    .tuple(fc.nat(text.length), fc.nat(8), fc.string({ unit: 'binary', maxLength: 8 }))
    .map(([at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut));
  fc.assert(
    fc.property(
      fc.oneof(changed, fc.string({ unit: 'binary' }), fc.webUrl({ withFragments: true })),
      pasted => {
        const link = linkFromText(pasted);
        if (!link.ok || link.value.to === 'open') return;
        expect(link.value.root).toMatch(/^[0-9a-f]{64}$/);
        expect(link.value.relays.every(isRelay)).toBe(true);
      },
    ),
    { numRuns: 5000 },
  );
});
