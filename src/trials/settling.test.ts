import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../core/time';
import { addAt, allShow, historyOf, openApart, sessionAt } from './apart';
import { TOMORROW_AT_10, until } from './world';

test('of two sessions entered apart the later is marked, on the calendar and in Attention, and kept once for all', async () => {
  const apart = await openApart();
  const [a, b, c] = apart.desks;
  const first = await addAt(a, TOMORROW_AT_10);
  const second = await addAt(b, TOMORROW_AT_10 + 30 * MINUTE);
  await apart.meet();
  const entry = { is: 'overlap', loser: second, others: [first], full: false } as const;
  await allShow(apart, [entry]);
  expect(await sessionAt(apart, first)).toMatchObject({ overlaps: true, loses: false });
  expect(await sessionAt(apart, second)).toMatchObject({ overlaps: true, loses: true });
  const kept = await c.desk.sessions.keepBoth(second, [first], false);
  await apart.meet();
  await allShow(apart, []);
  expect(await sessionAt(apart, second)).toMatchObject({ overlaps: true, loses: false });
  if (kept.ok) await kept.value.undo();
  await apart.meet();
  await allShow(apart, [entry]);
});

test('two devices that decide apart end the same: kept by one and moved by the other it is moved', async () => {
  const apart = await openApart();
  const [a, b, c] = apart.desks;
  const first = await addAt(a, TOMORROW_AT_10);
  const second = await addAt(b, TOMORROW_AT_10);
  await apart.meet();
  await b.desk.sessions.keepBoth(second, [first], false);
  await c.desk.sessions.keepBoth(second, [first], false);
  const [free] = await a.desk.sessions.nearest(second);
  expect(free?.start).toBe(TOMORROW_AT_10 - HOUR);
  await a.desk.sessions.edit(second, { start: TOMORROW_AT_10 - HOUR });
  await apart.meet();
  await allShow(apart, []);
  expect(await sessionAt(apart, second)).toMatchObject({ start: TOMORROW_AT_10 - HOUR, overlaps: false });
  // What was kept was another time: moved back by someone, it is asked about again.
  await c.desk.sessions.edit(second, { start: TOMORROW_AT_10 });
  await apart.meet();
  await allShow(apart, [{ is: 'overlap', loser: second, others: [first], full: false }]);
});

test('the last seat of a class that two devices filled: who came later stands over, and may stay', async () => {
  const apart = await openApart();
  const [a, b, c] = apart.desks;
  const service = await a.desk.settings.service(null, { name: 'Yoga', duration: 60, seats: 2, staff: [] });
  if (!service.ok) throw new Error(service.error.is);
  await apart.meet();
  const known = await addAt(a, TOMORROW_AT_10, 'Yoga');
  await apart.meet();
  const first = await addAt(b, TOMORROW_AT_10, 'Yoga');
  const last = await addAt(a, TOMORROW_AT_10, 'Yoga');
  await apart.meet();
  await allShow(apart, [{ is: 'overlap', loser: last, others: [known, first], full: true }]);
  expect(await sessionAt(apart, last)).toMatchObject({ loses: true });
  await c.desk.sessions.keepBoth(last, [known, first], true);
  await apart.meet();
  await allShow(apart, []);
});

test('time that the owner blocks on one device never loses to a session entered on another', async () => {
  const apart = await openApart();
  const [a, b] = apart.desks;
  const session = await addAt(a, TOMORROW_AT_10);
  const [staff] = (await until(b.desk.book, () => true)).staff;
  if (!staff) throw new Error('No staff');
  const block = await b.desk.sessions.block({
    staff: staff.key,
    start: TOMORROW_AT_10,
    end: TOMORROW_AT_10 + HOUR,
    title: 'Dentista',
  });
  if (!block.ok) throw new Error(block.error.is);
  await apart.meet();
  await allShow(apart, [{ is: 'overlap', loser: session, others: [block.value.key], full: false }]);
});

test('a session that two devices moved stands at the later time; the history tells both, and each is undone there', async () => {
  const apart = await openApart();
  const [a, b, c] = apart.desks;
  const key = await addAt(a, TOMORROW_AT_10);
  await apart.meet();
  await b.desk.sessions.edit(key, { start: TOMORROW_AT_10 + HOUR });
  await a.desk.sessions.edit(key, { start: TOMORROW_AT_10 + 3 * HOUR });
  await apart.meet();
  expect(await sessionAt(apart, key)).toMatchObject({ start: TOMORROW_AT_10 + 3 * HOUR });
  await allShow(apart, []);
  const moves = await historyOf(apart, 'session', key, 'when');
  expect(moves.map(({ device, value }) => [device.id, (value as { start: number }).start])).toEqual([
    [a.vault.device.id, TOMORROW_AT_10],
    [b.vault.device.id, TOMORROW_AT_10 + HOUR],
    [a.vault.device.id, TOMORROW_AT_10 + 3 * HOUR],
  ]);
  const last = moves.at(-1);
  if (last) await c.desk.undo(last);
  await apart.meet();
  expect(await sessionAt(apart, key)).toMatchObject({ start: TOMORROW_AT_10 + HOUR });
});

test.each(['moved', 'cancelled'] as const)(
  'cancelled on one device and moved on another it is cancelled, and asked about, though it was %s later',
  async later => {
    const apart = await openApart();
    const [a, b, c] = apart.desks;
    for (const { keep } of apart.desks) keep();
    const key = await addAt(a, TOMORROW_AT_10);
    await apart.meet();
    const move = () => b.desk.sessions.edit(key, { start: TOMORROW_AT_10 + HOUR });
    const cancel = () => a.desk.sessions.cancel(key, '');
    await (later === 'moved' ? cancel() : move());
    await (later === 'moved' ? move() : cancel());
    await apart.meet();
    const torn = { is: 'torn', key, torn: 'cancelled-moved' } as const;
    await allShow(apart, [torn]);
    expect(await sessionAt(apart, key)).toMatchObject({
      start: TOMORROW_AT_10 + HOUR,
      state: 'cancelled',
    });
    expect(await historyOf(apart, 'session', key, 'when')).toHaveLength(2);
    const brought = await c.desk.sessions.settle(key, 'cancelled-moved', 'restore');
    await apart.meet();
    await allShow(apart, []);
    expect(await sessionAt(apart, key)).toMatchObject({ state: 'confirmed', start: TOMORROW_AT_10 + HOUR });
    if (brought.ok) await brought.value.undo();
    await apart.meet();
    await allShow(apart, [torn]);
    await b.desk.sessions.settle(key, 'cancelled-moved', 'leave');
    await apart.meet();
    await allShow(apart, []);
    expect(await sessionAt(apart, key)).toMatchObject({ state: 'cancelled' });
  },
);

test('a session that was moved, and cancelled by someone who knew, is asked about by nobody', async () => {
  const apart = await openApart();
  const [a, b] = apart.desks;
  for (const { keep } of apart.desks) keep();
  const key = await addAt(a, TOMORROW_AT_10);
  await a.desk.sessions.edit(key, { start: TOMORROW_AT_10 + HOUR });
  await apart.meet();
  await b.desk.sessions.cancel(key, '');
  await apart.meet();
  expect(await sessionAt(apart, key)).toMatchObject({ state: 'cancelled' });
  await allShow(apart, []);
});

test('a client edited on two devices: each field keeps what was last set, and the history tells both', async () => {
  const apart = await openApart();
  const [a, b] = apart.desks;
  const made = await a.desk.clients.save(null, { first: 'Ana', last: 'Souza', email: '', phone: '' });
  if (!made.ok) throw new Error(made.error.is);
  const { key } = made.value;
  await apart.meet();
  await a.desk.clients.save(key, { phone: '+55 11 91234-5678', last: 'Souza Lima' });
  await b.desk.clients.save(key, { email: 'ana@example.com', last: 'Lima' });
  await apart.meet();
  for (const { desk } of apart.desks)
    await until(
      desk.clients.one(key),
      client =>
        client?.phone === '+55 11 91234-5678' && client.email === 'ana@example.com' && client.last === 'Lima',
    );
  const names = await historyOf(apart, 'client', key, 'last');
  expect(names.map(({ value }) => value)).toEqual(['Souza', 'Souza Lima', 'Lima']);
  await allShow(apart, []);
  const last = names.at(-1);
  if (last) await a.desk.undo(last);
  await apart.meet();
  for (const { desk } of apart.desks)
    await until(desk.clients.one(key), client => client?.last === 'Souza Lima');
});
