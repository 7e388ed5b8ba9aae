import { describe, expect, test } from 'vitest';
import type { Letter } from '../../app/ports';
import { letter, newHost, newKey } from '../../host/testing/client';
import { listen, newPage, newPuppet, reaches } from './testing/network';

const wrapFor = (key: string, more: object = {}): Letter =>
  letter({ tags: [['p', key]], content: 'sealed', ...more });
const inbox = (key: string) => ({ kinds: [1059], '#p': [key] });

describe('one relay', () => {
  test('takes letters, and hands out what it holds and what comes', async () => {
    const { relay } = await newHost();
    const [desk, wallet] = [newPage(), newPage()];
    const { key } = newKey();
    const [before, after] = [wrapFor(key), wrapFor(key)];
    expect(await wallet.publish([relay], before)).toEqual([{ relay, taken: true, says: '' }]);
    const heard = listen(desk, [relay], inbox(key));
    await heard.until(() => heard.stored.length === 1);
    expect(heard.letters).toEqual([before]);
    await wallet.publish([relay], after);
    await heard.until(() => heard.letters.length === 2);
    expect(heard.letters).toEqual([before, after]);
  });

  test('a refusal is told with its reason', async () => {
    const { relay } = await newHost();
    expect(await newPage().publish([relay], letter({ kind: 1 }))).toEqual([
      { relay, taken: false, says: 'blocked: this kind is not taken here' },
    ]);
  });

  test('what is too large, or no address, is not even tried', async () => {
    const relays = newPage();
    const big = wrapFor('a', { content: 'x'.repeat(66_000) });
    expect(await relays.publish(['ws://localhost:1', 'ws://relay.example'], big)).toEqual([
      { relay: 'ws://localhost:1', taken: false, says: 'oversized' },
      { relay: 'ws://relay.example', taken: false, says: 'not an address of a relay' },
    ]);
    expect(relays.clock.waits()).toEqual([]);
  });

  test('that does not answer a letter is given up on after ten seconds', async () => {
    let heard = (): void => undefined;
    const mute = await newPuppet(() => heard());
    const relays = newPage();
    const arrived = new Promise<void>(done => {
      heard = done;
    });
    const receipts = relays.publish([mute], wrapFor('a'));
    await arrived;
    relays.clock.pass(10_000);
    expect(await receipts).toEqual([{ relay: mute, taken: false, says: 'no answer' }]);
  });

  test('that is not there is not waited for longer', async () => {
    const relays = newPage();
    const receipts = relays.publish(['ws://localhost:1'], wrapFor('a'));
    await reaches(relays, 'ws://localhost:1', 'connecting');
    await reaches(relays, 'ws://localhost:1', 'closed');
    relays.clock.pass(10_000);
    expect(await receipts).toMatchObject([{ taken: false, says: 'not reached' }]);
  });

  test('is hung up on when nobody needs it any more', async () => {
    const { relay } = await newHost();
    const relays = newPage();
    await relays.publish([relay], wrapFor('a'));
    relays.clock.pass(29_000);
    await reaches(relays, relay, 'open');
    relays.clock.pass(1_000);
    await reaches(relays, relay, 'closed');
    expect(relays.clock.waits()).toEqual([]);
  });
});
