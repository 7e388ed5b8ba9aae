import { expect, test } from 'vitest';
import type { Letter, RelayState } from '../../app/ports';
import { letter, newHost, newKey } from '../../host/testing/client';
import { listen, newPage, newPuppet, reaches } from './testing/network';

const wrapFor = (key: string, more: object = {}): Letter =>
  letter({ tags: [['p', key]], content: 'sealed', ...more });
const inbox = (key: string) => ({ kinds: [1059], '#p': [key] });
const ids = (letters: readonly Letter[]) => letters.map(({ id }) => id).toSorted();

test('a letter on several relays is handed on once', async () => {
  const hosts = [await newHost(), await newHost(), await newHost()];
  const urls = hosts.map(({ relay }) => relay);
  const [desk, wallet] = [newPage(), newPage()];
  const { key } = newKey();
  const letters = [wrapFor(key), wrapFor(key)];
  await wallet.publish(urls, letters[0] as Letter);
  const heard = listen(desk, urls, inbox(key));
  await heard.until(() => heard.stored.length === 3);
  expect(await wallet.publish([...urls, ...urls], letters[1] as Letter)).toEqual(
    urls.map(relay => ({ relay, taken: true, says: '' })),
  );
  const marker = wrapFor(key);
  await wallet.publish(urls, marker);
  await heard.until(() => heard.letters.length === 3);
  expect(heard.letters).toEqual([...letters, marker]);
});

test('one of two relays loses everything, and nothing is lost', async () => {
  const [forgetful, faithful] = [await newHost(), await newHost()];
  const urls = [forgetful.relay, faithful.relay];
  const wallet = newPage();
  const { key } = newKey();
  const before = [wrapFor(key), wrapFor(key), wrapFor(key)];
  for (const each of before) await wallet.publish(urls, each);
  forgetful.wipe();
  await forgetful.stopRelay();
  const during = wrapFor(key);
  const receipts = wallet.publish(urls, during);
  const desk = newPage();
  const heard = listen(desk, urls, inbox(key));
  await heard.until(() => heard.letters.length === 4);
  expect(ids(heard.letters)).toEqual(ids([...before, during]));
  expect(heard.stored).toEqual([faithful.relay]);
  wallet.clock.pass(10_000);
  expect(await receipts).toMatchObject([{ taken: false }, { taken: true }]);

  await forgetful.startRelay();
  desk.backOnline();
  await heard.until(() => heard.stored.length === 2);
  expect(heard.letters.length).toBe(4);
});

test('an altered copy from one relay does not keep the genuine letter of another away', async () => {
  const { key } = newKey();
  const genuine = wrapFor(key);
  const copies = [
    { ...genuine, content: 'altered' },
    { ...genuine, sig: '0'.repeat(128) },
    { ...genuine, tags: [...genuine.tags, ['x', 'y']] },
    { ...genuine, created_at: genuine.created_at - 1 },
  ];
  const liar = await newPuppet(([type, name], say) => {
    if (type !== 'REQ') return;
    for (const copy of [...copies, ...copies]) say(['EVENT', name, copy]);
    say(['EOSE', name]);
  });
  const { relay } = await newHost();
  await newPage().publish([relay], genuine);
  const desk = newPage();
  const heard = listen(desk, [liar], inbox(key));
  await heard.until(() => heard.stored.length === 1);
  expect(heard.letters).toEqual(copies);
  const both = listen(desk, [liar, relay], inbox(key));
  await both.until(() => both.stored.length === 2);
  expect(both.letters).toContainEqual(genuine);
});

test('what is no letter, or not one that was asked for, is passed over', async () => {
  const { key } = newKey();
  const good = wrapFor(key);
  const hostile = await newPuppet(([type, name], say) => {
    if (type !== 'REQ') return;
    const bad: readonly unknown[] = [
      'not json',
      '[',
      'null',
      '{}',
      '[]',
      '"EVENT"',
      ['EVENT'],
      ['EVENT', name],
      ['EVENT', name, null],
      ['EVENT', name, 'text'],
      ['EVENT', name, {}],
      ['EVENT', name, { ...good, id: good.id.toUpperCase() }],
      ['EVENT', name, { ...good, id: good.id.slice(1) }],
      ['EVENT', name, { ...good, sig: 5 }],
      ['EVENT', name, { ...good, tags: [['p', 1]] }],
      ['EVENT', name, { ...good, tags: {} }],
      ['EVENT', name, { ...good, created_at: 1.5 }],
      ['EVENT', name, { ...good, content: { length: 3 } }],
      ['EVENT', name, { ...good, content: 'x'.repeat(70_000) }],
      ['EVENT', name, wrapFor(newKey().key)],
      ['EVENT', name, { ...good, kind: 30078 }],
      ['EVENT', 'other', good],
      ['EVENT', ['nested'], good],
      ['OK'],
      ['OK', 7, true],
      ['OK', '__proto__', true, {}],
      ['CLOSED'],
      ['CLOSED', 'nobody', null],
      ['NOTICE', { toString: 'no' }],
      ['AUTH'],
      ['EOSE', null],
      `${'['.repeat(60_000)}`,
    ];
    for (const frame of bad) say(frame);
    say(['EVENT', name, good]);
    say(['EOSE', name]);
  });
  const desk = newPage();
  const heard = listen(desk, [hostile], inbox(key));
  await heard.until(() => heard.stored.length === 1);
  expect(heard.letters).toEqual([good]);
});

test('more of a letter than NIP-01 names is not handed on', async () => {
  const good = wrapFor('a');
  const chatty = await newPuppet(([, name], say) => {
    say(['EVENT', name, { ...good, verified: true }]);
    say(['EOSE', name]);
  });
  const heard = listen(newPage(), [chatty], inbox('a'));
  await heard.until(() => heard.stored.length === 1);
  expect(heard.letters).toEqual([good]);
});

test('states tell of every relay, known or not', async () => {
  const { relay } = await newHost();
  const desk = newPage();
  const told: (readonly RelayState[])[] = [];
  desk.states([relay, 'wss://unknown.example'])(states => told.push(states));
  listen(desk, [relay], inbox('a'));
  await reaches(desk, relay, 'open');
  expect(told.map(states => states.map(({ state }) => state))).toEqual([
    ['closed', 'closed'],
    ['connecting', 'closed'],
    ['open', 'closed'],
  ]);
});
