import { expect, test } from 'vitest';
import type { ConfigFault } from '../../app/config';
import { createSteeredClock } from '../../app/testing/clock';
import { createConfig, readConfig } from './config';

const PAGE = 'https://book.example/shop/';

/** A host that gives one answer after the other, and the last one from then on. */
const hostOf = (...answers: readonly (Response | Error)[]) => {
  const asked: string[] = [];
  const read = async (url: URL): Promise<Response> => {
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push(url.href);
    if (answer instanceof Response) return answer.clone();
    throw answer;
  };
  return { asked, read };
};

const SOUND = Response.json({ relays: ['/relay'] });

const open = (...answers: readonly (Response | Error)[]) => {
  const clock = createSteeredClock(0);
  const { asked, read } = hostOf(...answers);
  const config = createConfig({ page: PAGE, clock, read });
  const faults: (ConfigFault | null)[] = [];
  const relays: (readonly string[])[] = [];
  config.fault(fault => faults.push(fault));
  config.relays(known => relays.push(known));
  // An answer is there some microtasks after it was asked for; a macrotask is behind them all.
  const settled = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
  return { clock, asked, config, faults, relays, settled };
};

test('a sound configuration is told once, its addresses whole', async () => {
  const { asked, config, faults, relays, settled } = open(SOUND);
  expect(config.now()).toBeNull();
  expect(relays).toEqual([]);
  await settled();
  expect(asked).toEqual(['https://book.example/shop/config.json']);
  expect(relays).toEqual([['wss://book.example/relay']]);
  expect(faults.at(-1)).toBeNull();
  expect(config.now()?.relays).toEqual(['wss://book.example/relay']);
});

test('what is wrong with it is told, no relay is, and it is read again until it is mended', async () => {
  const { clock, faults, relays, settled } = open(
    Response.json({ relays: ['ws://elsewhere.example'] }),
    new Response('', { status: 404 }),
    new TypeError('offline'),
    SOUND,
  );
  await settled();
  expect(faults.at(-1)).toMatchObject({ is: 'refused', of: 'relays', entry: 'ws://elsewhere.example' });
  clock.advance(2_000);
  await settled();
  expect(faults.at(-1)).toEqual({ is: 'unreadable', detail: 'config.json: 404' });
  clock.advance(10_000);
  await settled();
  expect(faults.at(-1)).toEqual({ is: 'unreadable', detail: 'config.json: TypeError: offline' });
  expect(relays).toEqual([]);
  clock.advance(30_000);
  await settled();
  expect(faults.at(-1)).toBeNull();
  expect(relays).toEqual([['wss://book.example/relay']]);
});

test('who cannot wait is told what it is after a second try, or at once where it is refused', async () => {
  const clock = createSteeredClock(0);
  const late = hostOf(new TypeError('offline'), SOUND);
  expect(await readConfig({ page: PAGE, clock, read: late.read })).toMatchObject({ ok: true });
  const never = hostOf(new TypeError('offline'));
  expect(await readConfig({ page: PAGE, clock, read: never.read })).toMatchObject({
    error: { is: 'unreadable' },
  });
  const wrong = hostOf(Response.json({ relays: [] }), SOUND);
  expect(await readConfig({ page: PAGE, clock, read: wrong.read })).toMatchObject({
    error: { is: 'refused' },
  });
  expect(wrong.asked).toHaveLength(1);
});

test('stopped, it asks no more', async () => {
  const { clock, asked, config, settled } = open(new TypeError('offline'));
  await settled();
  config.stop();
  clock.advance(60_000);
  await settled();
  expect(asked).toHaveLength(1);
});
