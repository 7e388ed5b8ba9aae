import { expect, test } from 'vitest';
import type { Stop } from '../app/ports';
import { answerOf } from '../core/answers';
import type { WalletKey } from '../core/requests';
import { SECOND } from '../core/time';
import { openApart } from './apart';
import { book, bookingAt, openBrowser, outcome, type Shop, TOMORROW_AT_10, until, visit } from './world';

// Devices that hear one another, and which of them answers and tells.

const answersIn = ({ disk }: Shop): readonly string[] =>
  disk.entries.flatMap(({ change }) => (change.of === 'answer' ? [change.device] : []));

/** What each writes reaches the others at once, until told to stop. */
const inStep = (desks: readonly Shop[]): Stop => {
  const stops = desks.map(from =>
    from.log.onAppended(() => {
      for (const to of desks)
        if (to !== from) void to.log.accept(from.disk.entries.map(({ change }) => change));
    }),
  );
  return () => {
    for (const stop of stops) stop();
  };
};

const turn = () => new Promise(resolve => setTimeout(resolve, 50));

test('a request that all devices read is answered once, by the first in line', async () => {
  const { world, desks } = await openApart({ together: true });
  const stop = inStep(desks);
  for (const { keep } of desks) keep();
  const ana = await openBrowser(world);
  const seen = await visit(desks[0], ana);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
  await outcome(ana, seen.root, key, 'confirmed');
  await turn();
  for (const wait of [5, 5, 5]) {
    world.clock.advance(wait * SECOND);
    await turn();
  }
  for (const desk of desks) expect(answersIn(desk)).toEqual([desks[0].vault.device.id]);
  stop();
});

test('while the first sleeps the second answers after five seconds, and the third leaves it at that', async () => {
  const { world, desks } = await openApart({ together: true });
  const [first, second, third] = desks;
  const stop = inStep([second, third]);
  second.keep();
  third.keep();
  const ana = await openBrowser(world);
  const seen = await visit(first, ana);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
  await outcome(ana, seen.root, key, 'on-its-way');
  await turn();
  expect(answersIn(second)).toEqual([]);
  world.clock.advance(5 * SECOND);
  await outcome(ana, seen.root, key, 'confirmed');
  world.clock.advance(5 * SECOND);
  await turn();
  expect(answersIn(third)).toEqual([second.vault.device.id]);
  stop();
});

test('what a stranger was told about a request keeps nobody from answering it', async () => {
  const { world, desks } = await openApart({ together: true });
  const [first, second] = desks;
  second.keep();
  const ana = await openBrowser(world);
  const seen = await visit(first, ana);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
  const stranger = 'f'.repeat(64) as WalletKey;
  await second.log.append([
    answerOf(first.vault.device.id, key, stranger, { is: 'withdrawn', nearest: [] }, 'desk'),
  ]);
  await outcome(ana, seen.root, key, 'on-its-way');
  await turn();
  world.clock.advance(5 * SECOND);
  await outcome(ana, seen.root, key, 'confirmed');
});

test('what one device answered and did not live to tell is told by the next in line', async () => {
  const { world, desks } = await openApart({ together: true });
  const [first, second] = desks;
  const ana = await openBrowser(world);
  const seen = await visit(first, ana);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
  const link = await ana.wallet.byHand(seen.root, key);
  if (!link.ok) throw new Error(link.error);
  // It writes the answer, and goes: nothing of it reaches a relay.
  const delivered = await first.desk.byHand.deliver(link.value);
  expect(delivered.ok && delivered.value.state).toBe('confirmed');
  await second.log.accept(first.disk.entries.map(({ change }) => change));
  second.keep();
  await turn();
  expect((await until(ana.wallet.booking(seen.root, key), () => true))?.state.is).toBe('on-its-way');
  world.clock.advance(6 * SECOND);
  await outcome(ana, seen.root, key, 'confirmed');
  expect(answersIn(second)).toEqual([first.vault.device.id]);
});

test('what waits too long is refused once, by the first in line that is awake', async () => {
  const { world, desks } = await openApart({ together: true, ask: true });
  const stop = inStep(desks);
  for (const { keep } of desks) keep();
  const ana = await openBrowser(world);
  const seen = await visit(desks[0], ana);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
  await outcome(ana, seen.root, key, 'waiting');
  const before = answersIn(desks[2]).length;
  world.clock.advance(TOMORROW_AT_10 - world.clock.now());
  for (const desk of desks)
    await until(desk.desk.sessions.one(key), entry => entry?.session.state.is === 'refused');
  for (const wait of [6, 6]) {
    world.clock.advance(wait * SECOND);
    await turn();
  }
  expect(answersIn(desks[2])).toHaveLength(before + 1);
  stop();
});
