import { describe, expect, test } from 'vitest';
import type { Letter } from '../../app/ports';
import { letter, newHost, newKey } from '../../host/testing/client';
import { listen, newPage, newPuppet, reaches } from './testing/network';

const wrapFor = (key: string, more: object = {}): Letter =>
  letter({ tags: [['p', key]], content: 'sealed', ...more });
const inbox = (key: string) => ({ kinds: [1059], '#p': [key] });

describe('coming back', () => {
  test('pauses grow while a relay is away; then all is asked again, and nothing comes twice', async () => {
    const host = await newHost();
    const { relay } = host;
    const [desk, wallet] = [newPage(), newPage()];
    const { key } = newKey();
    const [first, second] = [wrapFor(key), wrapFor(key)];
    await wallet.publish([relay], first);
    const heard = listen(desk, [relay], inbox(key));
    await heard.until(() => heard.stored.length === 1);

    await host.stopRelay();
    await reaches(desk, relay, 'closed');
    for (let longest = 500; longest < 130_000; longest *= 2) {
      const [pause = 0, ...others] = desk.clock.waits();
      expect(others).toEqual([]);
      expect(pause).toBeGreaterThanOrEqual(Math.min(longest, 60_000) / 2);
      expect(pause).toBeLessThanOrEqual(Math.min(longest, 60_000));
      desk.clock.pass(pause);
      await reaches(desk, relay, 'connecting');
      await reaches(desk, relay, 'closed');
    }

    await host.startRelay();
    await newPage().publish([relay], second);
    desk.clock.pass(60_000);
    await heard.until(() => heard.stored.length === 2);
    expect(heard.letters).toEqual([first, second]);
  });

  test('at once when the network is back', async () => {
    const host = await newHost();
    const desk = newPage();
    const heard = listen(desk, [host.relay], inbox(newKey().key));
    await heard.until(() => heard.stored.length === 1);
    await host.stopRelay();
    await reaches(desk, host.relay, 'closed');
    await host.startRelay();
    desk.backOnline();
    await heard.until(() => heard.stored.length === 2);
  });

  test('for whoever needs it next, when it failed while nobody did', async () => {
    const host = await newHost();
    await host.stopRelay();
    const desk = newPage();
    listen(desk, [host.relay], inbox('a')).stop();
    await reaches(desk, host.relay, 'closed');
    await host.startRelay();
    const heard = listen(desk, [host.relay], inbox('a'));
    await heard.until(() => heard.stored.length === 1);
  });

  test('a letter given while a relay is away is taken when it comes back within ten seconds', async () => {
    const host = await newHost();
    await host.stopRelay();
    const wallet = newPage();
    const receipts = wallet.publish([host.relay], wrapFor('a'));
    await reaches(wallet, host.relay, 'closed');
    await host.startRelay();
    wallet.clock.pass(500);
    expect(await receipts).toMatchObject([{ taken: true }]);
  });

  test('a relay that accepts and says nothing is left alone ever longer', async () => {
    const mute = await newPuppet(() => undefined);
    const desk = newPage();
    listen(desk, [mute], inbox('a'));
    for (const longest of [500, 1_000, 2_000]) {
      await reaches(desk, mute, 'open');
      desk.clock.pass(45_000);
      desk.clock.pass(10_000);
      await reaches(desk, mute, 'closed');
      const [pause = 0] = desk.clock.waits();
      expect(pause).toBeGreaterThanOrEqual(longest / 2);
      expect(pause).toBeLessThanOrEqual(longest);
      desk.clock.pass(pause);
    }
  });

  test('a silent relay that answers when asked is kept', async () => {
    let probed = (): void => undefined;
    const calm = await newPuppet(([, name], say) => {
      say(['EOSE', name]);
      if (name === 'there?') say(['NOTICE', 'I am']);
      if (name === 'there?') probed();
    });
    const desk = newPage();
    const heard = listen(desk, [calm], inbox('a'));
    await heard.until(() => heard.stored.length === 1);
    for (let i = 0; i < 3; i++) {
      const answered = new Promise<void>(done => {
        probed = done;
      });
      desk.clock.pass(45_000);
      await answered;
      // The answer is on its way; another round trip over the same connection comes after it.
      const other = listen(desk, [calm], inbox('b'));
      await other.until(() => other.stored.length === 1);
      other.stop();
      desk.clock.pass(10_000);
      await reaches(desk, calm, 'open');
    }
  });

  test('a subscription that a relay closes is asked for again after growing pauses', async () => {
    const { key } = newKey();
    let asked = 0;
    const fickle = await newPuppet(([type, name, filter], say) => {
      if (type !== 'REQ') return;
      const isMarker = 'authors' in (filter as object);
      if (!isMarker) asked += 1;
      say(['AUTH', 'challenge']);
      say(isMarker || asked > 2 ? ['EOSE', name] : ['CLOSED', name, 'auth-required: who are you?']);
    });
    const desk = newPage();
    const heard = listen(desk, [fickle], inbox(key));
    for (const longest of [1_000, 2_000]) {
      // The relay answers in order: when it answered this, the other was closed before.
      const marker = listen(desk, [fickle], { authors: [key] });
      await marker.until(() => marker.stored.length === 1);
      marker.stop();
      const [pause = 0] = desk.clock.waits();
      expect(pause).toBeGreaterThanOrEqual(longest / 2);
      expect(pause).toBeLessThanOrEqual(longest);
      desk.clock.pass(pause);
    }
    await heard.until(() => heard.stored.length === 1);
  });
});
