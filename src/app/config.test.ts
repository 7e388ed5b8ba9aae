import { expect, test } from 'vitest';
import shipped from '../../public/config.json';
import { linkFromText, linkToText } from '../core/link';
import { isRelay } from '../core/socket';
import { configFrom, socketUrl } from './config';

const PAGE = 'https://book.example/salon/index.html?x#/b/abc';

test('what ships speaks to the relay and signaling beside the page', () => {
  expect(configFrom(shipped, 'http://localhost:4173/')).toEqual({
    ok: true,
    value: { relays: ['ws://localhost:4173/relay'], signaling: ['ws://localhost:4173/signaling'], turn: [] },
  });
  expect(configFrom(shipped, PAGE)).toMatchObject({ value: { relays: ['wss://book.example/relay'] } });
});

test.each([
  ['relay', 'wss://book.example/salon/relay'],
  ['//other.example/relay', 'wss://other.example/relay'],
  ['wss://relay.example', 'wss://relay.example'],
  ['WSS://Relay.Example/', 'wss://relay.example'],
  ['ws://localhost:7777', 'ws://localhost:7777'],
  ['ws://127.0.0.1:7777/relay', 'ws://127.0.0.1:7777/relay'],
])('%s is %s', (entry, url) => {
  expect(socketUrl(entry, PAGE)).toEqual({ ok: true, value: url });
});

test.each([
  ['ws://relay.example', /this machine only/],
  ['ws://localhost.example', /this machine only/],
  ['ws://192.168.0.7', /this machine only/],
  ['https://relay.example', /Only wss/],
  ['http://localhost/relay', /Only wss/],
  ['javascript:alert(1)', /Only wss/],
  ['wss://a:b@relay.example', /password/],
  ['wss://relay.example/nostr#x', /behind/],
  ['/relay?a=1', /behind/],
  [`/${'relay'.repeat(40)}`, /longer than 200/],
  ['wss://', /not an address/],
])('%s is refused', (entry, why) => {
  expect(socketUrl(entry, PAGE)).toEqual({ ok: false, error: expect.stringMatching(why) });
  expect(configFrom({ relays: [entry] }, PAGE)).toEqual({
    ok: false,
    error: { is: 'refused', of: 'relays', entry, why: expect.stringMatching(why) },
  });
});

test.each([
  'relay',
  'wss://relay.example',
  'wss://two.example:444/nostr',
  '/relay?a=1',
  'wss://x.example/#y',
])('a link can name %s when the configuration can', entry => {
  const url = socketUrl(entry, PAGE);
  if (!url.ok) return expect(isRelay(entry)).toBe(false);
  const link = linkToText('', { to: 'business', root: '5b'.repeat(32), relays: [url.value], carried: null });
  expect(linkFromText(link)).toMatchObject({ ok: true, value: { relays: [url.value] } });
});

test('without a page, only absolute addresses are any', () => {
  expect(socketUrl('/relay').ok).toBe(false);
  expect(socketUrl('wss://relay.example').ok).toBe(true);
});

test('a page on plain http elsewhere has no relay of its own', () => {
  expect(configFrom(shipped, 'http://192.168.0.7:4173/')).toMatchObject({
    ok: false,
    error: { is: 'refused' },
  });
});

test('each relay once, at least one and at most five', () => {
  const many = [1, 2, 3, 4, 5].map(n => `wss://relay${n}.example`);
  expect(configFrom({ relays: [...many, 'wss://relay1.example/'] }, PAGE)).toMatchObject({
    value: { relays: many },
  });
  expect(configFrom({ relays: [...many, '/relay'] }, PAGE)).toMatchObject({
    error: { entry: 'wss://book.example/relay', why: 'At most 5 relays can be named.' },
  });
  expect(configFrom({ relays: [] }, PAGE)).toMatchObject({ error: { why: 'At least one relay is needed.' } });
});

test('TURN servers keep their names and passwords', () => {
  const turn = [
    { urls: 'turn:turn.example:3478', username: 'u', credential: 'c' },
    { urls: ['stun:stun.example'] },
  ];
  expect(configFrom({ relays: ['/relay'], turn }, PAGE)).toMatchObject({
    value: {
      turn: [
        { urls: ['turn:turn.example:3478'], username: 'u', credential: 'c' },
        { urls: ['stun:stun.example'] },
      ],
    },
  });
  expect(configFrom({ relays: ['/relay'], turn: [{ urls: 'https://x' }] }, PAGE)).toMatchObject({
    error: { of: 'turn', entry: 'https://x' },
  });
});

test('what is no configuration says where', () => {
  expect(configFrom({ relays: 'wss://x' }, PAGE)).toMatchObject({
    ok: false,
    error: { is: 'unreadable', detail: expect.stringMatching(/^relays: /) },
  });
  expect(configFrom('<!doctype html>', PAGE)).toMatchObject({ ok: false, error: { is: 'unreadable' } });
});
